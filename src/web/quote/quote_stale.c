// 412, line by line: only what would be otherwise stands in the table; above it who changed it
// meanwhile, and when.
#include "web/quote/quote_stale.h"

#include "action/quote/change/quote_differences.h"
#include "base/messages.h"
#include "web/lost.h"
#include "web/quote/quote_page.h"

enum { EDITION_ROOM = 24 };

static Text number_text(Arena *arena, int64_t number) {
    TextBuf buf = buf_new(arena, EDITION_ROOM);
    buf_add_int(&buf, number);
    return buf_text(&buf);
}

static Text or_dash(Text text) {
    return text.len > 0 ? text : S("–");
}

static void add_lines(const PageCall *call, const Quote *quote, const QuoteChangeInput *tried,
                      Changes *changes) {
    QuoteDifference *lines = NULL;
    size_t count = 0;
    quote_differences(call->arena, quote, tried, &lines, &count);
    for (size_t i = 0; i < count; i++) {
        changes->items[changes->count++] = (Change){
            msg_quantity_of(lines[i].part), or_dash(lines[i].yours), or_dash(lines[i].theirs)};
    }
}

Err quote_stale(PageCall *call, int64_t edition, const QuoteChangeInput *tried) {
    Quote quote;
    Refusals refusals = {0};
    TRY(see_quote(call->context, call->params[0], 0, &quote, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    Text by = S("");
    TRY(quote_changed_by(call->context, &quote, &by));
    size_t room = 1 + (tried == NULL ? 0 : tried->lines.count);
    Changes changes = {arena_array(call->arena, Change, room), 0};
    changes.items[changes.count++] = (Change){msg_edition(), number_text(call->arena, edition),
                                              number_text(call->arena, quote.edition)};
    add_lines(call, &quote, tried, &changes);
    return page_stale(call, changes, by, instant_civil_day(quote.changed_at, 0),
                      quote_url(call->arena, quote.number));
}
