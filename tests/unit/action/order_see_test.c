// Orders as their viewers see them: who sees which, and whose prices (V2, V4, R8.4).
#include "action/order/order_see.h"
#include "submit_world.h"

static OrderSubmitOutcome submit_as(World *world, int64_t account, const char *part,
                                    int64_t quantity, const char *purchase_order,
                                    const char *reseller) {
    OrderLineInput line = {text_of(part), {quantity}};
    OrderSubmitInput input = submit_input(world, &line, 1, purchase_order);
    Viewer viewer = viewer_of(account);
    ActionContext context = as_viewer(world, "2025-06-01", &viewer, purchase_order);
    OrderSubmitOutcome outcome;
    Refusals refusals;
    input.reseller = text_of(reseller);
    MUST(do_order_submit(&context, &input, &outcome, &refusals));
    expect_refusals(refusals, "", purchase_order);
    return outcome;
}

static OrderSeen see_as(World *world, int64_t account, Text number, const char *wanted) {
    Viewer viewer = viewer_of(account);
    ActionContext context = as_viewer(world, "2025-06-02", &viewer, "");
    OrderSeen seen = {0};
    Refusals refusals;
    MUST(see_order(&context, number, &seen, &refusals));
    expect_refusals(refusals, wanted, "seen");
    return seen;
}

static World new_prices(void) {
    World world = new_trade(false);
    MUST(db_begin(world.db));
    MUST(q_account_add_discount(world.db, &(QAccountAddDiscountIn){.account = {DISTRIBUTOR},
                                                                   .from_day = day("2020-01-01"),
                                                                   .percent = 2000}));
    MUST(db_commit(world.db));
    return world;
}

START_TEST(a_partner_sees_what_it_stands_on) {
    World world = new_prices();
    Text number = submit_as(&world, DISTRIBUTOR, "XL", 3, "PO-1", "0000012").number;
    (void)see_as(&world, DISTRIBUTOR, number, "");
    (void)see_as(&world, RESELLER, number, "");
    (void)see_as(&world, DIRECT, number, "order_not_found");
    (void)see_as(&world, DIRECT, S("9999999999"), "order_not_found");
    end_world(&world);
}

START_TEST(each_sees_its_own_prices) {
    World world = new_prices();
    Text number = submit_as(&world, DISTRIBUTOR, "XL", 3, "PO-1", "0000012").number;
    OrderSeen buyer = see_as(&world, DISTRIBUTOR, number, "");
    OrderSeen reseller = see_as(&world, RESELLER, number, "");
    ck_assert_int_eq(buyer.lines[0].unit.minor, 95000);
    ck_assert(!buyer.lines[0].buy_unit_null);
    ck_assert_int_eq(buyer.lines[0].buy_unit.minor, 76000); // R8.4's example
    ck_assert_int_eq(buyer.summary.buy_total.minor, 3 * 76000);
    ck_assert(reseller.lines[0].buy_unit_null && reseller.summary.buy_total_null);
    ck_assert_int_eq(reseller.lines[0].buy_unit.minor, 0);
    ck_assert_int_eq(reseller.lines[0].unit.minor, 95000);
    end_world(&world);
}

START_TEST(a_waiting_order_is_seen_by_both) {
    World world = new_prices();
    Text number = submit_as(&world, RESELLER, "XL", 3, "PO-1", "").number;
    OrderSeen reseller = see_as(&world, RESELLER, number, "");
    OrderSeen distributor = see_as(&world, DISTRIBUTOR, number, "");
    ck_assert(text_equal(reseller.summary.state, S("in_review")));
    ck_assert(text_equal(reseller.summary.purchase_order, S("PO-1")));
    ck_assert_uint_eq(distributor.summary.purchase_order.len, 0);
    ck_assert(reseller.may_cancel && !reseller.may_confirm);
    ck_assert(distributor.may_confirm && !distributor.may_cancel);
    ck_assert(!distributor.lines[0].buy_unit_null && reseller.lines[0].buy_unit_null);
    (void)see_as(&world, DIRECT, number, "order_not_found");
    end_world(&world);
}

static size_t list_pages(World *world, int64_t account, OrdersInput input, const char *wanted) {
    Viewer viewer = viewer_of(account);
    ActionContext context = as_viewer(world, "2025-06-02", &viewer, "");
    size_t count = 0;
    OrdersView page = {.more = true};
    Refusals refusals;
    TextBuf seen = buf_new(&world->arena, 1000);
    for (int i = 0; page.more && i < 20; i++) {
        MUST(see_orders(&context, &input, &page, &refusals));
        expect_refusals(refusals, wanted, "list");
        if (refused(&refusals)) {
            return 0;
        }
        for (size_t j = 0; j < page.count; j++) {
            ck_assert(memmem(seen.bytes, seen.len, page.rows[j].order.bytes, 10) == NULL);
            buf_add(&seen, page.rows[j].order);
        }
        count += page.count;
        input.after = page.next;
    }
    return count;
}

