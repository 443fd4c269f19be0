// do_quote_present, do_quote_accept: what is shown to the customer, and what it says yes to.
#include "action/enquiry/enquiry_private.h"
#include "action/quote/change/quote_terms_private.h"
#include "action/quote/quote_outcome_private.h"

enum { BOTH_BYTES = 80 };

static void set_presented(const Action *action, QuoteWork *work, const OrderDraft *draft) {
    work->state = QUOTE_PRESENTED;
    work->presented = true;
    work->presented_on = action->today;
    work->has_valid_to = true;
    work->valid_to = quote_last_day(action->context, draft);
}

static Err present(Action *action, const void *given, void *outcome) {
    const QuoteSeen *seen = given;
    QuoteWork work = {0};
    OrderDraft draft;
    TRY(quote_begin(action, seen->number, seen->edition, QUOTE_PRESENT, &work));
    if (!refused(action->refusals) && !action->repeated) {
        TRY(quote_price(action, &work, &draft));
    }
    if (!refused(action->refusals) && !action->repeated) {
        quote_judge_end_price(action, &work);
    }
    if (refused(action->refusals) || action->repeated) {
        *(QuoteOutcome *)outcome = quote_outcome(&work, action->repeated);
        return OK;
    }
    set_presented(action, &work, &draft);
    if (date_before(work.valid_to, action->today)) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_QUOTE_EXPIRED, .field = S("quote"), .value = work.number});
        return OK;
    }
    TRY(quote_save(action, &work, QUOTE_PRESENT, (Text){0}));
    TRY(enquiry_answered(action, work.quote));
    *(QuoteOutcome *)outcome = quote_outcome(&work, false);
    return action_finish(action, S("quote.present"), work.quote.id);
}

Err do_quote_present(const ActionContext *context, const QuoteSeen *seen, QuoteOutcome *ret_outcome,
                     Refusals *ret_refusals) {
    return action_run(context, present, seen, ret_outcome, ret_refusals);
}

static void refuse_differs(Action *action, const QuoteWork *work, Money shown) {
    TextBuf both = buf_new(action->arena, BOTH_BYTES);
    money_write(&both, shown, work->currency);
    buf_add(&both, S(" -> "));
    money_write(&both, work->total, work->currency);
    refuse(action->refusals, (Refusal){.id = REFUSAL_PRICE_DIFFERS,
                                       .field = S("expected_total"),
                                       .value = buf_text(&both)});
}

// What the customer was shown: what it says, or what was presented. False where that is no amount.
static bool read_expected(Action *action, const QuoteWork *work, Text text, Money *ret_shown) {
    *ret_shown = work->total;
    if (text.len == 0 || money_parse(text, work->currency, ret_shown) == DECIMAL_FINE) {
        return true;
    }
    refuse(action->refusals,
           (Refusal){.id = REFUSAL_BAD_PRICE, .field = S("expected_total"), .value = text});
    return false;
}

// True where nothing of what was presented has changed.
static bool is_unchanged(const QuoteWork *work) {
    for (size_t i = 0; i < work->count; i++) {
        if (work->items[i].changed) {
            return false;
        }
    }
    return true;
}

// P24: nobody presented a standing quote; its customer, who saw it stand, accepts it as of today.
static Err save_standing(Action *action, QuoteWork *work, const OrderDraft *draft) {
    set_presented(action, work, draft);
    TRY(quote_save(action, work, QUOTE_PRESENT, (Text){0}));
    work->state = QUOTE_ACCEPTED;
    return quote_save(action, work, QUOTE_ACCEPT, (Text){0});
}

static Err save_accepted(Action *action, QuoteWork *work, Level presented_level,
                         const OrderDraft *draft) {
    if (work->state == QUOTE_STANDING) {
        return save_standing(action, work, draft);
    }
    if (is_unchanged(work) && level_equal(work->level, presented_level)) {
        work->state = QUOTE_ACCEPTED;
        return quote_save(action, work, QUOTE_ACCEPT, (Text){0});
    }
    work->presented_on = action->today;
    return quote_revise(action, work, QUOTE_ACCEPTED, QUOTE_ACCEPT);
}

static Err accept(Action *action, const void *given, void *outcome_out) {
    const QuoteAcceptInput *input = given;
    QuoteOutcome *outcome = outcome_out;
    QuoteWork work = {0};
    OrderDraft draft;
    Money shown = {0};
    TRY(quote_begin(action, input->seen.number, input->seen.edition, QUOTE_ACCEPT, &work));
    *outcome = quote_outcome(&work, action->repeated);
    Level presented_level = work.level;
    if (refused(action->refusals) || action->repeated ||
        !read_expected(action, &work, input->expected_total, &shown)) {
        return OK;
    }
    TRY(quote_price(action, &work, &draft));
    if (refused(action->refusals)) {
        return OK;
    }
    outcome->shown = shown;
    outcome->present = work.total;
    if (work.total.minor != shown.minor) {
        refuse_differs(action, &work, shown);
        return OK;
    }
    TRY(save_accepted(action, &work, presented_level, &draft));
    *outcome = quote_outcome(&work, false);
    return action_finish(action, S("quote.accept"), work.quote.id);
}

Err do_quote_accept(const ActionContext *context, const QuoteAcceptInput *input,
                    QuoteOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, accept, input, ret_outcome, ret_refusals);
}
