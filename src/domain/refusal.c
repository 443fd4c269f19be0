// The list of refusals and their collection.
#include "domain/refusal.h"

typedef struct {
    Text code;
    Text rule;
} RefusalRow;

static const RefusalRow refusal_rows[REFUSAL_COUNT] = {
#define REFUSAL(id, code, rule) [id] = {S_INIT(code), S_INIT(rule)},
#include "domain/refusal.def"
#undef REFUSAL
};

void refuse(Refusals *refusals, Refusal refusal) {
    ENSURE(refusal.id > REFUSAL_NONE && refusal.id < REFUSAL_COUNT);
    if (refusals->count == REFUSALS_MAX) {
        refusals->more++;
        return;
    }
    refusals->items[refusals->count++] = refusal;
}

Text refusal_code(RefusalId id) {
    ENSURE(id < REFUSAL_COUNT);
    return refusal_rows[id].code;
}

Text refusal_rule(RefusalId id) {
    ENSURE(id < REFUSAL_COUNT);
    return refusal_rows[id].rule;
}
