// What an order would do (P20, B21): the form that asks, and beneath it what was found; every
// figure from see_what_if.
#ifndef WEB_PLAN_WHAT_IF_PAGE_H
#define WEB_PLAN_WHAT_IF_PAGE_H

#include "action/plan/plan_ask.h"
#include "domain/refusal.h"
#include "web/line/typed_table.h"
#include "web/order/order_lines.h"
#include "web/page.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/price/totals.h"
#include "web/part/price/what_if.h"
#include "web/part/table/kept.h"

typedef struct {
    Text part;
    Amount quantity;
    Amount first;
    Amount second;
} SplitRow;

typedef struct {
    SplitRow *items;
    size_t count;
} SplitRows;

typedef struct {
    Message text;
} TurnRow;

typedef struct {
    TurnRow *items;
    size_t count;
} TurnRows;

typedef struct {
    Url action;
    FormKeys keys;
    KeptList kept;
    FormFields fields;
    bool takes_lines; // no quote is tried
    FormField paste;
    TypedTable typed;
    FormFields arrivals; // sites that join, and moves
    bool arrives;        // something of it was typed

    bool found; // what follows
    Text currency;
    Message terms;
    OrderLinesTable table;
    Totals totals;
    bool has_level;
    Message points_now;
    Html meter;
    Message effect;
    WhatIf what_if;
    TurnRows turns;
    Message split_words;
    SplitRows split;
    Totals split_totals;
    bool may_order;
    Url order_two;
    KeptList pair;
    FormFields papers;
    bool has_terms;
    Message accepts;
    bool has_renewal;
    Message renewal_words;
    int64_t unpriced;
    Message unpriced_words;
    Totals renewal;
} WhatIfPage;

typedef struct {
    WhatIfAsk ask;
    FieldBool repair; // put what is offered in the places of what was typed
    FieldBool merge;  // put one line for each part in the places of several
} WhatIfForm;

extern const FieldTable what_if_form_fields;

// Answers with the page: tries what is asked, unless it is nothing or was refused already. Lines
// that are given one by one stand in the box as if they had been typed.
Err what_if_page_show(PageCall *call, int status, const WhatIfForm *form, const Refusals *refusals);

// ---- the page's own pieces ----

// What was found, beneath the form.
void what_if_view_fill(const PageCall *call, const WhatIfOutcome *outcome, WhatIfPage *view);
// The best split, and the form that orders it.
void what_if_split_fill(const PageCall *call, const WhatIfInput *input,
                        const WhatIfOutcome *outcome, const Refusals *refusals, WhatIfPage *view);

#endif
