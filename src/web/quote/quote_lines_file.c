// All lines of a quote in one piece: there are at most 10,000, and the page holds them anyway.
#include "web/quote/quote_lines_file.h"

#include "action/quote/quote_see.h"
#include "web/list/list_answer.h"
#include "web/lost.h"

enum { FILE_BYTES_MAX = 16 << 20 };

Err quote_lines_file(PageCall *call, RowsFormat format) {
    const RowsAsk *ask = call->input;
    Quote quote;
    Refusals refusals = {0};
    RowsStream rows = {
        .form = {.format = format, .marks = rows_ask_marks(ask, call->lang == LANG_ID)},
    };
    Complaints complaints = {.arena = call->arena};
    if (call->complaints->count > 0 ||
        !rows_ask_choose(ask, &quote_file_columns, &rows.form.choice, &complaints)) {
        return page_lost(call, 400);
    }
    TRY(see_quote(call->context, call->params[0], 0, &quote, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    for (size_t i = 0; i < quote.line_count; i++) {
        QuoteLine *line = &quote.lines[i];
        line->contact = quote.contact;
        line->contact_role = quote.contact_role;
        line->maximum_end_price_null = quote.maximum_end_price_null;
        line->maximum_end_price = quote.maximum_end_price;
    }
    TextBuf file = buf_new(call->arena, FILE_BYTES_MAX);
    TRY(rows_stream_add(&rows, call->arena, quote.lines, quote.line_count, true, &file));
    list_file_name(call, quote.number, format);
    http_answer_body(call->answer, rows_type(format), buf_text(&file));
    call->answer->status = 200;
    return OK;
}
