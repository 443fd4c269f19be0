// Every refusal of every action, by its code; and a refused action changes not one byte of the
// database.
#include "asking.h"

typedef struct {
    const char *why;
    const char *code;
    Ask ask;
} RefusalCase;

// All on 1 June 2025, in the settled world.
static const RefusalCase refusal_cases[] = {
    {"a site's number is taken",
     "site_exists",
     {.kind = ASK_ENROL, .site = "S1", .agreement = "A9"}},
    {"an agreement's number is taken",
     "agreement_exists",
     {.kind = ASK_ENROL, .site = "S9", .agreement = "A1"}},
    {"both are taken: the site first",
     "site_exists",
     {.kind = ASK_ENROL, .site = "S1", .agreement = "A1"}},
    {"taken by another enterprise",
     "agreement_exists",
     {.kind = ASK_ENROL, .site = "S9", .agreement = "B1"}},
    {"a new enterprise with a taken number",
     "site_exists",
     {.kind = ASK_ENROL_ALONE, .site = "S1", .agreement = "A9"}},
    {"an express site's number is taken", "site_exists", {.kind = ASK_ENROL_EXPRESS, .site = "X1"}},
    {"no such agreement",
     "agreement_not_found",
     {.kind = ASK_ADD_SITE, .site = "S9", .agreement = "A9"}},
    {"R1.1: express has one site",
     "express_has_one_site",
     {.kind = ASK_ADD_SITE, .site = "S9", .agreement = "AX"}},
    {"express goes before the site's number",
     "express_has_one_site",
     {.kind = ASK_ADD_SITE, .site = "S1", .agreement = "AX"}},
    {"a site that is there",
     "site_exists",
     {.kind = ASK_ADD_SITE, .site = "S3", .agreement = "A1"}},
    {"no such site", "site_not_found", {.kind = ASK_MOVE_SITE, .site = "S9", .agreement = "A2"}},
    {"no such agreement to move to",
     "agreement_not_found",
     {.kind = ASK_MOVE_SITE, .site = "S2", .agreement = "A9"}},
    {"another enterprise's agreement",
     "not_same_enterprise",
     {.kind = ASK_MOVE_SITE, .site = "S2", .agreement = "B1"}},
    {"no site moves to express",
     "express_has_one_site",
     {.kind = ASK_MOVE_SITE, .site = "S2", .agreement = "AX"}},
    {"the agreement it belongs to",
     "same_agreement",
     {.kind = ASK_MOVE_SITE, .site = "S2", .agreement = "A1"}},
    {"no such site to order for",
     "site_not_found",
     {.kind = ASK_ORDER, .site = "S9", .part = "XL", .quantity = 1}},
    {"an order of nothing", "no_lines", {.kind = ASK_ORDER, .site = "S1"}},
    {"no such part",
     "part_not_found",
     {.kind = ASK_ORDER, .site = "S1", .part = "XX", .quantity = 1}},
    {"part numbers compare exactly",
     "part_not_found",
     {.kind = ASK_ORDER, .site = "S1", .part = "xl", .quantity = 1}},
    {"none of it", "bad_quantity", {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 0}},
    {"less than none",
     "bad_quantity",
     {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = -1}},
    {"R6.6: below the minimum",
     "bad_quantity",
     {.kind = ASK_ORDER, .site = "S1", .part = "XM", .quantity = 5}},
    {"R6.6: no multiple",
     "bad_quantity",
     {.kind = ASK_ORDER, .site = "S1", .part = "XM", .quantity = 12}},
    {"the quantity goes before the type",
     "bad_quantity",
     {.kind = ASK_ORDER, .site = "S1", .part = "XR", .quantity = 0}},
    {"a renewal part",
     "renewal_needs_renew",
     {.kind = ASK_ORDER, .site = "S1", .part = "XR", .quantity = 1}},
    {"R4.11: nothing lapsed here",
     "nothing_lapsed",
     {.kind = ASK_ORDER, .site = "S3", .part = "XS", .quantity = 1}},
    {"R4.11: fewer lapsed than asked",
     "nothing_lapsed",
     {.kind = ASK_ORDER, .site = "S2", .part = "XS", .quantity = 8}},
    {"R4.7: no price", "no_price", {.kind = ASK_ORDER, .site = "S1", .part = "XN", .quantity = 1}},
    {"over 10^15 cents",
     "amount_too_large",
     {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 11111111112}},
    {"beyond counting",
     "amount_too_large",
     {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = INT64_MAX}},
    {"renewals of no site",
     "site_not_found",
     {.kind = ASK_SEE_RENEWALS, .site = "S9", .by = "2025-08-30"}},
    {"renewals of no agreement",
     "agreement_not_found",
     {.kind = ASK_SEE_RENEWALS, .agreement = "A9", .by = "2025-08-30"}},
    {"renewals without a price",
     "no_price",
     {.kind = ASK_SEE_RENEWALS, .site = "S1", .by = "2026-12-31"}},
    {"renewing no site", "site_not_found", {.kind = ASK_RENEW, .site = "S9", .by = "2025-08-30"}},
    {"renewing no agreement",
     "agreement_not_found",
     {.kind = ASK_RENEW, .agreement = "A9", .by = "2025-08-30"}},
    {"renewing where nothing is held",
     "nothing_to_renew",
     {.kind = ASK_RENEW, .site = "S3", .by = "2026-12-31"}},
    {"renewing what is not due",
     "nothing_to_renew",
     {.kind = ASK_RENEW, .agreement = "A1", .by = "2025-03-31"}},
    {"R4.11: what lapsed cannot be renewed",
     "nothing_to_renew",
     {.kind = ASK_RENEW, .site = "S2", .by = "2026-12-31"}},
    {"renewing without a price", "no_price", {.kind = ASK_RENEW, .site = "S1", .by = "2026-12-31"}},
    {"returning no order",
     "order_not_found",
     {.kind = ASK_RETURN, .order = -1, .line = 1, .quantity = 1}},
    {"a line behind the last",
     "line_not_found",
     {.kind = ASK_RETURN, .order = ORDER_RECENT, .line = 2, .quantity = 1}},
    {"line 0",
     "line_not_found",
     {.kind = ASK_RETURN, .order = ORDER_RECENT, .line = 0, .quantity = 1}},
    {"a line below it",
     "line_not_found",
     {.kind = ASK_RETURN, .order = ORDER_RECENT, .line = -1, .quantity = 1}},
    {"R9.2: a renewal",
     "not_returnable",
     {.kind = ASK_RETURN, .order = ORDER_RENEWAL, .line = 1, .quantity = 1}},
    {"R9.2: a committed term",
     "not_returnable",
     {.kind = ASK_RETURN, .order = ORDER_COMMITTED, .line = 1, .quantity = 1}},
    {"R9.2: after 30 days",
     "return_too_late",
     {.kind = ASK_RETURN, .order = ORDER_FIRST, .line = 1, .quantity = 1}},
    {"returning none",
     "bad_quantity",
     {.kind = ASK_RETURN, .order = ORDER_RECENT, .line = 1, .quantity = 0}},
    {"returning more than there is",
     "bad_quantity",
     {.kind = ASK_RETURN, .order = ORDER_RECENT, .line = 1, .quantity = 5}},
    {"moving from nowhere", "site_not_found", {.kind = ASK_MOVE_ALL, .site = "S9", .to = "S2"}},
    {"moving to nowhere", "site_not_found", {.kind = ASK_MOVE_ALL, .site = "S1", .to = "S9"}},
    {"R5.1: into another enterprise",
     "not_same_enterprise",
     {.kind = ASK_MOVE_ALL, .site = "S1", .to = "T1"}},
    {"moving to where it is", "same_site", {.kind = ASK_MOVE_ALL, .site = "S1", .to = "S1"}},
    {"R5.2: never to express",
     "target_is_express",
     {.kind = ASK_MOVE_ALL, .site = "S1", .to = "X2"}},
    {"an order that is not there",
     "line_not_found",
     {.kind = ASK_MOVE_LINE, .site = "S1", .to = "S2", .order = -1, .line = 1, .quantity = 1}},
    {"a line of another site",
     "line_not_found",
     {.kind = ASK_MOVE_LINE,
      .site = "S1",
      .to = "S3",
      .order = ORDER_OF_S2,
      .line = 1,
      .quantity = 1}},
    {"more than the line has",
     "bad_quantity",
     {.kind = ASK_MOVE_LINE,
      .site = "S1",
      .to = "S2",
      .order = ORDER_FIRST,
      .line = 1,
      .quantity = 41}},
    {"moving none",
     "bad_quantity",
     {.kind = ASK_MOVE_LINE,
      .site = "S1",
      .to = "S2",
      .order = ORDER_FIRST,
      .line = 1,
      .quantity = 0}},
    {"a site that holds nothing",
     "nothing_to_migrate",
     {.kind = ASK_MOVE_ALL, .site = "S3", .to = "S1"}},
    {"an empty list of lines",
     "nothing_to_migrate",
     {.kind = ASK_MOVE_NO_LINE, .site = "S1", .to = "S2"}},
    {"R9.3: no such order", "order_not_found", {.kind = ASK_REBILL, .order = -1, .site = "S1"}},
    {"R9.3: no such site",
     "site_not_found",
     {.kind = ASK_REBILL, .order = ORDER_RECENT, .site = "S9"}},
    {"R9.3: another enterprise's site",
     "site_not_found",
     {.kind = ASK_REBILL, .order = ORDER_RECENT, .site = "T1"}},
    {"R9.3: a site of another agreement",
     "rebill_other_agreement",
     {.kind = ASK_REBILL, .order = ORDER_RECENT, .site = "S3"}},
    {"R9.3: a renewal",
     "not_rebillable",
     {.kind = ASK_REBILL, .order = ORDER_RENEWAL, .site = "S1"}},
    {"R9.3: renewed since",
     "not_rebillable",
     {.kind = ASK_REBILL, .order = ORDER_FIRST, .site = "S1"}},
};

