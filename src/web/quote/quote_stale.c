// 412, line by line: only what would be otherwise stands in the table.
#include "web/quote/quote_stale.h"

#include "base/messages.h"
#include "web/lost.h"
#include "web/quote/quote_page.h"

enum { EDITION_ROOM = 24 };

static Text number_text(Arena *arena, int64_t number) {
    TextBuf buf = buf_new(arena, EDITION_ROOM);
    buf_add_int(&buf, number);
    return buf_text(&buf);
}

static const QuoteLine *line_of(const Quote *quote, int64_t number) {
    for (size_t i = 0; i < quote->line_count; i++) {
        if (quote->lines[i].line == number) {
            return &quote->lines[i];
        }
    }
    return NULL;
}

static void add_lines(const PageCall *call, const Quote *quote, const QuoteChangeInput *tried,
                      Changes *changes) {
    const QuoteLineChange *lines = tried->lines.items;
    for (size_t i = 0; i < tried->lines.count; i++) {
        const QuoteLine *now = line_of(quote, lines[i].line);
        bool removes = lines[i].remove.given && lines[i].remove.value;
        Text part = now == NULL ? lines[i].part : now->part;
        Text theirs = now == NULL ? S("–") : number_text(call->arena, now->quantity.count);
        Text yours = removes ? S("–") : lines[i].quantity;
        if (yours.len > 0 && !text_equal(yours, theirs)) {
            changes->items[changes->count++] = (Change){msg_quantity_of(part), yours, theirs};
        }
    }
}

Err quote_stale(PageCall *call, int64_t edition, const QuoteChangeInput *tried) {
    Quote quote;
    Refusals refusals = {0};
    TRY(see_quote(call->context, call->params[0], 0, &quote, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    size_t room = 1 + (tried == NULL ? 0 : tried->lines.count);
    Changes changes = {arena_array(call->arena, Change, room), 0};
    changes.items[changes.count++] = (Change){msg_edition(), number_text(call->arena, edition),
                                              number_text(call->arena, quote.edition)};
    if (tried != NULL) {
        add_lines(call, &quote, tried, &changes);
    }
    return page_stale(call, changes, quote_url(call->arena, quote.number));
}
