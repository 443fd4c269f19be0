// Row A: prices the lines of price_lines_data.h by the domain, again and again for a second.
//   price_lines untraced    price_line, the amounts only
//   price_lines traced      price_line with the whole trace
//   price_lines orders      order_price: points, level, every line with its trace, the total
// What stands here once is the catalogue in the domain's types; from a line's data to its price is
// measured.
#include "domain/order.h"
#include "main/programme_read.h"
#include "measure.h"
#include "price_lines_data.h"

#include <string.h>

typedef struct {
    const Data *data;
    const Programme *programme;
    Part parts[DATA_PARTS];
    PriceRow rows[DATA_PARTS * DATA_ROWS_MAX];
} Bench;

// One pass over all lines: the sum of their extended prices, or −1 where one was refused.
typedef int64_t (*Pass)(const Bench *bench);

static PriceAsk ask_of(const Bench *bench, const DataLine *line) {
    const DataPart *part = &bench->data->parts[line->part];
    return (PriceAsk){
        .rows = &bench->rows[part->first_row],
        .row_count = part->row_count,
        .discountable = bench->parts[line->part].discountable,
        .price_on = {line->price_on},
        .published_by = {line->published_by},
        .months = line->months,
        .quantity = {line->quantity},
    };
}

static int64_t pass_untraced(const Bench *bench) {
    const DataLine *lines = bench->data->lines;
    int64_t sum = 0;
    for (size_t i = 0; i < DATA_LINES; i++) {
        LinePrice price;
        PriceAsk ask = ask_of(bench, &lines[i]);
        Level level = {lines[i].level};
        if (price_line(bench->programme, &ask, level, &price, NULL) != REFUSAL_NONE) {
            return -1;
        }
        sum += price.extended.minor;
    }
    return sum;
}

// The sum is taken from the traces.
static int64_t pass_traced(const Bench *bench) {
    const DataLine *lines = bench->data->lines;
    int64_t sum = 0;
    for (size_t i = 0; i < DATA_LINES; i++) {
        LinePrice price;
        PriceTrace trace;
        PriceAsk ask = ask_of(bench, &lines[i]);
        Level level = {lines[i].level};
        if (price_line(bench->programme, &ask, level, &price, &trace) != REFUSAL_NONE) {
            return -1;
        }
        sum += trace.steps[trace.step_count - 1].result;
    }
    return sum;
}

// Where an agreement at this level stands in its first term, without points.
static Standing standing_at(const Programme *programme, Level level) {
    Standing standing = standing_enrolled(programme, CUSTOMER_COMMERCIAL);
    standing.level = level;
    standing.floor = level;
    return standing;
}

static int64_t pass_orders(const Bench *bench) {
    int64_t sum = 0;
    for (size_t first = 0; first < DATA_LINES; first += DATA_ORDER_LINES) {
        const DataLine *lines = &bench->data->lines[first];
        OrderLineAsk asks[DATA_ORDER_LINES];
        OrderLinePrice prices[DATA_ORDER_LINES];
        OrderPrice order;
        Refusals refusals = {0};
        Standing standing = standing_at(bench->programme, (Level){lines[0].level});
        for (size_t i = 0; i < DATA_ORDER_LINES; i++) {
            asks[i] = (OrderLineAsk){&bench->parts[lines[i].part], ask_of(bench, &lines[i])};
        }
        order_price(bench->programme, &standing, asks, DATA_ORDER_LINES, prices, &order, &refusals);
        if (refused(&refusals)) {
            return -1;
        }
        sum += order.total.minor;
    }
    return sum;
}

static void make_catalogue(Bench *bench) {
    const Data *data = bench->data;
    for (size_t i = 0; i < DATA_PARTS; i++) {
        bench->parts[i] = (Part){
            .part = S("part"),
            .type = PART_LICENCE,
            .points = {data->parts[i].points},
            .discountable = data->parts[i].discountable,
            .term_months = COVERAGE_MONTHS,
            .minimum = {1},
            .multiple = {1},
        };
    }
    for (size_t i = 0; i < data->row_count; i++) {
        const DataRow *from = &data->rows[i];
        bench->rows[i] = (PriceRow){
            .row = {(int64_t)i + 1}, .from = {from->from}, .published = {from->published}};
        for (int8_t level = 0; level < DATA_LEVELS; level++) {
            if ((from->priced >> level & 1u) != 0) {
                price_row_set(&bench->rows[i], (Level){level}, (Money){from->unit[level]});
            }
        }
    }
}

static int measure(const Bench *bench, const char *name, Pass pass) {
    int64_t begin = measure_now(MEASURE_PROCESSOR);
    int64_t passes = 0;
    bool right = true;
    while (right && measure_now(MEASURE_PROCESSOR) - begin < MEASURE_SECOND) {
        right = data_is_right(name, pass(bench));
        passes++;
    }
    int64_t taken = measure_now(MEASURE_PROCESSOR) - begin;
    return right ? measure_say(measure_rate(passes * DATA_LINES, taken), "lines/s", name) : 1;
}

static Pass pass_named(const char *name) {
    static const struct {
        const char *name;
        Pass pass;
    } passes[] = {
        {"untraced", pass_untraced},
        {"traced", pass_traced},
        {"orders", pass_orders},
    };
    for (size_t i = 0; i < sizeof passes / sizeof passes[0]; i++) {
        if (strcmp(passes[i].name, name) == 0) {
            return passes[i].pass;
        }
    }
    return NULL;
}

// The shipped programme. Its texts live as long as ret_document.
static bool read_programme(Arena *arena, Programme *ret, JsonDocument **ret_document) {
    JsonFault fault;
    if (!json_parse(arena, programme_standard_text(), ret_document, &fault)) {
        return false;
    }
    Complaints complaints = {.arena = arena, .document = *ret_document};
    return programme_read(json_root(*ret_document), NULL, ret, &complaints) &&
           ret->level_count == DATA_MOVING_LEVELS &&
           ret->level_count + ret->fixed_count == DATA_LEVELS;
}

static int run(Arena *arena, Data *data, const char *name, Pass pass) {
    Programme programme;
    JsonDocument *document = NULL;
    Bench *bench = arena_new(arena, Bench);
    bench->data = data;
    bench->programme = &programme;
    if (!read_programme(arena, &programme, &document)) {
        (void)fputs("price_lines: the shipped programme has not the levels of the data\n", stderr);
        return 1;
    }
    make_catalogue(bench);
    int status = measure(bench, name, pass);
    json_free(document);
    return status;
}

int main(int count, char **words) {
    static const size_t arena_bytes = (size_t)256 << 20;
    Arena arena;
    Pass pass = count == 2 ? pass_named(words[1]) : NULL;
    if (pass == NULL) {
        (void)fputs("usage: price_lines untraced|traced|orders\n", stderr);
        return 2;
    }
    Data *data = data_make();
    if (data == NULL || err_failed(arena_init(&arena, arena_bytes))) {
        (void)fputs("price_lines: no memory\n", stderr);
        free(data);
        return 1;
    }
    int status = run(&arena, data, words[1], pass);
    arena_free(&arena);
    free(data);
    return status;
}
