// The writer with real actions on a database in memory: what a group does to its members, what a
// fault does to a group, that numbers are never issued twice, and many threads at once (make tsan).
#include "main/writer.h"

#include "action/agreement/enrol.h"
#include "action/order/order_accept.h"
#include "main/replay/catalogue.h"

#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#define GOOD(expression)          ck_assert_int_eq((expression).code, FAULT_NONE)
#define FAULTS(expression, fault) ck_assert_int_eq((expression).code, (fault))

enum { THREADS_MAX = 32, NUMBERS_PER_BLOCK = 256 };

static const char catalogue[] =
    "{\"currency\": \"USD\", \"steps\": [], \"parts\": [{\"part\": \"P1\", \"type\": \"licence\","
    " \"points\": \"1.00\", \"prices\": [{\"from\": \"2020-01-01\", \"published\": \"2020-01-01\","
    " \"BL\": \"10.00\"}]}]}";

typedef struct {
    Arena arena;
    Scenario scenario;
    Db *db;
    Writer *writer;
    ActionContext context; // without arena and key
} World;

// A world in memory whose writer is not yet started.
static void open_world(World *world) {
    *world = (World){0};
    GOOD(arena_init(&world->arena, (size_t)1 << 28));
    Complaints complaints;
    bool usable = scenario_read(&world->arena, text_of(catalogue), &world->scenario, &complaints);
    ck_assert_msg(usable, "%.*s",
                  TEXT_ARG(complaint_text(&world->arena, S("it"), &complaints.items[0])));
    GOOD(db_open(S(":memory:"), &world->db));
    GOOD(db_migrate(world->db));
    GOOD(catalogue_load(world->db, &world->scenario));
    bool is_day = date_parse(S("2025-03-01"), &world->context.today);
    ck_assert(is_day);
    world->context.prices = catalogue_prices(&world->scenario);
    world->context.programme_version = CATALOGUE_PROGRAMME_VERSION;
    world->context.now = date_midnight_utc(world->context.today);
}

static void start_writer(World *world, size_t waiting_max) {
    WriterLimits limits = {.waiting_max = waiting_max, .group_max = WRITER_GROUP_MAX, .key = 7};
    GOOD(writer_start(world->db, &limits, &world->writer));
    world->context.gathering = writer_gathering(world->writer);
}

static void close_world(World *world) {
    writer_stop(world->writer);
    db_close(world->db);
    scenario_free(&world->scenario);
    arena_free(&world->arena);
}

static Err enrol(const World *world, Arena *arena, Text site, Text agreement) {
    ActionContext context = world->context;
    context.arena = arena;
    EnrolInput input = {.site = site, .agreement = agreement, .details = {.time_zone = S("UTC")}};
    EnrolOutcome outcome;
    Refusals refusals;
    TRY(do_enrol(&context, &input, &outcome, &refusals));
    ck_assert(!refused(&refusals));
    return OK;
}

// One request of a thread, and what came of it.
typedef struct {
    const World *world;
    ActionWork work; // instead of an order
    Text site;
    Text part;
    Text key;
    Text digest;
    Arena arena;
    OrderView order;
    Refusals refusals;
    Err err;
    pthread_t thread;
} Request;

static void *ask(void *argument) {
    Request *request = argument;
    if (request->work != NULL) {
        request->err = writer_run(request->world->writer, request->work, NULL);
        return NULL;
    }
    ActionContext context = request->world->context;
    context.arena = &request->arena;
    context.key = request->key;
    context.digest = request->digest;
    OrderLineInput line = {.part = request->part, .quantity = {2}};
    OrderInput input = {.site = request->site, .lines = &line, .line_count = 1};
    request->err = do_order_accept(&context, &input, &request->order, &request->refusals);
    return NULL;
}

static void begin_request(Request *request) {
    GOOD(arena_init(&request->arena, (size_t)1 << 22));
    int failed = pthread_create(&request->thread, NULL, ask, request);
    ck_assert_int_eq(failed, 0);
}

static void join(Request *request) {
    int failed = pthread_join(request->thread, NULL);
    ck_assert_int_eq(failed, 0);
}

static void forget(Request *request) {
    arena_free(&request->arena);
}

// ---- a gate: keeps the writer busy until it is opened, so that a group forms behind it ----

typedef struct {
    Writer *writer;
    atomic_bool is_in;
    atomic_bool is_open;
    pthread_t thread;
} Gate;

static Err stand_in_gate(void *argument, Db *db, NumberSource *numbers) {
    (void)db;
    (void)numbers;
    Gate *gate = argument;
    atomic_store(&gate->is_in, true);
    while (!atomic_load(&gate->is_open)) {
        (void)sched_yield();
    }
    return OK;
}

