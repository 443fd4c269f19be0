// Header, lines by their columns, totals, standing, what if, verbs.
#include "api/quote/quote_shape.h"

#include <stddef.h>

struct QuoteWhatIfAnswer {
    Currency money;
    Text level;
    bool total_null;
    Money total;
    Money difference;
};

#define HEAD(member) COLUMN_CALLED(#member, QuoteAnswer, quote.member, COLUMN_TEXT)
#define HEAD_DAY(member)                                                                           \
    COLUMN_CALLED_OR_NULL(#member, QuoteAnswer, quote.member, quote.member##_null, COLUMN_DATE)

static const Column head[] = {
    COLUMN(QuoteAnswer, kind, COLUMN_TEXT),
    COLUMN_CALLED("number", QuoteAnswer, quote.number, COLUMN_NUMBER),
    COLUMN_CALLED("revision", QuoteAnswer, quote.revision, COLUMN_COUNT),
    COLUMN_CALLED("edition", QuoteAnswer, quote.edition, COLUMN_COUNT),
    COLUMN_CALLED("state", QuoteAnswer, quote.state_name, COLUMN_TEXT),
    HEAD(agreement),
    HEAD(site),
    HEAD(customer_name),
    HEAD(city),
    HEAD(country),
    HEAD(programme),
    HEAD(customer_type),
    HEAD(currency),
    HEAD(level),
    HEAD_DAY(presented_on),
    HEAD_DAY(valid_to),
    COLUMN_CALLED("priced_on", QuoteAnswer, quote.priced_on, COLUMN_DATE),
    HEAD(waiting_on),
    HEAD(owner),
    HEAD(distributor),
    HEAD(distributor_name),
    HEAD(reseller),
    HEAD(reseller_name),
    HEAD(source),
    HEAD(input_hash),
    COLUMN_CALLED("quote_kind", QuoteAnswer, quote.kind, COLUMN_TEXT),
    COLUMN_CALLED("contact", QuoteAnswer, quote.contact, COLUMN_NUMBER),
    HEAD(contact_role),
    COLUMN_CALLED_OR_NULL("maximum_end_price", QuoteAnswer, quote.maximum_end_price,
                          quote.maximum_end_price_null, COLUMN_MONEY),
};
static const ColumnTable head_table = COLUMN_TABLE(head, QuoteAnswer, quote.money);

static const Shape line_shape = {.name = S_INIT("quote_line"), .columns = &quote_line_columns};

#define TOTAL(called, member) COLUMN_CALLED(called, QuoteAnswer, quote.totals.member, COLUMN_MONEY)
#define TOTAL_OR_NULL(called, member)                                                              \
    COLUMN_CALLED_OR_NULL(called, QuoteAnswer, quote.totals.member, quote.totals.member##_null,    \
                          COLUMN_MONEY)

static const Column totals[] = {
    TOTAL("list", list),
    TOTAL("reduction", reduction),
    TOTAL("total", net),
    TOTAL_OR_NULL("buy_total", buy),
    TOTAL_OR_NULL("sell_total", sell),
    COLUMN_CALLED("unpriced", QuoteAnswer, quote.totals.unpriced, COLUMN_COUNT),
};
static const ColumnTable totals_table = COLUMN_TABLE(totals, QuoteAnswer, quote.money);
static const Shape totals_shape = SHAPE("quote_totals", totals_table);

#define POINTS(called, member, null_member)                                                        \
    COLUMN_CALLED_OR_NULL(called, QuoteAnswer, quote.standing.member, null_member, COLUMN_POINTS)

static const Column standing[] = {
    COLUMN_CALLED("level", QuoteAnswer, level_today, COLUMN_TEXT),
    COLUMN_CALLED("level_of_order", QuoteAnswer, level_of_order, COLUMN_TEXT),
    COLUMN_CALLED("level_after", QuoteAnswer, level_after, COLUMN_TEXT),
    POINTS("term_points", term_before, no_points),
    POINTS("points", of_order_points, no_own_points),
    POINTS("term_points_after", term_after, no_points),
    COLUMN_CALLED("next_level", QuoteAnswer, next_level, COLUMN_TEXT),
    POINTS("points_to_next", points_to_next, no_next),
};
static const ColumnTable standing_table = COLUMN_TABLE_PLAIN(standing, QuoteAnswer);
static const Shape standing_shape = SHAPE("quote_standing", standing_table);

static const Column what_if[] = {
    COLUMN(QuoteWhatIfAnswer, level, COLUMN_TEXT),
    COLUMN_OR_NULL(QuoteWhatIfAnswer, total, COLUMN_MONEY),
    COLUMN_CALLED_OR_NULL("difference", QuoteWhatIfAnswer, difference, total_null, COLUMN_MONEY),
};
static const ColumnTable what_if_table = COLUMN_TABLE(what_if, QuoteWhatIfAnswer, money);
static const Shape what_if_shape = SHAPE("quote_what_if", what_if_table);

static const ShapePart parts[] = {
    PART_LIST("lines", &line_shape, QuoteAnswer, quote.lines, quote.line_count),
    PART_OF_SAME("totals", &totals_shape),
    PART_OF_SAME("standing", &standing_shape),
    PART_LIST("what_if", &what_if_shape, QuoteAnswer, what_if, what_if_count),
    PART_LIST_OF_TEXTS("may", QuoteAnswer, verbs, verb_count),
};
const Shape quote_shape = SHAPE_WITH("quote", head_table, parts);

static void take_standing(const EndpointCall *call, const QuoteStanding *from, QuoteAnswer *to) {
    const Programme *programme = call->context->prices.programme;
    to->no_own_points = from->express;
    to->no_points = from->express || from->untold;
    to->no_next = to->no_points || !from->has_next_level;
    if (!from->express) {
        to->level_of_order = programme_level_code(programme, from->of_order);
    }
    if (!to->no_points) {
        to->level_today = programme_level_code(programme, from->today);
        to->level_after = programme_level_code(programme, from->after);
    }
    if (!to->no_next) {
        to->next_level = programme_level_code(programme, from->next_level);
    }
}

void quote_answer_of(const EndpointCall *call, const Quote *quote, QuoteAnswer *ret_answer) {
    QuoteAnswer *to = ret_answer;
    *to =
        (QuoteAnswer){.quote = *quote,
                      .kind = S("quote"),
                      .what_if = arena_array(call->arena, QuoteWhatIfAnswer, quote->what_if_count),
                      .what_if_count = quote->what_if_count};
    take_standing(call, &quote->standing, to);
    for (size_t i = 0; i < quote->what_if_count; i++) {
        const QuoteWhatIf *row = &quote->what_if[i];
        to->what_if[i] = (QuoteWhatIfAnswer){quote->money, row->code, row->total_null, row->total,
                                             row->difference};
    }
    for (int verb = 0; verb < QUOTE_VERB_COUNT; verb++) {
        if (quote_may(quote, (QuoteVerb)verb)) {
            to->may[to->verb_count++] = quote_verb_name((QuoteVerb)verb);
        }
    }
    to->verbs = to->may;
}
