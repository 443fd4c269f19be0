// Quotes of typed parts (P16): what is judged, what is made, what a second press does. Figures are
// worked from rules.md: A1 stands at D from 510 points on; XL is 950.00 there, 10 points.
#include "action/quote/change_place.h"
#include "action/quote/build/quote_build.h"
#include "quote_world.h"
#include "store/q_part.h"

static QuoteBuilt look(const ActionContext *context, const QuoteBuildInput *input,
                       RefusalId wanted) {
    QuoteBuilt built;
    Refusals refusals;
    MUST(see_quote_built(context, input, &built, &refusals));
    expect_refusal(&refusals, wanted);
    return built;
}

static QuoteBuildInput pasted(const char *paste) {
    return (QuoteBuildInput){.site = S("S1"), .currency = S("USD"), .paste = text_of(paste)};
}

static void withdraw_part(World *world, const char *part, const char *until, const char *instead) {
    MUST(q_part_set_end(world->db, &(QPartSetEndIn){.part = text_of(part),
                                                    .orderable_until = day(until),
                                                    .replacement_null = instead == NULL,
                                                    .replacement = text_of(instead)}));
}

START_TEST(good_lines_are_priced_and_bad_ones_told_with_their_repair) {
    World world = new_quote_world();
    withdraw_part(&world, "XC", "2025-01-31", "XL");
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    QuoteBuildInput input = pasted("XL\t2\t990.00\tfloor 2\nXM 12\nXC;1\nXN;1\nZZZZ;1\nXR;1\n");
    QuoteBuilt built = look(&context, &input, REFUSAL_NONE);
    static const RefusalId wanted[] = {REFUSAL_NONE,           REFUSAL_BAD_QUANTITY,
                                       REFUSAL_PART_WITHDRAWN, REFUSAL_NO_PRICE,
                                       REFUSAL_PART_NOT_FOUND, REFUSAL_RENEWAL_NEEDS_RENEW};
    ck_assert_uint_eq(built.typed.count, 6);
    for (size_t i = 0; i < 6; i++) {
        RefusalId got = built.typed.lines[i].problem_count == 0
                            ? REFUSAL_NONE
                            : built.typed.lines[i].problems[0].id;
        ck_assert_msg(got == wanted[i], "line %zu: %d", i + 1, (int)got);
    }
    ck_assert(built.priced);
    ck_assert_uint_eq(built.typed.bad, 5);
    ck_assert_uint_eq(built.typed.repairs, 2);
    ck_assert_uint_eq(built.quote.line_count, 1);
    ck_assert_int_eq(built.typed.lines[0].line, 1);
    ck_assert_int_eq(built.quote.lines[0].unit.minor, 95000);
    ck_assert_int_eq(built.quote.totals.net.minor, 2 * 95000);
    ck_assert_int_eq(built.quote.lines[0].sell_unit.minor, 99000);
    ck_assert(text_equal(built.quote.lines[0].note, S("floor 2")));
    ck_assert(text_equal(built.typed.repaired,
                         S("XL\t2\t990.00\tfloor 2\nXM 15\nXL;1\nXN;1\nZZZZ;1\nXR;1\n")));
    input.paste = built.typed.repaired;
    ck_assert_uint_eq(look(&context, &input, REFUSAL_NONE).typed.bad, 3);
    end_world(&world);
}

