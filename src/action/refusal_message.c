// The table from refusals to keys.
#include "action/refusal_message.h"

#include "base/messages.h"

typedef struct {
    int32_t what;
    int32_t next;
} Keys;

static const Keys keys_of[REFUSAL_COUNT] = {
    [REFUSAL_NONE] = {-1, -1},
#define REFUSAL(id, code, rule) [id] = {MSG_##id, MSG_##id##_NEXT},
#include "domain/refusal.def"
#undef REFUSAL
};

Message refusal_what(RefusalId id) {
    ENSURE(id > REFUSAL_NONE && id < REFUSAL_COUNT);
    return (Message){.id = keys_of[id].what};
}

Message refusal_next(RefusalId id) {
    ENSURE(id > REFUSAL_NONE && id < REFUSAL_COUNT);
    return (Message){.id = keys_of[id].next};
}
