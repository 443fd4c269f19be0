// GET /reports/renewed-lines: what the shares of a home are made of (portal.md P43); a page, or a
// file.
#include "action/renewal/renewed/renewed_lines.h"
#include "base/messages.h"
#include "report/rows_ask.h"
#include "web/customer/customer_link.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/renewal/renewed/renewed_lines.h"
#include "web/tpl_renewed_lines.h"

#include <stddef.h>

enum { FILTER_COUNT = 3 };

typedef struct {
    RenewedLinesInput lines;
    RowsAsk rows;
} RenewedAsk;

static const FieldInside insides[] = {
    {&renewed_lines_fields, offsetof(RenewedAsk, lines)},
    {&rows_ask_fields, offsetof(RenewedAsk, rows)},
};
static const FieldTable page_fields = {.what = S_INIT("renewed lines"),
                                       .bytes = sizeof(RenewedAsk),
                                       .inside = insides,
                                       .inside_count = 2};

static Filters filters_of(const PageCall *call, const Refusals *refusals) {
    static const Text own[] = {S_INIT("due_from"), S_INIT("due_to"), S_INIT("renewed")};
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    FieldOptions options = {arena_array(call->arena, FieldOption, RENEWED_OUTCOMES + 1), 0};
    options.items[options.count++] = (FieldOption){.label = msg_any()};
    for (size_t i = 0; i < RENEWED_OUTCOMES; i++) {
        Tag tag = tag_of(call->arena, STATES_OF_RENEWED, renewed_outcomes[i]);
        options.items[options.count++] =
            (FieldOption){.value = renewed_outcomes[i], .label = tag.label};
    }
    fields[0] = field_date(own[0], msg_due_from(), list_asked(call, own[0]));
    fields[1] = field_date(own[1], msg_due_to(), list_asked(call, own[1]));
    fields[2] = field_select(own[2], msg_state(), options, list_asked(call, own[2]));
    return list_filters(call, refusals, fields, FILTER_COUNT);
}

static RenewedLineRow row_of(const PageCall *call, const RenewedLine *line) {
    static const Gate orders = MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING);
    RenewedLineRow row = {
        .due = line->due,
        .customer = name_of(line->customer_name, call->lang),
        .site = line->site,
        .site_page = customer_link(call, line->site),
        .part = line->part,
        .description = line->description,
        .quantity = amount_of(line->quantity.count),
        .is_ordered = !line->accepted_on_null,
        .accepted_on = line->accepted_on,
        .order = line->order,
        .coverage_end = line->coverage_end,
        .state = tag_of(call->arena, STATES_OF_RENEWED, line->renewed),
    };
    if (row.is_ordered && gate_ask(&orders, true, call->viewer) == GATE_OPEN) {
        row.order_page = order_url(call->arena, line->order);
    }
    return row;
}

static void fill_heads(const PageCall *call, RenewedLinesPage *view) {
    view->due = list_head(call, msg_due(), S("edge"), S("due"), false);
    view->customer = list_head(call, msg_customer(), S(""), S("customer_name"), false);
    view->part = list_head(call, msg_part(), S(""), S("part"), false);
    view->quantity = list_head(call, msg_quantity(), S("num"), S("quantity"), false);
    view->order = list_head(call, msg_order(), S(""), S("order"), false);
    view->coverage = list_head(call, msg_coverage(), S(""), S("coverage_end"), false);
    view->state = list_head(call, msg_state(), S("edge-e"), S("renewed"), false);
}

static Err show(PageCall *call, const RenewedLines *lines, const Refusals *refusals) {
    RenewedLinesPage view = {
        .say = msg_count_lines((int64_t)lines->count),
        .exports = list_exports(call),
        .filters = filters_of(call, refusals),
        .rows = {arena_array(call->arena, RenewedLineRow, lines->count), lines->count},
        .empty = list_empty(call, msg_empty_renewed(), msg_empty_renewed_text()),
        .pager = list_pager(call, lines->count, lines->next),
    };
    for (size_t i = 0; i < lines->count; i++) {
        view.rows.items[i] = row_of(call, &lines->rows[i]);
    }
    fill_heads(call, &view);
    Crumb *crumbs = arena_array(call->arena, Crumb, 2);
    crumbs[0] = (Crumb){msg_nav_home(), url_path(S("/home"))};
    crumbs[1] = (Crumb){.label = msg_renewed_lines()};
    PageParts parts = {
        .title = msg_renewed_lines(), .crumbs = {crumbs, 2}, .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_renewed_lines(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const RenewedAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &renewed_line_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &renewed_lines_source, &rows, &state, &memory));
    renewed_lines_state(state, memory, &ask->lines);
    list_file_name(call, S("renewed-lines"), rows.form.format);
    return OK;
}

PAGE(renewed_lines, HTTP_GET, "/reports/renewed-lines",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING), &page_fields) {
    const RenewedAsk *ask = call->input;
    RenewedLines lines = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        TRY(see_renewed_lines(call->context, &ask->lines, &lines, &refusals));
        if (!refused(&refusals) && ask->rows.format != ASK_PAGE) {
            return stream(call, ask);
        }
    }
    return show(call, &lines, &refusals);
}
