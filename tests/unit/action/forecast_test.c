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
