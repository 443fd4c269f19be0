// All lines of a quote in one piece: there are at most 10,000, and the page holds them anyway.
#include "web/quote/quote_lines_file.h"

#include "action/quote/quote_see.h"
#include "web/list/list_answer.h"
#include "web/lost.h"

#include <stddef.h>

enum { FILE_BYTES_MAX = 16 << 20 };

static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteFileAsk, revision),
     .least = 1,
     .most = INT32_MAX},
};
static const FieldInside insides[] = {
    {&rows_ask_fields, offsetof(QuoteFileAsk, rows)},
    {&view_time_fields, offsetof(QuoteFileAsk, when)},
};
const FieldTable quote_file_fields =
    FIELD_TABLE_WITH("a quote's lines", QuoteFileAsk, fields, insides);

Err quote_lines_file(PageCall *call, RowsFormat format) {
    const QuoteFileAsk *file_ask = call->input;
    const RowsAsk *ask = &file_ask->rows;
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
    TRY(see_quote_on(call->context, call->params[0], file_ask->revision, &file_ask->when,
                     (QuoteLinesAsk){0}, &quote, &refusals));
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
