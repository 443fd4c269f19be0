// R1.9: an agreement that nothing was ordered or covered of for 24 months is set inactive, takes
// nothing, and is brought back. The world's B1 (T1, the rival's) is covered to 31 Mar 2025: from 1
// Apr 2027; A1 (S1, S2, the reseller's) to 31 Aug 2025: from 1 Sep 2027.
#include "action/agreement/agreement_state.h"
#include "action/night/enterprise_night.h"
#include "action/order/order_submit.h"
#include "action/queue/queues_see.h"
#include "action/event/sequence.h"
#include "quote_world.h"
#include "store/q_check.h"

enum { OWN = 9, ADMIN = 77 };

static Viewer admin(void) {
    return (Viewer){.kind = VIEWER_STAFF,
                    .role = SEAT_STAFF,
                    .desk = DESK_ADMIN,
                    .account = {VENDOR},
                    .identity = {ADMIN}};
}

static void night(World *world, const char *today) {
    ActionContext context = on_day(world, today);
    NightList list;
    NightDone done;
    MUST(see_night(&context, &list));
    MUST(do_enterprises_night(&context, list.enterprises, list.count, &done));
}

typedef struct {
    const char *today;
    const char *agreement;
    AgreementVerb verb;
    int64_t revision;
    const char *reason;
    const char *key;
} Try;

// What an administrator's try is refused with.
static RefusalId tried(World *world, Try try, bool *ret_repeated) {
    Viewer viewer = admin();
    ActionContext context = as(world, try.today, &viewer);
    Refusals refusals;
    AgreementMove move = {text_of(try.agreement), try.revision, text_of(try.reason)};
    context.key = text_of(try.key);
    context.digest = text_of(try.key);
    context.seeing = world->db;
    AgreementMoved moved = {0};
    MUST(do_agreement_move(&context, try.verb, &move, &moved, &refusals));
    *ret_repeated = moved.repeated;
    return refused(&refusals) ? refusals.items[0].id : REFUSAL_NONE;
}

static void expect_try(World *world, Try try, RefusalId wanted) {
    bool repeated = false;
    RefusalId got = tried(world, try, &repeated);
    ck_assert_msg(got == wanted && !repeated, "%s at %s: refused %d, wanted %d", try.agreement,
                  try.today, (int)got, (int)wanted);
}

