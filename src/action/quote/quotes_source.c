// Page after page of see_quotes.
#include "action/quote/quotes_source.h"

#include <string.h>

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    QuotesState *state = given;
    Quotes quotes;
    Refusals refusals = {0};
    TRY(see_quotes(context, &state->input, &quotes, &refusals));
    if (refused(&refusals)) { // what was visible when it began is so no more
        quotes = (Quotes){0};
    }
    (void)memory;
    ENSURE(quotes.next.len <= sizeof state->after);
    if (quotes.next.len > 0) {
        memcpy(state->after, quotes.next.bytes, quotes.next.len);
    }
    state->input.after = (Text){state->after, quotes.next.len};
    *ret_rows = quotes.rows;
    *ret_count = quotes.row_count;
    *ret_more = quotes.next.len > 0;
    return OK;
}

const RowSource quotes_source = {&quote_row_columns, sizeof(QuotesState), next};

void quotes_state(QuotesState *state, Arena *memory, const QuotesInput *input) {
    QuotesInput own = *input;
    Text *texts[] = {&own.agreement, &own.site, &own.distributor, &own.reseller,
                     &own.currency,  &own.sort, &own.after};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        *texts[i] = text_copy(memory, *texts[i]);
    }
    Text *states = arena_array(memory, Text, own.state.count);
    for (size_t i = 0; i < own.state.count; i++) {
        states[i] = text_copy(memory, ((const Text *)own.state.items)[i]);
    }
    own.state.items = states;
    own.limit = ROW_SOURCE_BATCH;
    state->input = own;
}
