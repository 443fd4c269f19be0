// Line by line, by the line's number; then what is of the whole quote.
#include "action/quote/change/quote_differences.h"

#include "store/q_quote.h"

enum { VALUE_ROOM = 48, FIELDS_OF_LINE = 3 };

typedef struct {
    Arena *arena;
    const Quote *now;
    QuoteDifference *found;
    size_t count;
} Comparing;

static const QuoteLine *line_of(const Quote *quote, int64_t number) {
    for (size_t i = 0; i < quote->line_count; i++) {
        if (quote->lines[i].line == number) {
            return &quote->lines[i];
        }
    }
    return NULL;
}

static Text quantity_text(Arena *arena, const QuoteLine *line) {
    TextBuf buf = buf_new(arena, VALUE_ROOM);
    if (line != NULL) {
        buf_add_int(&buf, line->quantity.count);
    }
    return buf_text(&buf);
}

static Text money_text(Arena *arena, bool is_null, Money money, Currency currency) {
    TextBuf buf = buf_new(arena, VALUE_ROOM);
    if (!is_null) {
        money_write(&buf, money, currency);
    }
    return buf_text(&buf);
}

// A dash takes out what is there.
static Text value_sent(Text text) {
    return text_equal(text, S("-")) ? S("") : text;
}

// What was not sent stays as it is.
static void compare(Comparing *to, QuoteDifference one, Text sent) {
    one.yours = value_sent(sent);
    if (sent.len > 0 && !text_equal(one.yours, one.theirs)) {
        to->found[to->count++] = one;
    }
}

static void compare_line(Comparing *to, const QuoteLineChange *tried, size_t place) {
    const QuoteLine *line = line_of(to->now, tried->line);
    QuoteDifference one = {.place = place, .part = line == NULL ? tried->part : line->part};
    bool removes = tried->remove.given && tried->remove.value;
    one.what = QUOTE_DIFFERS_QUANTITY;
    one.theirs = quantity_text(to->arena, line);
    compare(to, one, removes ? S("-") : tried->quantity);
    one.what = QUOTE_DIFFERS_SELL_UNIT;
    one.theirs = line == NULL
                     ? S("")
                     : money_text(to->arena, line->sell_unit_null, line->sell_unit, line->money);
    compare(to, one, tried->sell_unit);
    one.what = QUOTE_DIFFERS_NOTE;
    one.theirs = line == NULL ? S("") : line->note;
    compare(to, one, tried->note);
}

void quote_differences(Arena *arena, const Quote *now, const QuoteChangeInput *tried,
                       QuoteDifference **ret_differences, size_t *ret_count) {
    size_t count = tried == NULL ? 0 : tried->lines.count;
    Comparing to = {.arena = arena,
                    .now = now,
                    .found = arena_array(arena, QuoteDifference, FIELDS_OF_LINE * count + 1)};
    for (size_t i = 0; i < count; i++) {
        compare_line(&to, (const QuoteLineChange *)tried->lines.items + i, i);
    }
    if (tried != NULL) {
        QuoteDifference maximum = {.what = QUOTE_DIFFERS_MAXIMUM,
                                   .theirs = money_text(arena, now->maximum_end_price_null,
                                                        now->maximum_end_price, now->money)};
        compare(&to, maximum, tried->maximum_end_price);
    }
    *ret_differences = to.found;
    *ret_count = to.count;
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
