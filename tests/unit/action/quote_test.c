// Renewal lines and quotes, from the line to the order. Figures are worked from rules.md: A1 earns
// 510 points in its first term (40, 7 and 4 XL at 10) and stands at D; XR is 190.00 at D.
#include "action/quote/quotes_see.h"
#include "action/order/order_submit.h"
#include "action/night/enterprise_night.h"
#include "quote_world.h"

static const RenewalLinesInput everything = {.totals = RENEWAL_TOTALS_VALUES};

START_TEST(P21_2_the_reseller_sees_its_lines_with_due_day_months_and_price) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    RenewalLines lines = lines_of(&context, &everything);
    ck_assert_uint_eq(lines.line_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const RenewalLine *line = &lines.lines[i];
        ck_assert(text_equal(line->state, S("announced")));
        ck_assert(text_equal(line->level, S("D")));
        expect_day(line->due, "2025-04-01", "R4.2");
        bool late = line->quantity.count == 4; // bought in August: coverage to 31 Aug 2025
        expect_day(line->coverage_start, late ? "2025-09-01" : "2025-04-01", "R4.2");
        expect_day(line->coverage_end, "2026-03-31", "R4.2");
        ck_assert_int_eq(line->months, late ? 7 : 12);
        ck_assert_int_eq(line->unit.minor, late ? 11083 : 19000); // 190.00 x 7 / 12
        ck_assert(line->buy_unit_null);                           // it buys from its distributor
    }
    ck_assert_int_eq(lines.totals.lines, 3);
    ck_assert_int_eq(lines.totals.customers, 2);
    ck_assert_uint_eq(lines.totals.sum_count, 1);
    ck_assert_int_eq(lines.totals.sums[0].extended.minor, 47 * 19000 + 4 * 11083);
    end_world(&world);
}

START_TEST(P21_3_lines_last_sold_by_another_partner_are_absent) {
    World world = new_quote_world();
    Viewer rival = partner_viewer(RIVAL);
    Viewer distributor = partner_viewer(DISTRIBUTOR);
    Viewer direct = partner_viewer(DIRECT);
    ActionContext context = as(&world, "2025-02-01", &rival);
    RenewalLines lines = lines_of(&context, &everything);
    ck_assert_uint_eq(lines.line_count, 1);
    ck_assert(text_equal(lines.lines[0].site, S("T1")));
    context = as(&world, "2025-02-01", &distributor);
    lines = lines_of(&context, &everything);
    ck_assert_uint_eq(lines.line_count, 4);
    ck_assert(!lines.lines[0].buy_unit_null);
    context = as(&world, "2025-02-01", &direct);
    lines = lines_of(&context, &everything);
    ck_assert_uint_eq(lines.line_count, 0);
    ck_assert_int_eq(lines.totals.lines, 0);
    // Naming another's site finds nothing, as naming none that is there.
    RenewalLinesInput hidden = {.site = S("T1")};
    RenewalLinesInput missing = {.site = S("nowhere")};
    Viewer reseller = partner_viewer(RESELLER);
    context = as(&world, "2025-02-01", &reseller);
    ck_assert_uint_eq(lines_of(&context, &hidden).line_count, 0);
    ck_assert_uint_eq(lines_of(&context, &missing).line_count, 0);
    end_world(&world);
}

START_TEST(P21_1_each_filter_finds_its_lines) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    const struct {
        RenewalLinesInput input;
        size_t found;
    } rows[] = {
        {{.agreement = S("A1")}, 3},
        {{.agreement = S("B1")}, 0},
        {{.site = S("S2")}, 1},
        {{.site_name = S("s2")}, 1},
        {{.site_name = S("zz")}, 0},
        {{.part = S("XR")}, 3},
        {{.part = S("XL")}, 3},
        {{.part = S("XC")}, 0},
        {{.due_to = {true, day("2025-03-31")}}, 0},
        {{.due_from = {true, day("2025-04-01")}, .due_to = {true, day("2025-04-01")}}, 3},
        {{.end_from = {true, day("2025-08-01")}}, 1},
        {{.end_to = {true, day("2025-03-31")}}, 2},
        {{.distributor = S("P2")}, 3},
        {{.reseller = S("P5")}, 0},
        {{.reseller = S("P99")}, 0},
        {{.currency = S("USD")}, 3},
        {{.currency = S("EUR")}, 0},
        {{.quote = S("0000000000")}, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ck_assert_msg(lines_of(&context, &rows[i].input).line_count == rows[i].found, "row %zu", i);
    }
    end_world(&world);
}

