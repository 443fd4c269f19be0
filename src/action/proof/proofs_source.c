// Page after page of see_proofs. A page is a few proofs; one with more lines than a batch holds is
// read again for the next batch: what it says never changes.
#include "action/proof/proofs_source.h"

#include <stddef.h>
#include <string.h>

enum { PROOFS_OF_A_BATCH = 16 };

static const Field fields[] = {
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(ProofsAsk, site)},
    {.name = S_INIT("agreement"), .kind = FIELD_NAME, .offset = offsetof(ProofsAsk, agreement)},
    {.name = S_INIT("order"), .kind = FIELD_NAME, .offset = offsetof(ProofsAsk, order)},
    {.name = S_INIT("part"), .kind = FIELD_NAME, .offset = offsetof(ProofsAsk, part)},
    {.name = S_INIT("issued_from"), .kind = FIELD_DATE, .offset = offsetof(ProofsAsk, issued_from)},
    {.name = S_INIT("issued_to"), .kind = FIELD_DATE, .offset = offsetof(ProofsAsk, issued_to)},
    {.name = S_INIT("sort"), .kind = FIELD_NAME, .offset = offsetof(ProofsAsk, sort)},
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(ProofsAsk, after)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(ProofsAsk, limit),
     .least = 1,
     .most = PROOFS_LIMIT_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(ProofsAsk, when)}};
const FieldTable proofs_ask_fields = FIELD_TABLE_WITH("the proofs", ProofsAsk, fields, insides);

ProofsInput proofs_ask_input(const ProofsAsk *ask) {
    return (ProofsInput){
        .site = ask->site,
        .agreement = ask->agreement,
        .order = ask->order,
        .part = ask->part,
        .has_from = ask->issued_from.given,
        .from = ask->issued_from.date,
        .has_to = ask->issued_to.given,
        .to = ask->issued_to.date,
        .when = ask->when,
        .sort = ask->sort,
        .after = ask->after,
        .limit = ask->limit == 0 ? PROOFS_LIMIT_DEFAULT : ask->limit,
    };
}

static void go_on_behind(ProofsState *state, Text number) {
    ENSURE(number.len <= sizeof state->after);
    if (number.len > 0) {
        memcpy(state->after, number.bytes, number.len);
    }
    state->input.after = (Text){state->after, number.len};
    state->taken = 0;
}

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    ProofsState *state = given;
    ProofsView view = {0};
    Refusals refusals = {0};
    TRY(see_proofs(context, &state->input, &view, &refusals));
    if (refused(&refusals)) { // what was visible when it began is so no more
        view = (ProofsView){0};
    }
    (void)memory;
    size_t from = state->taken < view.count ? state->taken : view.count;
    size_t left = view.count - from;
    *ret_rows = view.rows == NULL ? NULL : view.rows + from;
    *ret_count = left < ROW_SOURCE_BATCH ? left : ROW_SOURCE_BATCH;
    *ret_more = left > ROW_SOURCE_BATCH || (view.more && view.next.len > 0);
    if (left > ROW_SOURCE_BATCH) {
        state->taken = from + ROW_SOURCE_BATCH;
    } else {
        go_on_behind(state, view.next);
    }
    return OK;
}

const RowSource proofs_source = {&proof_columns, sizeof(ProofsState), next};

void proofs_state(ProofsState *state, Arena *memory, const ProofsInput *input) {
    ProofsInput own = *input;
    Text *texts[] = {&own.site, &own.agreement, &own.order, &own.part, &own.sort, &own.after};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        *texts[i] = text_copy(memory, *texts[i]);
    }
    own.limit = PROOFS_OF_A_BATCH;
    state->input = own;
}