enum { REFUSAL_CASES = sizeof refusal_cases / sizeof refusal_cases[0] };

START_TEST(what_is_refused_changes_not_one_byte) {
    World world = new_world(true);
    settle(&world);
    for (size_t i = 0; i < REFUSAL_CASES; i++) {
        const RefusalCase *row = &refusal_cases[i];
        size_t mark = world.arena.used;
        ActionContext context = with_key(&world, "2025-06-01", "a fresh key", "of what is asked");
        Bytes before = world_bytes(&world);
        Answer answer = ask_in(&world, &context, &row->ask);
        Bytes after = world_bytes(&world);
        Text code = refused(&answer.refusals) ? refusal_code(answer.refusals.items[0].id) : S("");
        ck_assert_msg(text_equal(code, text_of(row->code)), "%s: \"%.*s\"", row->why,
                      TEXT_ARG(code));
        ck_assert_msg(same_bytes(&before, &after), "%s: bytes changed", row->why);
        ck_assert(!db_in_transaction(world.db));
        arena_rewind(&world.arena, mark);
    }
    end_world(&world);
}

// The comparison itself sees what an accepted action does, and that seeing changes nothing.
START_TEST(what_is_accepted_changes_bytes_and_what_is_seen_does_not) {
    World world = new_world(true);
    settle(&world);
    static const Ask seeing = {.kind = ASK_SEE_RENEWALS, .site = "X1", .by = "2025-08-30"};
    static const Ask ordering = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1};
    Bytes before = world_bytes(&world);
    (void)must_ask(&world, "2025-06-01", &seeing);
    Bytes seen = world_bytes(&world);
    ck_assert(same_bytes(&before, &seen));
    (void)must_ask(&world, "2025-06-01", &ordering);
    Bytes ordered = world_bytes(&world);
    ck_assert(!same_bytes(&before, &ordered));
    end_world(&world);
}

