// The life of a cohort: every company's years, day by day, through the same actions as everybody's.
// Some of what its people ask for is refused; only the refusals that a life may meet are taken.
#ifndef MAIN_DEMO_LIFE_H
#define MAIN_DEMO_LIFE_H

#include "domain/refusal.h"
#include "main/demo/agenda.h"
#include "main/demo/cohort.h"

typedef enum {
    ACT_ENROL,
    ACT_SITE_ADD,
    ACT_CONTACT,
    ACT_SITE_MOVE,
    ACT_ORDER,
    ACT_REPEAT, // the same order sent again with its key
    ACT_REINSTATE,
    ACT_RENEW,
    ACT_RETURN,
    ACT_MOVE,
    ACT_COUNTS,
    ACT_COUNT
} ActKind;

// A refusal that was not expected, or one that was and did not come.
typedef struct {
    bool happened;
    ActKind act;
    Text site;
    Date on;
    RefusalId got;    // REFUSAL_NONE: it was accepted
    RefusalId wanted; // REFUSAL_NONE: it should have been accepted
} Surprise;

typedef struct {
    int64_t done[ACT_COUNT];
    int64_t refused[REFUSAL_COUNT];
    Surprise surprise; // of the first; the life ends with it
} LifeCounts;

typedef struct {
    Db *db;
    NumberSource *numbers;
    Arena *keep; // of the cohort
    Arena *work; // of one act, rewound after each
    const Programme *programme;
    int64_t programme_version;
    const Catalogue *catalogue;
    const Partners *partners;
    Date today;
} LifePlan;

Text act_name(ActKind act);

// Lives until today. Adds to the counts; ends at the first surprise.
Err life_live(const LifePlan *plan, Cohort *cohort, LifeCounts *counts);

#endif
