// One text per answer, taken from the request's arena as it is filled.
#include "api/answer.h"

enum { BODY_FIRST = 16 << 10 };

static void make_room(AnswerBody *body, size_t needed) {
    size_t room = body->buf.max == 0 ? BODY_FIRST : body->buf.max;
    while (room < needed) {
        room *= 2;
    }
    room = room < ANSWER_BYTES_MAX ? room : ANSWER_BYTES_MAX;
    TextBuf larger = {.bytes = arena_take_room(body->arena, room), .max = room};
    buf_add(&larger, buf_text(&body->buf));
    body->buf = larger;
}

static Err add_piece(void *target, Text piece) {
    AnswerBody *body = target;
    size_t needed = body->buf.len + piece.len;
    if (needed > ANSWER_BYTES_MAX) {
        return FAULT_AT(FAULT_TOO_LARGE, 0);
    }
    if (needed > body->buf.max) {
        make_room(body, needed);
    }
    buf_add(&body->buf, piece);
    return OK;
}

void answer_text_begin(EndpointCall *call, AnswerText *ret_text) {
    ret_text->body = (AnswerBody){.arena = call->arena};
    ret_text->writer = json_writer(call->arena, (Sink){add_piece, &ret_text->body});
}

Err answer_text_end(EndpointCall *call, AnswerText *text, int status, Text type) {
    TRY(json_writer_end(&text->writer));
    call->answer->status = status;
    http_answer_body(call->answer, type, buf_text(&text->body.buf));
    return OK;
}

static Err answer_as(EndpointCall *call, int status, const void *value) {
    AnswerText text;
    ENSURE(call->endpoint->gives.kind == GIVES_OBJECT);
    answer_text_begin(call, &text);
    shape_write(&text.writer, call->arena, call->endpoint->gives.shape, value);
    return answer_text_end(call, &text, status, S("application/json"));
}

Err answer_shape(EndpointCall *call, const void *value) {
    return answer_as(call, call->endpoint->gives.status, value);
}

Err answer_shape_also(EndpointCall *call, const void *value) {
    ENSURE(call->endpoint->also != 0);
    return answer_as(call, call->endpoint->also, value);
}

Err answer_nothing(EndpointCall *call) {
    ENSURE(call->endpoint->gives.kind == GIVES_NO_BODY);
    call->answer->status = call->endpoint->gives.status;
    return OK;
}

void answer_replayed(EndpointCall *call, bool repeated) {
    if (repeated) {
        bool added = http_answer_header(call->answer, S("Idempotency-Replayed"), S("true"));
        ENSURE(added);
    }
}
