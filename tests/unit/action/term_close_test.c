// Terms that ended are closed before anything else, one row each (R10.3), by whichever action comes
// first; the nightly run catches the idle; the sequencer follows every transaction.
#include "action/night/enterprise_night.h"
#include "action/event/sequence.h"
#include "asking.h"
#include "store/db_pool.h"
#include "store/q_agreement.h"
#include "store/q_directory.h"

// The agreement of a number, as the store knows it.
static AgreementId agreement_of(World *world, const char *number) {
    QDirectoryFindRow row;
    bool found = false;
    MUST(q_directory_find(world->db, &world->arena,
                          &(QDirectoryFindIn){.kind = S("agreement"), .number = text_of(number)},
                          &row, &found));
    ck_assert(found);
    return (AgreementId){row.object};
}

// True where the agreement has a row for this term's close: a second one would be refused.
static bool is_closed(World *world, AgreementId agreement, int64_t term) {
    MUST(db_begin(world->db));
    Err err = q_agreement_add_term_close(world->db, &(QAgreementAddTermCloseIn){
                                                        .enterprise = world->enterprise,
                                                        .agreement = agreement,
                                                        .term = term,
                                                        .seq = 1,
                                                        .term_start = day("2024-01-01"),
                                                        .term_end = day("2024-12-31"),
                                                        .level_before = S("BL"),
                                                        .level_after = S("BL"),
                                                    });
    db_rollback(world->db);
    ck_assert(!err_failed(err) || err.code == FAULT_DB_CONSTRAINT);
    return err_failed(err);
}

static void expect_closed(World *world, const char *number, int64_t terms, const char *why) {
    AgreementId agreement = agreement_of(world, number);
    for (int64_t term = 1; term <= terms; term++) {
        ck_assert_msg(is_closed(world, agreement, term), "%s: term %lld of %s", why,
                      (long long)term, number);
    }
    ck_assert_msg(!is_closed(world, agreement, terms + 1), "%s: one row too many of %s", why,
                  number);
}

// A1 with 600 points from 15 Mar 2024: term 1 to 31 Mar 2025.
static World world_with_a_term(void) {
    static const Ask enrolling = {.kind = ASK_ENROL, .site = "S1", .agreement = "A1"};
    static const Ask adding = {.kind = ASK_ADD_SITE, .site = "S2", .agreement = "A1"};
    static const Ask ordering = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 60};
    World world = new_world(false);
    (void)must_ask(&world, "2024-01-10", &enrolling);
    (void)must_ask(&world, "2024-01-10", &adding);
    (void)must_ask(&world, "2024-03-15", &ordering);
    return world;
}

START_TEST(no_term_is_closed_on_its_last_day) {
    World world = world_with_a_term();
    static const Ask ask = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1};
    (void)must_ask(&world, "2025-03-31", &ask);
    expect_closed(&world, "A1", 0, "R2.8");
    (void)must_ask(&world, "2025-04-01", &ask);
    expect_closed(&world, "A1", 1, "R2.8");
    end_world(&world);
}

typedef struct {
    const char *what;
    Ask ask;
} FirstCase;

// Each as the first action after two idle anniversaries, on 5 Apr 2026.
static const FirstCase first_cases[] = {
    {"an order", {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1}},
    {"a new site", {.kind = ASK_ADD_SITE, .site = "S9", .agreement = "A1"}},
    {"another agreement of the enterprise", {.kind = ASK_ENROL, .site = "S9", .agreement = "A9"}},
    {"a move", {.kind = ASK_MOVE_ALL, .site = "S1", .to = "S2"}},
    {"a reinstatement", {.kind = ASK_ORDER, .site = "S1", .part = "XS", .quantity = 1}},
};

START_TEST(whichever_action_comes_first_closes_the_terms) {
    for (size_t i = 0; i < sizeof first_cases / sizeof first_cases[0]; i++) {
        World world = world_with_a_term();
        (void)must_ask(&world, "2026-04-05", &first_cases[i].ask);
        expect_closed(&world, "A1", 2, first_cases[i].what);
        end_world(&world);
    }
}

START_TEST(a_refused_action_closes_nothing) {
    World world = world_with_a_term();
    static const Ask ask = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 0};
    ActionContext context = on_day(&world, "2026-04-05");
    Answer answer = ask_in(&world, &context, &ask);
    ck_assert(refused(&answer.refusals));
    expect_closed(&world, "A1", 0, "a refused action");
    end_world(&world);
}

START_TEST(seeing_closes_in_memory_only) {
    World world = world_with_a_term();
    static const struct {
        const char *on;
        int level;
        int64_t points;
        const char *start;
    } days[] = {
        {"2024-06-01", D, 60000, "2024-03-15"}, {"2025-03-31", D, 60000, "2024-03-15"},
        {"2025-04-01", D, 0, "2025-04-01"}, // 600 points keep D
        {"2026-03-31", D, 0, "2025-04-01"},     {"2026-04-01", BL, 0, "2026-04-01"},
        {"2030-01-01", BL, 0, "2029-04-01"},
    };
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        ActionContext context = on_day(&world, days[i].on);
        AgreementSummary summary = {0};
        Refusals refusals;
        MUST(see_agreement(&context, S("A1"), NULL, &summary, &refusals));
        ck_assert_msg(summary.level.index == days[i].level, "R2.7: %s: %d", days[i].on,
                      summary.level.index);
        ck_assert_int_eq(summary.term_points.hundredths, days[i].points);
        expect_day(summary.term_start, days[i].start, "R3.2");
    }
    expect_closed(&world, "A1", 0, "seeing");
    end_world(&world);
}

