// The demo's people beside the partners' primaries: a staff person per desk (the order desk has
// two, for what takes a second person), users of partners with one right each, customers'
// primaries, secondaries and users. All have one password (demo_password), and one of each kind is
// offered by one click.
#ifndef MAIN_DEMO_PEOPLE_H
#define MAIN_DEMO_PEOPLE_H

#include "main/demo/cohort.h"

// What every person of the demo types.
extern const char demo_password[];

typedef struct {
    Db *db;
    NumberSource *numbers;
    Arena *arena;
    const Partners *partners;
    const Cohort *cohort; // lived, and the first
    Dice *dice;           // of their own: nothing else is thrown otherwise for them
    Date start;
} PeoplePlan;

// Inside a transaction, once, after the first cohort's life.
Err people_make(const PeoplePlan *plan);

#endif
