// Refusals: what the business says no to. They are collected, several at once, and shown to the
// person in their words; a refused action has changed nothing.
#ifndef DOMAIN_REFUSAL_H
#define DOMAIN_REFUSAL_H

#include "base/text.h"

typedef enum {
    REFUSAL_NONE,
#define REFUSAL(id, code, rule) id,
#include "domain/refusal.def"
#undef REFUSAL
    REFUSAL_COUNT
} RefusalId;

typedef struct {
    RefusalId id;
    Text field;   // the input's name, "quantity"; empty: the whole input
    int32_t line; // from 1; 0: not of a line
    Text value;   // what was given; empty where it has no short form
    Text list;    // whose line it is, "moves"; empty: "lines"
} Refusal;

enum { REFUSALS_MAX = 32 };

// The first REFUSALS_MAX, in the order in which they are checked; `more` counts the rest.
typedef struct {
    Refusal items[REFUSALS_MAX];
    int32_t count;
    int32_t more;
} Refusals;

void refuse(Refusals *refusals, Refusal refusal);
static inline bool refused(const Refusals *refusals) {
    return refusals->count > 0;
}

// The list of its line.
static inline Text refusal_list(const Refusal *refusal) {
    return refusal->list.len > 0 ? refusal->list : S("lines");
}

Text refusal_code(RefusalId id);
Text refusal_rule(RefusalId id);

#endif
