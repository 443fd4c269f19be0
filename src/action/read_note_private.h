// That personal data was read (portal.md V5, P46): one plain audit row, which is committed before
// what was read leaves. Inside action.
#ifndef ACTION_READ_NOTE_PRIVATE_H
#define ACTION_READ_NOTE_PRIVATE_H

#include "action/action_private.h"

// Notes that context's actor read `what` ("contact.read") of an object of the enterprise. Whoever
// gets a fault here must not hand on what was read.
Err read_note(const ActionContext *context, EnterpriseId enterprise, Text what, int64_t object);

#endif
