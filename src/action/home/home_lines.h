// What the open renewal lines of a viewer come to, for the home (portal.md P43): figures of the
// next months, the programme's calendar, what comes up, what lapses, who is close to a next level.
//
// All of it is made of one reading of the lines by their due day, the same that P21's list shows,
// and each line is priced by the function that its list prices and adds up with. So every figure
// equals what the list says under the filter that belongs to it: `rows`, the list's path with it.
// At most HOME_LINES_MOST lines are read unless all are asked for: what lies beyond is not known
// (`until`), and a figure that would need it is left out, never guessed.
//
// Sums are of one currency (portal.md C3); counts of the calendar are of all lines.
#ifndef ACTION_HOME_HOME_LINES_H
#define ACTION_HOME_HOME_LINES_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/calendar.h"

enum {
    HOME_LINES_MOST = 400,   // lines that a home reads by itself
    HOME_LINES_ALL = 200000, // and where all are asked for
    HOME_LAPSE_MOST = 200,   // lines that lapse soon, beside them
    HOME_DUE_DAYS = 90,      // "due soon"
    HOME_RISK_DAYS = 14,     // and not quoted: at risk
    HOME_LAPSE_DAYS = 30,    // coverage that ends by then and is not quoted waits for the viewer
    HOME_MONTHS = 12,        // of the chart and of the calendar
    HOME_STEPS = NOTICE_COUNT + 1, // of the calendar: R4.8's notices, then the due day
    HOME_ENDS_MOST = 6,
    HOME_GROUPS_MOST = 8,
    HOME_LAPSING_MOST = 3,
    HOME_CLOSE_MOST = 3,
    HOME_CLOSE_LOOKED = 128, // sites that come up first, whose standing a home looks at by itself
    HOME_CLOSE_SHARE = 25,   // per cent of the next level's points that are missing at most
};

typedef struct {
    Text currency; // of the sums; empty: that of most lines
    FieldBool all; // read all lines, however long it takes
} HomeInput;

extern const FieldTable home_fields;

typedef struct {
    int64_t lines;
    int64_t unpriced; // of them, without a price in force: not in the value
    Money value;
    Currency money;
    Text rows;
} HomeFigure;

typedef struct {
    Text currency;
    int64_t lines;
} HomeCurrency;

// The lines due in one month.
typedef struct {
    Date first; // days of the month
    Date last;
    HomeFigure all;
    HomeFigure quoted; // or ordered; + open = all
    HomeFigure open;   // neither
} HomeMonth;

// Lines due between two days, all currencies: those that reach a step of the calendar in one month.
typedef struct {
    bool known;
    Date due_from;
    Date due_to;
    int64_t lines;
    Text rows;
} HomeCell;

// Lines whose coverage ends on one day, all currencies.
typedef struct {
    Date end;
    int64_t lines;
    Text rows;
} HomeEnd;

// Lines of one site, currency and due day (coming up) or coverage (lapsing), in one quote or none.
typedef struct {
    EnterpriseId enterprise_id;
    SiteId site_id;
    QuoteId quote_id;
    Text site; // number
    Text customer_name;
    Text level; // empty: express
    Date due;
    Date coverage_end; // the earliest
    Text currency;
    Currency money;
    HomeFigure figure;
    Text quote; // number; empty: not quoted
    Text quote_state;
    bool ordered; // an order of the quote waits
    bool valid_to_null;
    Date valid_to;
} HomeGroup;

// A customer whose lines come up and whose agreement lacks little of its next level.
typedef struct {
    Text agreement; // number
    Text customer_name;
    Text level;
    Text next_level;
    Points points;
    Points next_from;
    Points missing;
    Date until; // the term's last day
    Text rows;
} HomeClose;

typedef struct {
    bool seen;     // false: the viewer has no right to renewal lines, and all is empty
    bool whole;    // every open line was read
    Date until;    // where not whole: lines due up to this day were all read
    int64_t lines; // that were read, as far as that day
    Text rows;     // where whole

    HomeCurrency *currencies; // that the lines read are in, most lines first
    size_t currency_count;
    Text currency; // of the sums; empty: there is no line
    Currency money;

    FieldDate due_from; // where the reading begins: today; for a customer, who has few, anywhere
    bool due_known;     // the figures of what is due soon
    Date due_to;
    Date risk_to;
    HomeFigure due;     // all of it:
    HomeFigure ordered; // + quoted + open + risk = due
    HomeFigure quoted;
    HomeFigure open;
    HomeFigure risk;

    HomeMonth *months; // that are known, at most HOME_MONTHS
    size_t month_count;
    Date first_month;
    HomeCell calendar[HOME_STEPS][HOME_MONTHS];
    int32_t step_days[HOME_STEPS]; // before the due day; the last is 0

    HomeEnd *ends; // what is covered, by its end, the earliest first; none where not all was read
    size_t end_count;

    HomeGroup *coming; // earliest due day first, from today on
    size_t coming_count;

    bool lapsing_known;
    Date lapse_to;
    HomeGroup *lapsing; // earliest end first; the others are in the counts
    size_t lapsing_count;
    HomeCell lapsing_all; // their lines, of all currencies
    int64_t lapsing_sites;

    HomeClose *close; // least missing share first
    size_t close_count;
} HomeLines;

// For a viewer without sight of lines all is empty and `seen` false. Refuses bad_currency.
Err see_home_lines(const ActionContext *context, const HomeInput *input, HomeLines *ret_lines,
                   Refusals *ret_refusals);

#endif
