// Reads the lines once, by their due day, and adds them up.
#include "action/home/home_lines_private.h"

#include "action/gate.h"

#include <stddef.h>
#include <stdlib.h>

static const Field fields[] = {
    {.name = S_INIT("currency"), .kind = FIELD_NAME, .offset = offsetof(HomeInput, currency)},
    {.name = S_INIT("all"), .kind = FIELD_BOOL, .offset = offsetof(HomeInput, all)},
};
const FieldTable home_fields = FIELD_TABLE("a question for a home", HomeInput, fields);

// How many rows there are before those of the last due day, or of the last due day and enterprise:
// where more lines follow, not all of these may be there.
static size_t count_before_last(const LinePage *page, bool of_enterprise) {
    const LineRow *last = &page->rows[page->count - 1];
    size_t count = page->count;
    while (count > 0 && date_equal(page->rows[count - 1].due, last->due) &&
           (!of_enterprise || page->rows[count - 1].enterprise.id == last->enterprise.id)) {
        count--;
    }
    return count;
}

// The lines of a question, by due day, at most `most`, bare; *ret_page for what they end with.
static Err read_rows(const ActionContext *context, const RenewalLinesInput *input, size_t most,
                     HomeReading *reading, LinePage *ret_page) {
    LineQuestion question;
    Refusals refusals = {0};
    TRY(line_question(context, input, &question, &refusals));
    ENSURE(!refused(&refusals));
    TRY(lines_next_bare(context, &question.filter, LINES_BEGIN, most + 1, ret_page));
    ret_page->more = ret_page->more || ret_page->count > most;
    reading->rows = ret_page->rows;
    reading->count = reading->group_count = ret_page->count;
    return OK;
}

static bool asks_for_all(const HomeInput *input) {
    return input->all.given && input->all.value;
}

static Err read_lines(const ActionContext *context, const HomeInput *input, HomeReading *reading,
                      HomeLines *home) {
    size_t most = asks_for_all(input) ? HOME_LINES_ALL : HOME_LINES_MOST;
    LinePage page;
    TRY(read_rows(context, &(RenewalLinesInput){.due_from = home->due_from}, most, reading, &page));
    home->whole = !page.more;
    if (page.more) {
        reading->count = count_before_last(&page, false);
        reading->group_count = count_before_last(&page, true);
        home->until = date_add_days(page.rows[page.count - 1].due, -1);
    }
    home->lines = (int64_t)reading->count;
    home->rows = home_rows(context->arena, (HomeFilter){.due_from = home->due_from});
    return OK;
}

// R4.2: none is due later than the day after its coverage, so that no query walks on from there.
static Date lapse_due_to(const HomeLines *home) {
    return date_add_days(home->lapse_to, 1);
}

// Whether the lines that were read by their due day hold more that lapse than a home reads.
static bool has_too_many_lapsing(const HomeReading *reading, const HomeLines *home) {
    size_t found = 0;
    for (size_t i = 0; i < reading->group_count; i++) {
        found += !date_before(home->lapse_to, reading->rows[i].coverage_end);
    }
    return found > HOME_LAPSE_MOST;
}

// What lapses soon is read by itself: it may be due long since.
static Err read_lapsing(const ActionContext *context, HomeLines *home) {
    HomeReading reading = {.context = context};
    LinePage page;
    RenewalLinesInput input = {.due_to = {true, lapse_due_to(home)},
                               .end_to = {true, home->lapse_to}};
    TRY(line_book_open(context, &reading.book));
    TRY(read_rows(context, &input, HOME_LAPSE_MOST, &reading, &page));
    home->lapsing_known = !page.more;
    return home->lapsing_known ? home_group_lapsing(&reading, home) : OK;
}

static int by_lines(const void *left, const void *right) {
    const HomeCurrency *a = left;
    const HomeCurrency *b = right;
    int order = (a->lines < b->lines) - (a->lines > b->lines);
    return order != 0 ? order : text_compare(a->currency, b->currency);
}

static void count_currencies(const HomeReading *reading, HomeLines *home) {
    HomeCurrency *found = arena_array(reading->context->arena, HomeCurrency, PRICE_LISTS_MAX);
    size_t count = 0;
    for (size_t i = 0; i < reading->group_count; i++) {
        size_t at = 0;
        while (at < count && !text_equal(found[at].currency, reading->rows[i].currency)) {
            at++;
        }
        if (at == count && count < PRICE_LISTS_MAX) {
            found[count++] = (HomeCurrency){.currency = reading->rows[i].currency};
        }
        if (at < count) {
            found[at].lines++;
        }
    }
    if (count > 1) {
        qsort(found, count, sizeof *found, by_lines);
    }
    home->currencies = found;
    home->currency_count = count;
}

// The currency that was asked for; else that of most lines. FAULT_DB_VALUE where theirs is none.
static Err choose_currency(const HomeInput *input, HomeLines *home, Refusals *refusals) {
    home->currency = input->currency;
    if (input->currency.len > 0 && !currency_find(input->currency, &home->money)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_CURRENCY,
                                   .field = S("currency"),
                                   .value = input->currency});
    }
    if (input->currency.len == 0 && home->currency_count > 0) {
        home->currency = home->currencies[0].currency;
        return currency_find(home->currency, &home->money) ? OK : FAULT_AT(FAULT_DB_VALUE, 0);
    }
    return OK;
}

