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

// How many heads there are before those of the last due day, or of the last due day and enterprise:
// where more lines follow, not all of these may be there.
static size_t count_before_last(const LineHeads *heads, bool of_enterprise) {
    const LinePlace *last = &heads->items[heads->count - 1].place;
    size_t count = heads->count;
    while (count > 0 && date_equal(heads->items[count - 1].place.due, last->due) &&
           (!of_enterprise || heads->items[count - 1].place.enterprise.id == last->enterprise.id)) {
        count--;
    }
    return count;
}

static Err filter_of(const ActionContext *context, const RenewalLinesInput *input,
                     LineFilter *ret_filter) {
    LineQuestion question;
    Refusals refusals = {0};
    TRY(line_question(context, input, &question, &refusals));
    ENSURE(!refused(&refusals));
    *ret_filter = question.filter;
    return OK;
}

static bool asks_for_all(const HomeInput *input) {
    return input->all.given && input->all.value;
}

// Where the lines are.
static Err read_heads(const HomeInput *input, const LineFilter *filter, HomeReading *reading,
                      HomeLines *home) {
    const ActionContext *context = reading->context;
    size_t most = asks_for_all(input) ? HOME_LINES_ALL : HOME_LINES_MOST;
    LineHeads heads;
    TRY(lines_heads(context, filter, most + 1, &heads));
    home->whole = !heads.more && heads.count <= most;
    reading->heads = heads.items;
    reading->count = reading->group_count = heads.count;
    if (!home->whole) {
        reading->count = count_before_last(&heads, false);
        reading->group_count = count_before_last(&heads, true);
        home->until = date_add_days(heads.items[heads.count - 1].place.due, -1);
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
        found += !date_before(home->lapse_to, reading->heads[i].coverage_end);
    }
    return found > HOME_LAPSE_MOST;
}

