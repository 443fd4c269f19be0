// Tasks about quotes: to be accepted, to be ordered, about to expire.
#include "action/quote/quotes_see.h"
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/home/home_view.h"
#include "web/quote/quote_view.h"
#include "web/part/frame/icon.h"

enum { QUOTES_SHOWN = 5, QUOTES_READ = 50, EXPIRE_DAYS = 7 };

typedef HomeTask (*QuoteTask)(const PageCall *call, const QuoteRow *quote);

static HomeTask task_to_accept(const PageCall *call, const QuoteRow *quote) {
    Text partner = quote->reseller_name.len > 0 ? quote->reseller_name : quote->distributor_name;
    return (HomeTask){
        .tone = S("warn"),
        .icon = icon_html(call->arena, ICON_RECEIPT_TEXT),
        .title = msg_task_quote_presented(partner, money_amount(quote->total, quote->money)),
        .text = msg_task_quote_presented_text(quote->number, quote->valid_to),
        .url = quote_url(call->arena, quote->number),
        .button = msg_act_open_quote(),
        .object = quote->number,
    };
}

static HomeTask task_to_order(const PageCall *call, const QuoteRow *quote) {
    return (HomeTask){
        .tone = S("good"),
        .icon = icon_html(call->arena, ICON_CIRCLE_CHECK),
        .title = msg_task_quote_accepted(quote->number),
        .text = msg_task_quote_accepted_text(quote->customer_name,
                                             money_amount(quote->total, quote->money)),
        .url = url_with(call->arena, url_path(S("/orders/new")), S("quote"), quote->number),
        .button = msg_act_order(),
        .object = quote->number,
    };
}

static HomeTask task_expiring(const PageCall *call, const QuoteRow *quote) {
    return (HomeTask){
        .tone = S("warn"),
        .icon = icon_html(call->arena, ICON_CLOCK),
        .title = msg_task_quote_expires(quote->number, quote->valid_to),
        .text = msg_task_quote_expires_text(quote->customer_name,
                                            money_amount(quote->total, quote->money)),
        .url = quote_url(call->arena, quote->number),
        .button = msg_act_open_quote(),
        .object = quote->number,
    };
}

// The quotes of a state, those of the reader's own making where `own`.
static Err add(const PageCall *call, const Text *state, FieldDate valid_to, bool own,
               QuoteTask task, HomeTasks *tasks) {
    Text wanted = *state;
    QuotesInput input = {
        .state = {.given = true, .items = &wanted, .count = 1},
        .valid_to = valid_to,
        .limit = QUOTES_READ,
    };
    Quotes quotes;
    Refusals refusals = {0};
    size_t shown = 0;
    TRY(see_quotes(call->context, &input, &quotes, &refusals));
    if (refused(&refusals)) {
        return OK;
    }
    for (size_t i = 0; i < quotes.row_count && shown < QUOTES_SHOWN; i++) {
        if (!own || text_equal(quotes.rows[i].owner, call->viewer->account_number)) {
            tasks->items[tasks->count++] = task(call, &quotes.rows[i]);
            shown++;
        }
    }
    return OK;
}

Err home_add_quotes(const PageCall *call, HomeTasks *tasks) {
    static const Text presented = S_INIT("presented");
    static const Text accepted = S_INIT("accepted");
    static const Gate accepts = MAY(SUBJECT_RENEWAL_QUOTES, ACT, RIGHT_BIDS, RIGHT_QUOTES);
    static const Gate orders = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    static const Gate quotes = MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES);
    FieldDate soon = {true, date_add_days(call->context->today, EXPIRE_DAYS)};
    FieldDate any = {0};
    ViewerKind kind = call->viewer->kind;
    if (kind == VIEWER_CUSTOMER && gate_ask(&accepts, true, call->viewer) == GATE_OPEN) {
        return add(call, &presented, any, false, task_to_accept, tasks);
    }
    if (kind != VIEWER_PARTNER) {
        return OK;
    }
    if (gate_ask(&orders, true, call->viewer) == GATE_OPEN) {
        TRY(add(call, &accepted, any, true, task_to_order, tasks));
    }
    return gate_ask(&quotes, true, call->viewer) == GATE_OPEN
               ? add(call, &presented, soon, true, task_expiring, tasks)
               : OK;
}
