// What customers count (R7.3): allocated within what is entitled, deployed as they say; theirs
// alone, whatever becomes of the entitlements.
#include "asking.h"
#include "action/held/held_counts.h"
#include "action/held/held_text.h"

static FieldWhole whole(int64_t number) {
    return (FieldWhole){.given = number >= 0, .number = number};
}

// Writes counts of XL at a site; a number below 0 is not given. What it was refused with.
static RefusalId write_counts(World *world, const char *today, const char *name, int64_t download,
                              int64_t deployed) {
    ActionContext context = on_day(world, today);
    HeldRowAsk row = {
        .entitlement = text_of(name), .download = whole(download), .deployed = whole(deployed)};
    HeldBulkDone done = {0};
    Refusals refusals;
    MUST(do_held_write(&context, &(HeldBulk){.rows = &row, .count = 1}, &done, &refusals));
    ck_assert(!refused(&refusals));
    ck_assert(done.written == (done.refused == 0));
    return done.rows[0].result == HELD_REFUSED ? done.rows[0].problem.id : REFUSAL_NONE;
}

static void expect_counts(World *world, const char *today, const char *name, int64_t entitled,
                          int64_t allocated, int64_t deployed, const char *why) {
    ActionContext context = on_day(world, today);
    HeldView held = {0};
    Refusals refusals;
    MUST(see_held(&context, text_of(name), &held, &refusals));
    ck_assert_msg(!refused(&refusals), "%s: %s is not there", why, name);
    ck_assert_msg(held.entitled.count == entitled && held.allocated.count == allocated &&
                      held.deployed.count == deployed,
                  "%s: %s: %lld %lld %lld", why, name, (long long)held.entitled.count,
                  (long long)held.allocated.count, (long long)held.deployed.count);
    int64_t sums[] = {0, 0};
    for (size_t i = 0; i < held.row_count; i++) {
        sums[0] += held.rows[i].allocated.count;
        sums[1] += held.rows[i].deployed.count;
    }
    ck_assert_msg(sums[0] == allocated && sums[1] == deployed, "%s: the rows add up", why);
}

static World world_with_order(void) {
    World world = new_world(false);
    Ask enrol = {.kind = ASK_ENROL, .site = "S1", .agreement = "A1"};
    Ask add = {.kind = ASK_ADD_SITE, .site = "S2", .agreement = "A1"};
    Ask order = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 10};
    must_ask(&world, "2024-01-10", &enrol);
    must_ask(&world, "2024-01-11", &add);
    must_ask(&world, "2024-03-15", &order);
    return world;
}

START_TEST(allocated_is_within_entitled_and_deployed_is_as_said) {
    World world = world_with_order();
    ck_assert_int_eq(write_counts(&world, "2024-03-16", "S1-XL", 11, -1),
                     REFUSAL_ALLOCATION_TOO_LARGE);
    ck_assert_int_eq(write_counts(&world, "2024-03-16", "S1-XL", 10, 12), REFUSAL_NONE);
    expect_counts(&world, "2024-03-16", "S1-XL", 10, 10, 12, "R7.3");
    ck_assert_int_eq(write_counts(&world, "2024-03-16", "S2-XL", 0, 1),
                     REFUSAL_ENTITLEMENT_NOT_FOUND);
    ck_assert_int_eq(write_counts(&world, "2024-03-16", "S1-XM", 0, 1),
                     REFUSAL_ENTITLEMENT_NOT_FOUND);
    ck_assert_int_eq(write_counts(&world, "2024-03-16", "nothing", 0, 1),
                     REFUSAL_ENTITLEMENT_NOT_FOUND);
    ck_assert_int_eq(write_counts(&world, "2024-03-16", "S1-XL", QUANTITY_ASKED_MAX + 1LL, -1),
                     REFUSAL_BAD_COUNT);
    end_world(&world);
}

START_TEST(nothing_but_its_customer_changes_a_count) {
    World world = world_with_order();
    ck_assert_int_eq(write_counts(&world, "2024-03-16", "S1-XL", 8, 9), REFUSAL_NONE);
    Ask back = {.kind = ASK_RETURN, .order = 0, .line = 1, .quantity = 4};
    Ask move = {.kind = ASK_MOVE_ALL, .site = "S1", .to = "S2"};
    must_ask(&world, "2024-03-20", &back);
    expect_counts(&world, "2024-03-20", "S1-XL", 6, 8, 9, "a return leaves counts as they are");
    ck_assert_msg(write_counts(&world, "2024-03-20", "S1-XL", 7, -1) ==
                      REFUSAL_ALLOCATION_TOO_LARGE,
                  "what is changed is within what is left");
    ck_assert_msg(write_counts(&world, "2024-03-20", "S1-XL", 8, 7) == REFUSAL_NONE,
                  "what stands beyond it may stay");
    must_ask(&world, "2024-03-21", &move);
    expect_counts(&world, "2024-03-21", "S1-XL", 0, 8, 7, "and so does a move");
    expect_counts(&world, "2024-03-21", "S2-XL", 6, 0, 0, "which carries none");
    ck_assert_int_eq(write_counts(&world, "2024-03-22", "S1-XL", 0, 0), REFUSAL_NONE);
    expect_counts(&world, "2024-03-22", "S1-XL", 0, 0, 0, "it can be put down");
    end_world(&world);
}

