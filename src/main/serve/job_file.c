// The file of a job, piece by piece as it is kept; before each piece it is asked again whether the
// reader may (portal.md C6).
#include "main/serve/serving.h"

typedef struct {
    Text secret; // of the reader's session
    Text number;
    Text path; // of the list
    int64_t file;
    int64_t piece;
    int64_t left; // bytes
} Sending;

static Err read_piece(HttpPull *pull, Sending *sending) {
    const Server *server = pull->context;
    Serving serving = {.server = server, .arena = pull->scratch};
    SessionView *session = arena_array(pull->scratch, SessionView, 1);
    Text bytes = {0};
    bool found = false;
    TRY(engine_begin(server->engine, pull->worker, pull->scratch, clock_now(&server->clock),
                     sending->secret, &serving.context));
    TRY(see_session(&serving.context, sending->secret, session));
    serving.session = session->found ? session : NULL;
    serving.viewer = session->found && session->has_seat ? &session->viewer : NULL;
    serving.context.viewer = serving.viewer;
    if (serving.viewer == NULL || !serve_may_read(&serving, sending->path)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    TRY(see_file_job_piece(&serving.context, sending->number, sending->file, sending->piece++,
                           &bytes, &found));
    if (!found || (int64_t)bytes.len > sending->left) { // purged meanwhile
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    sending->left -= (int64_t)bytes.len;
    buf_add(pull->piece, bytes);
    return OK;
}

static Err next_piece(HttpPull *pull, Sending *sending) {
    const Server *server = pull->context;
    Err err = read_piece(pull, sending);
    engine_release(server->engine, pull->worker);
    return err;
}

static HttpProduced produce(HttpPull *pull) {
    Sending *sending = pull->state;
    if (sending->left > 0 && err_failed(next_piece(pull, sending))) {
        return HTTP_BROKEN; // cut, so that nobody takes it for whole
    }
    return sending->left > 0 ? HTTP_MORE : HTTP_LAST;
}

Err serve_job_file(const Serving *serving, const FileJobView *job, const FileJobFileRow *file) {
    void *state = NULL;
    TRY(http_answer_stream(serving->answer, rows_type(ROWS_XLSX), produce, sizeof(Sending),
                           &state));
    Arena *memory = serving->answer->stream_memory;
    Sending *sending = state;
    *sending = (Sending){.secret = text_copy(memory, serving->secret),
                         .number = text_copy(memory, job->job.job),
                         .path = text_copy(memory, job->job.path),
                         .file = file->file,
                         .left = file->bytes};
    return OK;
}
