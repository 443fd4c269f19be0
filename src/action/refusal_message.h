// What a refusal says to a person, as messages in no language yet: the room that answers knows the
// reader's language. Each refusal of refusal.def has the keys refusal.<id> and refusal.<id>.next in
// i18n; without them this room does not compile.
#ifndef ACTION_REFUSAL_MESSAGE_H
#define ACTION_REFUSAL_MESSAGE_H

#include "base/show/message.h"
#include "domain/refusal.h"

// What is wrong: "there is no site of this number".
Message refusal_what(RefusalId id);
// What to do next: "enrol it first".
Message refusal_next(RefusalId id);

#endif
