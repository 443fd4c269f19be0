// Submitting orders (P18): checking is submitting without effect; what waits is decided once.
#include "submit_world.h"

static const char today[] = "2025-06-01";

typedef struct {
    OrderSubmitOutcome outcome;
    Refusals refusals;
} Try;

static Try try_it(World *world, int64_t account, const OrderSubmitInput *input, const char *key,
                  bool check) {
    Viewer *viewer = arena_new(&world->arena, Viewer);
    *viewer = viewer_of(account);
    ActionContext context = as_viewer(world, today, viewer, key);
    Try tried = {0};
    MUST((check ? do_order_check : do_order_submit)(&context, input, &tried.outcome,
                                                    &tried.refusals));
    return tried;
}

static Try decide_as(World *world, int64_t account, const OrderDecisionInput *input,
                     const char *key,
                     Err (*run)(const ActionContext *, const OrderDecisionInput *,
                                OrderSubmitOutcome *, Refusals *)) {
    Viewer *viewer = arena_new(&world->arena, Viewer);
    *viewer = viewer_of(account);
    ActionContext context = as_viewer(world, "2025-06-02", viewer, key);
    Try tried = {0};
    MUST(run(&context, input, &tried.outcome, &tried.refusals));
    return tried;
}

static OrderDecisionInput confirmation(Text order) {
    return (OrderDecisionInput){.order = order,
                                .purchase_order = S("D-1"),
                                .has_purchase_order_on = true,
                                .purchase_order_on = day("2025-06-01"),
                                .reason = S("we do not sell this")};
}

START_TEST(who_buys_from_the_vendor_is_accepted_at_once) {
    World world = new_trade(false);
    OrderLineInput line = {S("XL"), {30}};
    OrderSubmitInput input = submit_input(&world, &line, 1, "PO-1");
    Try direct = try_it(&world, DIRECT, &input, "k1", false);
    expect_refusals(direct.refusals, "", "direct");
    ck_assert(text_equal(direct.outcome.state, S("accepted")));
    ck_assert_uint_eq(direct.outcome.number.len, 10);
    input.purchase_order = S("PO-2");
    input.reseller = S("0000012");
    Try distributor = try_it(&world, DISTRIBUTOR, &input, "k2", false);
    expect_refusals(distributor.refusals, "", "distributor");
    ck_assert(text_equal(distributor.outcome.state, S("accepted")));
    end_world(&world);
}

START_TEST(a_reseller_waits_for_its_distributor) {
    World world = new_trade(false);
    OrderLineInput line = {S("XL"), {30}};
    OrderSubmitInput input = submit_input(&world, &line, 1, "PO-1");
    Try waits = try_it(&world, RESELLER, &input, "k1", false);
    expect_refusals(waits.refusals, "", "submit");
    ck_assert(text_equal(waits.outcome.state, S("in_review")));
    ck_assert(text_equal(waits.outcome.hold, S("distributor_confirm")));
    OrderDecisionInput decision = confirmation(waits.outcome.number);
    Try other = decide_as(&world, DIRECT, &decision, "k2", do_order_confirm);
    expect_refusals(other.refusals, "order_not_found", "another partner");
    Try itself = decide_as(&world, RESELLER, &decision, "k2", do_order_confirm);
    expect_refusals(itself.refusals, "order_not_found", "the reseller itself");
    Try done = decide_as(&world, DISTRIBUTOR, &decision, "k3", do_order_confirm);
    expect_refusals(done.refusals, "", "the distributor");
    ck_assert(text_equal(done.outcome.state, S("accepted")));
    ck_assert(text_equal(done.outcome.number, waits.outcome.number));
    ck_assert_int_eq(done.outcome.order.order.id, waits.outcome.order.order.id);
    ck_assert_int_eq(done.outcome.order.total.minor, waits.outcome.order.total.minor);
    Try again = decide_as(&world, DISTRIBUTOR, &decision, "k3", do_order_confirm);
    ck_assert(text_equal(again.outcome.state, S("accepted")));
    Try late = decide_as(&world, DISTRIBUTOR, &decision, "k4", do_order_confirm);
    expect_refusals(late.refusals, "already_decided", "twice");
    Try repeated = try_it(&world, RESELLER, &input, "k1", false);
    ck_assert(text_equal(repeated.outcome.state, S("accepted")));
    end_world(&world);
}

