// What the page of an automatic renewal says.
#include "web/renewal/automatic/automatic_view.h"

#include "base/messages.h"
#include "web/customer/customer_words.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/order/order_words.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_view.h"
#include "web/renewal/automatic/automatic_show.h"
#include "web/tpl_automatic_show.h"

enum { ID_ROOM = 24 };

Url automatic_url(Arena *arena, Text agreement) {
    Url list = url_path(S("/renewals"));
    return url_join(arena, url_join(arena, list, agreement), S("automatic"));
}

static AutomaticLineRow line_of(const AutomaticLine *line) {
    return (AutomaticLineRow){
        .part = line->part,
        .site = line->site,
        .coverage_start = line->coverage_start,
        .coverage_end = line->coverage_end,
        .quantity = quantity_amount(line->quantity),
        .unit = amount_bare(line->unit, line->money),
        .extended = amount_bare(line->extended, line->money),
    };
}

static Text heading_id(Arena *arena, size_t place) {
    TextBuf buf = buf_new(arena, ID_ROOM);
    buf_addf(&buf, "or-%zu", place + 1);
    return buf_text(&buf);
}

static AutomaticOrderRow order_of(const PageCall *call, const AutomaticOrder *order, size_t place) {
    AutomaticLineRow *lines = arena_array(call->arena, AutomaticLineRow, order->line_count);
    for (size_t i = 0; i < order->line_count; i++) {
        lines[i] = line_of(&order->lines[i]);
    }
    return (AutomaticOrderRow){
        .id = heading_id(call->arena, place),
        .quote = order->quote,
        .page = quote_url(call->arena, order->quote),
        .due = order->due,
        .changes_until = order->changes_until,
        .has_level = order->level.len > 0,
        .level = msg_order_level(level_called(call, order->level)),
        .lines = {lines, order->line_count},
        .total = amount_bare(order->total, order->money),
        .currency = order->currency,
    };
}

static AutomaticOrderRows orders_of(const PageCall *call, const Automatic *automatic) {
    AutomaticOrderRow *rows = arena_array(call->arena, AutomaticOrderRow, automatic->order_count);
    for (size_t i = 0; i < automatic->order_count; i++) {
        rows[i] = order_of(call, &automatic->orders[i], i);
    }
    return (AutomaticOrderRows){rows, automatic->order_count};
}

Err automatic_show(PageCall *call, int status, const Automatic *automatic,
                   const Refusals *refusals) {
    bool on = automatic->automatic;
    int64_t days = call->context->prices.programme->payment_days;
    AutomaticShow view = {
        .agreement = automatic->agreement,
        .agreement_page = agreement_url(call->arena, automatic->agreement),
        .on = on,
        .state = on ? msg_automatic_is_on(automatic->since) : msg_automatic_is_off(),
        .explains = msg_automatic_explained(days),
        .action = automatic_url(call->arena, automatic->agreement),
        .keys = page_keys(call, order_revision_text(call->arena, automatic->revision)),
        .put = on ? S("no") : S("yes"),
        .button = on ? msg_act_automatic_off() : msg_act_automatic_on(),
        .preview = on ? msg_automatic_preview() : msg_automatic_preview_off(),
        .orders = orders_of(call, automatic),
        .empty = {.title = msg_automatic_nothing(), .text = msg_automatic_nothing_text()},
    };
    PageParts parts = {.title = msg_automatic_renewal(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_automatic_show(&parts.main, &view);
    return page_show(call, status, &parts);
}
