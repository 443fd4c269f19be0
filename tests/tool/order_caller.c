// order_caller ADDRESS [--setup]: a caller with one connection that enrols sites and orders through
// the actions, as the lines on its standard input say, and answers each with one line:
//
//     enrol KEY SITE            KEY enrolled ENTERPRISE         each site is an enterprise of its
//     own order KEY SITE QUANTITY   KEY ordered ENTERPRISE ORDER TOTAL
//                               KEY refused CODE · KEY fault MESSAGE
//
// What a caller is told in doubt ("repeat with the same key") it does by itself, for some 20
// seconds.
// --setup migrates an empty database and writes the catalogue before.
#include "action/agreement/enrol.h"
#include "action/order/order_accept.h"
#include "main/replay/replay.h"
#include "store/number_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TRIES_MAX = 1000, WAIT_MICROSECONDS = 20000, WORDS_MAX = 4, ON_DAY = 20000 };

static const Text catalogue = S_INIT(
    "{\"currency\":\"USD\",\"parts\":[{\"part\":\"LIC\",\"type\":\"licence\",\"points\":\"1.00\","
    "\"prices\":[{\"from\":\"2020-01-01\",\"published\":\"2020-01-01\",\"BL\":\"100.00\"}]}],"
    "\"steps\":[]}");

typedef struct {
    Arena arena;
    Scenario scenario; // what stands in the catalogue
    size_t mark;       // of the arena, behind it
    Db *db;
    NumberSource numbers;
} Caller;

typedef struct {
    char *words[WORDS_MAX];
    Text key;
    EnrolOutcome enrolled;
    OrderView ordered;
    Refusals refusals;
} Request;

static ActionContext context_of(Caller *caller, const Request *request) {
    Text what = text_of(request->words[3] == NULL ? "" : request->words[3]);
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
        .key = request->key,
        .digest = what,
    };
}

static Err enrol(const ActionContext *context, Request *request) {
    Text site = text_of(request->words[2]);
    EnrolInput input = {
        .site = site,
        .agreement = site,
        .customer_type = CUSTOMER_COMMERCIAL,
        .details = {.name = site, .name_key = site, .time_zone = S("UTC")},
    };
    return do_enrol(context, &input, &request->enrolled, &request->refusals);
}

static Err order(const ActionContext *context, Request *request) {
    OrderLineInput line = {.part = S("LIC"), .quantity = {strtoll(request->words[3], NULL, 10)}};
    OrderInput input = {.site = text_of(request->words[2]), .lines = &line, .line_count = 1};
    return do_order_accept(context, &input, &request->ordered, &request->refusals);
}

static bool is_doubt(Err err) {
    return err.code == FAULT_DB_LOST || err.code == FAULT_DB_BUSY || err.code == FAULT_DB_OPEN;
}

static Err run_patiently(Caller *caller, Request *request, bool enrols) {
    Err err = OK;
    for (int tries = 0; tries < TRIES_MAX; tries++) {
        arena_rewind(&caller->arena, caller->mark);
        ActionContext context = context_of(caller, request);
        err = enrols ? enrol(&context, request) : order(&context, request);
        if (!is_doubt(err)) {
            break;
        }
        (void)usleep(WAIT_MICROSECONDS);
    }
    return err;
}

static void answer(Caller *caller, Request *request) {
    const char *key = request->words[1];
    bool enrols = strcmp(request->words[0], "enrol") == 0;
    Err err = run_patiently(caller, request, enrols);
    if (err_failed(err)) {
        printf("%s fault %s (%s:%d, %d)\n", key, err_message(err), err.file, err.line, err.number);
    } else if (refused(&request->refusals)) {
        Text code = refusal_code(request->refusals.items[0].id);
        printf("%s refused %.*s\n", key, TEXT_ARG(code));
    } else if (enrols) {
        printf("%s enrolled %lld\n", key, (long long)request->enrolled.enterprise.id);
    } else {
        printf("%s ordered %lld %lld %lld\n", key, (long long)request->ordered.enterprise.id,
               (long long)request->ordered.order.id, (long long)request->ordered.total.minor);
    }
    (void)fflush(stdout);
}

static void answer_lines(Caller *caller) {
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0) {
        Request request = {0};
        char *rest = line;
        for (int i = 0; i < WORDS_MAX && rest != NULL; i++) {
            request.words[i] = strsep(&rest, " \n");
        }
        bool orders = strcmp(request.words[0], "order") == 0;
        if (request.words[2] == NULL || (orders && request.words[3] == NULL)) {
            printf("%s is no request\n", request.words[0]);
            break;
        }
        request.key = text_of(request.words[1]);
        answer(caller, &request);
    }
    free(line);
}

static Err take_nothing(void *target, const StepResult *result) {
    (void)target;
    (void)result;
    return OK;
}

static Err set_up(Caller *caller) {
    ReplayOptions options = {0};
    TRY(db_require_empty(caller->db));
    TRY(db_migrate(caller->db));
    return replay_run_in(caller->db, &caller->arena, &caller->scenario, &options,
                         (ResultSink){take_nothing, NULL});
}

static Err open_patiently(const char *address, Db **ret_db) {
    Err err = db_open(text_of(address), ret_db);
    for (int tries = 1; tries < TRIES_MAX && is_doubt(err); tries++) {
        (void)usleep(WAIT_MICROSECONDS);
        err = db_open(text_of(address), ret_db);
    }
    return err;
}

int main(int count, char **words) {
    Caller caller = {.numbers = {.key = 7}};
    Complaints complaints;
    if (count < 2 || err_failed(arena_init(&caller.arena, (size_t)1 << 30)) ||
        !scenario_read(&caller.arena, catalogue, &caller.scenario, &complaints)) {
        (void)fputs("usage: order_caller ADDRESS [--setup]\n", stderr);
        return 2;
    }
    Err err = open_patiently(words[1], &caller.db);
    if (!err_failed(err) && count > 2) {
        err = set_up(&caller);
    }
    caller.mark = caller.arena.used;
    if (err_failed(err)) {
        (void)fprintf(stderr, "order_caller: %s (%s:%d, %d)\n", err_message(err), err.file,
                      err.line, err.number);
    } else {
        answer_lines(&caller);
    }
    db_close(caller.db);
    scenario_free(&caller.scenario);
    arena_free(&caller.arena);
    return err_failed(err) ? 1 : 0;
}
