// The bulk loader: writes the rows of a lived cohort once more for as many other enterprises, with
// names and public numbers of their own. All else agrees with what the actions wrote, for every id
// and every reference inside an enterprise is its own.
#ifndef MAIN_DEMO_COPIES_H
#define MAIN_DEMO_COPIES_H

#include "main/demo/cohort.h"

typedef struct {
    Db *db;
    NumberSource *numbers;
    Arena *work; // rewound after each copy
    const Cohort *cohort;
    EnterpriseId first; // of the cohort
    EnterpriseId last;
    Dice *dice;
} CopyPlan;

typedef struct CopyBook CopyBook;

// Reads what the copies have in common; it lives in `keep`.
Err copies_begin(const CopyPlan *plan, Arena *keep, CopyBook **ret_book);
// Makes one copy, `shift` enterprises further on, in a transaction of its own.
Err copies_make(const CopyPlan *plan, const CopyBook *book, int64_t shift);

#endif