static void *keep_gate(void *argument) {
    Gate *gate = argument;
    Err err = writer_run(gate->writer, stand_in_gate, gate);
    ck_assert(!err_failed(err));
    return NULL;
}

static void close_gate(Gate *gate, Writer *writer) {
    gate->writer = writer;
    atomic_init(&gate->is_in, false);
    atomic_init(&gate->is_open, false);
    int failed = pthread_create(&gate->thread, NULL, keep_gate, gate);
    ck_assert_int_eq(failed, 0);
    while (!atomic_load(&gate->is_in)) {
        (void)sched_yield();
    }
}

static void open_gate(Gate *gate) {
    atomic_store(&gate->is_open, true);
    int failed = pthread_join(gate->thread, NULL);
    ck_assert_int_eq(failed, 0);
}

static void wait_for_waiting(Writer *writer, int64_t count) {
    while (writer_counts(writer).waiting < count) {
        (void)sched_yield();
    }
}

// Lets `count` requests wait together, in this order, then makes one group of them.
static void run_together(World *world, Request *requests, size_t count) {
    Gate gate;
    close_gate(&gate, world->writer);
    for (size_t i = 0; i < count; i++) {
        requests[i].world = world;
        begin_request(&requests[i]);
        wait_for_waiting(world->writer, (int64_t)i + 1);
    }
    open_gate(&gate);
    for (size_t i = 0; i < count; i++) {
        join(&requests[i]);
    }
}

static Request of_site(Text site, Text key) {
    return (Request){.site = site, .part = S("P1"), .key = key};
}

// ---- one group ----

START_TEST(a_failing_member_does_not_touch_its_neighbours) {
    World world;
    open_world(&world);
    start_writer(&world, WRITER_WAITING_MAX);
    GOOD(enrol(&world, &world.arena, S("S1"), S("A1")));
    Request requests[] = {
        of_site(S("S1"), S("one")),
        of_site(S("S1"), (Text){"a\0b", 3}), // no database takes a NUL: a fault
        of_site(S("S1"), S("two")),
        of_site(S("S1"), S("no such part")), // a refusal
        of_site(S("S1"), S("three")),
    };
    requests[3].part = S("NONE");
    run_together(&world, requests, 5);
    FAULTS(requests[1].err, FAULT_DB_VALUE);
    GOOD(requests[3].err);
    ck_assert(refused(&requests[3].refusals));
    int64_t seq = 1; // of the enrolment
    for (size_t i = 0; i < 5; i += 2) {
        GOOD(requests[i].err);
        ck_assert(!refused(&requests[i].refusals));
        ck_assert_int_eq(requests[i].order.seq, ++seq);
    }
    ck_assert_int_eq(writer_counts(world.writer).together, 5);
    for (size_t i = 0; i < 5; i++) {
        forget(&requests[i]);
    }
    close_world(&world);
}

START_TEST(the_same_key_in_one_group_is_one_order) {
    World world;
    open_world(&world);
    start_writer(&world, WRITER_WAITING_MAX);
    GOOD(enrol(&world, &world.arena, S("S1"), S("A1")));
    Request requests[] = {of_site(S("S1"), S("k")), of_site(S("S1"), S("k")),
                          of_site(S("S1"), S("k"))};
    requests[2].digest = S("something else");
    run_together(&world, requests, 3);
    GOOD(requests[0].err);
    GOOD(requests[1].err);
    GOOD(requests[2].err);
    ck_assert_int_eq(writer_counts(world.writer).together, 3);
    ck_assert(text_equal(requests[0].order.number, requests[1].order.number));
    ck_assert_int_eq(requests[0].order.seq, requests[1].order.seq);
    ck_assert_int_eq(requests[0].order.total.minor, requests[1].order.total.minor);
    ck_assert(refused(&requests[2].refusals));
    ck_assert_int_eq(requests[2].refusals.items[0].id, REFUSAL_KEY_REUSED);
    for (size_t i = 0; i < 3; i++) {
        forget(&requests[i]);
    }
    close_world(&world);
}

// As the engine does it: the transaction is gone with all its savepoints.
static Err fill_the_disk(void *argument, Db *db, NumberSource *numbers) {
    (void)argument;
    (void)numbers;
    db_rollback(db);
    return FAULT_AT(FAULT_DB_FULL, 13);
}