static AgreementState state_of(World *world, const char *today, const Viewer *viewer,
                               const char *agreement) {
    ActionContext context = as(world, today, viewer);
    AgreementState state;
    Refusals refusals;
    MUST(see_agreement_state(&context, text_of(agreement), &state, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    return state;
}

static const Try ends_b1 = {"2027-04-01", "B1", AGREEMENT_DEACTIVATE, 1, "nobody is there", "k1"};

START_TEST(from_the_first_day_of_the_month_after_24_months) {
    World world = new_quote_world();
    Viewer viewer = admin();
    Try early = ends_b1;
    bool repeated = false;
    early.today = "2027-03-31";
    expect_try(&world, early, REFUSAL_AGREEMENT_NOT_IDLE);
    ck_assert(!state_of(&world, "2027-03-31", &viewer, "B1").may_deactivate);
    AgreementState before = state_of(&world, "2027-04-01", &viewer, "B1");
    ck_assert(before.may_deactivate && before.revision == 1);
    expect_day(before.inactive_from, "2027-04-01", "R1.9");
    expect_try(&world, ends_b1, REFUSAL_NONE);
    AgreementState state = state_of(&world, "2027-04-01", &viewer, "B1");
    ck_assert(text_equal(state.state, S("inactive")) && state.revision == 2);
    ck_assert(state.may_activate && !state.may_deactivate);
    expect_day(state.since, "2027-04-01", "since it was set");
    ck_assert_uint_eq(state.step_count, 1);
    ck_assert(text_equal(state.steps[0].reason, S("nobody is there")));
    ck_assert_msg(tried(&world, ends_b1, &repeated) == REFUSAL_NONE && repeated, "once");
    ck_assert_uint_eq(state_of(&world, "2027-04-01", &viewer, "B1").step_count, 1);
    end_world(&world);
}

START_TEST(what_is_wrong_with_a_try_is_said_in_its_order) {
    World world = new_quote_world();
    enrol(&world, "N1", "C1", false);
    expect_try(&world, (Try){"2027-04-01", "B9", AGREEMENT_DEACTIVATE, 1, "x", "a"},
               REFUSAL_AGREEMENT_NOT_FOUND);
    expect_try(&world, (Try){"2027-04-01", "B1", AGREEMENT_DEACTIVATE, 2, "x", "b"}, REFUSAL_STALE);
    expect_try(&world, (Try){"2027-04-01", "B1", AGREEMENT_ACTIVATE, 1, "x", "c"},
               REFUSAL_ALREADY_DECIDED);
    expect_try(&world, (Try){"2027-04-01", "B1", AGREEMENT_DEACTIVATE, 1, "", "d"},
               REFUSAL_REASON_REQUIRED);
    expect_try(&world, (Try){"2027-04-01", "A1", AGREEMENT_DEACTIVATE, 1, "x", "e"},
               REFUSAL_AGREEMENT_NOT_IDLE);
    expect_try(&world, (Try){"2037-04-01", "C1", AGREEMENT_DEACTIVATE, 1, "never ordered", "f"},
               REFUSAL_AGREEMENT_NOT_IDLE);
    expect_try(&world, ends_b1, REFUSAL_NONE);
    expect_try(&world, (Try){"2027-04-01", "B1", AGREEMENT_DEACTIVATE, 2, "x", "g"},
               REFUSAL_ALREADY_DECIDED);
    end_world(&world);
}

START_TEST(an_administrator_alone_decides) {
    World world = new_quote_world();
    Viewer care = admin();
    Viewer rival = partner_viewer(RIVAL);
    AgreementMove move = {S("B1"), 1, S("x")};
    Refusals refusals;
    AgreementMoved after;
    care.desk = DESK_CARE;
    ActionContext context = as(&world, "2027-04-01", &care);
    context.seeing = world.db;
    MUST(do_agreement_move(&context, AGREEMENT_DEACTIVATE, &move, &after, &refusals));
    expect_refusal(&refusals, REFUSAL_RIGHT_MISSING);
    context = as(&world, "2027-04-01", &rival);
    context.seeing = world.db;
    MUST(do_agreement_move(&context, AGREEMENT_DEACTIVATE, &move, &after, &refusals));
    expect_refusal(&refusals, REFUSAL_RIGHT_MISSING);
    expect_try(&world, ends_b1, REFUSAL_NONE);
    AgreementState seen = state_of(&world, "2027-04-02", &rival, "B1");
    ck_assert_uint_eq(seen.step_count, 1);
    ck_assert_msg(seen.steps[0].reason.len == 0 && seen.steps[0].by.len == 0,
                  "why and by whom is the desks'");
    ck_assert(!seen.may_activate && text_equal(seen.state, S("inactive")));
    end_world(&world);
}

// ---- what it takes no more ----

static RefusalId ordered(World *world, const char *today, const char *site) {
    ActionContext context = on_day(world, today);
    OrderLineInput line = {S("XL"), {1}};
    OrderInput input = {.site = text_of(site), .lines = &line, .line_count = 1};
    OrderView order;
    Refusals refusals;
    MUST(do_order_accept(&context, &input, &order, &refusals));
    return refused(&refusals) ? refusals.items[0].id : REFUSAL_NONE;
}

static RefusalId moved(World *world, const char *from, const char *to) {
    ActionContext context = on_day(world, "2027-04-02");
    MoveInput move = {.from = text_of(from), .to = text_of(to), .all = true};
    Quantity quantity;
    Refusals refusals;
    MUST(do_entitlements_move(&context, &move, &quantity, &refusals));
    return refused(&refusals) ? refusals.items[0].id : REFUSAL_NONE;
}

static RefusalId joined(World *world, const char *site, bool moves) {
    ActionContext context = on_day(world, "2027-04-02");
    SiteInput input = {.agreement = S("B1"),
                       .site = text_of(site),
                       .details = {.time_zone = S("UTC"), .name = S("T2"), .name_key = S("t2")}};
    AgreementSummary summary;
    Refusals refusals;
    MUST(moves ? do_site_move(&context, &input, &summary, &refusals)
               : do_site_add(&context, &input, &summary, &refusals));
    return refused(&refusals) ? refusals.items[0].id : REFUSAL_NONE;
}

START_TEST(an_inactive_one_takes_nothing_until_it_is_brought_back) {
    World world = new_quote_world();
    expect_try(&world, ends_b1, REFUSAL_NONE);
    ck_assert_int_eq(ordered(&world, "2027-04-02", "T1"), REFUSAL_AGREEMENT_INACTIVE);
    ck_assert_int_eq(moved(&world, "S2", "T1"), REFUSAL_AGREEMENT_INACTIVE);
    ck_assert_int_eq(joined(&world, "T2", false), REFUSAL_AGREEMENT_INACTIVE);
    ck_assert_int_eq(joined(&world, "S2", true), REFUSAL_AGREEMENT_INACTIVE);
    ck_assert_int_eq(ordered(&world, "2027-04-02", "S1"), REFUSAL_NONE);
    ck_assert_msg(moved(&world, "T1", "S1") == REFUSAL_NONE, "what it holds may leave it");
    expect_try(&world, (Try){"2027-04-03", "B1", AGREEMENT_ACTIVATE, 2, "they are back", "k2"},
               REFUSAL_NONE);
    ck_assert_int_eq(ordered(&world, "2027-04-03", "T1"), REFUSAL_NONE);
    ck_assert_int_eq(joined(&world, "T2", false), REFUSAL_NONE);
    Viewer viewer = admin();
    AgreementState state = state_of(&world, "2027-04-03", &viewer, "B1");
    ck_assert(state.revision == 3 && state.step_count == 2 && !state.may_deactivate);
    end_world(&world);
}

START_TEST(trying_an_order_says_it_as_ordering_does) {
    World world = new_quote_world();
    OrderLineInput line = {S("XL"), {1}};
    ActionContext context = on_day(&world, "2027-04-02");
    OrderSubmitInput input = {
        .site = S("T1"), .lines = &line, .line_count = 1, .currency = context.prices.currency};
    OrderSubmitOutcome outcome;
    Refusals refusals;
    expect_try(&world, ends_b1, REFUSAL_NONE);
    MUST(do_order_check(&context, &input, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_AGREEMENT_INACTIVE);
    MUST(do_order_submit(&context, &input, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_AGREEMENT_INACTIVE);
    end_world(&world);
}

// ---- the queue ----

static QueueView waiting(World *world, const char *today) {
    Viewer viewer = admin();
    ActionContext context = as(world, today, &viewer);
    QueueInput input = {0};
    QueueView queue;
    Refusals refusals;
    MUST(see_queue(&context, S("inactivity"), &input, &queue, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    return queue;
}

START_TEST(what_may_be_set_inactive_waits_in_its_queue) {
    World world = new_quote_world();
    night(&world, "2027-01-29"); // the notice of B1
    ck_assert_int_eq(waiting(&world, "2027-03-31").total, 0);
    QueueView queue = waiting(&world, "2027-04-01");
    ck_assert_int_eq(queue.total, 1);
    ck_assert(text_equal(queue.rows[0].kind, S("agreement")));
    ck_assert(text_equal(queue.rows[0].item, S("B1")));
    expect_day(queue.rows[0].since, "2027-04-01", "since it may be");
    ck_assert_int_eq(ordered(&world, "2027-04-02", "T1"), REFUSAL_NONE);
    ck_assert_msg(waiting(&world, "2027-04-02").total == 0, "it ordered");
    night(&world, "2027-06-03"); // the notice of A1
    ck_assert_int_eq(waiting(&world, "2027-09-01").total, 1);
    expect_try(&world, (Try){"2027-09-01", "A1", AGREEMENT_DEACTIVATE, 1, "x", "k3"}, REFUSAL_NONE);
    ck_assert_msg(waiting(&world, "2027-09-01").total == 0, "it is done");
    end_world(&world);
}

// ---- who is told ----

// How many events of a kind an account has.
static int events(World *world, int64_t account, const char *kind) {
    ActionContext context = on_day(world, "2027-06-03");
    SequenceOutcome outcome;
    QCheckListNumberedRows rows;
    int count = 0;
    MUST(do_sequence(&context, (EnterpriseId){0}, INT64_MAX, &outcome));
    MUST(q_check_list_numbered(world->db, &world->arena,
                               &(QCheckListNumberedIn){.enterprise = world->enterprise}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        count += rows.rows[i].account.id == account && text_equal(rows.rows[i].type, text_of(kind));
    }
    return count;
}

static void add_own_account(World *world) {
    MUST(q_account_add(world->db, &(QAccountAddIn){.account = {OWN},
                                                   .number = S("C9"),
                                                   .kind = S("customer"),
                                                   .name = S("C9"),
                                                   .name_key = S("c9"),
                                                   .country = S("ID"),
                                                   .tier = S("none"),
                                                   .distributor_null = true,
                                                   .since = day("2020-01-01")}));
    MUST(q_account_set_enterprise(
        world->db, &(QAccountSetEnterpriseIn){.account = {OWN}, .enterprise = world->enterprise}));
}

START_TEST(who_sold_there_and_the_customer_are_told_and_no_competitor) {
    static const char *const kinds[] = {"agreement.inactivity", "agreement.inactive",
                                        "agreement.active"};
    World world = new_quote_world();
    add_own_account(&world);
    night(&world, "2027-01-29");
    expect_try(&world, ends_b1, REFUSAL_NONE);
    expect_try(&world, (Try){"2027-04-03", "B1", AGREEMENT_ACTIVATE, 2, "back", "k2"},
               REFUSAL_NONE);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        ck_assert_int_eq(events(&world, OWN, kinds[i]), 1);
        ck_assert_int_eq(events(&world, RIVAL, kinds[i]), 1);
        ck_assert_int_eq(events(&world, DISTRIBUTOR, kinds[i]), 1);
        ck_assert_msg(events(&world, RESELLER, kinds[i]) == 0, "V6: a competitor is told nothing");
        ck_assert_int_eq(events(&world, DIRECT, kinds[i]), 0);
    }
    ck_assert_msg(events(&world, VENDOR, "agreement.inactive") == 1, "and who did it");
    end_world(&world);
}

START_TEST(a_contact_check_is_the_customers_and_what_lapsed_its_partners_too) {
    World world = new_quote_world();
    add_own_account(&world);
    night(&world, "2025-01-01");
    night(&world, "2025-04-01");
    ck_assert_int_eq(events(&world, OWN, "contact.check"), 3);
    for (int64_t account = VENDOR; account <= RIVAL; account++) {
        ck_assert_int_eq(events(&world, account, "contact.check"), 0);
    }
    ck_assert_int_eq(events(&world, OWN, "renewal.lapsed"), 2); // A1's and B1's
    ck_assert_int_eq(events(&world, RESELLER, "renewal.lapsed"), 1);
    ck_assert_int_eq(events(&world, RIVAL, "renewal.lapsed"), 1);
    ck_assert_int_eq(events(&world, DISTRIBUTOR, "renewal.lapsed"), 2);
    ck_assert_int_eq(events(&world, DIRECT, "renewal.lapsed"), 0);
    end_world(&world);
}
