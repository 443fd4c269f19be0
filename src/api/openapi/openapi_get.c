// GET /api/v1/openapi.json: what the API takes and gives. A document without anybody's data, for
// everybody.
#include "api/answer.h"
#include "api/openapi/openapi.h"
#include "base/digest.h"

ENDPOINT(openapi_get, HTTP_GET, "/openapi.json", ANYBODY, TAKES_NOTHING,
         GIVES_FILE("application/json"), SAYS("This document")) {
    AnswerText text;
    TextBuf tag = buf_new(call->arena, DIGEST_TEXT_BYTES + 2);
    answer_text_begin(call, &text);
    openapi_write(&text.writer, call->arena, call->endpoints);
    TRY(json_writer_end(&text.writer));
    Text body = buf_text(&text.body.buf);
    buf_addf(&tag, "\"%.*s\"", TEXT_ARG(digest_text(call->arena, body)));
    if (!http_answer_tag(call->request, call->answer, buf_text(&tag))) {
        call->answer->status = call->endpoint->gives.status;
        http_answer_body(call->answer, call->endpoint->gives.type, body);
    }
    return OK;
}
