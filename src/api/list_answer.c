// The same writers as pages' files.
#include "api/list_answer.h"

#include "api/answer.h"
#include "api/problem.h"

static bool form_of(const EndpointCall *call, const RowsAsk *ask, const ColumnTable *columns,
                    RowsForm *ret_form, Complaints *complaints) {
    *complaints = (Complaints){.arena = call->arena};
    ENSURE(call->endpoint->gives.rows == columns);
    *ret_form = (RowsForm){
        .format = ask->format == ASK_PAGE ? ROWS_JSON : rows_ask_format(ask),
        .marks = rows_ask_marks(ask, call->lang == LANG_ID),
    };
    return rows_ask_choose(ask, columns, &ret_form->choice, complaints);
}

bool list_is_stream(const RowsAsk *ask) {
    return ask->format == ASK_CSV || ask->format == ASK_NDJSON || ask->format == ASK_XLSX;
}

static Err add_piece(void *target, Text piece) {
    TextBuf *buf = target;
    buf_add(buf, piece);
    return buf->overflow ? FAULT_AT(FAULT_TOO_LARGE, 0) : OK;
}

Err list_answer_page(EndpointCall *call, const RowsAsk *ask, const ListPage *page) {
    RowsForm form;
    Complaints complaints;
    if (!form_of(call, ask, page->columns, &form, &complaints)) {
        return problem_complain(call, &complaints);
    }
    TextBuf body = buf_new(call->arena, ANSWER_BYTES_MAX);
    Sink sink = {add_piece, &body};
    TRY(rows_write_head(call->arena, &form, page->next, sink));
    TRY(rows_write(call->arena, &form, page->rows, page->count, true, sink));
    TRY(rows_write_tail(call->arena, &form, sink));
    call->answer->status = 200;
    http_answer_body(call->answer, rows_type(form.format), buf_text(&body));
    return OK;
}

Err list_answer_stream(EndpointCall *call, const RowsAsk *ask, const RowSource *source,
                       void **ret_state, Arena **ret_memory) {
    RowsStream rows = {0};
    Complaints complaints;
    *ret_state = NULL;
    return form_of(call, ask, source->columns, &rows.form, &complaints)
               ? call->stream(call, source, &rows, ret_state, ret_memory)
               : problem_complain(call, &complaints);
}
