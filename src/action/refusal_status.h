// Whether a refusal is of what was sent, of the state of a thing, of a right, or says that a thing
// is not there for who asks. The numbers are those that programs know from HTTP; nothing else of it
// is known here.
#ifndef ACTION_REFUSAL_STATUS_H
#define ACTION_REFUSAL_STATUS_H

#include "base/show/message.h"
#include "domain/refusal.h"

// 404 hidden or missing · 403 visible but not allowed · 409 state · 412 changed meanwhile · 422
// content (portal.md §10).
int status_of_refusal(RefusalId id);
// What a status says to a person: "There is no such page."
Message status_message(int status);

#endif
