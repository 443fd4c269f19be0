// Line by line, by the line's number.
#include "action/quote/change/quote_differences.h"

#include "store/q_quote.h"

enum { QUANTITY_ROOM = 24 };

static const QuoteLine *line_of(const Quote *quote, int64_t number) {
    for (size_t i = 0; i < quote->line_count; i++) {
        if (quote->lines[i].line == number) {
            return &quote->lines[i];
        }
    }
    return NULL;
}

static Text quantity_text(Arena *arena, const QuoteLine *line) {
    TextBuf buf = buf_new(arena, QUANTITY_ROOM);
    if (line != NULL) {
        buf_add_int(&buf, line->quantity.count);
    }
    return buf_text(&buf);
}

void quote_differences(Arena *arena, const Quote *now, const QuoteChangeInput *tried,
                       QuoteDifference **ret_differences, size_t *ret_count) {
    size_t count = tried == NULL ? 0 : tried->lines.count;
    const QuoteLineChange *lines = tried == NULL ? NULL : tried->lines.items;
    *ret_differences = arena_array(arena, QuoteDifference, count);
    *ret_count = 0;
    for (size_t i = 0; i < count; i++) {
        const QuoteLine *line = line_of(now, lines[i].line);
        bool removes = lines[i].remove.given && lines[i].remove.value;
        Text theirs = quantity_text(arena, line);
        Text yours = removes ? S("") : lines[i].quantity;
        if ((removes || yours.len > 0) && !text_equal(yours, theirs)) {
            Text part = line == NULL ? lines[i].part : line->part;
            (*ret_differences)[(*ret_count)++] = (QuoteDifference){i, part, yours, theirs};
        }
    }
}

Err quote_changed_by(const ActionContext *context, const Quote *now, Text *ret_name) {
    QQuoteWhoChangedRow row = {0};
    bool found = false;
    TRY(q_quote_who_changed(context->db, context->arena,
                            &(QQuoteWhoChangedIn){.enterprise = now->enterprise_id,
                                                  .quote = now->quote_id,
                                                  .edition = now->edition},
                            &row, &found));
    *ret_name = found ? row.name : S("");
    return OK;
}
