// Page after page of see_agreements.
#include "action/agreement/agreements_source.h"

#include <string.h>

// A sorted list is put in order once; its rows come by their keys.
static Err next_of_keys(AgreementsState *state, Arena *memory, const ActionContext *context,
                        AgreementsView *ret_view, bool *ret_more) {
    Refusals refusals = {0};
    if (!state->sorted) { // what was asked for when it began is so no more: it has no keys
        TRY(see_agreements_sorted(context, &state->input, memory, &state->keys, &refusals));
        state->sorted = true;
    }
    size_t left = state->keys.count - state->at;
    size_t count = left < ROW_SOURCE_BATCH ? left : ROW_SOURCE_BATCH;
    TRY(see_agreements_of(context, &state->input, state->keys.keys + state->at, count, ret_view));
    state->at += count;
    *ret_more = left > count;
    return OK;
}

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    AgreementsState *state = given;
    AgreementsView view = {0};
    Refusals refusals = {0};
    if (state->input.sort.len > 0) {
        TRY(next_of_keys(state, memory, context, &view, ret_more));
        *ret_rows = view.rows;
        *ret_count = view.count;
        return OK;
    }
    TRY(see_agreements(context, &state->input, &view, &refusals));
    if (refused(&refusals)) { // what was asked for when it began
        view = (AgreementsView){0};
    }
    ENSURE(view.next.len <= sizeof state->after);
    if (view.next.len > 0) {
        memcpy(state->after, view.next.bytes, view.next.len);
    }
    state->input.after = (Text){state->after, view.next.len};
    *ret_rows = view.rows;
    *ret_count = view.count;
    *ret_more = view.next.len > 0;
    return OK;
}

const RowSource agreements_source = {&agreement_columns, sizeof(AgreementsState), next};

static void keep_list(Arena *memory, FieldList *list) {
    const Text *given = list->items;
    Text *own = arena_array(memory, Text, list->count);
    for (size_t i = 0; i < list->count; i++) {
        own[i] = text_copy(memory, given[i]);
    }
    list->items = own;
}

void agreements_state(AgreementsState *state, Arena *memory, const AgreementsInput *input) {
    AgreementsInput own = *input;
    Text *texts[] = {&own.agreement, &own.name, &own.sort, &own.after};
    FieldList *lists[] = {&own.programme, &own.customer_type, &own.level, &own.state};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        *texts[i] = text_copy(memory, *texts[i]);
    }
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        keep_list(memory, lists[i]);
    }
    own.limit = ROW_SOURCE_BATCH;
    state->input = own;
}