START_TEST(the_order_on_the_anniversary_pays_the_reset_level) {
    World world = world_with_a_term();
    static const Ask ask = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1};
    Answer kept = must_ask(&world, "2025-04-01", &ask);
    ck_assert_msg(kept.order.level.index == D, "R2.8: 600 points of the ended term keep D");
    ck_assert_int_eq(kept.order.agreement.term_points.hundredths, 1000);
    Answer fallen = must_ask(&world, "2026-04-01", &ask);
    ck_assert_msg(fallen.order.level.index == BL, "R2.8: 10 points of the ended term do not");
    ck_assert_int_eq(fallen.order.total.minor, 100000);
    end_world(&world);
}

static NightDone night_of(World *world, const ActionContext *context, EnterpriseId enterprise) {
    NightDone done;
    (void)world;
    MUST(do_enterprises_night(context, &enterprise, 1, &done));
    return done;
}

START_TEST(the_night_closes_the_terms_of_the_idle_once) {
    World world = world_with_a_term();
    ActionContext context = on_day(&world, "2026-04-05");
    NightList list = {0};
    MUST(see_night(&context, &list));
    ck_assert_uint_eq(list.count, 1);
    ck_assert_int_eq(list.enterprises[0].id, world.enterprise.id);
    ck_assert_int_eq(night_of(&world, &context, world.enterprise).closed, 1);
    expect_closed(&world, "A1", 2, "the night");
    ck_assert_msg(night_of(&world, &context, world.enterprise).enterprises == 0,
                  "R10.3: safe to repeat");
    static const Ask ask = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1};
    Answer order = must_ask(&world, "2026-04-05", &ask);
    ck_assert_int_eq(order.order.level.index, BL);
    expect_closed(&world, "A1", 2, "the night");
    end_world(&world);
}

// 1 Oct 2024: nothing is due within 120 days, no term has ended.
START_TEST(a_night_with_nothing_to_do_changes_nothing) {
    World world = new_world(true);
    settle(&world);
    ActionContext context = on_day(&world, "2024-10-01");
    Bytes before = world_bytes(&world);
    (void)night_of(&world, &context, world.enterprise);
    (void)night_of(&world, &context, world.other);
    Bytes after = world_bytes(&world);
    ck_assert(same_bytes(&before, &after));
    end_world(&world);
}

// settle() makes 12 transactions of the first enterprise and one of the second.
START_TEST(the_sequencer_reads_every_transaction_once) {
    World world = new_world(false);
    settle(&world);
    ActionContext context = on_day(&world, "2025-06-01");
    SequenceOutcome outcome = {0};
    MUST(do_sequence(&context, (EnterpriseId){0}, 10, &outcome));
    ck_assert_int_eq(outcome.enterprises, 2);
    ck_assert_int_eq(outcome.links, 13);
    MUST(do_sequence(&context, (EnterpriseId){0}, 10, &outcome));
    ck_assert(outcome.enterprises == 0 && outcome.links == 0 && outcome.events == 0);
    static const Ask ask = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1};
    (void)must_ask(&world, "2025-06-01", &ask);
    MUST(do_sequence(&context, (EnterpriseId){0}, 10, &outcome));
    ck_assert(outcome.enterprises == 1 && outcome.links == 1);
    end_world(&world);
}

// ActionGathering.run of a writer that is asked for nothing.
static Err note_asked(void *target, ActionWork work, void *argument) {
    (void)work;
    (void)argument;
    *(bool *)target = true;
    return OK;
}

// A look through all enterprises takes its time: it is none of the writer's, nor of its connection.
START_TEST(the_sequencer_looks_on_a_connection_that_only_reads) {
    World world = new_world(true);
    settle(&world);
    ActionContext context = on_day(&world, "2025-06-01");
    SequenceOutcome outcome = {0};
    DbPoolLimits limits = {
        .address = text_of(world.file), .to_read = true, .size = 1, .wait_milliseconds = 1000};
    bool asked = false;
    MUST(do_sequence(&context, (EnterpriseId){0}, 10, &outcome));
    MUST(db_pool_open(&limits, &context.readers));
    context.db = NULL;
    context.gathering = (ActionGathering){note_asked, &asked};
    MUST(do_sequence(&context, (EnterpriseId){0}, 10, &outcome));
    ck_assert(!asked && outcome.enterprises == 0);
    ck_assert_int_eq(db_pool_counts(context.readers).opened, 1);
    static const Ask ask = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1};
    (void)must_ask(&world, "2025-06-01", &ask);
    MUST(do_sequence(&context, (EnterpriseId){0}, 10, &outcome));
    ck_assert(asked); // what is behind is the writer's
    db_pool_close(context.readers);
    end_world(&world);
}

START_TEST(the_sequencer_goes_on_where_it_stopped) {
    World world = new_world(false);
    settle(&world);
    ActionContext context = on_day(&world, "2025-06-01");
    SequenceOutcome outcome = {0};
    int64_t links = 0;
    for (int i = 0; i < 3; i++) {
        MUST(do_sequence(&context, outcome.last, 1, &outcome));
        links += outcome.links;
    }
    ck_assert_int_eq(links, 13);
    ck_assert_int_eq(outcome.enterprises, 0);
    end_world(&world);
}
