// Automatic renewal as people meet it (R4.9, P24): the switch of an agreement, the orders that are
// to come of it, and the payment of one that came. What the day does by itself: action_run and the
// night.
#ifndef ACTION_RENEWAL_AUTOMATIC_H
#define ACTION_RENEWAL_AUTOMATIC_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/columns.h"
#include "domain/value/quantity.h"

// A line of an order to come.
typedef struct {
    Currency money; // of no column
    Text site;
    Text part;
    Quantity quantity;
    Date coverage_start;
    Date coverage_end;
    int64_t months;
    Money unit;
    Money extended;
    Points points;
} AutomaticLine;

extern const ColumnTable automatic_line_columns;

// What a standing quote will order on its due day, by the code that orders it, as everything is
// kept now: level and prices are of the due day.
typedef struct {
    Currency money; // of no column
    Text quote;
    Date due;
    Date changes_until;
    Text level; // empty: express
    Points points;
    Money total;
    Text currency;
    AutomaticLine *lines;
    size_t line_count;
} AutomaticOrder;

extern const ColumnTable automatic_order_columns;

typedef struct {
    Text agreement;
    bool automatic;
    Date since; // when the switch was used last
    bool since_null;
    int64_t revision; // of the switch
    Text changed_by;  // name of the account that used it last; of no column
    AutomaticOrder *orders;
    size_t order_count;
} Automatic;

extern const ColumnTable automatic_columns;

// For who may use the switch; where it is off, the orders are those that switching it on today
// would make. Refuses agreement_not_found: not there and not visible are one (V6) · right_missing.
Err see_automatic(const ActionContext *context, Text number, Automatic *ret_automatic,
                  Refusals *ret_refusals);

// The agreement of a viewer who may put its switch, and how it stands; an empty number: he may not.
Err see_automatic_own(const ActionContext *context, Text *ret_agreement, bool *ret_automatic);

typedef struct {
    FieldBool automatic;
} AutomaticAsk;

extern const FieldTable automatic_fields;

typedef struct {
    Text agreement; // its number
    bool automatic;
    bool has_revision; // of the switch, as it was seen
    int64_t revision;
} AutomaticInput;

typedef struct {
    int64_t revision;
    bool repeated;
} AutomaticOutcome;

// Puts the switch: the primary of the originating site (portal.md §4, °). Changes count until the
// day before a due day. Refuses agreement_not_found · right_missing · stale.
Err do_automatic_switch(const ActionContext *context, const AutomaticInput *input,
                        AutomaticOutcome *ret_outcome, Refusals *ret_refusals);

// Notes that an order of this kind was paid: the order desk. Refuses order_not_found ·
// right_missing · stale · not_automatic · already_decided (paid, or cancelled: value says which).
typedef struct {
    Text order; // its number
    bool has_revision;
    int64_t revision; // of the order
} PaidInput;

Err do_order_paid(const ActionContext *context, const PaidInput *input,
                  AutomaticOutcome *ret_outcome, Refusals *ret_refusals);

#endif
