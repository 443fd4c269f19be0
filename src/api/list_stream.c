// The columns of a list, and one page of it.
#include "api/list_stream.h"

#include "api/answer.h"
#include "api/problem.h"

bool list_choose(EndpointCall *call, const RowsAsk *ask, const ColumnTable *table,
                 RowsStream *ret_rows, Err *ret_err) {
    RowsAsk plain = *ask;
    ENSURE(call->endpoint->gives.rows == table);
    Complaints complaints = {.arena = call->arena};
    if (list_is_page(ask)) {
        plain.format = ASK_JSON;
    }
    *ret_rows = (RowsStream){.form = {.format = rows_ask_format(&plain),
                                      .marks = rows_ask_marks(ask, call->lang == LANG_ID)}};
    if (!rows_ask_choose(ask, table, &ret_rows->form.choice, &complaints)) {
        *ret_err = problem_complain(call, &complaints);
        return false;
    }
    return true;
}

static Err add_piece(void *target, Text piece) {
    TextBuf *buf = target;
    buf_add(buf, piece);
    return buf->overflow ? FAULT_AT(FAULT_TOO_LARGE, 0) : OK;
}

Err list_answer(EndpointCall *call, const RowsStream *rows, Text next, const void *items,
                size_t count) {
    TextBuf body = buf_new(call->arena, ANSWER_BYTES_MAX);
    Sink sink = {add_piece, &body};
    TRY(rows_write_head(call->arena, &rows->form, next, sink));
    TRY(rows_write(call->arena, &rows->form, items, count, true, sink));
    TRY(rows_write_tail(call->arena, &rows->form, sink));
    call->answer->status = 200;
    http_answer_body(call->answer, S("application/json"), buf_text(&body));
    return OK;
}
