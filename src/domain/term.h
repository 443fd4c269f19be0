// Terms and levels of an agreement: how its standing moves through time and orders (R2, R3).
#ifndef DOMAIN_TERM_H
#define DOMAIN_TERM_H

#include "base/date.h"
#include "domain/programme.h"

// Where an agreement stands. A value is valid where it came from these functions or the store.
typedef struct {
    bool express;  // R1.1: no points, no level, no term
    bool inactive; // R1.9: it takes no order
    Level level;   // the relationship level; LEVEL_NONE for express
    Level floor;   // level at the start of the term (R2.7): no return lowers below it (R2.10)
    bool has_term; // R3.1: false until the first accepted order; the fields below count only then
    int32_t term;  // 1 is the initial term
    Date term_start;
    Date term_end;
    Date first_anniversary; // R3.2, the day after the initial term
    Points term_points;
} Standing;

// What a term's end did (R2.7): the history row of a reset.
typedef struct {
    int32_t term;
    Date term_start;
    Date term_end;
    Points points;
    Level level_before;
    Level level_after;
} TermClose;

// R3.1, R4.1: the last day of the `months`-th full month, counting the month of `from` when it is a
// 1st.
Date full_months_end(Date from, int32_t months);

// R1.7, R3.1: a fresh agreement, without a term.
Standing standing_enrolled(const Programme *programme, CustomerType customer_type);
Standing standing_express(void);

// R2.7, R2.8, R10.3: closes one term that ended before `today` and starts the next. False, and
// nothing changed, where none has: call until then.
bool standing_close_term(Standing *standing, const Programme *programme, Date today,
                         TermClose *ret_close);

// R2.5: the level that an order with these points pays. LEVEL_NONE for express.
Level standing_order_level(const Standing *standing, const Programme *programme, Points points);

// R2.6, R3.1: an order accepted on `today` starts the term if it is the first, and adds its points.
// False, and nothing changed, where the term's total would not fit. Not for express.
bool standing_accept_order(Standing *standing, const Programme *programme, Date today,
                           Points points);

// R2.10: takes a return's points (≥ 0) from `term`. A closed term's reset is not reopened.
void standing_take_back(Standing *standing, const Programme *programme, int32_t term,
                        Points points);

// The day from which the next term counts; standing->has_term must hold.
Date standing_next_anniversary(const Standing *standing);

// R3.2: the next anniversary after `today` of who has a term that ends (or ended, where nobody has
// closed it yet) on a day.
Date anniversary_after(Date term_end, Date today);

// R4.2, R5.5: the standing that a first order on `today` would make, for counting months and due
// days where no term has begun; the standing itself where one has.
Standing standing_if_ordered(const Standing *standing, const Programme *programme, Date today);

// What people see of a standing (portal.md "Summary").
typedef struct {
    bool express;
    bool fixed_level; // R1.7: no next level
    Level level;
    bool has_term;
    Date term_start;
    Date term_end;
    Date next_anniversary;
    Points term_points;
    bool has_next_level;
    Level next_level;
    Points points_to_next; // the next level's threshold less the term's points
} AgreementSummary;

AgreementSummary standing_summary(const Standing *standing, const Programme *programme);

#endif
