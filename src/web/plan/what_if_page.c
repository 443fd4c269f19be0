// The form, what was typed in it, and the way to what was found.
#include "web/plan/what_if_page.h"

#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/tpl_what_if_page.h"

enum {
    FIELDS_MAX = 3,
    LINES_EMPTY = 3,
    LINES_SHOWN_MAX = 200,
    MOVES_EMPTY = 2,
    ROOM = 40,
};

static void add_field(const PageCall *call, const Refusals *refusals, FormFields *fields,
                      FormField field) {
    Message problem;
    if (page_problem_of(call, refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    fields->items[fields->count++] = field;
}

// A customer begins with its own site.
static Text site_of(const PageCall *call, const WhatIfAsk *ask) {
    bool begins = ask->site.len == 0 && call->typed_count == 0;
    return begins && call->viewer->kind == VIEWER_CUSTOMER ? call->viewer->account_number
                                                           : ask->site;
}

static FormFields fields_of(const PageCall *call, const WhatIfAsk *ask, const Refusals *refusals) {
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    Text day = ask->day.given ? date_text(call->arena, ask->day.date) : page_typed(call, S("day"));
    if (ask->quote.len == 0) {
        add_field(call, refusals, &fields, field_text(S("site"), msg_site(), site_of(call, ask)));
        add_field(call, refusals, &fields,
                  field_with_hint(field_text(S("currency"), msg_currency(), ask->currency),
                                  msg_plan_currency_hint()));
        fields.items[fields.count - 1].optional = true;
    }
    add_field(call, refusals, &fields,
              field_with_hint(field_date(S("day"), msg_plan_day(), day), msg_plan_day_hint()));
    fields.items[fields.count - 1].optional = true;
    return fields;
}

static Text item_name(Arena *arena, const char *list, size_t item, const char *field) {
    TextBuf buf = buf_new(arena, ROOM);
    buf_addf(&buf, "%s.%zu.%s", list, item, field);
    return buf_text(&buf);
}

static Text line_name(Arena *arena, size_t line, const char *field) {
    return item_name(arena, "lines", line, field);
}

static Text quantity_text(Arena *arena, int64_t quantity) {
    TextBuf buf = buf_new(arena, ROOM);
    if (quantity != 0) {
        buf_add_int(&buf, quantity);
    }
    return buf_text(&buf);
}

// What was typed, and some more places.
static FormFields lines_of(const PageCall *call, const WhatIfAsk *ask) {
    if (ask->quote.len > 0) {
        return (FormFields){0};
    }
    const WhatIfAskLine *typed = ask->lines.items;
    size_t given = ask->lines.count < LINES_SHOWN_MAX ? ask->lines.count : LINES_SHOWN_MAX;
    size_t count = given + LINES_EMPTY;
    FormFields fields = {arena_array(call->arena, FormField, 2 * count), 0};
    for (size_t i = 0; i < count; i++) {
        int64_t line = (int64_t)i + 1;
        Text part = i < given ? typed[i].part : S("");
        Text quantity = i < given ? quantity_text(call->arena, typed[i].quantity) : S("");
        fields.items[fields.count++] =
            field_text(line_name(call->arena, i + 1, "part"), msg_plan_part_of_line(line), part);
        fields.items[fields.count++] = field_number(line_name(call->arena, i + 1, "quantity"),
                                                    msg_plan_quantity_of_line(line), quantity);
    }
    return fields;
}

// Sites that join, and what moves: places for what was typed, and some more.
static FormFields arrivals_of(const PageCall *call, const WhatIfAsk *ask,
                              const Refusals *refusals) {
    Arena *arena = call->arena;
    const WhatIfAskMove *moves = ask->moves.items;
    const WhatIfAskJoin *joining = ask->joining.items;
    size_t moving = ask->moves.count < LINES_SHOWN_MAX ? ask->moves.count : LINES_SHOWN_MAX;
    size_t joins = ask->joining.count < LINES_SHOWN_MAX ? ask->joining.count : LINES_SHOWN_MAX;
    size_t count = 3 * (moving + MOVES_EMPTY) + joins + 1;
    FormFields fields = {arena_array(arena, FormField, count), 0};
    for (size_t i = 0; i <= joins; i++) {
        add_field(call, refusals, &fields,
                  field_text(item_name(arena, "joining", i + 1, "site"),
                             msg_plan_joining((int64_t)i + 1),
                             i < joins ? joining[i].site : S("")));
        fields.items[fields.count - 1].wide = true;
    }
    for (size_t i = 0; i < moving + MOVES_EMPTY; i++) {
        int64_t line = (int64_t)i + 1;
        WhatIfAskMove move = i < moving ? moves[i] : (WhatIfAskMove){0};
        add_field(call, refusals, &fields,
                  field_text(item_name(arena, "moves", i + 1, "from"), msg_plan_move_from(line),
                             move.from));
        add_field(call, refusals, &fields,
                  field_text(item_name(arena, "moves", i + 1, "entitlement"),
                             msg_plan_move_entitlement(line), move.entitlement));
        add_field(call, refusals, &fields,
                  field_number(item_name(arena, "moves", i + 1, "quantity"),
                               msg_plan_move_quantity(line), quantity_text(arena, move.quantity)));
    }
    return fields;
}

static bool arrives(const WhatIfAsk *ask) {
    const WhatIfAskJoin *joining = ask->joining.items;
    const WhatIfAskMove *moves = ask->moves.items;
    bool typed = false;
    for (size_t i = 0; i < ask->joining.count; i++) {
        typed = typed || joining[i].site.len > 0;
    }
    for (size_t i = 0; i < ask->moves.count; i++) {
        typed = typed || moves[i].from.len > 0 || moves[i].entitlement.len > 0;
    }
    return typed;
}

static KeptList kept_of(const PageCall *call, const WhatIfAsk *ask) {
    Kept *kept = arena_array(call->arena, Kept, 1);
    *kept = (Kept){S("quote"), ask->quote};
    return (KeptList){kept, ask->quote.len > 0 ? 1 : 0};
}

static bool asks_nothing(const WhatIfAsk *ask) {
    return ask->site.len == 0 && ask->quote.len == 0 && ask->lines.count == 0;
}

// What was refused before goes first: the page then says that, beside what it finds.
static Err find(PageCall *call, const WhatIfAsk *ask, const Refusals *before, Refusals *refusals,
                WhatIfPage *view) {
    WhatIfInput input;
    WhatIfOutcome outcome;
    TRY(what_if_input(call->context, ask, &input, refusals));
    if (!refused(refusals)) {
        TRY(see_what_if(call->context, &input, &outcome, refusals));
    }
    if (!refused(refusals)) {
        what_if_view_fill(call, &outcome, view);
        what_if_split_fill(call, &input, &outcome, before, view);
    }
    return OK;
}

Err what_if_page_show(PageCall *call, int status, const WhatIfAsk *ask, const Refusals *refusals) {
    Refusals own = {0};
    WhatIfPage view = {
        .action = url_path(S("/what-if")),
        .kept = kept_of(call, ask),
        .lines = lines_of(call, ask),
    };
    if (!asks_nothing(ask)) {
        TRY(find(call, ask, refusals, &own, &view));
    }
    const Refusals *shown = refusals != NULL && refused(refusals) ? refusals : &own;
    if (status == 200 && refused(shown)) {
        status = status_of_refusal(shown->items[0].id);
    }
    view.fields = fields_of(call, ask, shown);
    view.arrivals = arrivals_of(call, ask, shown);
    view.arrives = arrives(ask);
    PageParts parts = {.title = msg_plan_what_if(), .main = page_part(call)};
    parts.problems = page_problems(call, shown);
    tpl_what_if_page(&parts.main, &view);
    return page_show(call, status, &parts);
}
