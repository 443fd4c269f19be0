// The renewal calendar, and who is close to a next level.
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/chart/heat_map.h"
#include "web/chart/level_gap.h"
#include "web/home/home_view.h"
#include "web/level_words.h"

// The steps by name, in the order of R4.8; the last is the due day itself.
static Message (*const step_names[HOME_STEPS])(void) = {
    [NOTICE_CONTACT_CHECK] = msg_home_step_contact, [NOTICE_RENEWAL_QUOTE] = msg_home_step_quote,
    [NOTICE_REMINDER_FIRST] = msg_home_step_first,  [NOTICE_REMINDER_SECOND] = msg_home_step_second,
    [NOTICE_REMINDER_LAST] = msg_home_step_last,    [NOTICE_COUNT] = msg_home_step_due,
};

static Text step_name(const PageCall *call, size_t step) {
    return message_text(call->arena, call->lang, step_names[step]());
}

static void fill_cells(const PageCall *call, const HomeLines *lines, HeatCell *cells) {
    for (size_t step = 0; step < HOME_STEPS; step++) {
        Text name = step_name(call, step);
        for (size_t month = 0; month < HOME_MONTHS; month++) {
            const HomeCell *cell = &lines->calendar[step][month];
            Text when = home_month(call, date_month_first(lines->first_month, (int32_t)month));
            cells[step * HOME_MONTHS + month] = (HeatCell){
                cell->known, cell->lines, msg_home_calendar_cell(when, name, cell->lines)};
        }
    }
}

static Message calendar_says(const PageCall *call, const HomeLines *lines) {
    size_t step = 0;
    size_t month = 0;
    for (size_t i = 0; i < (size_t)HOME_STEPS * HOME_MONTHS; i++) {
        if (lines->calendar[i / HOME_MONTHS][i % HOME_MONTHS].lines >
            lines->calendar[step][month].lines) {
            step = i / HOME_MONTHS;
            month = i % HOME_MONTHS;
        }
    }
    const HomeCell *cell = &lines->calendar[step][month];
    Text when = home_month(call, date_month_first(lines->first_month, (int32_t)month));
    return cell->lines == 0 ? msg_home_no_month()
                            : msg_home_calendar_says(when, step_name(call, step), cell->lines);
}

static Html chart_of(const PageCall *call, const HomeLines *lines) {
    Date months[HOME_MONTHS];
    Text rows[HOME_STEPS];
    HeatCell *cells = arena_array(call->arena, HeatCell, (size_t)HOME_STEPS * HOME_MONTHS);
    for (size_t month = 0; month < HOME_MONTHS; month++) {
        months[month] = date_month_first(lines->first_month, (int32_t)month);
    }
    for (size_t step = 0; step < HOME_STEPS; step++) {
        Message days = lines->step_days[step] == 0 ? step_names[step]()
                                                   : msg_home_step_days(lines->step_days[step]);
        rows[step] = message_text(call->arena, call->lang, days);
    }
    fill_cells(call, lines, cells);
    HeatMap map = {months, HOME_MONTHS, rows, HOME_STEPS, cells, calendar_says(call, lines)};
    return heat_map_html(call->arena, call->lang, &map);
}

static HomeCalendarMonth month_of(const PageCall *call, const HomeLines *lines, size_t month) {
    HomeCalendarCell *cells = arena_array(call->arena, HomeCalendarCell, HOME_STEPS);
    for (size_t step = 0; step < HOME_STEPS; step++) {
        const HomeCell *cell = &lines->calendar[step][month];
        cells[step] = (HomeCalendarCell){cell->known, cell->lines, home_url(cell->rows)};
    }
    Date first = date_month_first(lines->first_month, (int32_t)month);
    return (HomeCalendarMonth){home_month(call, first), {cells, HOME_STEPS}};
}

HomeCalendar home_calendar(const PageCall *call, const HomeLines *lines) {
    HomeCalendarStep *steps = arena_array(call->arena, HomeCalendarStep, HOME_STEPS);
    HomeCalendarMonth *months = arena_array(call->arena, HomeCalendarMonth, HOME_MONTHS);
    for (size_t step = 0; step < HOME_STEPS; step++) {
        Text name = step_name(call, step);
        steps[step].label = lines->step_days[step] == 0
                                ? step_names[step]()
                                : msg_home_step_before(name, lines->step_days[step]);
    }
    for (size_t month = 0; month < HOME_MONTHS; month++) {
        months[month] = month_of(call, lines, month);
    }
    return (HomeCalendar){
        .chart = chart_of(call, lines),
        .steps = {steps, HOME_STEPS},
        .months = {months, HOME_MONTHS},
    };
}

static HomeCloseRow close_row(const PageCall *call, const HomeClose *close) {
    Message says = msg_home_close_says(
        close->customer_name, points_amount(close->points), level_called(call, close->level),
        level_called(call, close->next_level), points_amount(close->next_from));
    return (HomeCloseRow){
        .customer = name_of(close->customer_name, call->lang),
        .url = home_url(close->rows),
        .points = points_amount(close->points),
        .next_from = points_amount(close->next_from),
        .level = {false, level_called(call, close->level)},
        .next = {false, level_called(call, close->next_level)},
        .meter = level_gap_html(call->arena, call->lang, close->points, close->next_from, says),
        .missing = points_amount(close->missing),
        .until = close->until,
    };
}

HomeCloseSheet home_close(const PageCall *call, const HomeLines *lines) {
    HomeCloseRow *rows = arena_array(call->arena, HomeCloseRow, lines->close_count);
    for (size_t i = 0; i < lines->close_count; i++) {
        rows[i] = close_row(call, &lines->close[i]);
    }
    return (HomeCloseSheet){{rows, lines->close_count}};
}
