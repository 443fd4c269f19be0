// The form, what was typed in it, and the way to what was found.
#include "web/plan/what_if_page.h"

#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/line/typed_view.h"
#include "web/part/show/amounts.h"
#include "web/tpl_what_if_page.h"

#include <stddef.h>

static const FieldInside insides[] = {{&what_if_fields, offsetof(WhatIfForm, ask)}};
static const Field form_fields[] = {
    {.name = S_INIT("repair"), .kind = FIELD_BOOL, .offset = offsetof(WhatIfForm, repair)},
    {.name = S_INIT("merge"), .kind = FIELD_BOOL, .offset = offsetof(WhatIfForm, merge)},
};
const FieldTable what_if_form_fields =
    FIELD_TABLE_WITH("an order to try", WhatIfForm, form_fields, insides);

enum {
    FIELDS_MAX = 3,
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

static Text quantity_text(Arena *arena, int64_t quantity) {
    TextBuf buf = buf_new(arena, ROOM);
    if (quantity != 0) {
        buf_add_int(&buf, quantity);
    }
    return buf_text(&buf);
}

// Lines that were given one by one, then what was typed, as one text.
static Text typed_of(Arena *arena, const WhatIfAsk *ask) {
    const WhatIfAskLine *lines = ask->lines.items;
    size_t room = ask->paste.len + 1;
    for (size_t i = 0; i < ask->lines.count; i++) {
        room += lines[i].part.len + ROOM;
    }
    TextBuf buf = buf_new(arena, room);
    for (size_t i = 0; i < ask->lines.count; i++) {
        if (lines[i].part.len > 0 || lines[i].quantity != 0) {
            buf_add(&buf, lines[i].part);
            buf_addf(&buf, "\t%lld\n", (long long)lines[i].quantity);
        }
    }
    buf_add(&buf, ask->paste);
    return buf_text(&buf);
}

// How many places hold something, those between them included.
static size_t joins_typed(const WhatIfAsk *ask) {
    const WhatIfAskJoin *joining = ask->joining.items;
    size_t count = ask->joining.count < LINES_SHOWN_MAX ? ask->joining.count : LINES_SHOWN_MAX;
    while (count > 0 && joining[count - 1].site.len == 0) {
        count--;
    }
    return count;
}

static size_t moves_typed(const WhatIfAsk *ask) {
    const WhatIfAskMove *moves = ask->moves.items;
    size_t count = ask->moves.count < LINES_SHOWN_MAX ? ask->moves.count : LINES_SHOWN_MAX;
    while (count > 0 && moves[count - 1].from.len == 0 && moves[count - 1].entitlement.len == 0 &&
           moves[count - 1].quantity == 0) {
        count--;
    }
    return count;
}

// Sites that join, and what moves: places for what was typed, and some more.
static FormFields arrivals_of(const PageCall *call, const WhatIfAsk *ask,
                              const Refusals *refusals) {
    Arena *arena = call->arena;
    const WhatIfAskMove *moves = ask->moves.items;
    const WhatIfAskJoin *joining = ask->joining.items;
    size_t moving = moves_typed(ask);
    size_t joins = joins_typed(ask);
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
    return ask->site.len == 0 && ask->quote.len == 0 && ask->paste.len == 0;
}

// ---- trying ----

typedef struct {
    WhatIfAsk ask; // with what was repaired
    WhatIfInput input;
    WhatIfOutcome outcome;
    Refusals refusals;
} Tried;

static Err try_once(const PageCall *call, Tried *tried) {
    tried->refusals = (Refusals){0};
    tried->outcome = (WhatIfOutcome){0};
    TRY(what_if_input(call->context, &tried->ask, &tried->input, &tried->refusals));
    tried->input.good_lines = true;
    return refused(&tried->refusals)
               ? OK
               : see_what_if(call->context, &tried->input, &tried->outcome, &tried->refusals);
}

// What was repaired or merged is tried as it stands then.
static Err try_typed(const PageCall *call, const WhatIfForm *form, Tried *tried) {
    TRY(try_once(call, tried));
    const TypedLines *typed = &tried->outcome.typed;
    bool repairs = form->repair.value && typed->repairs > 0;
    if (!repairs && !(form->merge.value && typed->again > 0)) {
        return OK;
    }
    tried->ask.paste = repairs ? typed->repaired : typed->merged;
    return try_once(call, tried);
}

static void fill_good(const OrderLineView *line, Currency money, TypedRow *row) {
    row->good = true;
    row->part = line->part;
    row->quantity = quantity_amount(line->quantity);
    row->unit = amount_bare(line->unit, money);
    row->has_points = line->points.hundredths > 0;
    row->points = points_amount(line->points);
    row->extended = amount_bare(line->extended, money);
}

static TypedTable typed_of_lines(const PageCall *call, const WhatIfOutcome *outcome) {
    const TypedLines *typed = &outcome->typed;
    TypedRows rows = {arena_array(call->arena, TypedRow, typed->count), typed->count};
    for (size_t i = 0; i < typed->count; i++) {
        const TypedLine *line = &typed->lines[i];
        rows.items[i].place = line->typed.place;
        rows.items[i].description = line->description;
        if (line->line > 0 && outcome->is_priced) {
            fill_good(&outcome->order.lines[line->line - 1], outcome->money, &rows.items[i]);
        } else {
            typed_row_bad(call, line, &rows.items[i]);
        }
    }
    TypedTable table = typed_table(typed, rows, msg_plan_form());
    table.check = url_path(S("/what-if"));
    return table;
}

// What was refused before goes first: the page then says that, beside what it finds. Lines that are
// all good stand below with what they come to, and not twice.
static Err find(PageCall *call, const WhatIfForm *form, const Refusals *before, Tried *tried,
                WhatIfPage *view) {
    TRY(try_typed(call, form, tried));
    const WhatIfOutcome *outcome = &tried->outcome;
    if (outcome->typed.bad > 0 || outcome->typed.again > 0) {
        view->typed = typed_of_lines(call, outcome);
    }
    if (!refused(&tried->refusals) && outcome->is_priced) {
        what_if_view_fill(call, outcome, view);
        what_if_split_fill(call, &tried->input, outcome, before, view);
    }
    return OK;
}

Err what_if_page_show(PageCall *call, int status, const WhatIfForm *form,
                      const Refusals *refusals) {
    Tried tried = {.ask = form->ask};
    tried.ask.paste = typed_of(call->arena, &form->ask);
    tried.ask.lines = (FieldList){0};
    WhatIfPage view = {
        .action = url_path(S("/what-if")),
        .keys = page_keys(call, S("")),
        .kept = kept_of(call, &form->ask),
        .takes_lines = form->ask.quote.len == 0,
    };
    if (!asks_nothing(&tried.ask) && call->complaints->count == 0) {
        TRY(find(call, form, refusals, &tried, &view));
    }
    const Refusals *shown = refusals != NULL && refused(refusals) ? refusals : &tried.refusals;
    if (status == 200 && refused(shown)) {
        status = status_of_refusal(shown->items[0].id);
    }
    view.fields = fields_of(call, &form->ask, shown);
    view.paste =
        typed_paste_field(call, shown, tried.ask.paste, msg_plan_lines(), msg_cart_lines_hint());
    view.arrivals = arrivals_of(call, &form->ask, shown);
    view.arrives = arrives(&form->ask);
    PageParts parts = {.title = msg_plan_what_if(), .main = page_part(call)};
    parts.problems = page_problems(call, shown);
    tpl_what_if_page(&parts.main, &view);
    return page_show(call, status, &parts);
}