static void figure_add(HomeFigure *figure, const HomeFigure *more) {
    bool fits = figure->value.minor <= AMOUNT_MAX - more->value.minor;
    figure->lines += more->lines;
    figure->unpriced += more->unpriced;
    figure->value.minor = fits ? figure->value.minor + more->value.minor : AMOUNT_MAX;
}

Err home_add_line(HomeReading *reading, const LineRow *row, HomeFigure *figure) {
    bool priced = false;
    HomeFigure one = {.lines = 1};
    TRY(line_value(&reading->book, row, &priced, &one.value));
    one.unpriced = !priced;
    figure_add(figure, &one);
    return OK;
}

static void begin_month(const ActionContext *context, const HomeLines *home, HomeMonth *month) {
    HomeFilter filter = {.currency = home->currency,
                         .due_from = {true, month->first},
                         .due_to = {true, month->last},
                         .future = home_has_future(context, month->last)};
    month->all.money = month->quoted.money = month->open.money = home->money;
    month->all.rows = home_rows(context->arena, filter);
    filter.quoted = filter.ordered = true;
    month->quoted.rows = home_rows(context->arena, filter);
    filter.quoted = filter.ordered = false;
    filter.open = true;
    month->open.rows = home_rows(context->arena, filter);
}

static void begin_months(const ActionContext *context, HomeLines *home) {
    Date first = date_month_first(context->today, date_is_month_first(context->today) ? 0 : 1);
    home->first_month = first;
    home->months = arena_array(context->arena, HomeMonth, HOME_MONTHS);
    while (home->month_count < HOME_MONTHS &&
           home_knows(home, date_month_last(first, (int32_t)home->month_count))) {
        int32_t month = (int32_t)home->month_count++;
        home->months[month] = (HomeMonth){.first = date_month_first(first, month),
                                          .last = date_month_last(first, month)};
        begin_month(context, home, &home->months[month]);
    }
}

// The filters of what is due soon: all of it, and its four parts.
static void begin_due(const ActionContext *context, HomeLines *home) {
    HomeFilter filter = {
        .currency = home->currency, .due_from = home->due_from, .due_to = {true, home->due_to}};
    home->due_known = home_knows(home, home->due_to);
    home->due.money = home->ordered.money = home->quoted.money = home->money;
    home->open.money = home->risk.money = home->money;
    home->due.rows = home_rows(context->arena, filter);
    filter.ordered = true;
    home->ordered.rows = home_rows(context->arena, filter);
    filter.ordered = false;
    filter.quoted = true;
    home->quoted.rows = home_rows(context->arena, filter);
    filter.quoted = false;
    filter.open = true;
    filter.future = home_has_future(context, home->due_to);
    filter.due_from = (FieldDate){true, date_add_days(home->risk_to, 1)};
    home->open.rows = home_rows(context->arena, filter);
    filter.due_from = home->due_from;
    filter.due_to = (FieldDate){true, home->risk_to};
    filter.future = home_has_future(context, home->risk_to);
    home->risk.rows = home_rows(context->arena, filter);
}

// The figure of what is due soon that a line belongs to.
static HomeFigure *due_figure(HomeLines *home, const LineRow *row, LineState state) {
    return state == LINE_ORDERED                  ? &home->ordered
           : state == LINE_QUOTED                 ? &home->quoted
           : date_before(home->risk_to, row->due) ? &home->open
                                                  : &home->risk;
}

// The known month that a line is due in; NULL where it is in none.
static HomeMonth *month_of(HomeLines *home, const LineRow *row) {
    if (date_before(row->due, home->first_month)) {
        return NULL;
    }
    size_t month = (size_t)date_months_between(home->first_month, row->due);
    return month < home->month_count ? &home->months[month] : NULL;
}

static bool is_due_soon(const HomeLines *home, const LineRow *row) {
    return home->due_known && !date_before(home->due_to, row->due);
}

// Whether a sum is of this line.
static bool is_in_figures(HomeLines *home, const LineRow *row) {
    return text_equal(row->currency, home->currency) &&
           (is_due_soon(home, row) || month_of(home, row) != NULL);
}

static Err add_to_figures(HomeReading *reading, const LineRow *row, HomeLines *home) {
    HomeMonth *month = month_of(home, row);
    HomeFigure one = {0};
    if (!is_in_figures(home, row)) {
        return OK;
    }
    LineState state = line_state_of(reading->context, row);
    TRY(home_add_line(reading, row, &one));
    if (is_due_soon(home, row)) {
        figure_add(&home->due, &one);
        figure_add(due_figure(home, row, state), &one);
    }
    if (month != NULL) {
        figure_add(&month->all, &one);
        figure_add(home_is_quoted(reading, row) ? &month->quoted : &month->open, &one);
    }
    return OK;
}

