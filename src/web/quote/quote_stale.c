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

static Message field_of(const QuoteDifference *difference) {
    switch (difference->what) {
    case QUOTE_DIFFERS_SELL_UNIT:
        return msg_sell_price_of(difference->part);
    case QUOTE_DIFFERS_NOTE:
        return msg_note_of(difference->part);
    case QUOTE_DIFFERS_MAXIMUM:
        return msg_maximum_end_price();
    case QUOTE_DIFFERS_QUANTITY:
        break;
    }
    return msg_quantity_of(difference->part);
}

static Changes changes_of(const PageCall *call, const Quote *quote, int64_t edition,
                          const QuoteChangeInput *tried) {
    QuoteDifference *found = NULL;
    size_t count = 0;
    quote_differences(call->arena, quote, tried, &found, &count);
    Change *items = arena_array(call->arena, Change, count + 1);
    items[0] = (Change){msg_edition(), number_text(call->arena, edition),
                        number_text(call->arena, quote->edition)};
    for (size_t i = 0; i < count; i++) {
        items[i + 1] =
            (Change){field_of(&found[i]), or_dash(found[i].yours), or_dash(found[i].theirs)};
    }
    return (Changes){items, count + 1};
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
    Changes changes = changes_of(call, &quote, edition, tried);
    return page_stale(call, changes, by, instant_civil_day(quote.changed_at, 0),
                      quote_url(call->arena, quote.number));
}
