// do_quote_decline, do_quote_withdraw, quotes_expire: a quote ends without an order.
#include "action/quote/quote_order_private.h"
#include "action/quote/quote_outcome_private.h"
#include "store/q_quote.h"

typedef struct {
    const QuoteEndInput *input;
    QuoteVerb verb;
    Text audit;
} Ending;

static Err end(Action *action, const void *given, void *outcome) {
    const Ending *ending = given;
    const QuoteSeen *seen = &ending->input->seen;
    QuoteWork work = {0};
    TRY(quote_begin(action, seen->number, seen->edition, ending->verb, &work));
    if (refused(action->refusals) || action->repeated) {
        *(QuoteOutcome *)outcome = quote_outcome(&work, action->repeated);
        return OK;
    }
    bool moved = quote_state_after(work.state, ending->verb, ~0u, &work.state);
    ENSURE(moved);
    TRY(quote_save(action, &work, ending->verb, ending->input->reason));
    *(QuoteOutcome *)outcome = quote_outcome(&work, false);
    return action_finish(action, ending->audit, work.quote.id);
}

Err do_quote_decline(const ActionContext *context, const QuoteEndInput *input,
                     QuoteOutcome *ret_outcome, Refusals *ret_refusals) {
    Ending ending = {input, QUOTE_DECLINE, S("quote.decline")};
    return action_run(context, end, &ending, ret_outcome, ret_refusals);
}

Err do_quote_withdraw(const ActionContext *context, const QuoteEndInput *input,
                      QuoteOutcome *ret_outcome, Refusals *ret_refusals) {
    Ending ending = {input, QUOTE_WITHDRAW, S("quote.withdraw")};
    return action_run(context, end, &ending, ret_outcome, ret_refusals);
}

// Notes one as expired; another transaction may have been first.
static Err expire_one(Action *action, QuoteId quote, QuotesExpired *expired) {
    QuoteWork work;
    bool found = false;
    TRY(quote_work_load(action->context, action->enterprise, quote, 0, &work, &found));
    bool moves = found && work.state != QUOTE_EXPIRED &&
                 quote_state_on(work.state, work.has_valid_to, work.valid_to, action->today) ==
                     QUOTE_EXPIRED;
    if (!moves) {
        return OK;
    }
    work.state = QUOTE_EXPIRED;
    expired->quotes[expired->count++] =
        (QuoteExpired){.quote = quote, .renewal = work.renewal, .valid_to = work.valid_to};
    return quote_save(action, &work, QUOTE_EXPIRE, (Text){0});
}

Err quotes_expire_ask(const ActionContext *context, EnterpriseId enterprise) {
    return q_quote_list_over_ask(
        context->db, &(QQuoteListOverIn){.enterprise = enterprise, .today = context->today});
}

Err quotes_expire(Action *action, QuotesExpired *ret_expired) {
    QQuoteListOverRows over;
    TRY(q_quote_list_over(
        action->db, action->arena,
        &(QQuoteListOverIn){.enterprise = action->enterprise, .today = action->today}, &over));
    QuotesExpired expired = {.quotes = arena_array(action->arena, QuoteExpired, over.count)};
    for (size_t i = 0; i < over.count; i++) {
        TRY(expire_one(action, over.rows[i].quote, &expired));
    }
    *ret_expired = expired;
    return OK;
}