// What lapses soon is read by itself: it may be due long since.
static Err read_lapsing(const HomeReading *figures, HomeLines *home) {
    const ActionContext *context = figures->context;
    HomeReading reading = {.context = context, .book = figures->book};
    LineHeads heads;
    LineFilter filter;
    RenewalLinesInput input = {.due_to = {true, lapse_due_to(home)},
                               .end_to = {true, home->lapse_to}};
    TRY(filter_of(context, &input, &filter));
    TRY(lines_heads(context, &filter, HOME_LAPSE_MOST + 1, &heads));
    home->lapsing_known = !heads.more && heads.count <= HOME_LAPSE_MOST;
    if (!home->lapsing_known) {
        return OK;
    }
    reading.row_count = heads.count;
    reading.rows = arena_array(context->arena, LineRow, heads.count);
    TRY(line_book_rows(&reading.book, heads.items, heads.count, reading.rows));
    return home_group_lapsing(&reading, home);
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
        while (at < count && !text_equal(found[at].currency, reading->heads[i].currency)) {
            at++;
        }
        if (at == count && count < PRICE_LISTS_MAX) {
            found[count++] = (HomeCurrency){.currency = reading->heads[i].currency};
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

// The figures that lines of one due day belong to; lines come day by day.
typedef struct {
    bool known;
    Date due;
    bool soon;        // what is due soon
    HomeMonth *month; // NULL where it is in none that is known
} HomeDay;

static HomeMonth *month_of(HomeLines *home, Date due) {
    if (date_before(due, home->first_month)) {
        return NULL;
    }
    size_t month = (size_t)date_months_between(home->first_month, due);
    return month < home->month_count ? &home->months[month] : NULL;
}

// Whether a sum is of this line; its day is found where it is not that of the line before.
static bool is_in_figures(HomeLines *home, const LineHead *head, HomeDay *day) {
    if (!day->known || !date_equal(day->due, head->place.due)) {
        *day = (HomeDay){.known = true,
                         .due = head->place.due,
                         .soon = home->due_known && !date_before(home->due_to, head->place.due),
                         .month = month_of(home, head->place.due)};
    }
    return (day->soon || day->month != NULL) && text_equal(head->currency, home->currency);
}

static Err add_to_figures(HomeReading *reading, const LineRow *row, const HomeDay *day,
                          HomeLines *home) {
    HomeFigure one = {0};
    LineState state = line_state_of(reading->context, row);
    bool is_quoted = state == LINE_QUOTED || state == LINE_ORDERED;
    TRY(home_add_line(reading, row, &one));
    if (day->soon) {
        figure_add(&home->due, &one);
        figure_add(due_figure(home, row, state), &one);
    }
    if (day->month != NULL) {
        figure_add(&day->month->all, &one);
        figure_add(is_quoted ? &day->month->quoted : &day->month->open, &one);
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

static void add_to_calendar(Date due, int64_t lines, HomeLines *home) {
    for (int step = 0; step < HOME_STEPS; step++) {
        Date on = date_add_days(due, -home->step_days[step]);
        int32_t month =
            date_before(on, home->first_month) ? -1 : date_months_between(home->first_month, on);
        if (month >= 0 && month < HOME_MONTHS && home->calendar[step][month].known) {
            home->calendar[step][month].lines += lines;
        }
    }
}

static void count_calendar(const HomeReading *reading, HomeLines *home) {
    size_t first = 0; // of its day
    for (size_t i = 1; i <= reading->count; i++) {
        Date due = reading->heads[first].place.due;
        if (i == reading->count || !date_equal(reading->heads[i].place.due, due)) {
            add_to_calendar(due, (int64_t)(i - first), home);
            first = i;
        }
    }
}

static Err add_up(HomeReading *reading, HomeLines *home) {
    HomeDay day = {0};
    count_calendar(reading, home);
    for (size_t i = 0; i < reading->count; i++) {
        if (is_in_figures(home, &reading->heads[i], &day)) {
            TRY(add_to_figures(reading, &reading->rows[i], &day, home));
        }
    }
    return OK;
}

// The lines that a figure or a group is made of are among the first that were found; where a month
// has more than a home looks through, these are few.
static Err make_rows(HomeReading *reading, HomeLines *home) {
    HomeDay day = {0};
    size_t most = home_count_coming(reading);
    for (size_t i = reading->count; i > most; i--) {
        most = is_in_figures(home, &reading->heads[i - 1], &day) ? i : most;
    }
    reading->row_count = most;
    reading->rows = arena_array(reading->context->arena, LineRow, most);
    return line_book_rows(&reading->book, reading->heads, most, reading->rows);
}

// What the rows' quotes, sites and parts say, of those that count; and the sites that are looked at
// besides.
static Err fill(HomeReading *reading, HomeLines *home) {
    const ActionContext *context = reading->context;
    HomeDay day = {0};
    size_t coming = home_count_coming(reading);
    size_t count = 0;
    LineRow **rows =
        arena_array(context->arena, LineRow *, reading->row_count + reading->close_count);
    for (size_t i = 0; i < reading->row_count; i++) {
        if (i < coming || is_in_figures(home, &reading->heads[i], &day)) {
            rows[count++] = &reading->rows[i];
        }
    }
    for (size_t i = 0; i < reading->close_count; i++) {
        rows[count + i] = &reading->close[i];
    }
    TRY(lines_fill_quotes(context, rows, count, false));
    TRY(lines_fill_orders(context, rows, count));
    TRY(lines_fill_sites(context, rows, count + reading->close_count));
    return line_book_load_parts(&reading->book, rows, count);
}

// All figures of a viewer that sees lines.
static Err see_figures(const ActionContext *context, const HomeInput *input, HomeLines *home,
                       Refusals *refusals) {
    HomeReading reading = {.context = context};
    LineFilter filter;
    TRY(line_book_open(context, &reading.book));
    TRY(filter_of(context, &(RenewalLinesInput){.due_from = home->due_from}, &filter));
    TRY(read_heads(input, &filter, &reading, home));
    count_currencies(&reading, home);
    TRY(choose_currency(input, home, refusals));
    if (refused(refusals)) {
        return OK;
    }
    begin_due(context, home);
    begin_months(context, home);
    begin_calendar(context, home);
    home_choose_close(&reading, asks_for_all(input) ? HOME_LINES_ALL : HOME_CLOSE_LOOKED);
    TRY(make_rows(&reading, home));
    TRY(fill(&reading, home));
    TRY(add_up(&reading, home));
    TRY(home_group_lines(&reading, home));
    TRY(home_find_close(&reading, home));
    return has_too_many_lapsing(&reading, home) ? OK : read_lapsing(&reading, home);
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
