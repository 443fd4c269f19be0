// A copy of the draft takes the typed quantities and is shown.
#include "action/quote/quote_preview.h"

#include "action/quote/quote_see_private.h"

enum { TYPED_MAX = 999999999 }; // portal.md §8

// The quantities as typed, as far as they can be read; nothing is kept, so nothing is asked for.
static QuoteWork as_typed(const ActionContext *context, const QuoteWork *work,
                          const QuoteChangeInput *input) {
    const QuoteLineChange *typed = input->lines.items;
    QuoteWork changed = *work;
    changed.items = arena_array(context->arena, QuoteItem, work->count);
    for (size_t i = 0; i < work->count; i++) {
        QuoteItem *item = &changed.items[i];
        int64_t quantity = 0;
        *item = work->items[i];
        for (size_t j = 0; j < input->lines.count; j++) {
            if (typed[j].line == item->line && text_to_int(typed[j].quantity, &quantity) &&
                quantity > 0 && quantity <= TYPED_MAX) {
                item->quantity = (Quantity){quantity};
                item->declared.given = true;
            }
        }
    }
    return changed;
}

Err see_quote_changed(const ActionContext *context, const QuoteChangeInput *input,
                      QuoteLinesAsk ask, Quote *ret_quote, Refusals *ret_refusals) {
    QuoteWork work = {0};
    bool found = false;
    Refusals unpriced = {0};
    *ret_refusals = (Refusals){0};
    TRY(quote_see_load(context, input->seen.number, 0, NULL, &work, &found));
    if (!found) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_QUOTE_NOT_FOUND,
                                       .field = S("quote"),
                                       .value = input->seen.number});
        return OK;
    }
    if (quote_state_is_draft(work.state)) {
        QuoteWork changed = as_typed(context, &work, input);
        TRY(quote_see_work(context, &changed, ask, ret_quote, &unpriced));
        if (!refused(&unpriced)) {
            return OK;
        }
    }
    return quote_see_work(context, &work, ask, ret_quote, &(Refusals){0});
}