START_TEST(lists_are_whole_and_each_once) {
    World world = new_prices();
    for (int i = 0; i < 5; i++) {
        TextBuf number = buf_new(&world.arena, 20);
        buf_addf(&number, "PO-%d", i);
        buf_add_char(&number, '\0');
        (void)submit_as(&world, i % 2 == 0 ? RESELLER : DISTRIBUTOR, i == 1 ? "XM" : "XL", 10,
                        number.bytes, i == 1 ? "0000012" : "");
    }
    OrdersInput two = {.limit = 2};
    ck_assert_uint_eq(list_pages(&world, RESELLER, two, ""), 4);
    ck_assert_uint_eq(list_pages(&world, DISTRIBUTOR, two, ""), 5);
    ck_assert_uint_eq(list_pages(&world, DIRECT, two, ""), 0);
    OrdersInput waiting = {.limit = 2, .state = S("in_review")};
    ck_assert_uint_eq(list_pages(&world, DISTRIBUTOR, waiting, ""), 3);
    OrdersInput part = {.limit = 9, .part = S("XM")};
    ck_assert_uint_eq(list_pages(&world, DISTRIBUTOR, part, ""), 1);
    OrdersInput site = {.limit = 9, .site = S("S1"), .purchase_order = S("PO-2")};
    ck_assert_uint_eq(list_pages(&world, RESELLER, site, ""), 1);
    OrdersInput nowhere = {.limit = 9, .site = S("S77")};
    ck_assert_uint_eq(list_pages(&world, RESELLER, nowhere, "site_not_found"), 0);
    OrdersInput later = {.limit = 9, .has_from = true, .from = day("2025-06-02")};
    ck_assert_uint_eq(list_pages(&world, RESELLER, later, ""), 0);
    end_world(&world);
}

START_TEST(details_add_up_to_the_summary) {
    World world = new_prices();
    Viewer viewer = viewer_of(DISTRIBUTOR);
    ActionContext context = as_viewer(&world, "2025-06-02", &viewer, "");
    OrdersInput all = {.limit = 100};
    OrdersView orders;
    OrderDetailsView details;
    Refusals refusals;
    (void)submit_as(&world, DISTRIBUTOR, "XL", 3, "PO-1", "0000012");
    (void)submit_as(&world, DISTRIBUTOR, "XM", 15, "PO-2", "");
    MUST(see_orders(&context, &all, &orders, &refusals));
    MUST(see_order_details(&context, &all, &details, &refusals));
    int64_t total = 0;
    int64_t extended = 0;
    for (size_t i = 0; i < orders.count; i++) {
        total += orders.rows[i].total.minor;
    }
    for (size_t i = 0; i < details.count; i++) {
        extended += details.rows[i].line.extended.minor;
        Text order = column_text(&world.arena, &order_detail_columns,
                                 columns_find(&order_detail_columns, S("order")), &details.rows[i]);
        ck_assert_uint_eq(order.len, 10);
    }
    ck_assert_int_gt(total, 0);
    ck_assert_int_eq(total, extended);
    ck_assert_uint_eq(order_columns.count, 27);
    end_world(&world);
}

START_TEST(a_return_does_what_it_showed) {
    World world = new_trade(true);
    ActionContext context = on_day(&world, "2025-06-01");
    ReturnInput input = {.enterprise = world.enterprise,
                         .order = world.orders[ORDER_RECENT],
                         .line = 1,
                         .quantity = {3}};
    ReturnOutcome shown;
    ReturnOutcome done;
    Refusals refusals;
    Bytes before = world_bytes(&world);
    MUST(see_return(&context, &input, &shown, &refusals));
    expect_refusals(refusals, "", "shown");
    Bytes after = world_bytes(&world);
    ck_assert(same_bytes(&before, &after));
    MUST(do_order_return(&context, &input, &done, &refusals));
    expect_refusals(refusals, "", "done");
    ck_assert_int_eq(shown.credit.minor, done.credit.minor);
    ck_assert_int_eq(shown.points.hundredths, done.points.hundredths);
    TextBuf left = buf_new(&world.arena, 1000);
    TextBuf right = buf_new(&world.arena, 1000);
    tell_summary(&left, &shown.agreement);
    tell_summary(&right, &done.agreement);
    ck_assert(text_equal(buf_text(&left), buf_text(&right)));
    input.quantity.count = 2;
    MUST(see_return(&context, &input, &shown, &refusals));
    expect_refusals(refusals, "bad_quantity", "one is left");
    end_world(&world);
}