static EntitlementsView list_on(World *world, const char *today, const char *then, int kind) {
    ActionContext context = on_day(world, today);
    EntitlementsInput input = {
        .agreement = S("A1"), .kind = kind, .when.true_on = {true, day(then)}};
    EntitlementsView view = {0};
    Refusals refusals;
    MUST(see_entitlement_list(&context, &input, &view, &refusals));
    ck_assert(!refused(&refusals));
    return view;
}

START_TEST(counts_fold_to_any_day) {
    World world = world_with_order();
    ck_assert_int_eq(write_counts(&world, "2024-04-01", "S1-XL", 4, 5), REFUSAL_NONE);
    ck_assert_int_eq(write_counts(&world, "2024-05-01", "S1-XL", -1, 6), REFUSAL_NONE);
    static const struct {
        const char *day;
        int64_t allocated;
        int64_t deployed; // < 0: not said
    } days[] = {{"2024-03-31", 0, -1},
                {"2024-04-01", 4, 5},
                {"2024-04-30", 4, 5},
                {"2024-05-01", 4, 6},
                {"2024-06-01", 4, 6}};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        EntitlementsView view = list_on(&world, "2024-06-01", days[i].day, ENTITLEMENTS_ALL);
        ck_assert_uint_eq(view.count, 1);
        const EntitlementListRow *row = &view.rows[0];
        ck_assert_msg(row->allocated.count == days[i].allocated &&
                          row->deployed_null == (days[i].deployed < 0) &&
                          (row->deployed_null || row->deployed.count == days[i].deployed),
                      "on %s", days[i].day);
        size_t found = list_on(&world, "2024-06-01", days[i].day, ENTITLEMENTS_ALLOCATED).count;
        ck_assert_uint_eq(found, days[i].allocated > 0);
    }
    end_world(&world);
}

START_TEST(lines_of_a_part_share_its_counts_in_their_order) {
    World world = world_with_order();
    Ask order = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 5};
    must_ask(&world, "2024-06-15", &order); // another coverage end
    ck_assert_int_eq(write_counts(&world, "2024-06-16", "S1-XL", 12, 20), REFUSAL_NONE);
    EntitlementsView view = list_on(&world, "2024-06-16", "2024-06-16", ENTITLEMENTS_ALL);
    ck_assert_uint_eq(view.count, 2);
    ck_assert_int_eq(view.rows[0].allocated.count, 10);
    ck_assert_int_eq(view.rows[1].allocated.count, 2);
    ck_assert_int_eq(view.rows[0].difference.count, 0);
    ck_assert_msg(view.rows[1].deployed.count == 10 && view.rows[1].difference.count == -5,
                  "what is more stands in the last");
    end_world(&world);
}

START_TEST(a_tools_file_adds_up_and_a_stray_column_is_named) {
    static const Text header[] = {S_INIT("Sale order date"), S_INIT("Part number"),
                                  S_INIT("Deployed")};
    Text cells[3][3] = {{S("2024-01-01"), S("XL"), S("2")},
                        {S("2024-02-01"), S("XL"), S("3")},
                        {S("2024-03-01"), S("XM"), S("many")}};
    Text *rows[] = {cells[0], cells[1], cells[2]};
    int64_t lines[] = {2, 3, 4};
    World world = new_world(false);
    HeldTable table = {header, 3, rows, lines, 3};
    HeldRead read = {0};
    Refusals refusals = {0};
    held_text_read(&world.arena, &table, &read, &refusals);
    ck_assert(!refused(&refusals) && read.count == 2 && read.joined == 1);
    ck_assert(read.rows[0].deployed.number == 5 && read.lines[0] == 2);
    ck_assert(read.rows[1].deployed.given && read.rows[1].deployed.number == -1);
    table.header = (const Text[]){S("site"), S("colour"), S("part")};
    held_text_read(&world.arena, &table, &read, &refusals);
    ck_assert(refusals.count == 2 && refusals.items[0].id == REFUSAL_COLUMN_UNKNOWN &&
              refusals.items[1].id == REFUSAL_COLUMN_MISSING);
    end_world(&world);
}
