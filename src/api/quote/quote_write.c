// Header, lines by their columns, totals, standing, what if, verbs.
#include "api/quote/quote_write.h"

#include "report/rows_file.h"

enum { FIGURE_ROOM = 40 };

typedef struct {
    JsonWriter *writer;
    const EndpointCall *call;
    const Quote *quote;
} Writing;

static void add_text(const Writing *to, Text key, Text value) {
    json_key(to->writer, key);
    if (value.len == 0) {
        json_add_null(to->writer);
    } else {
        json_add_text(to->writer, value);
    }
}

static void add_day(const Writing *to, Text key, bool is_null, Date day) {
    add_text(to, key, is_null ? (Text){0} : date_text(to->call->arena, day));
}

static void add_money(const Writing *to, Text key, bool is_null, Money money) {
    TextBuf buf = buf_new(to->call->arena, FIGURE_ROOM);
    if (!is_null) {
        money_write(&buf, money, to->quote->money);
    }
    add_text(to, key, buf_text(&buf));
}

static void add_points(const Writing *to, Text key, bool is_null, Points points) {
    TextBuf buf = buf_new(to->call->arena, FIGURE_ROOM);
    if (!is_null) {
        points_write(&buf, points);
    }
    add_text(to, key, buf_text(&buf));
}

static void add_level(const Writing *to, Text key, bool is_null, Level level) {
    const Programme *programme = to->call->context->prices.programme;
    add_text(to, key, is_null ? (Text){0} : programme_level_code(programme, level));
}

static void add_int(const Writing *to, Text key, int64_t number) {
    json_key(to->writer, key);
    json_add_int(to->writer, number);
}

static void write_head(const Writing *to) {
    const Quote *quote = to->quote;
    add_text(to, S("kind"), S("quote"));
    add_text(to, S("number"), quote->number);
    add_int(to, S("revision"), quote->revision);
    add_int(to, S("edition"), quote->edition);
    add_text(to, S("state"), quote->state_name);
    add_text(to, S("agreement"), quote->agreement);
    add_text(to, S("site"), quote->site);
    add_text(to, S("customer_name"), quote->customer_name);
    add_text(to, S("city"), quote->city);
    add_text(to, S("country"), quote->country);
    add_text(to, S("programme"), quote->programme);
    add_text(to, S("customer_type"), quote->customer_type);
    add_text(to, S("currency"), quote->currency);
    add_text(to, S("level"), quote->level);
    add_day(to, S("presented_on"), quote->presented_on_null, quote->presented_on);
    add_day(to, S("valid_to"), quote->valid_to_null, quote->valid_to);
    add_day(to, S("priced_on"), false, quote->priced_on);
    add_text(to, S("waiting_on"), quote->waiting_on);
    add_text(to, S("owner"), quote->owner);
    add_text(to, S("distributor"), quote->distributor);
    add_text(to, S("distributor_name"), quote->distributor_name);
    add_text(to, S("reseller"), quote->reseller);
    add_text(to, S("reseller_name"), quote->reseller_name);
    add_text(to, S("source"), quote->source);
    add_text(to, S("input_hash"), quote->input_hash);
    add_text(to, S("quote_kind"), quote->kind);
}

static void write_lines(const Writing *to) {
    RowsChoice choice = rows_choose_all(&quote_line_columns);
    json_key(to->writer, S("lines"));
    json_begin_list(to->writer);
    for (size_t i = 0; i < to->quote->line_count; i++) {
        rows_write_object(to->writer, to->call->arena, &choice, &to->quote->lines[i]);
    }
    json_end_list(to->writer);
}

static void write_totals(const Writing *to) {
    const QuoteTotals *totals = &to->quote->totals;
    json_key(to->writer, S("totals"));
    json_begin_object(to->writer);
    add_money(to, S("list"), false, totals->list);
    add_money(to, S("reduction"), false, totals->reduction);
    add_money(to, S("total"), false, totals->net);
    add_money(to, S("buy_total"), totals->buy_null, totals->buy);
    add_money(to, S("sell_total"), totals->sell_null, totals->sell);
    add_int(to, S("unpriced"), totals->unpriced);
    json_end_object(to->writer);
}

static void write_standing(const Writing *to) {
    const QuoteStanding *standing = &to->quote->standing;
    bool none = standing->express;
    bool top = none || !standing->has_next_level;
    json_key(to->writer, S("standing"));
    json_begin_object(to->writer);
    add_level(to, S("level"), none, standing->today);
    add_level(to, S("level_of_order"), none, standing->of_order);
    add_level(to, S("level_after"), none, standing->after);
    add_points(to, S("term_points"), none, standing->term_before);
    add_points(to, S("points"), none, standing->of_order_points);
    add_points(to, S("term_points_after"), none, standing->term_after);
    add_level(to, S("next_level"), top, standing->next_level);
    add_points(to, S("points_to_next"), top, standing->points_to_next);
    json_end_object(to->writer);
}

static void write_what_if(const Writing *to) {
    json_key(to->writer, S("what_if"));
    json_begin_list(to->writer);
    for (size_t i = 0; i < to->quote->what_if_count; i++) {
        const QuoteWhatIf *row = &to->quote->what_if[i];
        json_begin_object(to->writer);
        add_text(to, S("level"), row->code);
        add_money(to, S("total"), row->total_null, row->total);
        add_money(to, S("difference"), row->total_null, row->difference);
        json_end_object(to->writer);
    }
    json_end_list(to->writer);
}

void quote_write(JsonWriter *writer, const EndpointCall *call, const Quote *quote) {
    Writing to = {writer, call, quote};
    json_begin_object(writer);
    write_head(&to);
    write_lines(&to);
    write_totals(&to);
    write_standing(&to);
    write_what_if(&to);
    json_key(writer, S("may"));
    json_begin_list(writer);
    for (int verb = 0; verb < QUOTE_VERB_COUNT; verb++) {
        if (quote_may(quote, (QuoteVerb)verb)) {
            json_add_text(writer, quote_verb_name((QuoteVerb)verb));
        }
    }
    json_end_list(writer);
    json_end_object(writer);
}
