// orders_postgres ADDRESS CALLERS SECONDS: orders of ten lines per second through do_order_accept
// on PostgreSQL, one process and one connection per caller, each on an enterprise of its own, all
// in the schema at ADDRESS, which is set up where it is empty. One line per run: orders/s, callers,
// seconds, worst wait in ms.
#include "action/agreement/enrol.h"
#include "action/order/order_accept.h"
#include "main/replay/replay.h"
#include "store/number_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LINES = 10, CALLERS_MAX = 64, ON_DAY = 20000, WARM_SECONDS = 1, KEY_BYTES = 64 };

typedef struct {
    int64_t orders;
    int64_t worst_microseconds;
    Err err;
} Tally;

typedef struct {
    Arena arena;
    Scenario scenario;
    size_t mark;
    Db *db;
    NumberSource numbers;
    char site[KEY_BYTES];
    char parts[LINES][3]; // P0 …
} Caller;

static int64_t microseconds(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static ActionContext context_of(Caller *caller, Text key) {
    Date today = {ON_DAY};
    return (ActionContext){
        .db = caller->db,
        .arena = &caller->arena,
        .prices = {.programme = &caller->scenario.programme,
                   .country_group = S("WW"),
                   .currency = caller->scenario.currency},
        .programme_version = 1,
        .today = today,
        .now = date_midnight_utc(today),
        .numbers = &caller->numbers,
        .key = key,
    };
}

// Ten parts with a row of prices each; notes their numbers.
static Text catalogue(Caller *caller) {
    TextBuf json = buf_new(&caller->arena, 1 << 16);
    buf_addf(&json, "{\"currency\": \"USD\", \"steps\": [], \"parts\": [");
    for (int i = 0; i < LINES; i++) {
        (void)snprintf(caller->parts[i], sizeof caller->parts[i], "P%d", i);
        buf_addf(&json,
                 "%s{\"part\": \"P%d\", \"type\": \"licence\", \"points\": \"1.00\", \"prices\": "
                 "[{\"from\": \"2020-01-01\", \"published\": \"2020-01-01\", \"BL\": \"100.00\", "
                 "\"D\": \"95.00\", \"E\": \"90.00\", \"F\": \"85.00\", \"G\": \"80.00\", \"H\": "
                 "\"75.00\"}]}",
                 i == 0 ? "" : ", ", i);
    }
    buf_addf(&json, "]}");
    return buf_text(&json);
}

static Err take_nothing(void *target, const StepResult *result) {
    (void)target;
    (void)result;
    return OK;
}

static Err open_caller(Caller *caller, const char *address, bool sets_up) {
    Complaints complaints;
    TRY(arena_init(&caller->arena, (size_t)1 << 30));
    bool good = scenario_read(&caller->arena, catalogue(caller), &caller->scenario, &complaints);
    ENSURE(good);
    caller->numbers.key = 7;
    TRY(db_open(text_of(address), &caller->db));
    if (sets_up && !err_failed(db_require_empty(caller->db))) {
        ReplayOptions options = {0};
        TRY(db_migrate(caller->db));
        TRY(replay_run_in(caller->db, &caller->arena, &caller->scenario, &options,
                          (ResultSink){take_nothing, NULL}));
    }
    caller->mark = caller->arena.used;
    return OK;
}

static void close_caller(Caller *caller) {
    db_close(caller->db);
    scenario_free(&caller->scenario);
    arena_free(&caller->arena);
}

static Err enrol(Caller *caller) {
    Text site = text_of(caller->site);
    EnrolOutcome outcome;
    Refusals refusals;
    ActionContext context = context_of(caller, site); // a key of its own
    EnrolInput input = {.site = site,
                        .agreement = site,
                        .customer_type = CUSTOMER_COMMERCIAL,
                        .details = {.name = site, .name_key = site, .time_zone = S("UTC")}};
    TRY(do_enrol(&context, &input, &outcome, &refusals));
    ENSURE(!refused(&refusals));
    return OK;
}

static Err order(Caller *caller, int64_t number) {
    char key[KEY_BYTES];
    OrderView view;
    Refusals refusals;
    (void)snprintf(key, sizeof key, "order-%lld", (long long)number);
    arena_rewind(&caller->arena, caller->mark);
    ActionContext context = context_of(caller, text_of(key));
    OrderLineInput lines[LINES];
    for (int i = 0; i < LINES; i++) {
        lines[i] = (OrderLineInput){.part = {caller->parts[i], 2}, .quantity = {5}};
    }
    OrderInput input = {.site = text_of(caller->site), .lines = lines, .line_count = LINES};
    TRY(do_order_accept(&context, &input, &view, &refusals));
    ENSURE(!refused(&refusals));
    return OK;
}

static Err order_until(Caller *caller, int64_t begin, int64_t end, Tally *tally) {
    TRY(enrol(caller));
    int64_t before = microseconds();
    for (int64_t number = 0; before < end; number++) {
        TRY(order(caller, number));
        int64_t after = microseconds();
        if (before >= begin && after < end) {
            tally->orders++;
            if (after - before > tally->worst_microseconds) {
                tally->worst_microseconds = after - before;
            }
        }
        before = after;
    }
    return OK;
}

// One caller's process; what it did goes into shared memory.
static void call(const char *address, int number, int64_t begin, int64_t end, Tally *tally) {
    Caller caller = {0};
    (void)snprintf(caller.site, sizeof caller.site, "B%d-%d", (int)getppid(), number);
    tally->err = open_caller(&caller, address, false);
    if (!err_failed(tally->err)) {
        tally->err = order_until(&caller, begin, end, tally);
    }
    close_caller(&caller);
    _exit(0);
}

static int report(const Tally *tallies, int callers, int seconds) {
    Tally sum = {0};
    for (int i = 0; i < callers; i++) {
        sum.orders += tallies[i].orders;
        if (err_failed(tallies[i].err)) {
            printf("%s (%d)\n", err_message(tallies[i].err), tallies[i].err.number);
            return 1;
        }
        if (tallies[i].worst_microseconds > sum.worst_microseconds) {
            sum.worst_microseconds = tallies[i].worst_microseconds;
        }
    }
    printf("%lld orders/s, %d callers, %d s, worst %lld ms\n", (long long)(sum.orders / seconds),
           callers, seconds, (long long)(sum.worst_microseconds / 1000));
    return 0;
}

int main(int count, char **words) {
    int callers = count == 4 ? (int)strtol(words[2], NULL, 10) : 0;
    int seconds = count == 4 ? (int)strtol(words[3], NULL, 10) : 0;
    if (callers < 1 || callers > CALLERS_MAX || seconds < 1) {
        (void)fputs("usage: orders_postgres ADDRESS CALLERS SECONDS\n", stderr);
        return 2;
    }
    Tally *tallies = mmap(NULL, sizeof *tallies * CALLERS_MAX, PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    Caller first = {0};
    Err err =
        tallies == MAP_FAILED ? FAULT_AT(FAULT_MEMORY, 0) : open_caller(&first, words[1], true);
    close_caller(&first);
    if (err_failed(err)) {
        printf("%s (%d)\n", err_message(err), err.number);
        return 1;
    }
    int64_t begin = microseconds() + WARM_SECONDS * 1000000;
    for (int i = 0; i < callers; i++) {
        if (fork() == 0) {
            call(words[1], i, begin, begin + (int64_t)seconds * 1000000, &tallies[i]);
        }
    }
    while (wait(NULL) > 0) {
    }
    return report(tallies, callers, seconds);
}