static Err count_line(void *target, const RenewalLine *line) {
    ck_assert_uint_gt(line->renewal_line.len, 0);
    (*(int *)target)++;
    return OK;
}

START_TEST(P21_pages_go_by_key_in_any_order_and_all_of_them_stream) {
    World world = new_quote_world();
    Viewer distributor = partner_viewer(DISTRIBUTOR);
    ActionContext context = as(&world, "2025-02-01", &distributor);
    static const char *const sorts[] = {"",       "due",  "-extended", "site,-quantity",
                                        "-quote", "level"};
    for (size_t i = 0; i < sizeof sorts / sizeof sorts[0]; i++) {
        RenewalLinesInput input = {.sort = text_of(sorts[i]), .limit = 1};
        int pages = 0;
        Money last = {INT64_MAX};
        do {
            RenewalLines page = lines_of(&context, &input);
            ck_assert_uint_eq(page.line_count, 1);
            if (text_equal(input.sort, S("-extended"))) {
                ck_assert_int_le(page.lines[0].extended.minor, last.minor);
                last = page.lines[0].extended;
            }
            input.after = page.next;
            pages++;
        } while (input.after.len > 0 && pages < 9);
        ck_assert_int_eq(pages, 4);
    }
    int streamed = 0;
    Refusals refusals;
    MUST(see_renewal_lines_each(&context, &everything, count_line, &streamed, &refusals));
    ck_assert_int_eq(streamed, 4);
    RenewalLines groups = lines_of(&context, &(RenewalLinesInput){.view = RENEWAL_SUMMARY});
    ck_assert_uint_eq(groups.group_count, 3); // S1, S2 and T1 on 1 Apr
    end_world(&world);
}

START_TEST(P21_what_is_no_question_is_refused) {
    World world = new_quote_world();
    ActionContext context = on_day(&world, "2025-02-01");
    Text state = S("open");
    const struct {
        RenewalLinesInput input;
        RefusalId id;
    } rows[] = {
        {{.sort = S("price")}, REFUSAL_BAD_SORT},
        {{.after = S("x")}, REFUSAL_BAD_AFTER},
        {{.site_name = S("s")}, REFUSAL_SEARCH_TOO_SHORT},
        {{.state = {true, &state, 1}}, REFUSAL_BAD_STATE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        RenewalLines lines;
        Refusals refusals;
        MUST(see_renewal_lines(&context, &rows[i].input, &lines, &refusals));
        expect_refusal(&refusals, rows[i].id);
    }
    end_world(&world);
}

START_TEST(P23_lines_become_one_quote_and_stand_in_no_second) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    context.key = S("k1");
    context.digest = S("d1");
    RenewalQuotesOutcome made = quote_all(&context, "A1");
    ck_assert_uint_eq(made.quote_count, 1);
    ck_assert_uint_eq(made.line_count, 3);
    RenewalQuotesOutcome again = quote_all(&context, "A1");
    ck_assert(again.repeated);
    ck_assert_uint_eq(again.quote_count, 1);
    ck_assert(text_equal(again.quotes[0], made.quotes[0]));
    context.key = S("k2");
    RenewalQuotesOutcome second = quote_all(&context, "A1");
    ck_assert_uint_eq(second.quote_count, 0);
    for (size_t i = 0; i < 3; i++) {
        ck_assert(made.lines[i].done && again.lines[i].done && !second.lines[i].done);
        ck_assert_int_eq(second.lines[i].problem.id, REFUSAL_LINE_IN_QUOTE);
        ck_assert(text_equal(second.lines[i].quote, made.quotes[0]));
    }
    Quote quote = quote_of(&context, made.quotes[0]);
    ck_assert_int_eq(quote.totals.net.minor, 47 * 19000 + 4 * 11083);
    ck_assert_int_eq(quote.totals.list.minor, 51 * 20000);
    ck_assert(text_equal(quote.reseller, S("P3")) && text_equal(quote.distributor, S("P2")));
    ck_assert(quote_may(&quote, QUOTE_PRESENT) && !quote_may(&quote, QUOTE_ACCEPT));
    Text quoted = S("quoted");
    RenewalLines lines = lines_of(&context, &(RenewalLinesInput){.state = {true, &quoted, 1}});
    ck_assert_uint_eq(lines.line_count, 3);
    ck_assert(text_equal(lines.lines[0].quote, made.quotes[0]));
    lines = lines_of(&context, &(RenewalLinesInput){.quote = made.quotes[0]});
    ck_assert_uint_eq(lines.line_count, 3);
    end_world(&world);
}

