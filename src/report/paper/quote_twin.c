// Writes the twin of a quote's print.
#include "report/paper/quote_twin.h"

#include "base/json_write.h"

// A line takes at most so much, all its texts at their longest and escaped.
enum { HEAD_BYTES_MAX = 32 * 1024, LINE_BYTES_MAX = 8 * 1024, FIGURE_BYTES = 48 };

static Err take(void *target, Text piece) {
    TextBuf *all = target;
    buf_add(all, piece);
    return all->overflow ? FAULT_AT(FAULT_TOO_LARGE, 0) : OK;
}

static void add_text(JsonWriter *json, Text key, Text value) {
    json_key(json, key);
    if (value.len == 0) {
        json_add_null(json);
    } else {
        json_add_text(json, value);
    }
}

static void add_day(JsonWriter *json, Text key, Date day) {
    char text[DATE_TEXT_BYTES];
    json_key(json, key);
    date_write(day, text);
    json_add_text(json, (Text){text, sizeof text});
}

static void add_int(JsonWriter *json, Text key, int64_t number) {
    json_key(json, key);
    json_add_int(json, number);
}

static void add_money(JsonWriter *json, Text key, bool given, Money money, Currency currency) {
    char bytes[FIGURE_BYTES];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    json_key(json, key);
    if (!given) {
        json_add_null(json);
        return;
    }
    money_write(&buf, money, currency);
    json_add_text(json, buf_text(&buf));
}

static void add_points(JsonWriter *json, Points points) {
    char bytes[FIGURE_BYTES];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    points_write(&buf, points);
    json_key(json, S("points"));
    json_add_text(json, buf_text(&buf));
}

static void add_line(JsonWriter *json, const QuoteSheetLine *line, Currency currency) {
    json_begin_object(json);
    add_int(json, S("line"), line->line);
    add_text(json, S("part"), line->part);
    add_text(json, S("description"), line->description);
    add_text(json, S("metric"), line->metric);
    add_text(json, S("site"), line->site);
    add_int(json, S("quantity"), line->quantity.count);
    add_day(json, S("coverage_start"), line->coverage_start);
    add_day(json, S("coverage_end"), line->coverage_end);
    add_int(json, S("months"), line->months);
    add_points(json, line->points);
    add_money(json, S("unit"), line->price.given, line->price.unit, currency);
    add_money(json, S("extended"), line->price.given, line->price.extended, currency);
    add_money(json, S("buy_unit"), line->buy.given, line->buy.unit, currency);
    add_money(json, S("buy_extended"), line->buy.given, line->buy.extended, currency);
    add_money(json, S("sell_unit"), line->sell.given, line->sell.unit, currency);
    add_money(json, S("sell_extended"), line->sell.given, line->sell.extended, currency);
    add_text(json, S("note"), line->note);
    json_end_object(json);
}

static void add_head(JsonWriter *json, const QuoteSheet *sheet) {
    add_text(json, S("quote"), sheet->number);
    add_int(json, S("revision"), sheet->revision);
    add_text(json, S("kind"), sheet->kind);
    add_text(json, S("reader"), sheet->reader);
    add_day(json, S("presented_on"), sheet->presented_on);
    add_day(json, S("valid_to"), sheet->valid_to);
    add_text(json, S("agreement"), sheet->agreement);
    add_text(json, S("site"), sheet->site);
    add_text(json, S("customer_name"), sheet->customer_name);
    add_text(json, S("city"), sheet->city);
    add_text(json, S("country"), sheet->country);
    add_text(json, S("distributor"), sheet->distributor);
    add_text(json, S("distributor_name"), sheet->distributor_name);
    add_text(json, S("reseller"), sheet->reseller);
    add_text(json, S("reseller_name"), sheet->reseller_name);
    add_text(json, S("currency"), currency_code(sheet->currency));
    add_text(json, S("level"), sheet->level);
    add_points(json, sheet->points);
    add_money(json, S("total"), true, sheet->total, sheet->currency);
    add_money(json, S("buy_total"), sheet->has_buy, sheet->buy_total, sheet->currency);
    add_money(json, S("sell_total"), sheet->has_sell, sheet->sell_total, sheet->currency);
    add_text(json, S("contact"), sheet->contact);
    add_text(json, S("contact_role"), sheet->contact_role);
    add_money(json, S("maximum_end_price"), sheet->has_maximum, sheet->maximum_end_price,
              sheet->currency);
    add_text(json, S("input_hash"), sheet->input_hash);
}

Err quote_twin(Arena *arena, const QuoteSheet *sheet, Text *ret_json) {
    TextBuf all = buf_new(arena, HEAD_BYTES_MAX + sheet->line_count * LINE_BYTES_MAX);
    JsonWriter json = json_writer(arena, (Sink){take, &all});
    json_begin_object(&json);
    add_head(&json, sheet);
    json_key(&json, S("lines"));
    json_begin_list(&json);
    for (size_t i = 0; i < sheet->line_count; i++) {
        add_line(&json, &sheet->lines[i], sheet->currency);
    }
    json_end_list(&json);
    json_end_object(&json);
    TRY(json_writer_end(&json));
    *ret_json = buf_text(&all);
    return OK;
}