START_TEST(a_full_disk_takes_the_whole_group_back_and_the_writer_goes_on) {
    World world;
    open_world(&world);
    start_writer(&world, WRITER_WAITING_MAX);
    GOOD(enrol(&world, &world.arena, S("S1"), S("A1")));
    for (int round = 0; round < 2; round++) {
        Request requests[] = {
            of_site(S("S1"), S("one")), {.work = fill_the_disk}, of_site(S("S1"), S("two"))};
        run_together(&world, requests, 3);
        for (size_t i = 0; i < 3; i++) {
            FAULTS(requests[i].err, FAULT_DB_FULL);
            forget(&requests[i]);
        }
    }
    GOOD(writer_fault(world.writer));
    Request again[] = {of_site(S("S1"), S("two")), of_site(S("S1"), S("one"))};
    run_together(&world, again, 2);
    for (size_t i = 0; i < 2; i++) {
        GOOD(again[i].err);
        ck_assert(!refused(&again[i].refusals));
        ck_assert_int_eq(again[i].order.seq, 2 + (int64_t)i);
    }
    ck_assert(!text_equal(again[0].order.number, again[1].order.number));
    forget(&again[0]);
    forget(&again[1]);
    close_world(&world);
}

static Err fail_the_disk(void *argument, Db *db, NumberSource *numbers) {
    (void)db;
    (void)numbers;
    (void)argument;
    return FAULT_AT(FAULT_DB_IO, 5);
}

START_TEST(a_failing_disk_stops_the_writer) {
    World world;
    open_world(&world);
    start_writer(&world, WRITER_WAITING_MAX);
    GOOD(enrol(&world, &world.arena, S("S1"), S("A1")));
    FAULTS(writer_run(world.writer, fail_the_disk, NULL), FAULT_DB_IO);
    FAULTS(writer_fault(world.writer), FAULT_DB_IO);
    FAULTS(enrol(&world, &world.arena, S("S2"), S("A2")), FAULT_WRITER_STOPPED);
    close_world(&world);
}

// ---- the queue ----

START_TEST(a_full_queue_refuses) {
    World world;
    open_world(&world);
    start_writer(&world, 1);
    GOOD(enrol(&world, &world.arena, S("S1"), S("A1")));
    Request requests[] = {of_site(S("S1"), S("one")), of_site(S("S1"), S("two"))};
    requests[0].world = requests[1].world = &world;
    Gate gate;
    close_gate(&gate, world.writer);
    begin_request(&requests[0]);
    wait_for_waiting(world.writer, 1);
    begin_request(&requests[1]);
    join(&requests[1]);
    FAULTS(requests[1].err, FAULT_WRITER_FULL);
    open_gate(&gate);
    join(&requests[0]);
    GOOD(requests[0].err);
    forget(&requests[0]);
    forget(&requests[1]);
    close_world(&world);
}

// ---- numbers ----

typedef struct {
    Arena *arena;
    Text number;
    Err end;        // what the step comes to
    bool take_back; // the step alone
} Draw;

static Err draw(void *argument, Db *db, NumberSource *numbers) {
    Draw *drawn = argument;
    TRY(db_savepoint(db));
    store_numbers_step(numbers);
    TRY(store_number_draw(db, drawn->arena, numbers, NUMBER_ORDER, &drawn->number));
    if (drawn->take_back || err_failed(drawn->end)) {
        store_numbers_step_taken_back(numbers);
        TRY(db_rollback_to(db));
    } else {
        store_numbers_step_kept(numbers);
    }
    TRY(db_release(db));
    return drawn->end;
}

typedef struct {
    Draw *draws;
    size_t count;
} DrawGroup;

static Err draw_all(void *argument, Db *db, NumberSource *numbers) {
    DrawGroup *group = argument;
    for (size_t i = 0; i < group->count; i++) {
        TRY(draw(&group->draws[i], db, numbers));
    }
    return OK;
}

// Steps and groups that are kept or taken back in turn, around the ends of blocks: of what was kept
// no number stands twice.
static int text_order(const void *left, const void *right) {
    return text_compare(*(const Text *)left, *(const Text *)right);
}

START_TEST(a_number_is_never_issued_twice) {
    enum { ROUNDS = 4 * NUMBERS_PER_BLOCK, KEPT_MAX = 3 * ROUNDS };
    World world;
    open_world(&world);
    start_writer(&world, WRITER_WAITING_MAX);
    Text *kept = arena_array(&world.arena, Text, KEPT_MAX);
    size_t count = 0;
    uint32_t dice = 12345;
    for (int round = 0; round < ROUNDS; round++) {
        Draw draws[3];
        bool group_back = false;
        for (size_t i = 0; i < 3; i++) {
            dice = dice * 1664525u + 1013904223u;
            draws[i] = (Draw){.arena = &world.arena, .take_back = (dice >> 20) % 3 == 0};
            if ((dice >> 9) % 16 == 0) {
                draws[i].end = FAULT_AT(FAULT_MEMORY, 0);
                group_back = true;
            }
        }
        Err err = writer_run(world.writer, draw_all, &(DrawGroup){draws, 3});
        ck_assert_int_eq(err.code, group_back ? FAULT_MEMORY : FAULT_NONE);
        for (size_t i = 0; i < 3 && !group_back; i++) {
            if (!draws[i].take_back) {
                kept[count++] = draws[i].number;
            }
        }
    }
    ck_assert_uint_gt(count, NUMBERS_PER_BLOCK);
    qsort(kept, count, sizeof *kept, text_order);
    for (size_t i = 1; i < count; i++) {
        ck_assert(!text_equal(kept[i - 1], kept[i]));
    }
    close_world(&world);
}