START_TEST(P23_2_a_reduction_without_declaration_fails_alone) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    RenewalLines lines = lines_of(&context, &(RenewalLinesInput){.site = S("S1")});
    RenewalQuoteLineInput asked[] = {
        {.renewal_line = lines.lines[0].renewal_line, .quantity = S("3")},
        {.renewal_line = lines.lines[1].renewal_line,
         .quantity = S("3"),
         .out_of_use = {true, true},
         .evidence = S("letter")},
        {.renewal_line = S("S1-0000000000000-202504")},
    };
    RenewalQuotesInput input = {.lines = {true, asked, 3}};
    RenewalQuotesOutcome made;
    Refusals refusals;
    MUST(do_renewal_quotes_create(&context, &input, &made, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert_uint_eq(made.quote_count, 1);
    ck_assert_int_eq(made.lines[0].problem.id, REFUSAL_DECLARATION_REQUIRED);
    ck_assert(made.lines[1].done);
    ck_assert_int_eq(made.lines[2].problem.id, REFUSAL_LINE_NOT_FOUND);
    Quote quote = quote_of(&context, made.quotes[0]);
    ck_assert_uint_eq(quote.line_count, 1);
    ck_assert_int_eq(quote.lines[0].quantity.count, 3);
    ck_assert(quote.lines[0].declared);
    end_world(&world);
}

static QuoteOutcome change(const ActionContext *context, Text number, int64_t edition,
                           QuoteLineChange line, RefusalId wanted) {
    QuoteChangeInput input = {.seen = {number, edition}, .lines = {true, &line, 1}};
    QuoteOutcome outcome = {0};
    Refusals refusals;
    MUST(do_quote_change(context, &input, &outcome, &refusals));
    expect_refusal(&refusals, wanted);
    return outcome;
}

START_TEST(R8_4_nobody_sees_anothers_price) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    Viewer distributor = partner_viewer(DISTRIBUTOR);
    Viewer customer = {.kind = VIEWER_CUSTOMER,
                       .enterprise = world.enterprise,
                       .sees_agreement = true,
                       .rights = rights_of_primary(FOR_CUSTOMER)};
    ActionContext context = as(&world, "2025-02-01", &reseller);
    Text number = quote_all(&context, "A1").quotes[0];
    Quote quote = quote_of(&context, number);
    (void)change(&context, number, quote.edition,
                 (QuoteLineChange){.line = 1, .sell_unit = S("180.00")}, REFUSAL_NONE);
    quote = quote_of(&context, number);
    ck_assert_int_eq(quote.lines[0].sell_unit.minor, 18000);
    ck_assert(quote.lines[0].buy_unit_null && quote.lines[0].buy_trace == NULL);
    customer.agreement = quote.agreement_id;
    ActionContext above = as(&world, "2025-02-01", &distributor);
    quote = quote_of(&above, number);
    ck_assert(quote.lines[0].sell_unit_null);
    ck_assert_int_eq(quote.lines[0].buy_unit.minor,
                     quote.lines[0].months == 12 ? 15200 : 8866); // 20 % less, half up
    ck_assert_ptr_nonnull(quote.lines[0].buy_trace);
    Refusals refusals;
    ActionContext buyer = as(&world, "2025-02-01", &customer);
    MUST(see_quote(&buyer, number, 0, &quote, &refusals)); // a draft is not the customer's yet
    expect_refusal(&refusals, REFUSAL_QUOTE_NOT_FOUND);
    QuoteOutcome outcome;
    MUST(do_quote_present(&context, &(QuoteSeen){number, 0}, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    quote = quote_of(&buyer, number);
    ck_assert_int_eq(quote.lines[0].buy_unit.minor, 18000);
    ck_assert(quote.lines[0].sell_unit_null);
    ck_assert(quote_may(&quote, QUOTE_ACCEPT) && !quote_may(&quote, QUOTE_WITHDRAW));
    expect_day(quote.valid_to, "2025-03-31", "R8.7: the earliest coverage end");
    Viewer rival = partner_viewer(RIVAL);
    ActionContext beside = as(&world, "2025-02-01", &rival);
    MUST(see_quote(&beside, number, 0, &quote, &refusals));
    expect_refusal(&refusals, REFUSAL_QUOTE_NOT_FOUND);
    end_world(&world);
}

START_TEST(a_presented_quote_is_revised_and_a_stale_change_refused) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    Text number = quote_all(&context, "A1").quotes[0];
    QuoteOutcome outcome;
    Refusals refusals;
    MUST(do_quote_present(&context, &(QuoteSeen){number, 1}, &outcome, &refusals));
    ck_assert_int_eq(outcome.edition, 2);
    (void)change(&context, number, 1, (QuoteLineChange){.line = 1, .note = S("n")}, REFUSAL_STALE);
    (void)change(&context, number, 2, (QuoteLineChange){.line = 9, .note = S("n")},
                 REFUSAL_LINE_NOT_FOUND);
    (void)change(&context, number, 2, (QuoteLineChange){.line = 1, .quantity = S("0")},
                 REFUSAL_BAD_QUANTITY);
    (void)change(&context, number, 2, (QuoteLineChange){.line = 1, .quantity = S("1")},
                 REFUSAL_DECLARATION_REQUIRED);
    (void)change(&context, number, 2, (QuoteLineChange){.line = 1, .sell_unit = S("1,5")},
                 REFUSAL_BAD_PRICE);
    outcome = change(&context, number, 2,
                     (QuoteLineChange){.part = S("XL"), .site = S("S1"), .quantity = S("2")},
                     REFUSAL_NONE);
    ck_assert_int_eq(outcome.revision, 2);
    ck_assert_int_eq(outcome.state, QUOTE_DRAFT);
    Quote quote = quote_of(&context, number);
    ck_assert_uint_eq(quote.line_count, 4);
    Quote before;
    MUST(see_quote(&context, number, 1, &before, &refusals));
    ck_assert_uint_eq(before.line_count, 3);
    ck_assert_int_eq(before.state, QUOTE_SUPERSEDED);
    outcome = change(&context, number, 0, (QuoteLineChange){.line = 4, .remove = {true, true}},
                     REFUSAL_NONE);
    ck_assert_int_eq(outcome.revision, 2);
    ck_assert_uint_eq(quote_of(&context, number).line_count, 3);
    end_world(&world);
}

typedef struct {
    Text number;
    OrderView order;
} Ordering;

// As an order action does it (quote_order_private.h).
static Err order_quote(Action *action, const void *given, void *outcome) {
    const Ordering *input = given;
    Ordering *ordering = outcome;
    EnterpriseId enterprise;
    QuoteId quote;
    QuoteWork work;
    OrderDraft draft;
    bool found = false;
    TRY(directory_find(action->db, action->arena, S("quote"), input->number, &enterprise, &quote.id,
                       &found));
    ck_assert(found);
    TRY(action_open(action, enterprise));
    TRY(quote_load_for_order(action, quote, NULL, NULL, &work, &draft));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(quote_ordered(action, &work));
    TRY(quotes_lose_ordered(action, &draft, quote));
    return draft_accept(action, &draft, &ordering->order);
}

static OrderView order_of_quote(const ActionContext *context, Text number, RefusalId wanted) {
    Ordering ordering = {.number = number};
    Refusals refusals;
    MUST(action_run(context, order_quote, &ordering, &ordering, &refusals));
    expect_refusal(&refusals, wanted);
    return ordering.order;
}

static QuoteOutcome accept_quote(const ActionContext *context, Text number, const char *expected,
                                 RefusalId wanted) {
    QuoteAcceptInput input = {.seen = {number, 0}, .expected_total = text_of(expected)};
    QuoteOutcome outcome = {0};
    Refusals refusals;
    MUST(do_quote_accept(context, &input, &outcome, &refusals));
    expect_refusal(&refusals, wanted);
    return outcome;
}

START_TEST(what_is_accepted_and_ordered_is_what_do_renew_makes) {
    World world = new_quote_world();
    World twin = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    Text number = quote_all(&context, "A1").quotes[0];
    QuoteOutcome outcome;
    Refusals refusals;
    MUST(do_quote_present(&context, &(QuoteSeen){number, 0}, &outcome, &refusals));
    ActionContext house = on_day(&world, "2025-02-10");
    (void)order_of_quote(&house, number, REFUSAL_QUOTE_STATE);
    outcome = accept_quote(&house, number, NULL, REFUSAL_NONE);
    ck_assert_int_eq(outcome.state, QUOTE_ACCEPTED);
    OrderView order = order_of_quote(&house, number, REFUSAL_NONE);
    (void)order_of_quote(&house, number, REFUSAL_QUOTE_ORDERED);
    OrderView renewed;
    RenewalInput input = {
        .of_agreement = true, .number = S("A1"), .by = day("2026-01-01"), .parties = BY_RESELLER};
    ActionContext other = on_day(&twin, "2025-02-10");
    MUST(do_renew(&other, &input, &renewed, &refusals));
    ck_assert_int_eq(order.total.minor, renewed.total.minor);
    ck_assert_int_eq(order.points.hundredths, renewed.points.hundredths);
    ck_assert(level_equal(order.level, renewed.level));
    ck_assert_uint_eq(order.line_count, renewed.line_count);
    ck_assert(quote_of(&context, number).state == QUOTE_ORDERED);
    end_world(&twin);
    end_world(&world);
}

START_TEST(a_price_that_moved_is_asked_again_with_both) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    Text number = quote_all(&context, "A1").quotes[0];
    QuoteOutcome outcome;
    Refusals refusals;
    MUST(do_quote_present(&context, &(QuoteSeen){number, 0}, &outcome, &refusals));
    add_price(&world, "XR", "2025-03-01", "2025-02-05", 30000);
    ActionContext house = on_day(&world, "2025-02-10");
    outcome = accept_quote(&house, number, NULL, REFUSAL_PRICE_DIFFERS);
    ck_assert_int_eq(outcome.shown.minor, 47 * 19000 + 4 * 11083);
    ck_assert_int_eq(outcome.present.minor, 47 * 30000 + 4 * 17500);
    (void)accept_quote(&house, number, "14800.001", REFUSAL_BAD_PRICE);
    outcome = accept_quote(&house, number, "14800.00", REFUSAL_NONE);
    ck_assert_int_eq(outcome.revision, 2);
    ck_assert_int_eq(order_of_quote(&house, number, REFUSAL_NONE).total.minor, 1480000);
    end_world(&world);
}

