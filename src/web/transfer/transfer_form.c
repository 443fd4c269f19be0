// Whence and whither, what the source holds, and the effect.
#include "web/transfer/transfer_form.h"

#include "action/refusal_message.h"
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/part/show/amounts.h"
#include "web/tpl_transfer_new.h"
#include "web/transfer/transfer_new.h"
#include "web/transfer/transfer_url.h"

enum { FIELDS_MAX = 3, CRUMB_COUNT = 2, ROOM = 48 };

static void add_field(const PageCall *call, const Refusals *refusals, FormFields *fields,
                      FormField field) {
    Message problem;
    if (page_problem_of(call, refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    fields->items[fields->count++] = field;
}

static FormFields fields_of(const PageCall *call, const TransferAsk *ask,
                            const Refusals *refusals) {
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    add_field(call, refusals, &fields, field_text(S("from"), msg_move_from(), ask->from));
    add_field(call, refusals, &fields,
              field_with_hint(field_text(S("to"), msg_move_to(), ask->to), msg_move_to_hint()));
    fields.items[fields.count - 1].optional = true;
    add_field(call, refusals, &fields,
              field_text(S("agreement"), msg_move_agreement(), ask->agreement));
    fields.items[fields.count - 1].optional = true;
    return fields;
}

static Text item_name(Arena *arena, size_t line, const char *field) {
    TextBuf buf = buf_new(arena, ROOM);
    buf_addf(&buf, "lines.%zu.%s", line + 1, field);
    return buf_text(&buf);
}

// Each record that is held, ticked where its name was sent, with the quantity that stood beside it.
static TransferNewLines lines_of(const PageCall *call, const TransferAsk *ask,
                                 const TransferPreview *preview) {
    TransferNewLines lines = {arena_array(call->arena, TransferNewLine, preview->held_count),
                              preview->takes_lines ? preview->held_count : 0};
    const TransferAskLine *asked = ask->lines.items;
    for (size_t i = 0; i < lines.count; i++) {
        const TransferHeld *held = &preview->held[i];
        TransferNewLine *line = &lines.items[i];
        *line = (TransferNewLine){.tick = item_name(call->arena, i, "entitlement"),
                                  .entitlement = held->entitlement,
                                  .part = held->part,
                                  .held = quantity_amount(held->quantity),
                                  .coverage_end = held->coverage_end,
                                  .quantity_name = item_name(call->arena, i, "quantity"),
                                  .label = msg_move_how_many(held->part)};
        line->quantity = page_typed(call, line->quantity_name);
        for (size_t j = 0; j < ask->lines.count; j++) {
            line->ticked = line->ticked || text_equal(asked[j].entitlement, held->entitlement);
        }
    }
    return lines;
}

static TransferEffects effects_of(const PageCall *call, const TransferPreview *preview) {
    TransferEffects rows = {arena_array(call->arena, TransferEffect, preview->count),
                            preview->count};
    for (size_t i = 0; i < preview->count; i++) {
        const TransferRow *row = &preview->rows[i];
        bool blocked = row->blocked_by != REFUSAL_NONE;
        rows.items[i] = (TransferEffect){
            .part = row->part,
            .entitlement = row->entitlement,
            .quantity = quantity_amount(row->quantity),
            .coverage_end = row->coverage_end,
            .has_due = !row->due_null,
            .due = row->due,
            .months = msg_move_months(row->months),
            .has_old = !row->old_price_null,
            .old_price = money_amount(row->old_price, row->money),
            .has_new = !row->new_price_null,
            .new_price = money_amount(row->new_price, row->money),
            .level = row->level,
            .blocked = blocked,
            .blocker = blocked ? refusal_what(row->blocked_by) : (Message){0},
        };
    }
    return rows;
}

static bool asks_something(const TransferAsk *ask) {
    return ask->from.len > 0 && (ask->to.len > 0 || ask->agreement.len > 0);
}

static void fill_found(const PageCall *call, const TransferAsk *ask, const TransferPreview *preview,
                       TransferNewPage *view) {
    view->found = true;
    view->joins = !preview->takes_lines;
    view->lines = lines_of(call, ask, preview);
    view->rows = effects_of(call, preview);
    view->may_ask = !preview->blocked;
    if (preview->takes_lines) {
        Url tried = url_with(call->arena, url_path(S("/what-if")), S("site"), preview->to);
        view->try_it = url_with(call->arena, tried, S("moves.1.from"), preview->from);
    }
}

Err transfer_form_show(PageCall *call, int status, const TransferAsk *ask, const Refusals *tried) {
    TransferPreview preview = {0};
    Refusals own = {0};
    TransferNewPage view = {
        .preview = url_path(S("/transfers/preview")),
        .submit = url_path(S("/transfers")),
        .keys = page_keys(call, S("")),
    };
    const Refusals *shown = tried != NULL ? tried : &own;
    if (call->complaints->count == 0 && asks_something(ask)) {
        TRY(see_transfer_preview(call->context, ask, &preview, &own));
        if (!refused(&own)) {
            fill_found(call, ask, &preview, &view);
            own = *preview.blockers;
        }
    }
    if (status == 200 && refused(shown)) {
        status = status_of_refusal(shown->items[0].id);
    }
    view.fields = fields_of(call, ask, shown);
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_move_title(), url_path(S("/transfers"))};
    crumbs[1] = (Crumb){.label = msg_move_new()};
    PageParts parts = {.title = msg_move_new(),
                       .crumbs = {crumbs, CRUMB_COUNT},
                       .problems = page_problems(call, shown),
                       .main = page_part(call)};
    tpl_transfer_new(&parts.main, &view);
    return page_show(call, status, &parts);
}
