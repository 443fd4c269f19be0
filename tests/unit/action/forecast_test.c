// What renewals will cost by month (P20).
#include "action/plan/forecast.h"
#include "submit_world.h"

static const char today[] = "2025-06-01";

static ForecastView forecast_of(World *world, const ForecastInput *input) {
    ActionContext context = on_day(world, today);
    ForecastView view;
    Refusals refusals;
    MUST(see_forecast(&context, input, &view, &refusals));
    ck_assert(!refused(&refusals));
    return view;
}

static void order(World *world, const char *site, int64_t quantity) {
    (void)must_ask(world, "2025-05-25",
                   &(Ask){.kind = ASK_ORDER, .site = site, .part = "XL", .quantity = quantity});
}

static World new_holders(void) {
    World world = new_trade(false);
    order(&world, "S2", 6);
    order(&world, "S3", 60);
    order(&world, "X1", 5);
    return world;
}

static const ForecastMonth *first_due(const ForecastView *view) {
    for (size_t i = 0; i < view->month_count; i++) {
        if (view->months[i].lines > 0) {
            return &view->months[i];
        }
    }
    ck_abort_msg("nothing falls due");
}

typedef struct {
    bool of_agreement;
    const char *number;
} Whose;

static const Whose holders[] = {{false, "S2"}, {false, "S3"}, {false, "X1"}, {true, "A2"}};

START_TEST(P20_3_the_next_due_month_is_what_renewals_say) {
    for (size_t i = 0; i < sizeof holders / sizeof holders[0]; i++) {
        World world = new_holders();
        Text number = text_of(holders[i].number);
        ForecastInput input = {.months = 36};
        *(holders[i].of_agreement ? &input.agreement : &input.site) = number;
        ForecastView view = forecast_of(&world, &input);
        const ForecastMonth *month = first_due(&view);
        ActionContext context = on_day(&world, today);
        RenewalInput renewal = {.of_agreement = holders[i].of_agreement,
                                .number = number,
                                .by = date_add_days(date_month_first(month->month, 1), -1)};
        OrderView wanted = {0};
        Refusals refusals;
        MUST(see_renewals(&context, &renewal, &wanted, &refusals));
        ck_assert(!refused(&refusals));
        ck_assert_int_eq(month->total.minor, wanted.total.minor);
        ck_assert_int_eq(month->points.hundredths, wanted.points.hundredths);
        ck_assert_int_eq(month->lines, (int64_t)wanted.line_count);
        for (size_t line = 0; line < wanted.line_count; line++) {
            const ForecastRow *row = &view.rows[line];
            ck_assert(text_equal(row->part, wanted.lines[line].part));
            ck_assert_int_eq(row->unit.minor, wanted.lines[line].unit.minor);
            ck_assert(date_equal(row->due, wanted.lines[line].due));
            ck_assert_int_eq(row->coverage_months, wanted.lines[line].months);
        }
        end_world(&world);
    }
}

// S3's term ends with May 2026: due each 1 June from then, the first time with its coverage.
START_TEST(a_renewal_is_renewed_a_year_later_at_an_assumed_price) {
    World world = new_holders();
    ForecastInput input = {.site = S("S3"), .months = 36, .yearly_change_percent = 10};
    ForecastView view = forecast_of(&world, &input);
    static const struct {
        const char *month;
        const char *source;
        int64_t unit; // 190.00 at D; each year 10 % more
    } wanted[] = {{"2026-06-01", "assumed", 20900}, {"2027-06-01", "assumed", 22990}};
    ck_assert_uint_eq(view.month_count, 36);
    ck_assert_uint_eq(view.count, 2);
    for (size_t i = 0; i < view.count; i++) {
        expect_day(view.rows[i].month, wanted[i].month, "due");
        ck_assert(text_equal(view.rows[i].price_source, text_of(wanted[i].source)));
        ck_assert_int_eq(view.rows[i].unit.minor, wanted[i].unit);
        ck_assert_int_eq(view.rows[i].renewal_line.len > 0, i == 0);
    }
    add_price(&world, "XR", "2026-03-01", "2025-05-01", 25000);
    view = forecast_of(&world, &input);
    ck_assert(text_equal(view.rows[0].price_source, S("published")));
    ck_assert_int_eq(view.rows[0].unit.minor, 25000);
    end_world(&world);
}

START_TEST(a_line_without_a_price_is_in_no_sum) {
    World world = new_holders();
    ForecastInput input = {.site = S("S1"), .months = 36};
    ForecastView view = forecast_of(&world, &input);
    int64_t unpriced = 0;
    for (size_t i = 0; i < view.month_count; i++) {
        unpriced += view.months[i].unpriced;
    }
    int64_t rows = 0;
    for (size_t i = 0; i < view.count; i++) {
        rows += view.rows[i].unit_null;
        ck_assert(!view.rows[i].unit_null || view.rows[i].price_source.len == 0);
    }
    ck_assert_int_gt(unpriced, 0);
    ck_assert_int_eq(unpriced, rows);
    end_world(&world);
}

// ---- planned lines ----

static PlannedAsk planned_of(const char *part, int64_t quantity, const char *on, const char *at) {
    return (PlannedAsk){text_of(part), quantity, {true, day(on)}, text_of(at)};
}