START_TEST(after_its_last_day_a_quote_is_expired_and_made_anew) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    Text number = quote_all(&context, "A1").quotes[0];
    QuoteOutcome outcome;
    Refusals refusals;
    MUST(do_quote_present(&context, &(QuoteSeen){number, 0}, &outcome, &refusals));
    ActionContext house = on_day(&world, "2025-04-02");
    (void)accept_quote(&house, number, NULL, REFUSAL_QUOTE_EXPIRED);
    context = as(&world, "2025-04-02", &reseller);
    ck_assert_int_eq(quote_of(&context, number).state, QUOTE_EXPIRED);
    EnterpriseId enterprise = quote_of(&context, number).enterprise_id;
    NightDone done;
    MUST(do_enterprises_night(&house, &enterprise, 1, &done));
    MUST(do_quote_requote(&context, &(QuoteSeen){number, 0}, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    Quote anew = quote_of(&context, outcome.number);
    ck_assert_uint_eq(anew.line_count, 1); // what lapsed on 31 March cannot be renewed any more
    ck_assert(text_equal(anew.source, number));
    ck_assert(!anew.lines[0].shown_unit_null);
    end_world(&world);
}

START_TEST(declined_and_withdrawn_quotes_free_their_lines) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    Text first = quote_all(&context, "A1").quotes[0];
    QuoteOutcome outcome;
    Refusals refusals;
    MUST(do_quote_present(&context, &(QuoteSeen){first, 0}, &outcome, &refusals));
    QuoteEndInput ending = {.seen = {first, 0}, .reason = S("too dear")};
    MUST(do_quote_decline(&context, &ending, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_RIGHT_MISSING); // it is the customer's to decline
    ActionContext house = on_day(&world, "2025-02-02");
    MUST(do_quote_decline(&house, &ending, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    Text second = quote_all(&context, "A1").quotes[0];
    ending.seen.number = second;
    MUST(do_quote_withdraw(&context, &ending, &outcome, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert_uint_eq(quote_all(&context, "A1").quote_count, 1);
    end_world(&world);
}

START_TEST(P23_what_was_ordered_leaves_the_quotes_of_others) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    Text number = quote_all(&context, "A1").quotes[0];
    QuoteOutcome outcome;
    Refusals refusals;
    MUST(do_quote_present(&context, &(QuoteSeen){number, 0}, &outcome, &refusals));
    OrderView renewed;
    RenewalInput input = {.number = S("S2"), .by = day("2026-01-01"), .parties = BY_RESELLER};
    ActionContext house = on_day(&world, "2025-02-10");
    MUST(do_renew(&house, &input, &renewed, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    Quote quote = quote_of(&context, number);
    ck_assert_int_eq(quote.revision, 2);
    ck_assert_int_eq(quote.state, QUOTE_DRAFT);
    ck_assert_uint_eq(quote.line_count, 2);
    end_world(&world);
}

START_TEST(R4_10_what_is_out_of_use_keeps_its_end_and_is_due_no_more) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    RenewalLines lines = lines_of(&context, &(RenewalLinesInput){.site = S("S2")});
    RenewalQuoteLineInput asked = {.renewal_line = lines.lines[0].renewal_line,
                                   .quantity = S("5"),
                                   .out_of_use = {true, true}};
    RenewalQuotesInput input = {.lines = {true, &asked, 1}};
    RenewalQuotesOutcome made;
    QuoteOutcome outcome;
    Refusals refusals;
    MUST(do_renewal_quotes_create(&context, &input, &made, &refusals));
    MUST(do_quote_present(&context, &(QuoteSeen){made.quotes[0], 0}, &outcome, &refusals));
    ActionContext house = on_day(&world, "2025-02-10");
    (void)accept_quote(&house, made.quotes[0], NULL, REFUSAL_NONE);
    ck_assert_int_eq(order_of_quote(&house, made.quotes[0], REFUSAL_NONE).total.minor, 5 * 19000);
    EntitlementRows rows;
    MUST(see_entitlements(&house, false, S("S2"), NULL, &rows, &refusals));
    ck_assert_uint_eq(rows.count, 2);
    ck_assert_int_eq(rows.rows[0].quantity.count, 2);
    expect_day(rows.rows[0].coverage_end, "2025-03-31", "the rest lapses");
    ck_assert_int_eq(rows.rows[1].quantity.count, 5);
    expect_day(rows.rows[1].coverage_end, "2026-03-31", "R4.2");
    lines = lines_of(&context, &(RenewalLinesInput){.site = S("S2")});
    ck_assert_uint_eq(lines.line_count, 1);
    ck_assert_int_eq(lines.lines[0].quantity.count, 5);
    end_world(&world);
}

START_TEST(P16_each_partner_lists_its_own_quotes_page_by_page) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    Viewer rival = partner_viewer(RIVAL);
    Viewer distributor = partner_viewer(DISTRIBUTOR);
    ActionContext own = as(&world, "2025-02-01", &reseller);
    ActionContext other = as(&world, "2025-02-01", &rival);
    ActionContext above = as(&world, "2025-02-01", &distributor);
    (void)quote_all(&own, "A1");
    (void)quote_all(&other, "B1");
    Quotes quotes;
    Refusals refusals;
    MUST(see_quotes(&own, &(QuotesInput){0}, &quotes, &refusals));
    ck_assert_uint_eq(quotes.row_count, 1);
    ck_assert(text_equal(quotes.rows[0].agreement, S("A1")));
    ck_assert_int_eq(quotes.rows[0].lines, 3);
    ck_assert(text_equal(quotes.rows[0].waiting_on, S("owner")));
    MUST(see_quotes(&other, &(QuotesInput){.agreement = S("A1")}, &quotes, &refusals));
    ck_assert_uint_eq(quotes.row_count, 0);
    QuotesInput paged = {.limit = 1};
    MUST(see_quotes(&above, &paged, &quotes, &refusals));
    ck_assert_uint_eq(quotes.row_count, 1);
    ck_assert_uint_gt(quotes.next.len, 0);
    paged.after = quotes.next;
    MUST(see_quotes(&above, &paged, &quotes, &refusals));
    ck_assert_uint_eq(quotes.row_count, 1);
    ck_assert_uint_eq(quotes.next.len, 0);
    paged.after = S("x");
    MUST(see_quotes(&above, &paged, &quotes, &refusals));
    expect_refusal(&refusals, REFUSAL_BAD_AFTER);
    end_world(&world);
}

// As the quote's own reseller or distributor, once it was accepted.
static Refusals submit_quote(World *world, int64_t account, Text number, OrderSubmitOutcome *ret) {
    Viewer viewer = partner_viewer(account);
    ActionContext context = as(world, "2025-02-10", &viewer);
    OrderSubmitInput input = {.site = S("S1"),
                              .quote = number,
                              .purchase_order = S("PO-1"),
                              .has_purchase_order_on = true,
                              .purchase_order_on = day("2025-02-10"),
                              .currency = context.prices.currency};
    Refusals refusals;
    MUST(do_order_submit(&context, &input, ret, &refusals));
    return refusals;
}

START_TEST(P18_an_accepted_quote_is_ordered_once_after_its_distributor_confirmed) {
    World world = new_quote_world();
    Viewer reseller = partner_viewer(RESELLER);
    Viewer distributor = partner_viewer(DISTRIBUTOR);
    ActionContext context = as(&world, "2025-02-01", &reseller);
    Text number = quote_all(&context, "A1").quotes[0];
    QuoteOutcome presented;
    OrderSubmitOutcome waits;
    OrderSubmitOutcome other;
    Refusals refusals;
    MUST(do_quote_present(&context, &(QuoteSeen){number, 0}, &presented, &refusals));
    refusals = submit_quote(&world, RESELLER, number, &other);
    expect_refusal(&refusals, REFUSAL_QUOTE_STATE);
    ActionContext house = on_day(&world, "2025-02-10");
    (void)accept_quote(&house, number, NULL, REFUSAL_NONE);
    refusals = submit_quote(&world, RIVAL, number, &other);
    expect_refusal(&refusals, REFUSAL_QUOTE_NOT_FOUND);
    refusals = submit_quote(&world, RESELLER, number, &waits);
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert(text_equal(waits.hold, S("distributor_confirm")));
    ck_assert(quote_of(&context, number).state == QUOTE_ACCEPTED);
    refusals = submit_quote(&world, DISTRIBUTOR, number, &other);
    expect_refusal(&refusals, REFUSAL_QUOTE_ORDERED);
    ck_assert(text_equal(refusals.items[0].value, waits.number));
    ActionContext above = as(&world, "2025-02-11", &distributor);
    OrderDecisionInput confirms = {.order = waits.number,
                                   .purchase_order = S("D-1"),
                                   .has_purchase_order_on = true,
                                   .purchase_order_on = day("2025-02-11")};
    MUST(do_order_confirm(&above, &confirms, &other, &refusals));
    expect_refusal(&refusals, REFUSAL_NONE);
    ck_assert_int_eq(other.order.total.minor, waits.order.total.minor);
    ck_assert(quote_of(&context, number).state == QUOTE_ORDERED);
    end_world(&world);
}