START_TEST(every_line_that_is_refused_is_named) {
    World world = new_world(false);
    settle(&world);
    static const OrderLineInput lines[] = {
        {S_INIT("XL"), {1}}, {S_INIT("XX"), {1}}, {S_INIT("XL"), {0}},
        {S_INIT("XR"), {1}}, {S_INIT("XS"), {1}},
    };
    OrderInput input = {.site = S("S1"), .lines = lines, .line_count = 5};
    ActionContext context = on_day(&world, "2025-06-01");
    OrderView order;
    Refusals refusals;
    MUST(do_order_accept(&context, &input, &order, &refusals));
    static const RefusalId ids[] = {REFUSAL_PART_NOT_FOUND, REFUSAL_BAD_QUANTITY,
                                    REFUSAL_RENEWAL_NEEDS_RENEW, REFUSAL_NOTHING_LAPSED};
    ck_assert_int_eq(refusals.count, 4);
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(refusals.items[i].id, ids[i]);
        ck_assert_int_eq(refusals.items[i].line, i + 2);
    }
    end_world(&world);
}

START_TEST(lapsed_quantities_are_shared_by_the_lines_of_an_order) {
    World world = new_world(false);
    settle(&world);
    static const OrderLineInput too_many[] = {{S_INIT("XS"), {4}}, {S_INIT("XS"), {4}}};
    static const OrderLineInput all[] = {{S_INIT("XS"), {4}}, {S_INIT("XS"), {3}}};
    OrderInput input = {.site = S("S2"), .lines = too_many, .line_count = 2};
    ActionContext context = on_day(&world, "2025-06-01");
    OrderView order;
    Refusals refusals;
    MUST(do_order_accept(&context, &input, &order, &refusals));
    ck_assert_int_eq(refusals.count, 1);
    ck_assert_int_eq(refusals.items[0].id, REFUSAL_NOTHING_LAPSED);
    ck_assert_int_eq(refusals.items[0].line, 2);
    input.lines = all;
    MUST(do_order_accept(&context, &input, &order, &refusals));
    ck_assert_int_eq(refusals.count, 0);
    end_world(&world);
}