// S2 of A1 (anniversary 1 April): ordered on that day, it costs and covers what the forecast said,
// and so does its renewal.
START_TEST(P20_a_planned_licence_ordered_gives_its_figures) {
    static const char on[] = "2025-08-20";
    World world = new_trade(false);
    PlannedAsk planned = planned_of("XL", 6, on, NULL);
    ForecastInput input = {.site = S("S3"),
                           .months = 36,
                           .currency = currency_code(world_prices(&world).currency),
                           .planned = {true, &planned, 1}};
    ForecastView view = forecast_of(&world, &input);
    ck_assert_uint_eq(view.count, 3); // bought, and renewed in 2026 and 2027
    const ForecastRow *row = &view.rows[0];
    ck_assert(text_equal(row->kind, S("licence")) && text_equal(row->part, S("XL")));
    expect_day(row->month, "2025-08-01", "its month");
    ck_assert(row->coverage_months_null && text_equal(row->price_source, S("published")));
    OrderLineInput line = {S("XL"), {6}};
    OrderSubmitInput order_input = submit_input(&world, &line, 1, "PO-1");
    order_input.site = S("S3");
    ActionContext context = on_day(&world, on);
    OrderSubmitOutcome ordered;
    Refusals refusals;
    MUST(do_order_submit(&context, &order_input, &ordered, &refusals));
    expect_refusals(refusals, "", "the order");
    ck_assert_int_eq(row->extended.minor, ordered.order.lines[0].extended.minor);
    ck_assert_int_eq(view.months[2].total.minor, ordered.order.total.minor);
    ck_assert(date_equal(row->coverage_start, ordered.order.lines[0].coverage_start));
    ck_assert(date_equal(row->coverage_end, ordered.order.lines[0].coverage_end));
    RenewalInput renewal = {.number = S("S3"), .by = view.rows[1].due};
    OrderView wanted = {0};
    MUST(see_renewals(&context, &renewal, &wanted, &refusals));
    ck_assert_uint_eq(wanted.line_count, 1);
    ck_assert(text_equal(view.rows[1].part, S("XR")) && view.rows[1].renewal_line.len == 0);
    ck_assert(date_equal(view.rows[1].coverage_start, wanted.lines[0].coverage_start));
    ck_assert_int_eq(view.rows[1].quantity.count, 6);
    ck_assert_int_eq(view.rows[1].extended.minor, wanted.lines[0].extended.minor);
    end_world(&world);
}

START_TEST(what_is_planned_joins_the_order_of_its_month) {
    World world = new_holders();
    PlannedAsk planned = planned_of("XL", 500, "2026-06-15", "S3");
    ForecastInput input = {.agreement = S("A2"), .months = 14};
    ForecastView plain = forecast_of(&world, &input);
    input.planned = (FieldList){true, &planned, 1};
    ForecastView view = forecast_of(&world, &input);
    ck_assert_uint_eq(view.count, plain.count + 1);
    ck_assert_int_eq(view.months[12].lines, plain.months[12].lines + 1);
    ck_assert_int_gt(view.months[12].points.hundredths, plain.months[12].points.hundredths);
    ck_assert(!text_equal(view.months[12].level, plain.months[12].level)); // R2.5
    for (size_t i = 0; i < 12; i++) {
        ck_assert_int_eq(view.months[i].total.minor, plain.months[i].total.minor);
    }
    end_world(&world);
}

START_TEST(what_cannot_be_bought_cannot_be_planned) {
    static const struct {
        const char *part;
        int64_t quantity;
        const char *on;
        const char *site;
        const char *code;
    } rows[] = {
        {"none", 1, "2025-08-01", "S2", "part_not_found"},
        {"XL", 0, "2025-08-01", "S2", "bad_quantity"},
        {"XM", 7, "2025-08-01", "S2", "bad_quantity"},
        {"XR", 1, "2025-08-01", "S2", "renewal_needs_renew"},
        {"XS", 1, "2025-08-01", "S2", "renewal_needs_renew"},
        {"XL", 1, "2025-05-31", "S2", "bad_day"},
        {"XL", 1, "2026-06-01", "S2", "bad_day"},
        {"XL", 1, "2025-08-01", "S3", "site_not_found"},
        {"XL", 1, "2025-08-01", "S9", "site_not_found"},
        {"XL", 1, "2025-08-01", NULL, "site_not_found"},
    };
    World world = new_holders();
    ActionContext context = on_day(&world, today);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        PlannedAsk planned = planned_of(rows[i].part, rows[i].quantity, rows[i].on, rows[i].site);
        ForecastInput input = {.agreement = S("A1"), .planned = {true, &planned, 1}};
        ForecastView view;
        Refusals refusals;
        MUST(see_forecast(&context, &input, &view, &refusals));
        expect_refusals(refusals, rows[i].code, rows[i].part);
        ck_assert(text_equal(refusals.items[0].list, S("planned")) && refusals.items[0].line == 1);
    }
    end_world(&world);
}

START_TEST(whose_it_is_has_to_be_said_and_seen) {
    World world = new_holders();
    Viewer stranger = viewer_of(STRANGER);
    ActionContext context = as_viewer(&world, today, &stranger, "");
    ForecastView view;
    Refusals refusals;
    MUST(see_forecast(&context, &(ForecastInput){0}, &view, &refusals));
    expect_refusals(refusals, "filter_required", "nothing");
    MUST(see_forecast(&context, &(ForecastInput){.site = S("S9")}, &view, &refusals));
    expect_refusals(refusals, "site_not_found", "missing");
    MUST(see_forecast(&context, &(ForecastInput){.site = S("S2")}, &view, &refusals));
    expect_refusals(refusals, "site_not_found", "hidden");
    end_world(&world);
}
