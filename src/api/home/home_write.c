// Members of a home's JSON: money and points are strings, days ISO (portal.md C3).
#include "api/home/home_write.h"

#include "base/show/url.h"
#include "domain/value/currency.h"

enum { FIGURE_ROOM = 40 };

static const Text step_names[HOME_STEPS] = {
    [NOTICE_CONTACT_CHECK] = S_INIT("contact_check"),
    [NOTICE_RENEWAL_QUOTE] = S_INIT("renewal_quote"),
    [NOTICE_REMINDER_FIRST] = S_INIT("reminder_first"),
    [NOTICE_REMINDER_SECOND] = S_INIT("reminder_second"),
    [NOTICE_REMINDER_LAST] = S_INIT("reminder_last"),
    [NOTICE_COUNT] = S_INIT("due"),
};

void home_add_text(const HomeWriting *to, Text key, Text value) {
    json_key(to->writer, key);
    if (value.len == 0) {
        json_add_null(to->writer);
    } else {
        json_add_text(to->writer, value);
    }
}

void home_add_int(const HomeWriting *to, Text key, int64_t number) {
    json_key(to->writer, key);
    json_add_int(to->writer, number);
}

void home_add_day(const HomeWriting *to, Text key, bool is_known, Date day) {
    home_add_text(to, key, is_known ? date_text(to->arena, day) : (Text){0});
}

void home_add_money(const HomeWriting *to, Text key, Money money, Currency currency) {
    TextBuf buf = buf_new(to->arena, FIGURE_ROOM);
    money_write(&buf, money, currency);
    home_add_text(to, key, buf_text(&buf));
}

void home_add_points(const HomeWriting *to, Text key, Points points) {
    TextBuf buf = buf_new(to->arena, FIGURE_ROOM);
    points_write(&buf, points);
    home_add_text(to, key, buf_text(&buf));
}

static void add_figure(const HomeWriting *to, Text key, const HomeFigure *figure, Currency money) {
    json_key(to->writer, key);
    json_begin_object(to->writer);
    home_add_int(to, S("lines"), figure->lines);
    home_add_int(to, S("unpriced"), figure->unpriced);
    home_add_money(to, S("value"), figure->value, money);
    home_add_text(to, S("rows"), figure->rows);
    json_end_object(to->writer);
}

static void write_task(const HomeWriting *to, const HomeTask *task) {
    json_begin_object(to->writer);
    home_add_text(to, S("kind"), home_task_name(task->kind));
    home_add_text(to, S("object"), task->object);
    home_add_text(to, S("customer_name"), task->customer_name);
    home_add_text(to, S("partner_name"), task->partner_name);
    home_add_money(to, S("total"), task->total, task->money);
    home_add_text(to, S("currency"), currency_code(task->money));
    home_add_day(to, S("day"), task->has_day, task->day);
    json_end_object(to->writer);
}

static void write_count(const HomeWriting *to, Text state, int64_t count) {
    json_key(to->writer, state);
    json_begin_object(to->writer);
    home_add_int(to, S("quotes"), count);
    Url rows = url_with(to->arena, url_path(S("/quotes")), S("state"), state);
    home_add_text(to, S("rows"), rows.text);
    json_end_object(to->writer);
}

void home_write_tasks(const HomeWriting *to, const HomeTasks *tasks) {
    json_key(to->writer, S("waiting"));
    json_begin_list(to->writer);
    for (size_t i = 0; i < tasks->count; i++) {
        write_task(to, &tasks->items[i]);
    }
    json_end_list(to->writer);
    json_key(to->writer, S("quotes"));
    if (!tasks->counts_quotes) {
        json_add_null(to->writer);
        return;
    }
    json_begin_object(to->writer);
    write_count(to, S("draft"), tasks->drafts);
    write_count(to, S("presented"), tasks->presented);
    write_count(to, S("accepted"), tasks->accepted);
    json_end_object(to->writer);
}

static void write_group(const HomeWriting *to, const HomeGroup *group) {
    json_begin_object(to->writer);
    home_add_text(to, S("site"), group->site);
    home_add_text(to, S("customer_name"), group->customer_name);
    home_add_text(to, S("level"), group->level);
    home_add_day(to, S("due"), true, group->due);
    home_add_day(to, S("coverage_end"), true, group->coverage_end);
    home_add_text(to, S("currency"), group->currency);
    add_figure(to, S("figure"), &group->figure, group->money);
    home_add_text(to, S("quote"), group->quote);
    home_add_text(to, S("quote_state"), group->quote_state);
    home_add_day(to, S("quote_valid_to"), group->has_valid_to, group->valid_to);
    json_end_object(to->writer);
}

static void write_groups(const HomeWriting *to, Text key, const HomeGroup *groups, size_t count) {
    json_key(to->writer, key);
    json_begin_list(to->writer);
    for (size_t i = 0; i < count; i++) {
        write_group(to, &groups[i]);
    }
    json_end_list(to->writer);
}

static void write_due(const HomeWriting *to, const HomeLines *lines) {
    json_key(to->writer, S("due_soon"));
    if (!lines->due_known) {
        json_add_null(to->writer);
        return;
    }
    json_begin_object(to->writer);
    home_add_day(to, S("due_to"), true, lines->due_to);
    home_add_day(to, S("risk_to"), true, lines->risk_to);
    add_figure(to, S("all"), &lines->due, lines->money);
    add_figure(to, S("quoted"), &lines->quoted, lines->money);
    add_figure(to, S("open"), &lines->open, lines->money);
    add_figure(to, S("risk"), &lines->risk, lines->money);
    json_end_object(to->writer);
}

