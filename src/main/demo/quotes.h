// Quotes of the demo's resellers for what falls due soon, in the states that a quote of today can
// have.
#ifndef MAIN_DEMO_QUOTES_H
#define MAIN_DEMO_QUOTES_H

#include "domain/programme.h"
#include "main/demo/partners.h"

typedef struct {
    Db *db;
    NumberSource *numbers;
    Arena *work; // rewound after each partner
    const Programme *programme;
    int64_t programme_version;
    const Partners *partners;
    Date today;
    const Text *kept; // agreements of which nobody has quoted anything yet
    size_t kept_count;
    size_t seller; // of these: something of its waits for each kind of decision
} QuotesPlan;

// Through the same actions as everybody's; a line that cannot be quoted is left. ret_quotes: how
// many.
Err quotes_make(const QuotesPlan *plan, int64_t *ret_quotes);

#endif
