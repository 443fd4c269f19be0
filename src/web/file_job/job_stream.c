// GET /jobs/{number}/stream: how far a job is, for the page that shows it (ui.md §5). One event and
// the end: the browser asks again by itself after `retry`, so no worker waits for anybody.
#include "web/file_job/job_words.h"
#include "web/frame.h"
#include "web/lost.h"

#include "base/json_write.h"

enum { EVENT_BYTES_MAX = 4096 };

static Err add_piece(void *target, Text piece) {
    buf_add(target, piece);
    return OK;
}

PAGE(job_stream, HTTP_GET, "/jobs/{number}/stream", SEATED, NO_FIELDS) {
    FileJobView job;
    Refusals refusals = {0};
    TRY(see_file_job(call->context, call->params[0], &job, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    TextBuf body = buf_new(call->arena, EVENT_BYTES_MAX);
    buf_add(&body, S("retry: 2000\nevent: job\ndata: "));
    JsonWriter json = json_writer(call->arena, (Sink){add_piece, &body});
    json_begin_object(&json);
    json_key(&json, S("state"));
    json_add_text(&json, job.job.state);
    json_key(&json, S("done"));
    json_add_int(&json, job.job.rows);
    json_key(&json, S("text"));
    json_add_text(&json, message_text(call->arena, call->lang, job_progress_words(&job.job)));
    json_end_object(&json);
    TRY(json_writer_end(&json));
    buf_add(&body, S("\n\n"));
    call->answer->status = 200;
    http_answer_body(call->answer, S("text/event-stream; charset=utf-8"), buf_text(&body));
    return OK;
}
