// What moved since the revision before, or since the quote that this one was made anew from.
#include "action/quote/change/quote_moved.h"
#include "base/messages.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_view.h"

enum { MOVES_MAX = 200 }; // as many as somebody reads

// The form of the quote before this one, as far as the viewer may see it.
static Err load_before(const PageCall *call, const Quote *quote, Quote *ret_before,
                       bool *ret_found) {
    Refusals refusals = {0};
    bool revised = quote->revision > 1;
    *ret_found = false;
    if (!revised && quote->source.len == 0) {
        return OK;
    }
    TRY(see_quote_lines(call->context, revised ? quote->number : quote->source,
                        revised ? quote->revision - 1 : 0, (QuoteLinesAsk){0, 1}, ret_before,
                        &refusals));
    *ret_found = !refused(&refusals);
    return OK;
}

static Message side_of(const QuoteMoved *moved, const QuoteLine *line) {
    if (line == NULL) {
        return msg_plain(S("–"));
    }
    if (moved->kind == MOVED_UNIT) {
        return line->unit_null ? msg_plain(S("–"))
                               : msg_sum_money(money_amount(line->unit, line->money));
    }
    return msg_plain_number(line->quantity.count);
}

static QuoteMove move_of(const QuoteMoved *moved) {
    const QuoteLine *line = moved->after != NULL ? moved->after : moved->before;
    return (QuoteMove){
        .line = line->line,
        .part = line->part,
        .what = moved->kind == MOVED_ADDED      ? msg_moved_added()
                : moved->kind == MOVED_REMOVED  ? msg_moved_removed()
                : moved->kind == MOVED_QUANTITY ? msg_quantity()
                                                : msg_unit_price(),
        .before = side_of(moved, moved->before),
        .after = side_of(moved, moved->after),
    };
}

Err quote_view_moves(const PageCall *call, const Quote *quote, QuoteMoves *ret_moves) {
    Quote before;
    QuoteMoved *moved = NULL;
    size_t count = 0;
    bool found = false;
    TRY(load_before(call, quote, &before, &found));
    *ret_moves = (QuoteMoves){0};
    if (!found) {
        return OK;
    }
    quote_moved(call->arena, &before, quote, &moved, &count);
    size_t shown = count < MOVES_MAX ? count : MOVES_MAX;
    QuoteMove *items = arena_array(call->arena, QuoteMove, shown);
    for (size_t i = 0; i < shown; i++) {
        items[i] = move_of(&moved[i]);
    }
    *ret_moves = (QuoteMoves){
        .has = true,
        .title = quote->revision > 1 ? msg_moved_since_revision(quote->revision - 1)
                                     : msg_moved_since_quote(quote->source),
        .total_before = msg_sum_money(money_amount(before.totals.net, before.money)),
        .total_after = msg_sum_money(money_amount(quote->totals.net, quote->money)),
        .page = quote->revision > 1
                    ? url_with(
                          call->arena, quote_url(call->arena, quote->number), S("revision"),
                          message_text(call->arena, LANG_EN, msg_plain_number(quote->revision - 1)))
                    : quote_url(call->arena, quote->source),
        .rows = {items, shown},
    };
    return OK;
}