START_TEST(what_waits_is_rejected_or_cancelled_once) {
    World world = new_trade(false);
    OrderLineInput line = {S("XL"), {30}};
    OrderSubmitInput input = submit_input(&world, &line, 1, "PO-1");
    OrderDecisionInput one =
        confirmation(try_it(&world, RESELLER, &input, "k1", false).outcome.number);
    OrderDecisionInput silent = one;
    silent.reason = (Text){0};
    Try refused_one = decide_as(&world, DISTRIBUTOR, &silent, "k2", do_order_reject);
    expect_refusals(refused_one.refusals, "reason_required", "without reason");
    Try rejected = decide_as(&world, DISTRIBUTOR, &one, "k2", do_order_reject);
    expect_refusals(rejected.refusals, "", "rejected");
    ck_assert(text_equal(rejected.outcome.state, S("cancelled")));
    Try cancelled = decide_as(&world, RESELLER, &one, "k3", do_order_cancel);
    expect_refusals(cancelled.refusals, "already_decided", "rejected before");
    Try second = try_it(&world, RESELLER, &input, "k4", false); // its purchase order is free again
    expect_refusals(second.refusals, "", "again");
    OrderDecisionInput two = confirmation(second.outcome.number);
    Try foreign = decide_as(&world, DISTRIBUTOR, &two, "k5", do_order_cancel);
    expect_refusals(foreign.refusals, "order_not_found", "only who submitted it cancels it");
    Try own = decide_as(&world, RESELLER, &two, "k6", do_order_cancel);
    expect_refusals(own.refusals, "", "own");
    end_world(&world);
}

START_TEST(papers_in_doubt_are_asked_about) {
    World world = new_trade(false);
    OrderLineInput line = {S("XL"), {30}};
    OrderSubmitInput input = submit_input(&world, &line, 1, "PO-1");
    Try stranger = try_it(&world, STRANGER, &input, "k0", false);
    expect_refusals(stranger.refusals, "site_not_found", "a stranger");
    input.purchase_order = (Text){0};
    input.has_purchase_order_on = false;
    expect_refusals(try_it(&world, DIRECT, &input, "k0", false).refusals,
                    "purchase_order_required purchase_order_required", "no papers");
    input = submit_input(&world, &line, 1, "PO-1");
    ck_assert(currency_find(S("JPY"), &input.currency));
    expect_refusals(try_it(&world, DIRECT, &input, "k0", false).refusals, "currency_differs",
                    "another currency");
    input = submit_input(&world, &line, 1, "PO-1");
    input.has_expected_total = true;
    Try moved = try_it(&world, DIRECT, &input, "k0", false);
    expect_refusals(moved.refusals, "price_differs", "another price");
    ck_assert(moved.outcome.is_priced && moved.outcome.order.total.minor > 0);
    input.expected_total = moved.outcome.order.total;
    expect_refusals(try_it(&world, DIRECT, &input, "k0", false).refusals, "", "both seen");
    expect_refusals(try_it(&world, DIRECT, &input, "k1", false).refusals, "confirm_duplicate",
                    "the same paper");
    input.confirm_duplicate = true;
    input.has_expected_total = false;
    expect_refusals(try_it(&world, DIRECT, &input, "k1", false).refusals, "", "confirmed");
    end_world(&world);
}

