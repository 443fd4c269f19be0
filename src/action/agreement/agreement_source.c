// The page again for each batch, from the row on that comes next.
#include "action/agreement/agreement_source.h"

#include <string.h>

bool agreement_part_state(AgreementPartState *state, Arena *memory, Text number,
                          const AgreementInput *input) {
    if (number.len > sizeof state->number) {
        return false;
    }
    memcpy(state->number, number.bytes, number.len);
    state->number_len = number.len;
    state->input = *input;
    state->input.sort = text_copy(memory, input->sort);
    return true;
}

// The page again, from the row on that comes next.
static Err load(AgreementPartState *state, const ActionContext *context, AgreementPage *ret_page) {
    Refusals refusals = {0};
    *ret_page = (AgreementPage){0};
    return see_agreement_page(context, (Text){state->number, state->number_len}, &state->input,
                              ret_page, &refusals);
}

static size_t take(AgreementPartState *state, size_t count, bool *ret_more) {
    size_t left = count > state->at ? count - state->at : 0;
    size_t taken = left < ROW_SOURCE_BATCH ? left : ROW_SOURCE_BATCH;
    *ret_more = left > taken;
    state->at += taken;
    return taken;
}

static Err next_sites(void *given, Arena *memory, const ActionContext *context,
                      const void **ret_rows, size_t *ret_count, bool *ret_more) {
    AgreementPartState *state = given;
    AgreementPage page;
    size_t at = state->at;
    (void)memory;
    TRY(load(state, context, &page));
    *ret_count = take(state, page.site_count, ret_more);
    *ret_rows = *ret_count > 0 ? page.sites + at : NULL;
    return OK;
}

static Err next_entries(void *given, Arena *memory, const ActionContext *context,
                        const void **ret_rows, size_t *ret_count, bool *ret_more) {
    AgreementPartState *state = given;
    AgreementPage page;
    size_t at = state->at;
    (void)memory;
    TRY(load(state, context, &page));
    *ret_count = take(state, page.ledger_count, ret_more);
    *ret_rows = *ret_count > 0 ? page.ledger + at : NULL;
    return OK;
}

const RowSource agreement_sites_source = {&agreement_site_columns, sizeof(AgreementPartState),
                                          next_sites};
const RowSource ledger_source = {&ledger_columns, sizeof(AgreementPartState), next_entries};
