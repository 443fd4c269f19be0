// A fault in one enterprise: its night is taken back and comes onto the list of exceptions, and the
// others go on. Whose fault it is shows where it alone is in a transaction.
#ifndef ACTION_NIGHT_NIGHT_FAULT_H
#define ACTION_NIGHT_NIGHT_FAULT_H

#include "action/action.h"

// True where what an enterprise keeps may have caused it; what the machine or the server did (a
// full disk, a lost connection) is everybody's.
bool fault_is_of_enterprise(Err err);

// Notes that the night of an enterprise ended with such a fault, in a transaction of its own. `job`
// is the run.
Err do_night_fault_add(const ActionContext *context, int64_t job, EnterpriseId enterprise, Err err);
// A run went to its end: what it did not meet again is over.
Err do_night_faults_end(const ActionContext *context, int64_t job);

#endif
