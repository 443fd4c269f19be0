// The form of a forecast, and its months.
#include "web/plan/forecast_page.h"

#include "base/messages.h"
#include "base/show/format.h"
#include "web/chart/month_bars.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/list/list_frame.h"
#include "web/part/show/amounts.h"
#include "web/tpl_forecast_page.h"

enum { FIELDS_MAX = 5, BARS_MAX = 24, PLANNED_SHOWN_MAX = 100, PLANNED_EMPTY = 2, ROOM = 40 };

// ---- the form ----

static void add_field(const PageCall *call, const Refusals *refusals, FormFields *fields,
                      FormField field, bool optional) {
    Message problem;
    if (page_problem_of(call, refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    field.optional = optional;
    fields->items[fields->count++] = field;
}

// A customer begins with its own site.
static Text site_of(const PageCall *call) {
    bool begins = call->typed_count == 0 && call->viewer->kind == VIEWER_CUSTOMER;
    return begins ? call->viewer->account_number : page_typed(call, S("site"));
}

static FormFields fields_of(const PageCall *call, const Refusals *refusals) {
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    add_field(call, refusals, &fields, field_text(S("site"), msg_site(), site_of(call)), true);
    add_field(call, refusals, &fields,
              field_text(S("agreement"), msg_agreement(), page_typed(call, S("agreement"))), true);
    add_field(call, refusals, &fields,
              field_number(S("months"), msg_plan_months_ahead(), page_typed(call, S("months"))),
              true);
    add_field(call, refusals, &fields,
              field_text(S("currency"), msg_currency(), page_typed(call, S("currency"))), true);
    add_field(call, refusals, &fields,
              field_with_hint(field_number(S("yearly_change_percent"), msg_plan_yearly_change(),
                                           page_typed(call, S("yearly_change_percent"))),
                              msg_plan_yearly_change_hint()),
              true);
    return fields;
}

static Text planned_name(Arena *arena, size_t index, const char *field) {
    TextBuf buf = buf_new(arena, ROOM);
    buf_addf(&buf, "planned.%zu.%s", index + 1, field);
    return buf_text(&buf);
}

// What was typed of planned lines, and some more places.
static FormFields planned_of(const PageCall *call, const ForecastInput *input,
                             const Refusals *refusals) {
    static const char *const names[] = {"part", "quantity", "on", "site"};
    enum { NAMES = 4 };
    size_t given =
        input->planned.count < PLANNED_SHOWN_MAX ? input->planned.count : PLANNED_SHOWN_MAX;
    FormFields fields = {arena_array(call->arena, FormField, NAMES * (given + PLANNED_EMPTY)), 0};
    for (size_t i = 0; i < given + PLANNED_EMPTY; i++) {
        int64_t line = (int64_t)i + 1;
        Message labels[NAMES] = {msg_plan_planned_part(line), msg_plan_planned_quantity(line),
                                 msg_plan_planned_on(line), msg_plan_planned_site(line)};
        for (size_t at = 0; at < NAMES; at++) {
            Text name = planned_name(call->arena, i, names[at]);
            Text typed = page_typed(call, name);
            add_field(call, refusals, &fields,
                      at == 1   ? field_number(name, labels[at], typed)
                      : at == 2 ? field_date(name, labels[at], typed)
                                : field_text(name, labels[at], typed),
                      false);
        }
    }
    return fields;
}

static bool plans(const PageCall *call, const ForecastInput *input) {
    for (size_t i = 0; i < input->planned.count && i < PLANNED_SHOWN_MAX; i++) {
        if (page_typed(call, planned_name(call->arena, i, "part")).len > 0) {
            return true;
        }
    }
    return false;
}

// ---- months ----

static Text month_text(const PageCall *call, Date month) {
    TextBuf buf = buf_new(call->arena, FORMAT_BYTES_MAX);
    format_month(&buf, call->lang, month, true);
    return buf_text(&buf);
}

// Where every line of the month is open today, the list of them.
static Url rows_url(const PageCall *call, const ForecastInput *input, const ForecastView *view,
                    const ForecastMonth *month, const ForecastRow *rows) {
    static const Gate gate = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING);
    for (int64_t i = 0; i < month->lines; i++) {
        if (rows[i].renewal_line.len == 0) {
            return (Url){0};
        }
    }
    if (gate_ask(&gate, true, call->viewer) != GATE_OPEN) {
        return (Url){0};
    }
    Date last = date_add_days(date_month_first(month->month, 1), -1);
    bool of_site = input->site.len > 0;
    Url url = url_path(S("/reports/renewal-lines"));
    url = url_with(call->arena, url, of_site ? S("site") : S("agreement"),
                   of_site ? input->site : input->agreement);
    url = url_with(call->arena, url, S("currency"), view->currency);
    if (!date_before(month->month, call->context->today)) { // what is overdue counts in this month
        url = url_with(call->arena, url, S("due_from"), date_text(call->arena, month->month));
    }
    return url_with(call->arena, url, S("due_to"), date_text(call->arena, last));
}

static ForecastMonthRow row_of(const PageCall *call, const ForecastInput *input,
                               const ForecastView *view, const ForecastMonth *month,
                               const ForecastRow *rows) {
    return (ForecastMonthRow){
        .month = month_text(call, month->month),
        .lines = month->lines,
        .rows = rows_url(call, input, view, month, rows),
        .lacks_prices = month->unpriced > 0,
        .unpriced = msg_plan_forecast_unpriced(month->unpriced),
        .has_level = month->level.len > 0,
        .level = {.name = level_called(call, month->level)},
        .has_points = month->points.hundredths > 0,
        .points = points_amount(month->points),
        .total = amount_bare(month->total, view->money),
    };
}

static void fill_months(const PageCall *call, const ForecastInput *input, const ForecastView *view,
                        ForecastPage *page) {
    ForecastMonthRow *rows = arena_array(call->arena, ForecastMonthRow, view->month_count);
    Money total = {0};
    size_t at = 0;
    size_t count = 0;
    for (size_t i = 0; i < view->month_count; i++) {
        const ForecastMonth *month = &view->months[i];
        if (month->lines > 0) {
            rows[count++] = row_of(call, input, view, month, view->rows + at);
        }
        at += (size_t)month->lines;
        total.minor += month->total.minor;
    }
    page->months = (ForecastMonthRows){rows, count};
    page->total = amount_bare(total, view->money);
}

static Html chart_of(const PageCall *call, const ForecastView *view) {
    MonthBar bars[BARS_MAX];
    size_t largest = 0;
    if (view->month_count > BARS_MAX) {
        return (Html){0};
    }
    for (size_t i = 0; i < view->month_count; i++) {
        const ForecastMonth *month = &view->months[i];
        bars[i] = (MonthBar){
            .month = month->month,
            .done = month->total.minor,
            .title = msg_plan_forecast_bar(month_text(call, month->month),
                                           money_amount(month->total, view->money)),
        };
        largest = month->total.minor > view->months[largest].total.minor ? i : largest;
    }
    const ForecastMonth *most = &view->months[largest];
    MonthBars chart = {bars, view->month_count, currency_digits(view->money),
                       msg_plan_forecast_largest(month_text(call, most->month),
                                                 money_amount(most->total, view->money))};
    return month_bars_html(call->arena, call->lang, &chart);
}

static ForecastCurrencies currencies_of(const PageCall *call, const ForecastView *view) {
    ForecastCurrency *items = arena_array(call->arena, ForecastCurrency, view->other_count);
    for (size_t i = 0; i < view->other_count; i++) {
        items[i] =
            (ForecastCurrency){view->others[i], list_url(call, S("currency"), view->others[i])};
    }
    return (ForecastCurrencies){items, view->other_count};
}

Err forecast_page_show(PageCall *call, int status, const ForecastInput *input,
                       const ForecastView *view, const Refusals *refusals) {
    ForecastPage page = {
        .action = url_path(S("/forecast")),
        .fields = fields_of(call, refusals),
        .planned = planned_of(call, input, refusals),
        .plans = plans(call, input),
        .exports = list_exports(call),
        .asked = view != NULL,
        .empty = list_empty(call, msg_plan_forecast_none(), msg_plan_forecast_none_text()),
    };
    if (view != NULL && view->count > 0) {
        page.note = msg_plan_forecast_note(view->currency);
        page.currencies = currencies_of(call, view);
        page.chart = chart_of(call, view);
        fill_months(call, input, view, &page);
    }
    PageParts parts = {.title = msg_plan_forecast(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_forecast_page(&parts.main, &page);
    return page_show(call, status, &parts);
}