START_TEST(a_quote_is_made_of_all_lines_or_of_none) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    QuoteBuildInput input = pasted("XL 2 990.00\nXM 12\nXF 1");
    QuoteBuilt built;
    Refusals refusals;
    Bytes before = world_bytes(&world);
    MUST(do_quote_create(&context, &input, &built, &refusals));
    ck_assert_int_eq(refusals.count, 1);
    expect_refusal(&refusals, REFUSAL_BAD_QUANTITY);
    ck_assert_int_eq(refusals.items[0].line, 2);
    Bytes after = world_bytes(&world);
    ck_assert(same_bytes(&before, &after));
    input.mode = BUILD_GOOD_LINES;
    MUST(do_quote_create(&context, &input, &built, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    Quote quote = quote_of(&context, built.outcome.number);
    ck_assert(text_equal(quote.kind, S("sales")));
    ck_assert(text_equal(quote.reseller, S("P3")) && text_equal(quote.distributor, S("P2")));
    ck_assert_uint_eq(quote.line_count, 2);
    ck_assert_int_eq(quote.lines[1].line, 2); // without a gap
    ck_assert(text_equal(quote.lines[1].part, S("XF")));
    ck_assert_int_eq(built.typed.lines[2].line, 2);
    ck_assert_int_eq(built.typed.lines[1].line, 0);
    end_world(&world);
}

START_TEST(what_is_shown_is_what_is_made_and_one_key_makes_one_quote) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    QuoteBuildInput input = pasted("XL 60\nXM 25");
    QuoteBuilt seen = look(&context, &input, REFUSAL_NONE);
    QuoteBuilt made;
    QuoteBuilt again;
    Refusals refusals;
    context.key = S("k1");
    context.digest = S("d1");
    MUST(do_quote_create(&context, &input, &made, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    Quote quote = quote_of(&context, made.outcome.number);
    ck_assert_int_eq(quote.totals.net.minor, seen.quote.totals.net.minor);
    ck_assert_int_eq(quote.standing.of_order_points.hundredths,
                     seen.quote.standing.of_order_points.hundredths);
    ck_assert(level_equal(quote.standing.of_order, seen.quote.standing.of_order));
    MUST(do_quote_create(&context, &input, &again, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert(again.outcome.repeated && text_equal(again.outcome.number, made.outcome.number));
    context.digest = S("d2");
    MUST(do_quote_create(&context, &input, &again, &refusals));
    expect_refusal(&refusals, REFUSAL_KEY_REUSED);
    end_world(&world);
}

START_TEST(who_may_not_quote_makes_nothing) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    Viewer rival = partner_viewer(RIVAL);
    Viewer weak = partner_viewer(RESELLER);
    weak.rights = (RightSet){0};
    QuoteBuildInput input = pasted("XL 1");
    ActionContext context = as(&world, "2025-02-01", &rival);
    look(&context, &input, REFUSAL_SITE_NOT_FOUND); // its customer is another's
    context = as(&world, "2025-02-01", &weak);
    look(&context, &input, REFUSAL_RIGHT_MISSING);
    context = as(&world, "2025-02-01", &reseller);
    input.site = S("nowhere");
    look(&context, &input, REFUSAL_SITE_NOT_FOUND);
    input = pasted("XL 1");
    input.currency = S("JPY");
    look(&context, &input, REFUSAL_CURRENCY_DIFFERS);
    input = pasted("XL 1");
    input.distributor = S("P5"); // a reseller
    look(&context, &input, REFUSAL_DISTRIBUTOR_NOT_FOUND);
    input = pasted(" \n");
    look(&context, &input, REFUSAL_NO_LINES);
    end_world(&world);
}

START_TEST(a_withdrawn_part_is_not_ordered) {
    World world = new_quote_world();
    withdraw_part(&world, "XL", "2025-01-31", NULL);
    ActionContext context = on_day(&world, "2025-02-01");
    OrderLineInput line = {S("XL"), {1}};
    OrderInput input = {.site = S("S1"), .lines = &line, .line_count = 1};
    OrderView order;
    Refusals refusals;
    MUST(do_order_accept(&context, &input, &order, &refusals));
    expect_refusal(&refusals, REFUSAL_PART_WITHDRAWN);
    context = on_day(&world, "2025-01-31"); // its last day
    MUST(do_order_accept(&context, &input, &order, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    end_world(&world);
}

START_TEST(more_lines_come_into_a_quote_and_refused_ones_stand_at_their_places) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    QuoteBuildInput input = pasted("XL 2");
    QuoteBuilt made;
    Refusals refusals;
    QuoteOutcome outcome;
    MUST(do_quote_create(&context, &input, &made, &refusals));
    QuoteBuildInput more = {.quote = made.outcome.number, .paste = S("XM 11\nXF 2\nXC 1")};
    QuoteBuilt built = look(&context, &more, REFUSAL_NONE);
    ck_assert_uint_eq(built.typed.bad, 1);
    ck_assert_int_eq(built.typed.lines[1].line, 2);
    QuoteChangeInput change =
        quote_built_change(&world.arena, &built, (QuoteSeen){made.outcome.number, 1});
    ck_assert_uint_eq(change.lines.count, 2);
    MUST(do_quote_change(&context, &change, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    Quote quote = quote_of(&context, made.outcome.number);
    ck_assert_uint_eq(quote.line_count, 3);
    ck_assert_int_eq(quote.totals.net.minor, built.quote.totals.net.minor);
    // Four at once, the second and the last refused: by their places among the four.
    QuoteLineChange lines[] = {{.line = 1, .quantity = S("3")},
                               {.part = S("XM"), .quantity = S("11")},
                               {.part = S("XL"), .quantity = S("1")},
                               {.part = S("ZZ"), .quantity = S("1")}};
    change = (QuoteChangeInput){.seen = {made.outcome.number, 0}, .lines = {true, lines, 4}};
    MUST(do_quote_change(&context, &change, &outcome, &refusals));
    ck_assert_int_eq(refusals.count, 2);
    change_place(&change, outcome.last_line, &refusals);
    ck_assert_int_eq(refusals.items[0].line, 2);
    ck_assert_int_eq(refusals.items[1].line, 4);
    end_world(&world);
}
