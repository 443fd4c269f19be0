// Lists as files: every batch asks again who it is for, and whether they still may; what a batch
// became waits in the stream's memory until its reader has taken it.
#include "main/serve/serving.h"

#include <string.h>

enum { PENDING_BYTES_MAX = 768 << 10 };

typedef struct {
    const RowSource *source;
    const Gate *gate;
    Text secret; // in the stream's memory; empty: nobody is signed in
    void *state; // the source's
    RowsStream rows;
    TextBuf pending; // of the last batch
    size_t taken;    // of it
    bool ended;      // it was the last
} Streaming;

static bool may_go_on(const Streaming *streaming, ActionContext *context, Arena *arena) {
    SessionView *session = arena_array(arena, SessionView, 1);
    Err err = see_session(context, streaming->secret, session);
    if (err_failed(err)) {
        return false;
    }
    const Viewer *viewer = session->found && session->has_seat ? &session->viewer : NULL;
    context->viewer = viewer;
    if (viewer != NULL) {
        context->actor = viewer->identity;
        context->account = viewer->account;
    }
    return gate_ask(streaming->gate, session->found, viewer) == GATE_OPEN;
}

static Err read_batch(Streaming *streaming, Arena *memory, const ActionContext *context) {
    const void *rows = NULL;
    size_t count = 0;
    bool more = false;
    TRY(streaming->source->next(streaming->state, memory, context, &rows, &count, &more));
    streaming->pending.len = 0;
    streaming->taken = 0;
    streaming->ended = !more;
    return rows_stream_add(&streaming->rows, context->arena, rows, count, !more,
                           &streaming->pending);
}

static Err next_batch(HttpPull *pull, Streaming *streaming) {
    const Server *server = pull->context;
    ActionContext context;
    Err err = engine_begin(server->engine, pull->worker, pull->scratch, clock_now(&server->clock),
                           streaming->secret, &context);
    if (!err_failed(err)) {
        err = may_go_on(streaming, &context, pull->scratch)
                  ? read_batch(streaming, pull->memory, &context)
                  : FAULT_AT(FAULT_DB_VALUE, 0);
    }
    engine_release(server->engine, pull->worker);
    return err;
}

static HttpProduced produce(HttpPull *pull) {
    Streaming *streaming = pull->state;
    if (streaming->taken == streaming->pending.len && !streaming->ended &&
        err_failed(next_batch(pull, streaming))) {
        return HTTP_BROKEN; // cut, so that nobody takes it for whole
    }
    size_t left = streaming->pending.len - streaming->taken;
    size_t piece = left < HTTP_PIECE_BYTES ? left : HTTP_PIECE_BYTES;
    buf_add(pull->piece, (Text){streaming->pending.bytes + streaming->taken, piece});
    streaming->taken += piece;
    return streaming->ended && piece == left ? HTTP_LAST : HTTP_MORE;
}

// For a job: the same state, in its memory.
static void capture(ListCapture *capture, const RowSource *source, const RowsStream *rows,
                    void **ret_state, Arena **ret_memory) {
    capture->source = source;
    capture->rows = *rows;
    capture->state = arena_take(capture->memory, source->state_bytes);
    *ret_state = capture->state;
    *ret_memory = capture->memory;
}

Err serve_stream(const Serving *serving, const RowSource *source, const RowsStream *rows,
                 void **ret_state, Arena **ret_memory) {
    void *state = NULL;
    if (serving->capture != NULL) {
        capture(serving->capture, source, rows, ret_state, ret_memory);
        return OK;
    }
    TRY(http_answer_stream(serving->answer, rows_type(rows->form.format), produce,
                           sizeof(Streaming), &state));
    Streaming *streaming = state;
    Arena *memory = serving->answer->stream_memory;
    void *own = arena_take(memory, source->state_bytes);
    memset(own, 0, source->state_bytes);
    *streaming = (Streaming){
        .source = source,
        .gate = serving->route->gate,
        .secret = serving->session == NULL ? S("") : text_copy(memory, serving->secret),
        .state = own,
        .rows = *rows,
        .pending = buf_new(memory, PENDING_BYTES_MAX),
    };
    *ret_state = own;
    *ret_memory = memory;
    return OK;
}