START_TEST(a_double_click_makes_one_order) {
    World world = new_trade(true);
    OrderLineInput line = {S("XL"), {30}};
    OrderSubmitInput input = submit_input(&world, &line, 1, "PO-1");
    Try first = try_it(&world, DIRECT, &input, "k1", false);
    Bytes before = world_bytes(&world);
    Try second = try_it(&world, DIRECT, &input, "k1", false);
    Bytes after = world_bytes(&world);
    ck_assert(same_bytes(&before, &after));
    ck_assert(text_equal(first.outcome.number, second.outcome.number));
    ck_assert_int_eq(first.outcome.order.total.minor, second.outcome.order.total.minor);
    end_world(&world);
}

START_TEST(good_lines_are_ordered_and_the_rest_kept) {
    World world = new_trade(false);
    OrderLineInput lines[] = {{S("XL"), {3}}, {S("XM"), {7}}, {S("XX"), {1}}, {S("XN"), {1}}};
    OrderSubmitInput input = submit_input(&world, lines, 4, "PO-1");
    expect_refusals(try_it(&world, DIRECT, &input, "k1", false).refusals,
                    "bad_quantity part_not_found no_price", "all or none");
    input.mode = ORDER_GOOD_LINES;
    Try good = try_it(&world, DIRECT, &input, "k1", false);
    expect_refusals(good.refusals, "", "the good ones");
    expect_refusals(good.outcome.left, "bad_quantity part_not_found no_price", "the others");
    ck_assert_int_eq(good.outcome.left.items[2].line, 4);
    ck_assert_uint_eq(good.outcome.order.line_count, 1);
    ck_assert_uint_eq(good.outcome.draft.len, 10);
    OrderDecisionInput draft = confirmation(good.outcome.draft);
    expect_refusals(decide_as(&world, DIRECT, &draft, "k2", do_order_confirm).refusals,
                    "order_not_found", "a draft has no distributor to confirm it");
    expect_refusals(decide_as(&world, DIRECT, &draft, "k2", do_order_cancel).refusals, "",
                    "a draft is cancelled");
    end_world(&world);
}

START_TEST(a_draft_is_taken_up_under_its_number) {
    World world = new_trade(true);
    OrderLineInput lines[] = {{S("XL"), {3}}, {S("XX"), {1}}};
    OrderSubmitInput input = submit_input(&world, lines, 2, "PO-1");
    input.mode = ORDER_GOOD_LINES;
    Try first = try_it(&world, DIRECT, &input, "k1", false);
    ck_assert_uint_eq(first.outcome.draft.len, 10);
    Text number = first.outcome.draft;
    OrderLineInput line = {S("XL"), {5}};
    OrderSubmitInput again = submit_input(&world, &line, 1, "PO-2");
    again.draft = number;
    expect_refusals(try_it(&world, RESELLER, &again, "k2", false).refusals, "order_not_found",
                    "another account's draft");
    Try checked = try_it(&world, DIRECT, &again, "k2", true);
    Try done = try_it(&world, DIRECT, &again, "k2", false);
    expect_refusals(done.refusals, "", "its own");
    ck_assert(text_equal(done.outcome.number, number));
    ck_assert(text_equal(done.outcome.state, S("accepted")));
    ck_assert_int_eq(checked.outcome.order.total.minor, done.outcome.order.total.minor);
    Try repeated = try_it(&world, DIRECT, &again, "k2", false);
    ck_assert(text_equal(repeated.outcome.number, number));
    again.purchase_order = S("PO-3");
    expect_refusals(try_it(&world, DIRECT, &again, "k3", false).refusals, "already_decided",
                    "taken up before");
    end_world(&world);
}

START_TEST(pasted_lines_are_told_one_by_one) {
    World world = new_trade(false);
    OrderLineInput line = {S("XL"), {2}};
    OrderSubmitInput input = submit_input(&world, &line, 1, "PO-1");
    input.paste = S("xl\t3\nXX 1\nXM;7\n\nXL four\n");
    input.mode = ORDER_GOOD_LINES;
    Try good = try_it(&world, DIRECT, &input, "k1", true);
    expect_refusals(good.refusals, "", "the good ones");
    ck_assert_uint_eq(good.outcome.typed.count, 5);
    ck_assert_uint_eq(good.outcome.typed.bad, 3);
    ck_assert_uint_eq(good.outcome.order.line_count, 2);
    ck_assert_int_eq(good.outcome.typed.lines[1].line, 2);
    ck_assert(text_equal(good.outcome.order.lines[1].part, S("XL")));
    expect_refusals(good.outcome.left, "part_not_found bad_quantity bad_quantity", "the others");
    ck_assert_int_eq(good.outcome.left.items[0].line, 3);
    end_world(&world);
}