static void write_months(const HomeWriting *to, const HomeLines *lines) {
    json_key(to->writer, S("months"));
    json_begin_list(to->writer);
    for (size_t i = 0; i < lines->month_count; i++) {
        const HomeMonth *month = &lines->months[i];
        json_begin_object(to->writer);
        home_add_day(to, S("first"), true, month->first);
        home_add_day(to, S("last"), true, month->last);
        add_figure(to, S("all"), &month->all, lines->money);
        add_figure(to, S("quoted"), &month->quoted, lines->money);
        add_figure(to, S("open"), &month->open, lines->money);
        json_end_object(to->writer);
    }
    json_end_list(to->writer);
}

static void write_cell(const HomeWriting *to, const HomeLines *lines, int step, int32_t month) {
    const HomeCell *cell = &lines->calendar[step][month];
    json_begin_object(to->writer);
    home_add_text(to, S("step"), step_names[step]);
    home_add_int(to, S("days_before"), lines->step_days[step]);
    home_add_day(to, S("month"), true, date_month_first(lines->first_month, month));
    home_add_int(to, S("lines"), cell->lines);
    home_add_text(to, S("rows"), cell->rows);
    json_end_object(to->writer);
}

// Only the cells that are known.
static void write_calendar(const HomeWriting *to, const HomeLines *lines) {
    json_key(to->writer, S("calendar"));
    json_begin_list(to->writer);
    for (int step = 0; step < HOME_STEPS; step++) {
        for (int32_t month = 0; month < HOME_MONTHS; month++) {
            if (lines->calendar[step][month].known) {
                write_cell(to, lines, step, month);
            }
        }
    }
    json_end_list(to->writer);
}

static void write_close(const HomeWriting *to, const HomeClose *close) {
    json_begin_object(to->writer);
    home_add_text(to, S("agreement"), close->agreement);
    home_add_text(to, S("customer_name"), close->customer_name);
    home_add_text(to, S("level"), close->level);
    home_add_text(to, S("next_level"), close->next_level);
    home_add_points(to, S("term_points"), close->points);
    home_add_points(to, S("points_to_next"), close->missing);
    home_add_day(to, S("term_end"), true, close->until);
    home_add_text(to, S("rows"), close->rows);
    json_end_object(to->writer);
}

static void write_lapsing(const HomeWriting *to, const HomeLines *lines) {
    write_groups(to, S("lapsing"), lines->lapsing, lines->lapsing_count);
    json_key(to->writer, S("lapsing_all"));
    if (!lines->lapsing_known) {
        json_add_null(to->writer);
        return;
    }
    json_begin_object(to->writer);
    home_add_day(to, S("end_to"), true, lines->lapse_to);
    home_add_int(to, S("lines"), lines->lapsing_all.lines);
    home_add_int(to, S("sites"), lines->lapsing_sites);
    home_add_text(to, S("rows"), lines->lapsing_all.rows);
    json_end_object(to->writer);
}

static void write_ends(const HomeWriting *to, const HomeLines *lines) {
    json_key(to->writer, S("covered"));
    json_begin_list(to->writer);
    for (size_t i = 0; i < lines->end_count; i++) {
        json_begin_object(to->writer);
        home_add_day(to, S("coverage_end"), true, lines->ends[i].end);
        home_add_int(to, S("lines"), lines->ends[i].lines);
        home_add_text(to, S("rows"), lines->ends[i].rows);
        json_end_object(to->writer);
    }
    json_end_list(to->writer);
}

static void write_currencies(const HomeWriting *to, const HomeLines *lines) {
    json_key(to->writer, S("currencies"));
    json_begin_list(to->writer);
    for (size_t i = 0; i < lines->currency_count; i++) {
        json_begin_object(to->writer);
        home_add_text(to, S("currency"), lines->currencies[i].currency);
        json_key(to->writer, S("lines"));
        if (lines->whole) {
            json_add_int(to->writer, lines->currencies[i].lines);
        } else {
            json_add_null(to->writer);
        }
        json_end_object(to->writer);
    }
    json_end_list(to->writer);
}

void home_write_lines(const HomeWriting *to, const HomeLines *lines) {
    json_key(to->writer, S("renewals"));
    if (!lines->seen) {
        json_add_null(to->writer);
        return;
    }
    json_begin_object(to->writer);
    json_key(to->writer, S("whole"));
    json_add_bool(to->writer, lines->whole);
    home_add_day(to, S("known_to"), !lines->whole, lines->until);
    home_add_int(to, S("lines"), lines->lines);
    home_add_text(to, S("rows"), lines->rows);
    home_add_text(to, S("currency"), lines->currency);
    write_currencies(to, lines);
    write_due(to, lines);
    write_months(to, lines);
    write_calendar(to, lines);
    write_ends(to, lines);
    write_groups(to, S("coming"), lines->coming, lines->coming_count);
    write_lapsing(to, lines);
    json_key(to->writer, S("close"));
    json_begin_list(to->writer);
    for (size_t i = 0; i < lines->close_count; i++) {
        write_close(to, &lines->close[i]);
    }
    json_end_list(to->writer);
    json_end_object(to->writer);
}