// ---- many threads ----

enum { STRESS_THREADS = 8, STRESS_ORDERS = 25 };

typedef struct {
    World *world;
    int number;
    pthread_t thread;
    int accepted;
} Customer;

static void *live(void *argument) {
    Customer *customer = argument;
    Arena arena;
    GOOD(arena_init(&arena, (size_t)1 << 22));
    char site[16];
    char agreement[16];
    (void)snprintf(site, sizeof site, "S%d", customer->number);
    (void)snprintf(agreement, sizeof agreement, "A%d", customer->number);
    GOOD(enrol(customer->world, &arena, text_of(site), text_of(agreement)));
    for (int i = 0; i < 2 * STRESS_ORDERS; i++) {
        char key[16];
        (void)snprintf(key, sizeof key, "%d", i / 2); // each twice
        Request request = {.world = customer->world,
                           .site = text_of(site),
                           .part = i % 10 < 8 ? S("P1") : S("NONE"),
                           .key = text_of(key),
                           .arena = arena};
        (void)ask(&request);
        GOOD(request.err);
        if (!refused(&request.refusals)) {
            ck_assert_int_eq(request.order.seq, 2 + customer->accepted / 2);
            customer->accepted++;
        }
        arena = request.arena;
        arena_reset(&arena);
    }
    arena_free(&arena);
    return NULL;
}

START_TEST(many_threads_get_what_they_asked_for) {
    World world;
    open_world(&world);
    start_writer(&world, WRITER_WAITING_MAX);
    Customer customers[STRESS_THREADS];
    for (int i = 0; i < STRESS_THREADS; i++) {
        customers[i] = (Customer){.world = &world, .number = i};
        int failed = pthread_create(&customers[i].thread, NULL, live, &customers[i]);
        ck_assert_int_eq(failed, 0);
    }
    for (int i = 0; i < STRESS_THREADS; i++) {
        int failed = pthread_join(customers[i].thread, NULL);
        ck_assert_int_eq(failed, 0);
        ck_assert_int_eq(customers[i].accepted, 2 * STRESS_ORDERS * 8 / 10);
    }
    WriterCounts counts = writer_counts(world.writer);
    ck_assert_int_eq(counts.changes, STRESS_THREADS * (1 + 2 * STRESS_ORDERS));
    close_world(&world);
}

typedef struct {
    atomic_int done;
} Tally;

static Err count_one(void *argument, Db *db, NumberSource *numbers) {
    (void)db;
    (void)numbers;
    atomic_fetch_add(&((Tally *)argument)->done, 1);
    return OK;
}

typedef struct {
    Writer *writer;
    Tally *tally;
    pthread_t thread;
} Waiter;

static void *wait_in_queue(void *argument) {
    Waiter *waiter = argument;
    GOOD(writer_run(waiter->writer, count_one, waiter->tally));
    return NULL;
}

static void *stop_writer(void *argument) {
    writer_stop(argument);
    return NULL;
}

// Whoever waits when the end comes is still answered: they stand behind a gate that opens only
// then.
START_TEST(the_end_does_what_waits) {
    World world;
    open_world(&world);
    start_writer(&world, WRITER_WAITING_MAX);
    Tally tally;
    atomic_init(&tally.done, 0);
    Gate gate;
    close_gate(&gate, world.writer);
    Waiter waiters[THREADS_MAX];
    for (int i = 0; i < THREADS_MAX; i++) {
        waiters[i] = (Waiter){.writer = world.writer, .tally = &tally};
        int failed = pthread_create(&waiters[i].thread, NULL, wait_in_queue, &waiters[i]);
        ck_assert_int_eq(failed, 0);
    }
    wait_for_waiting(world.writer, THREADS_MAX);
    pthread_t stopping;
    int failed = pthread_create(&stopping, NULL, stop_writer, world.writer);
    ck_assert_int_eq(failed, 0);
    struct timespec moment = {.tv_nsec = 100000000};
    (void)nanosleep(&moment, NULL); // the end has begun
    open_gate(&gate);
    for (int i = 0; i < THREADS_MAX; i++) {
        failed = pthread_join(waiters[i].thread, NULL);
        ck_assert_int_eq(failed, 0);
    }
    failed = pthread_join(stopping, NULL);
    ck_assert_int_eq(failed, 0);
    world.writer = NULL;
    ck_assert_int_eq(atomic_load(&tally.done), THREADS_MAX);
    close_world(&world);
}
