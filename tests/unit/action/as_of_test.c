// Views of another day: they show what held then, as it was known then, and the present is the view
// of today.
#include "action/agreement/agreement_see.h"
#include "action/agreement/enrol.h"
#include "action/entitlement/entitlement_see.h"
#include "action/order/order_accept.h"
#include "action/order/return/order_return.h"
#include "store/number_store.h"
#include "store/part_store.h"
#include "store/q_enterprise.h"
#include "store/q_entitlement.h"
#include "store/q_programme.h"

#include <check.h>

enum { HOURS_12 = 43200 };

typedef struct {
    Arena arena;
    Db *db;
    Programme programme;
    NumberSource numbers;
    OrderView order;
} World;

static Date day(int32_t month, int32_t of_month) {
    return date_of((CivilDay){2025, month, of_month});
}

static void fine(Err err) {
    ck_assert_msg(!err_failed(err), "%s (%s:%d, %d)", err_message(err), err.file, err.line,
                  err.number);
}

// At noon of a day.
static ActionContext context_on(World *world, Date today) {
    Currency currency;
    ck_assert(currency_find(S("USD"), &currency));
    return (ActionContext){
        .db = world->db,
        .arena = &world->arena,
        .prices = {&world->programme, S("WW"), currency},
        .programme_version = 1,
        .today = today,
        .now = {date_midnight_utc(today).seconds + HOURS_12},
        .numbers = &world->numbers,
    };
}

static void open_world(World *world) {
    Part part = {.part = S("L1"),
                 .type = PART_LICENCE,
                 .points = {6000},
                 .discountable = true,
                 .term_months = 12,
                 .minimum = {1},
                 .multiple = {1}};
    PriceRow row = {.row = {1}, .from = day(1, 1), .published = day(1, 1), .release = 1};
    *world = (World){.programme = {.level_count = 2, .return_days = 30}};
    world->programme.levels[0] = (LevelRow){.code = S("BL")};
    world->programme.levels[1] = (LevelRow){.code = S("D"), .points = {50000}};
    world->programme.earns_points[PART_LICENCE] = true;
    price_row_set(&row, LEVEL_LOWEST, (Money){1000});
    fine(arena_init(&world->arena, (size_t)64 << 20));
    fine(db_open(S(":memory:"), &world->db));
    fine(db_migrate(world->db));
    fine(db_begin(world->db));
    ActionContext context = context_on(world, day(1, 1));
    fine(q_programme_add_version(
        world->db, &(QProgrammeAddVersionIn){
                       .version = 1, .from_day = DATE_MIN, .name = S("p"), .definition = S("{}")}));
    fine(store_numbers_begin(world->db));
    fine(store_part_add(world->db, &part));
    fine(store_price_row_add(world->db, &context.prices, part.part, &row));
    fine(db_commit(world->db));
}

static void close_world(World *world) {
    db_close(world->db);
    arena_free(&world->arena);
}

// Enrolled on 10 January, ten licences on 1 March, three of them back on 15 March.
static void live(World *world) {
    Refusals refusals;
    EnrolOutcome enrolled;
    ReturnOutcome back;
    open_world(world);
    ActionContext january = context_on(world, day(1, 10));
    fine(do_enrol(
        &january,
        &(EnrolInput){.site = S("S1"), .agreement = S("A1"), .details = {.time_zone = S("UTC")}},
        &enrolled, &refusals));
    OrderLineInput line = {S("L1"), {10}};
    ActionContext march = context_on(world, day(3, 1));
    fine(do_order_accept(&march, &(OrderInput){.site = S("S1"), .lines = &line, .line_count = 1},
                         &world->order, &refusals));
    ck_assert(!refused(&refusals));
    ActionContext later = context_on(world, day(3, 15));
    fine(do_order_return(&later,
                         &(ReturnInput){world->order.enterprise, world->order.order, 1, {3}, {0}},
                         &back, &refusals));
    ck_assert(!refused(&refusals));
}

static ViewTime then(Date true_on) {
    return (ViewTime){.true_on = true_on};
}

static ViewTime known(Date true_on, Date known_on) {
    return (ViewTime){true_on, true, {date_midnight_utc(known_on).seconds + HOURS_12}};
}

// What the site and the agreement hold; -1 where they are not there.
static int64_t held(World *world, const ViewTime *when) {
    EntitlementRows rows[2] = {0};
    Refusals refusals[2];
    ActionContext context = context_on(world, day(6, 1));
    fine(see_entitlements(&context, false, S("S1"), when, &rows[0], &refusals[0]));
    fine(see_entitlements(&context, true, S("A1"), when, &rows[1], &refusals[1]));
    ck_assert_int_eq(refusals[0].count, refusals[1].count);
    ck_assert_uint_eq(rows[0].count, rows[1].count);
    if (refused(&refusals[0])) {
        return -1;
    }
    ck_assert(rows[0].count == 0 ||
              rows[0].rows[0].quantity.count == rows[1].rows[0].quantity.count);
    return rows[0].count == 0 ? 0 : rows[0].rows[0].quantity.count;
}

