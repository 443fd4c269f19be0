// Page after page of see_queue.
#include "action/queue/queue_source.h"

#include <string.h>

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    QueueState *state = given;
    QueueView view = {0};
    Refusals refusals = {0};
    TRY(see_queue(context, queue_name(state->id), &state->input, &view, &refusals));
    (void)memory;
    ENSURE(view.next.len <= sizeof state->after);
    if (view.next.len > 0) {
        memcpy(state->after, view.next.bytes, view.next.len);
    }
    state->input.after = (Text){state->after, view.next.len};
    *ret_rows = view.rows; // of who lost the right meanwhile: none
    *ret_count = view.count;
    *ret_more = view.next.len > 0;
    return OK;
}

const RowSource queue_source = {&queue_item_columns, sizeof(QueueState), next};

void queue_state(QueueState *state, QueueId id) {
    state->id = id;
    state->input = (QueueInput){.limit = ROW_SOURCE_BATCH};
}
