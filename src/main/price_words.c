// The words of prices.
#include "main/price_words.h"

void words_add_date(const Words *words, Date date) {
    char bytes[DATE_TEXT_BYTES];
    date_write(date, bytes);
    buf_add(words->buf, (Text){bytes, sizeof bytes});
}

void words_add_money(const Words *words, Money money) {
    money_write(words->buf, money, words->currency);
}

Text words_level(const Words *words, Level level) {
    return level_is_none(level)
               ? S("none (express)")
               : programme_level_name(words->programme,
                                      programme_level_code(words->programme, level), S("en"));
}

// What a step of a price did, in words.
static void add_operation(const Words *words, const PriceTrace *trace, const PriceStep *step) {
    Text paid = words_level(words, trace->level_paid);
    switch (step->kind) {
    case PRICE_STEP_LEVEL:
        buf_add(words->buf, S("row from "));
        words_add_date(words, trace->row_from);
        buf_add(words->buf, S(", published "));
        words_add_date(words, trace->row_published);
        buf_add(words->buf, S(", in force on "));
        words_add_date(words, trace->price_on);
        buf_addf(words->buf, "; level %.*s", TEXT_ARG(paid));
        return;
    case PRICE_STEP_CAP:
        buf_add(words->buf, S("at most "));
        words_add_money(words, (Money){step->operand});
        buf_addf(words->buf, " and %lld hundredths of a per cent more", (long long)step->operand_2);
        return;
    case PRICE_STEP_BID:
        buf_add(words->buf, S("at most the bid "));
        words_add_money(words, (Money){step->operand});
        return;
    case PRICE_STEP_MONTHS:
        buf_addf(words->buf, "x %lld months / 12", (long long)step->operand);
        return;
    case PRICE_STEP_STAFF:
        buf_addf(words->buf, "instead, by two persons (change %lld of the order)",
                 (long long)step->operand_2);
        return;
    case PRICE_STEP_CHANNEL:
        buf_addf(words->buf, "less %lld hundredths of a per cent", (long long)step->operand);
        return;
    case PRICE_STEP_QUANTITY:
        buf_addf(words->buf, "x %lld", (long long)step->operand);
        return;
    }
    NEVER("a kind of price step");
}

static void add_trace(const Words *words, const PriceTrace *trace) {
    for (int32_t i = 0; i < trace->step_count; i++) {
        const PriceStep *step = &trace->steps[i];
        Text name = price_step_name(step->kind);
        Text rule = price_step_rule(step->kind);
        buf_addf(words->buf, "        %-9.*s", TEXT_ARG(name));
        add_operation(words, trace, step);
        buf_add(words->buf, S(" = "));
        words_add_money(words, (Money){step->result});
        buf_addf(words->buf, "  (%.*s%s)\n", TEXT_ARG(rule),
                 step->rounding == ROUNDING_HALF_UP ? ", rounded half up" : "");
    }
}

void words_add_line(const Words *words, const LineWords *line) {
    buf_addf(words->buf, "    line %lld: %lld x ", (long long)line->number,
             (long long)line->quantity.count);
    buf_add(words->buf, line->part);
    buf_add(words->buf, S(" at "));
    words_add_money(words, line->unit);
    buf_add(words->buf, S(" = "));
    words_add_money(words, line->extended);
    buf_add(words->buf, S(", "));
    points_write(words->buf, line->points);
    buf_add(words->buf, S(" points, covered "));
    words_add_date(words, line->coverage_start);
    buf_add(words->buf, S(" to "));
    words_add_date(words, line->coverage_end);
    if (line->months != 0) {
        buf_addf(words->buf, " (%d months, due ", line->months);
        words_add_date(words, line->due);
        buf_add(words->buf, S(")"));
    }
    buf_add(words->buf, S("\n"));
    if (line->trace != NULL) {
        add_trace(words, line->trace);
    }
}
