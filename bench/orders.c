// Orders of ten lines per second through the actions and the writer (row C, less HTTP): so many
// callers, each a customer of its own who asks again as soon as it is answered.
//
//   orders --setup DB CALLERS    the database with its catalogue and customers
//   orders DB CALLERS ORDERS     prints orders/s, and the average group
#include "action/agreement/enrol.h"
#include "action/order/order_accept.h"
#include "main/replay/catalogue.h"
#include "main/writer.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LINES = 10, CALLERS_MAX = 64, NAME_BYTES = 24 };

typedef struct {
    Scenario scenario;
    Db *db;
    Writer *writer;
} Bench;

typedef struct {
    Bench *bench;
    int number;
    int orders;
    pthread_t thread;
} Caller;

static void must(Err err) {
    if (err_failed(err)) {
        (void)fprintf(stderr, "orders: %s (%s:%d, %d)\n", err_message(err), err.file, err.line,
                      err.number);
        exit(1);
    }
}

static Text name_of(char *bytes, const char *kind, int caller, int number) {
    int length = snprintf(bytes, NAME_BYTES, "%s%d-%d", kind, caller, number);
    return (Text){bytes, (size_t)length};
}

// Ten parts with a row of prices each.
static void read_catalogue(Arena *arena, Scenario *ret) {
    TextBuf json = buf_new(arena, 1 << 16);
    buf_addf(&json, "{\"currency\": \"USD\", \"steps\": [], \"parts\": [");
    for (int i = 0; i < LINES; i++) {
        buf_addf(&json,
                 "%s{\"part\": \"P%d\", \"type\": \"licence\", \"points\": \"1.00\", \"prices\": "
                 "[{\"from\": \"2020-01-01\", \"published\": \"2020-01-01\", \"BL\": \"100.00\", "
                 "\"D\": \"95.00\", \"E\": \"90.00\", \"F\": \"85.00\", \"G\": \"80.00\", \"H\": "
                 "\"75.00\"}]}",
                 i == 0 ? "" : ", ", i);
    }
    buf_addf(&json, "]}");
    Complaints complaints;
    bool usable = scenario_read(arena, buf_text(&json), ret, &complaints);
    ENSURE(usable);
}

static ActionContext context_of(const Bench *bench, Arena *arena, Text key) {
    Date today = {0};
    bool is_day = date_parse(S("2025-03-01"), &today);
    ENSURE(is_day);
    return (ActionContext){
        .arena = arena,
        .prices = catalogue_prices(&bench->scenario),
        .programme_version = CATALOGUE_PROGRAMME_VERSION,
        .today = today,
        .now = date_midnight_utc(today),
        .gathering = writer_gathering(bench->writer),
        .key = key,
        .digest = S("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"),
    };
}

static void enrol(const Bench *bench, Arena *arena, int caller) {
    char site[NAME_BYTES];
    char agreement[NAME_BYTES];
    ActionContext context = context_of(bench, arena, (Text){0});
    EnrolInput input = {.site = name_of(site, "S", caller, 0),
                        .agreement = name_of(agreement, "A", caller, 0),
                        .details = {.time_zone = S("UTC")}};
    EnrolOutcome outcome;
    Refusals refusals;
    must(do_enrol(&context, &input, &outcome, &refusals));
    ENSURE(!refused(&refusals));
}

static void place_order(const Caller *caller, Arena *arena, Text site, int number) {
    char key[NAME_BYTES];
    char parts[LINES][NAME_BYTES];
    OrderLineInput lines[LINES];
    for (int i = 0; i < LINES; i++) {
        int length = snprintf(parts[i], NAME_BYTES, "P%d", i);
        lines[i] = (OrderLineInput){.part = {parts[i], (size_t)length},
                                    .quantity = {1 + (number + i) % 9}};
    }
    ActionContext context =
        context_of(caller->bench, arena, name_of(key, "k", caller->number, number));
    OrderInput input = {.site = site, .lines = lines, .line_count = LINES};
    OrderView order;
    Refusals refusals;
    must(do_order_accept(&context, &input, &order, &refusals));
    ENSURE(!refused(&refusals));
}

static void *call(void *argument) {
    const Caller *caller = argument;
    char site[NAME_BYTES];
    Arena arena;
    must(arena_init(&arena, (size_t)16 << 20));
    Text name = name_of(site, "S", caller->number, 0);
    for (int i = 0; i < caller->orders; i++) {
        place_order(caller, &arena, name, i);
        arena_reset(&arena);
    }
    arena_free(&arena);
    return NULL;
}

static double seconds(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void run(Bench *bench, int callers, int orders) {
    Caller all[CALLERS_MAX];
    double begin = seconds();
    for (int i = 0; i < callers; i++) {
        all[i] = (Caller){.bench = bench, .number = i, .orders = orders / callers};
        int failed = pthread_create(&all[i].thread, NULL, call, &all[i]);
        ENSURE(failed == 0);
    }
    for (int i = 0; i < callers; i++) {
        int failed = pthread_join(all[i].thread, NULL);
        ENSURE(failed == 0);
    }
    double took = seconds() - begin;
    WriterCounts counts = writer_counts(bench->writer);
    (void)printf("%.0f %.1f\n", (double)counts.changes / took,
                 (double)counts.changes / (double)counts.groups);
}

static int number_of(const char *word) {
    char *end = NULL;
    long number = strtol(word, &end, 10);
    ENSURE(*end == 0 && number > 0 && number < INT32_MAX);
    return (int)number;
}

int main(int count, char **words) {
    if (count != 4) {
        (void)fputs("usage: orders --setup DB CALLERS | orders DB CALLERS ORDERS\n", stderr);
        return 2;
    }
    Bench bench = {0};
    Arena arena;
    bool setup = strcmp(words[1], "--setup") == 0;
    int callers = number_of(setup ? words[3] : words[2]);
    ENSURE(callers <= CALLERS_MAX);
    WriterLimits limits = {
        .waiting_max = WRITER_WAITING_MAX, .group_max = WRITER_GROUP_MAX, .key = 42};
    must(arena_init(&arena, (size_t)256 << 20));
    read_catalogue(&arena, &bench.scenario);
    must(db_open(text_of(words[setup ? 2 : 1]), &bench.db));
    if (setup) {
        must(db_migrate(bench.db));
        must(catalogue_load(bench.db, &bench.scenario));
    }
    must(writer_start(bench.db, &limits, &bench.writer));
    for (int i = 0; setup && i < callers; i++) {
        enrol(&bench, &arena, i);
    }
    if (!setup) {
        run(&bench, callers, number_of(words[3]));
    }
    writer_stop(bench.writer);
    db_close(bench.db);
    scenario_free(&bench.scenario);
    arena_free(&arena);
    return 0;
}