// The points of the running term; -1 where the agreement is not there, -2 where it has no term.
static int64_t points(World *world, const ViewTime *when) {
    AgreementSummary agreement;
    Refusals refusals;
    ActionContext context = context_on(world, day(6, 1));
    fine(see_agreement(&context, S("A1"), when, &agreement, &refusals));
    if (refused(&refusals)) {
        return -1;
    }
    return agreement.has_term ? agreement.term_points.hundredths : -2;
}

START_TEST(a_view_of_another_day_shows_what_held_on_it) {
    World world;
    live(&world);
    const struct {
        ViewTime when;
        int64_t held;
        int64_t points;
    } cases[] = {
        {then(day(1, 9)), -1, -1},
        {then(day(1, 10)), 0, -2},
        {then(day(2, 28)), 0, -2},
        {then(day(3, 1)), 10, 60000},
        {then(day(3, 14)), 10, 60000},
        {then(day(3, 15)), 7, 42000},
        {then(day(6, 1)), 7, 42000},
        {known(day(3, 15), day(3, 14)), 10, 60000},
        {known(day(3, 15), day(2, 1)), 0, -2},
        {known(day(3, 15), day(1, 9)), -1, -1},
        {known(day(3, 15), day(3, 15)), 7, 42000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        ck_assert_int_eq(held(&world, &cases[i].when), cases[i].held);
        ck_assert_int_eq(points(&world, &cases[i].when), cases[i].points);
    }
    close_world(&world);
}

START_TEST(the_present_is_the_view_of_today) {
    World world;
    live(&world);
    ViewTime today = then(day(6, 1));
    ck_assert_int_eq(held(&world, NULL), held(&world, &today));
    ck_assert_int_eq(points(&world, NULL), points(&world, &today));
    close_world(&world);
}

// On 1 May it is recorded that two more had gone back on 10 March.
static void correct(World *world) {
    QEnterpriseOpenRow seq;
    QEntitlementListOfSiteRows rows;
    QEntitlementReduceRow left;
    EnterpriseId enterprise = world->order.enterprise;
    fine(db_begin(world->db));
    fine(q_enterprise_take_seq(world->db, &(QEnterpriseTakeSeqIn){.enterprise = enterprise}));
    fine(q_enterprise_open(world->db, &world->arena,
                           &(QEnterpriseOpenIn){.enterprise = enterprise, .today = day(5, 1)},
                           &seq));
    fine(q_enterprise_add_recorded(
        world->db, &(QEnterpriseAddRecordedIn){.enterprise = enterprise,
                                               .seq = seq.seq,
                                               .recorded_at = date_midnight_utc(day(5, 1)),
                                               .on_day = day(5, 1)}));
    fine(q_entitlement_list_of_site(
        world->db, &world->arena,
        &(QEntitlementListOfSiteIn){.enterprise = enterprise, .site = {IDS_PER_SEQ + 1}}, &rows));
    ck_assert_uint_eq(rows.count, 1);
    fine(q_entitlement_reduce(world->db, &world->arena,
                              &(QEntitlementReduceIn){.enterprise = enterprise,
                                                      .entitlement = rows.rows[0].entitlement,
                                                      .quantity = {2}},
                              &left));
    fine(q_entitlement_add_event(
        world->db, &(QEntitlementAddEventIn){.enterprise = enterprise,
                                             .entitlement = rows.rows[0].entitlement,
                                             .event = seq.seq * IDS_PER_SEQ,
                                             .seq = seq.seq,
                                             .cause = S("rebill_out"),
                                             .on_day = day(3, 10),
                                             .site = rows.rows[0].site,
                                             .change = -2,
                                             .coverage_end = rows.rows[0].coverage_end,
                                             .agreement_since = rows.rows[0].agreement_since,
                                             .source_null = true}));
    fine(db_commit(world->db));
}

START_TEST(a_correction_leaves_what_was_known_before_as_it_was) {
    World world;
    live(&world);
    correct(&world);
    ViewTime before = known(day(3, 12), day(4, 30));
    ViewTime now = then(day(3, 12));
    ViewTime after = then(day(3, 20));
    ck_assert_int_eq(held(&world, &before), 10);
    ck_assert_int_eq(held(&world, &now), 8);
    ck_assert_int_eq(held(&world, &after), 5);
    ck_assert_int_eq(held(&world, NULL), 5);
    close_world(&world);
}
