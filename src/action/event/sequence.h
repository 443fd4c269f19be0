// The sequencer: follows the committed (enterprise, seq) rows, numbers events per account without
// gaps and chains the audit (house.md "One order of things"). Callers take turns; killed anywhere,
// it goes on where the last commit left it.
#ifndef ACTION_SEQUENCE_H
#define ACTION_SEQUENCE_H

#include "action/action.h"

typedef struct {
    int64_t enterprises; // that had something new
    int64_t links;       // audit rows chained
    int64_t events;      // events numbered
    EnterpriseId last;   // behind which the next step goes on; 0: from the first one again
} SequenceOutcome;

// Reads what is new in up to `most` enterprises behind `after` (0: from the first on), in one
// transaction. Which they are is asked where it holds nobody up (`readers`). Nothing new: all zero.
Err do_sequence(const ActionContext *context, EnterpriseId after, int64_t most,
                SequenceOutcome *ret_outcome);

#endif
