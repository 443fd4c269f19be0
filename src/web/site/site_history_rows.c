// site_history_rows.
#include "web/site/site_history_rows.h"

#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/customer/customer_words.h"
#include "web/level_words.h"
#include "web/order/order_words.h"
#include "web/quote/quote_view.h"
#include "web/transfer/transfer_url.h"

enum { ROWS_SHOWN = 400 };

static Message what_of(Text what) {
    static const struct {
        Text name;
        Message (*words)(void);
    } kinds[] = {
        {S_INIT("order.accepted"), msg_happened_order_accepted},
        {S_INIT("order.renewed"), msg_happened_order_renewed},
        {S_INIT("order.rebilled"), msg_happened_order_rebilled},
        {S_INIT("order.submitted"), msg_happened_order_submitted},
        {S_INIT("order.held"), msg_happened_order_held},
        {S_INIT("order.cancelled"), msg_happened_order_cancelled},
        {S_INIT("order.returned"), msg_happened_order_returned},
        {S_INIT("quote.present"), msg_happened_quote_presented},
        {S_INIT("quote.accept"), msg_happened_quote_accepted},
        {S_INIT("quote.decline"), msg_happened_quote_declined},
        {S_INIT("quote.withdraw"), msg_happened_quote_withdrawn},
        {S_INIT("quote.expire"), msg_happened_quote_expired},
        {S_INIT("transfer.submit"), msg_happened_transfer_submitted},
        {S_INIT("transfer.approve"), msg_happened_transfer_approved},
        {S_INIT("transfer.refuse"), msg_happened_transfer_refused},
        {S_INIT("transfer.withdraw"), msg_happened_transfer_withdrawn},
        {S_INIT("entitlement.move_in"), msg_happened_moved_in},
        {S_INIT("entitlement.move_out"), msg_happened_moved_out},
        {S_INIT("site.joined"), msg_happened_site_joined},
        {S_INIT("site.moved"), msg_happened_site_moved},
        {S_INIT("level.reached"), msg_happened_level_reached},
        {S_INIT("level.reset"), msg_happened_level_reset},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (text_equal(kinds[i].name, what)) {
            return kinds[i].words();
        }
    }
    return msg_plain(what);
}

static Url page_of(const PageCall *call, const HistoryRow *row) {
    static const Gate orders = MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING);
    static const Gate quotes = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
    static const Gate moves = MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_VIEW);
    bool order = text_equal(row->kind, S("order"));
    bool move = text_equal(row->kind, S("transfer"));
    bool quote = text_equal(row->kind, S("quote"));
    if (row->object.len == 0 || (order && gate_ask(&orders, true, call->viewer) != GATE_OPEN) ||
        (quote && gate_ask(&quotes, true, call->viewer) != GATE_OPEN) ||
        (move && gate_ask(&moves, true, call->viewer) != GATE_OPEN)) {
        return (Url){0};
    }
    return order   ? order_url(call->arena, row->object)
           : quote ? quote_url(call->arena, row->object)
           : move  ? transfer_url(call->arena, row->object)
                   : agreement_url(call->arena, row->object);
}

static HappenedRow row_of(const PageCall *call, const HistoryRow *row) {
    HappenedRow shown = {
        .day = row->day,
        .what = what_of(row->what),
        .has_object = row->object.len > 0,
        .object = row->object,
        .object_page = page_of(call, row),
        .by = name_of(row->by_name, call->lang),
        .has_by = row->by_name.len > 0,
    };
    if (row->level_after.len > 0) {
        shown.has_detail = true;
        shown.detail = msg_level_from_to(level_called(call, row->level_before),
                                         level_called(call, row->level_after));
    } else if (!row->quantity_null) {
        shown.has_detail = true;
        shown.detail = msg_quantity_of_part(quantity_amount(row->quantity), row->part);
    }
    return shown;
}

HappenedRows site_history_rows(const PageCall *call, const HistoryView *history) {
    size_t count = history->count < ROWS_SHOWN ? history->count : ROWS_SHOWN;
    HappenedRow *rows = arena_array(call->arena, HappenedRow, count);
    for (size_t i = 0; i < count; i++) {
        rows[i] = row_of(call, &history->rows[i]);
    }
    return (HappenedRows){rows, count};
}