// ---- check = submit ----

static uint32_t draw(uint32_t *state, uint32_t below) {
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

static OrderSubmitInput random_input(World *world, uint32_t *state) {
    static const char *const parts[] = {"XL", "XM", "XS", "XR", "XN", "XC", "XX", "XF"};
    enum { PARTS = sizeof parts / sizeof parts[0], LINES = 5 };
    size_t count = draw(state, LINES);
    OrderLineInput *lines = arena_array(&world->arena, OrderLineInput, LINES);
    for (size_t i = 0; i < count; i++) {
        bool mostly = draw(state, 3) > 0;
        lines[i].part = text_of(parts[mostly ? 0 : draw(state, PARTS)]);
        lines[i].quantity.count = (int64_t)draw(state, 60) - 2;
    }
    TextBuf number = buf_new(&world->arena, 20);
    buf_addf(&number, "PO-%u", draw(state, 40));
    OrderSubmitInput input = submit_input(world, lines, count, "");
    input.purchase_order = buf_text(&number);
    input.mode = draw(state, 2) == 0 ? ORDER_ALL : ORDER_GOOD_LINES;
    input.confirm_duplicate = draw(state, 4) == 0;
    return input;
}

static void expect_same(World *world, const Try *checked, const Try *done, int round) {
    ck_assert_msg(checked->refusals.count == done->refusals.count, "round %d", round);
    for (int32_t i = 0; i < done->refusals.count; i++) {
        ck_assert_int_eq(checked->refusals.items[i].id, done->refusals.items[i].id);
        ck_assert_int_eq(checked->refusals.items[i].line, done->refusals.items[i].line);
    }
    ck_assert_int_eq(checked->outcome.left.count, done->outcome.left.count);
    ck_assert(text_equal(checked->outcome.state, done->outcome.state));
    OrderView a = checked->outcome.order;
    OrderView b = done->outcome.order;
    a.order = b.order = (OrderId){0};
    TextBuf left = buf_new(&world->arena, 4000);
    TextBuf right = buf_new(&world->arena, 4000);
    tell_order(&left, &a);
    tell_order(&right, &b);
    ck_assert_msg(text_equal(buf_text(&left), buf_text(&right)), "round %d: %.*s | %.*s", round,
                  (int)left.len, left.bytes, (int)right.len, right.bytes);
}

START_TEST(checking_answers_as_submitting_does) {
    World world = new_trade(true);
    uint32_t state = 20261121;
    int accepted = 0;
    for (int round = 0; round < 200; round++) {
        static const int64_t who[] = {DIRECT, RESELLER, DISTRIBUTOR, STRANGER};
        size_t mark = world.arena.used;
        int64_t account = who[draw(&state, 4)];
        OrderSubmitInput input = random_input(&world, &state);
        TextBuf key = buf_new(&world.arena, 20);
        buf_addf(&key, "key-%d", round);
        buf_add_char(&key, '\0');
        Bytes before = world_bytes(&world);
        Try checked = try_it(&world, account, &input, key.bytes, true);
        Bytes after = world_bytes(&world);
        ck_assert_msg(same_bytes(&before, &after), "round %d: checking changed bytes", round);
        Try done = try_it(&world, account, &input, key.bytes, false);
        expect_same(&world, &checked, &done, round);
        accepted += !refused(&done.refusals);
        arena_rewind(&world.arena, mark);
    }
    ck_assert_int_gt(accepted, 40);
    ck_assert_int_lt(accepted, 160);
    end_world(&world);
}
