// What an order would do before anybody orders it (P20, B1, B21): what it costs and earns, what it
// costs at every level, the agreement behind it, the quantities that turn a level, the same lines
// as two orders, and the agreement's next renewal with it and without; perhaps with sites that join
// the agreement and entitlements that move to the site before.
//
// It is priced by what prices orders, on the whole of what stands, as do_order_check does it; what
// it says beyond the order itself is of what the viewer sees. Nothing is written.
#ifndef ACTION_PLAN_WHAT_IF_H
#define ACTION_PLAN_WHAT_IF_H

#include "action/line/typed_lines.h"
#include "action/order/order_parties.h"
#include "action/order/order_view.h"
#include "action/plan/what_if_coming.h"
#include "action/plan/what_if_renewals.h"
#include "domain/plan/split.h"
#include "domain/plan/turn.h"

enum { WHAT_IF_DAYS_MAX = 1096 };

typedef struct {
    Text site;
    WhatIfComing coming; // before the order
    const OrderLineInput *lines;
    size_t line_count;
    Text paste;        // lines as they were typed, behind those (domain/quote/paste.h)
    bool good_lines;   // what was typed: the good ones are priced, whatever the others are
    Text quote;        // with renewal lines: all of it is tried as it stands, by its own list
    bool has_currency; // else what the site last bought in, as far as the viewer sees
    Currency currency;
    bool has_day; // ordered on that day, at most WHAT_IF_DAYS_MAX ahead; else today
    Date day;
} WhatIfInput;

// What the same lines cost, were this the order's level.
typedef struct {
    Level level;
    bool is_of_order;
    bool is_of_later; // what orders behind it get
    bool has_total;   // false: a line has no price there
    Money total;
    Money difference; // to the order's
} WhatIfLevel;

typedef struct {
    TypedLines typed; // of a paste; what follows only with is_priced
    bool is_priced;   // always, but where no typed line is good
    Currency money;
    Date day;
    OrderView order; // its agreement: behind it
    AgreementSummary before;
    WhatIfLevel *levels; // those that points move between; none for express and at a fixed level
    size_t level_count;
    LineTurns *turns; // of order.lines, in their places
    SplitVerdict split_verdict;
    OrderSplit split; // of order.lines; only with SPLIT_FOUND
    WhatIfRenewals renewals;
} WhatIfOutcome;

// Refuses site_not_found · bad_day · currency_differs · what do_site_move refuses of sites that
// join and do_entitlements_move of moves, an entitlement that is not there as line_not_found ·
// no_lines · do_order_accept's line by line (of typed lines too_many_lines, and each problem that
// typed_lines.h names) · of a quote what see_quote does and quote_draft.
Err see_what_if(const ActionContext *context, const WhatIfInput *input, WhatIfOutcome *ret_outcome,
                Refusals *ret_refusals);

#endif