// The days of a due day in a month, seen from a step that many days before it.
static void begin_calendar(const ActionContext *context, HomeLines *home) {
    Date due = home->first_month; // any day: a step is so many days before each
    for (int step = 0; step < HOME_STEPS; step++) {
        home->step_days[step] =
            step == NOTICE_COUNT
                ? 0
                : due.days -
                      renewal_notice_on(context->prices.programme, (RenewalNotice)step, due).days;
        for (int32_t month = 0; month < HOME_MONTHS; month++) {
            int32_t days = home->step_days[step];
            HomeCell *cell = &home->calendar[step][month];
            cell->due_from = date_add_days(date_month_first(home->first_month, month), days);
            cell->due_to = date_add_days(date_month_last(home->first_month, month), days);
            cell->known = home_knows(home, cell->due_to);
            cell->rows = home_rows(context->arena, (HomeFilter){
                                                       .due_from = {true, cell->due_from},
                                                       .due_to = {true, cell->due_to},
                                                   });
        }
    }
}

static void add_to_calendar(const LineRow *row, HomeLines *home) {
    for (int step = 0; step < HOME_STEPS; step++) {
        Date on = date_add_days(row->due, -home->step_days[step]);
        int32_t month =
            date_before(on, home->first_month) ? -1 : date_months_between(home->first_month, on);
        if (month >= 0 && month < HOME_MONTHS && home->calendar[step][month].known) {
            home->calendar[step][month].lines++;
        }
    }
}

static Err add_up(HomeReading *reading, HomeLines *home) {
    for (size_t i = 0; i < reading->count; i++) {
        add_to_calendar(&reading->rows[i], home);
        TRY(add_to_figures(reading, &reading->rows[i], home));
    }
    return OK;
}

// What a figure needs to know of these rows: their quotes, what their sites say, their prices.
static Err fill(HomeReading *reading, LineRow *const *rows, size_t count) {
    TRY(lines_fill_quotes(reading->context, rows, count, false));
    TRY(lines_fill_orders(reading->context, rows, count));
    TRY(lines_fill_sites(reading->context, rows, count));
    return line_book_load_parts(&reading->book, rows, count);
}

// Of the lines that were read only those that a figure or a group is made of are looked up further:
// where a month has more lines than a home reads, these are few. Then the sites that are looked at
// besides.
static Err fill_wanted(HomeReading *reading, HomeLines *home) {
    size_t coming = home_count_coming(reading);
    size_t most = coming > reading->count ? coming : reading->count;
    LineRow **wanted = arena_array(reading->context->arena, LineRow *, reading->group_count + most);
    size_t count = 0;
    for (size_t i = 0; i < most; i++) {
        LineRow *row = &reading->rows[i];
        if (i < coming || is_in_figures(home, row)) {
            wanted[count++] = row;
        }
    }
    TRY(fill(reading, wanted, count));
    count = 0;
    for (size_t i = 0; i < reading->close_count; i++) {
        if (reading->close[i]->agreement.id == 0) {
            wanted[count++] = reading->close[i];
        }
    }
    return lines_fill_sites(reading->context, wanted, count);
}

static Err make_figures(HomeReading *reading, HomeLines *home) {
    TRY(fill_wanted(reading, home));
    TRY(add_up(reading, home));
    TRY(home_group_lines(reading, home));
    return home_find_close(reading, home);
}

// All figures of a viewer that sees lines.
static Err see_figures(const ActionContext *context, const HomeInput *input, HomeLines *home,
                       Refusals *refusals) {
    HomeReading reading = {.context = context};
    TRY(line_book_open(context, &reading.book));
    TRY(read_lines(context, input, &reading, home));
    count_currencies(&reading, home);
    TRY(choose_currency(input, home, refusals));
    if (refused(refusals)) {
        return OK;
    }
    begin_due(context, home);
    begin_months(context, home);
    begin_calendar(context, home);
    home_choose_close(&reading, asks_for_all(input) ? HOME_LINES_ALL : HOME_CLOSE_LOOKED);
    TRY(make_figures(&reading, home));
    return has_too_many_lapsing(&reading, home) ? OK : read_lapsing(context, home);
}

Err see_home_lines(const ActionContext *context, const HomeInput *input, HomeLines *ret_lines,
                   Refusals *ret_refusals) {
    static const Gate gate = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING);
    const Viewer *viewer = context->viewer;
    HomeLines home = {.whole = true,
                      .seen = gate_ask(&gate, true, viewer) == GATE_OPEN,
                      .due_from = {viewer->kind != VIEWER_CUSTOMER, context->today},
                      .due_to = date_add_days(context->today, HOME_DUE_DAYS),
                      .risk_to = date_add_days(context->today, HOME_RISK_DAYS),
                      .lapse_to = date_add_days(context->today, HOME_LAPSE_DAYS)};
    *ret_refusals = (Refusals){0};
    if (home.seen) {
        TRY(see_figures(context, input, &home, ret_refusals));
    }
    *ret_lines = home;
    return OK;
}
