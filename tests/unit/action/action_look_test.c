// Actions that only look: they wait for no writer, write nothing and could not; what they answer is
// what doing it would.
#include "submit_world.h"

#include "store/db_pool.h"
#include "store/q_enterprise.h"

static DbPool *readers_of(const World *world) {
    DbPool *readers = NULL;
    MUST(db_pool_open(
        &(DbPoolLimits){
            .address = text_of(world->file), .to_read = true, .size = 1, .wait_milliseconds = 100},
        &readers));
    return readers;
}

typedef struct {
    OrderSubmitOutcome outcome;
    Refusals refusals;
} Try;

static Try ask(World *world, DbPool *readers, const OrderSubmitInput *input, const char *key,
               bool check) {
    Viewer *viewer = arena_new(&world->arena, Viewer);
    *viewer = viewer_of(DIRECT);
    ActionContext context = as_viewer(world, "2025-06-01", viewer, key);
    Try tried = {0};
    context.readers = readers;
    MUST((check ? do_order_check : do_order_submit)(&context, input, &tried.outcome,
                                                    &tried.refusals));
    return tried;
}

START_TEST(a_check_waits_for_no_writer_and_answers_what_submitting_would) {
    World world = new_trade(true);
    DbPool *readers = readers_of(&world);
    Db *writing = NULL;
    OrderLineInput lines[] = {{S("XL"), {30}}, {S("XM"), {10}}};
    OrderSubmitInput input = submit_input(&world, lines, 2, "PO-1");
    MUST(db_open(text_of(world.file), &writing));
    MUST(db_begin(writing)); // SQLite's only writer
    Bytes before = world_bytes(&world);
    Try checked = ask(&world, readers, &input, "k1", true);
    Bytes after = world_bytes(&world);
    ck_assert(same_bytes(&before, &after));
    db_rollback(writing);
    db_close(writing);
    expect_refusals(checked.refusals, "", "checked");
    ck_assert_uint_eq(checked.outcome.number.len, 0);
    ck_assert_ptr_nonnull(checked.outcome.order.lines[0].trace);
    Try done = ask(&world, readers, &input, "k1", false);
    TextBuf left = buf_new(&world.arena, 4000);
    TextBuf right = buf_new(&world.arena, 4000);
    checked.outcome.order.order = done.outcome.order.order;
    tell_order(&left, &checked.outcome.order);
    tell_order(&right, &done.outcome.order);
    ck_assert(text_equal(buf_text(&left), buf_text(&right)));
    ck_assert(text_equal(checked.outcome.state, done.outcome.state));
    db_pool_close(readers);
    end_world(&world);
}

// An ActionBody.
static Err write_something(Action *action, const void *input, void *outcome) {
    const EnterpriseId *enterprise = input;
    (void)outcome;
    ck_assert(action->looks);
    return q_enterprise_take_seq(action->db, &(QEnterpriseTakeSeqIn){.enterprise = *enterprise});
}

START_TEST(who_only_looks_cannot_write) {
    World world = new_trade(true);
    DbPool *readers = readers_of(&world);
    ActionContext context = on_day(&world, "2025-06-01");
    Refusals refusals = {0};
    context.readers = readers;
    Err err = action_look(&context, write_something, &world.enterprise, NULL, &refusals);
    ck_assert_int_eq((int)err.code, FAULT_DB_OPEN);
    db_pool_close(readers);
    end_world(&world);
}
