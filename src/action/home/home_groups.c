// Lines that belong together in the eyes of who works on them: one customer's of one day.
#include "action/home/home_lines_private.h"

#include <stdlib.h>

// A group with what makes lines the same.
typedef struct {
    const LineRow *first;
    HomeGroup group;
} Grouped;

typedef bool (*SameGroup)(const LineRow *a, const LineRow *b);

static bool same_customer(const LineRow *a, const LineRow *b) {
    return a->enterprise.id == b->enterprise.id && a->site.id == b->site.id &&
           text_equal(a->currency, b->currency);
}

static bool same_work(const LineRow *a, const LineRow *b) {
    return same_customer(a, b) && date_equal(a->due, b->due) && a->quote.id == b->quote.id;
}

static Err begin_group(HomeReading *reading, const LineRow *row, Grouped *ret_grouped) {
    Currency money;
    Standing standing;
    if (!currency_find(row->currency, &money)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    TRY(day_standing_of(reading->context, &row->standing, &standing));
    *ret_grouped = (Grouped){
        .first = row,
        .group = {.enterprise_id = row->enterprise,
                  .site_id = row->site,
                  .quote_id = row->quote,
                  .site = row->site_number,
                  .customer_name = row->name,
                  .level = programme_level_code(reading->context->prices.programme, standing.level),
                  .due = row->due,
                  .coverage_end = row->coverage_end,
                  .currency = row->currency,
                  .money = money,
                  .figure = {.money = money},
                  .quote = row->quote_number,
                  .quote_state = row->quote_state,
                  .ordered = row->ordered,
                  .valid_to_null = !row->has_quote_valid_to,
                  .valid_to = row->quote_valid_to},
    };
    return OK;
}

// Puts a line into its group; into a new one while there is room for it.
static Err put(HomeReading *reading, const LineRow *row, SameGroup same, Grouped *groups,
               size_t room, size_t *count) {
    size_t i = 0;
    while (i < *count && !same(groups[i].first, row)) {
        i++;
    }
    if (i == room) {
        return OK;
    }
    if (i == *count) {
        TRY(begin_group(reading, row, &groups[(*count)++]));
    }
    HomeGroup *group = &groups[i].group;
    if (date_before(row->coverage_end, group->coverage_end)) {
        group->coverage_end = row->coverage_end;
    }
    return home_add_line(reading, row, &group->figure);
}

static HomeFilter filter_of(const HomeGroup *group) {
    return (HomeFilter){
        .currency = group->currency, .site = group->site, .open = group->quote.len == 0};
}

// A group is of one due day and enterprise, by which lines come: it is whole once a later one is
// reached. At least so many groups are in so many of these.
size_t home_count_coming(const HomeReading *reading) {
    const LinePlace *last = NULL;
    int enterprises = 0;
    size_t at = 0;
    for (; at < reading->group_count; at++) {
        const LinePlace *place = &reading->heads[at].place;
        if (date_before(place->due, reading->context->today)) {
            continue;
        }
        bool same = last != NULL && date_equal(last->due, place->due) &&
                    last->enterprise.id == place->enterprise.id;
        if (!same && enterprises == HOME_GROUPS_MOST) {
            break;
        }
        enterprises += !same;
        last = place;
    }
    return at;
}

// The first groups that fall due from today on.
static Err group_coming(HomeReading *reading, HomeLines *home) {
    Grouped groups[HOME_GROUPS_MOST];
    size_t count = 0;
    size_t lines = home_count_coming(reading);
    for (size_t i = 0; i < lines; i++) {
        const LineRow *row = &reading->rows[i];
        if (!date_before(row->due, reading->context->today)) {
            TRY(put(reading, row, same_work, groups, HOME_GROUPS_MOST, &count));
        }
    }
    home->coming = arena_array(reading->context->arena, HomeGroup, count);
    home->coming_count = count;
    for (size_t i = 0; i < count; i++) {
        home->coming[i] = groups[i].group;
        HomeFilter filter = filter_of(&home->coming[i]);
        filter.quote = home->coming[i].quote;
        filter.due_from = filter.due_to = (FieldDate){true, home->coming[i].due};
        filter.future = home_has_future(reading->context, home->coming[i].due);
        home->coming[i].figure.rows = home_rows(reading->context->arena, filter);
    }
    return OK;
}

static int by_end(const void *left, const void *right) {
    const LineRow *const *a = left;
    const LineRow *const *b = right;
    int order = date_compare((*a)->coverage_end, (*b)->coverage_end);
    return order != 0 ? order : ((*a) > (*b)) - ((*a) < (*b)); // else in the order of the lines
}

// The lines that are not quoted; *ret_count of them, the earliest end of coverage first.
static Err find_open(HomeReading *reading, LineRow ***ret_rows, size_t *ret_count) {
    LineRow **found = arena_array(reading->context->arena, LineRow *, reading->row_count);
    size_t count = 0;
    for (size_t i = 0; i < reading->row_count; i++) {
        found[i] = &reading->rows[i];
    }
    TRY(lines_fill_quotes(reading->context, found, reading->row_count, false));
    for (size_t i = 0; i < reading->row_count; i++) {
        if (!home_is_quoted(reading, &reading->rows[i])) {
            found[count++] = &reading->rows[i];
        }
    }
    if (count > 1) {
        qsort(found, count, sizeof(LineRow *), by_end);
    }
    *ret_rows = found;
    *ret_count = count;
    return OK;
}

// A site among others that were met.
typedef struct {
    int64_t enterprise;
    int64_t site;
} SiteMet;

// Whether the site was not met before; it is noted.
static bool is_new_site(Arena *arena, TextMap *met, SiteMet *note, EnterpriseId enterprise,
                        SiteId site) {
    size_t at = 0;
    *note = (SiteMet){enterprise.id, site.id};
    Text key = {(const char *)note, sizeof *note};
    if (text_map_find(met, key, &at)) {
        return false;
    }
    text_map_add(arena, met, key, met->count);
    return true;
}

static size_t count_sites(Arena *arena, LineRow *const *rows, size_t count) {
    TextMap met = {0};
    SiteMet *notes = arena_array(arena, SiteMet, count);
    for (size_t i = 0; i < count; i++) {
        (void)is_new_site(arena, &met, &notes[i], rows[i]->enterprise, rows[i]->site);
    }
    return met.count;
}

// The lines of the first customers among these rows; the others are only counted.
static Err group_first(HomeReading *reading, LineRow *const *rows, size_t count, Grouped *groups,
                       size_t *ret_count) {
    LineRow **wanted = arena_array(reading->context->arena, LineRow *, count);
    const LineRow *firsts[HOME_LAPSING_MOST];
    size_t wanted_count = 0;
    size_t customers = 0;
    *ret_count = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = 0;
        while (at < customers && !same_customer(firsts[at], rows[i])) {
            at++;
        }
        if (at == customers && customers < HOME_LAPSING_MOST) {
            firsts[customers++] = rows[i];
        }
        if (at < customers) {
            wanted[wanted_count++] = rows[i];
        }
    }
    TRY(lines_fill_sites(reading->context, wanted, wanted_count));
    TRY(line_book_load_parts(&reading->book, wanted, wanted_count));
    for (size_t i = 0; i < wanted_count; i++) {
        TRY(put(reading, wanted[i], same_customer, groups, HOME_LAPSING_MOST, ret_count));
    }
    return OK;
}

Err home_group_lapsing(HomeReading *reading, HomeLines *home) {
    Arena *arena = reading->context->arena;
    Grouped groups[HOME_LAPSING_MOST];
    LineRow **rows = NULL;
    size_t group_count = 0;
    size_t count = 0;
    Date latest = date_add_days(home->lapse_to, 1); // R4.2: due on the day after, or before
    TRY(find_open(reading, &rows, &count));
    TRY(group_first(reading, rows, count, groups, &group_count));
    HomeFilter all = {.open = true,
                      .end_to = {true, home->lapse_to},
                      .future = home_has_future(reading->context, latest)};
    home->lapsing_all.known = true;
    home->lapsing_all.lines = (int64_t)count;
    home->lapsing_all.rows = home_rows(arena, all);
    home->lapsing_sites = (int64_t)count_sites(arena, rows, count);
    home->lapsing = arena_array(arena, HomeGroup, group_count);
    home->lapsing_count = group_count;
    for (size_t i = 0; i < group_count; i++) {
        home->lapsing[i] = groups[i].group;
        HomeFilter filter = filter_of(&home->lapsing[i]);
        filter.end_to = all.end_to;
        filter.future = all.future;
        home->lapsing[i].figure.rows = home_rows(arena, filter);
    }
    return OK;
}

static int by_day(const void *left, const void *right) {
    return date_compare(*(const Date *)left, *(const Date *)right);
}

// The earliest ends, each with its lines. A later due day may hold an earlier end, so that all
// lines have to be there.
static void group_ends(const HomeReading *reading, HomeLines *home) {
    Arena *arena = reading->context->arena;
    Date *days = arena_array(arena, Date, reading->count);
    size_t count = home->whole ? reading->count : 0;
    for (size_t i = 0; i < count; i++) {
        days[i] = reading->heads[i].coverage_end;
    }
    if (count > 1) {
        qsort(days, count, sizeof *days, by_day);
    }
    home->ends = arena_array(arena, HomeEnd, HOME_ENDS_MOST);
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && date_equal(days[i], days[i - 1]);
        if (!same && home->end_count == HOME_ENDS_MOST) {
            break;
        }
        if (!same) {
            HomeFilter filter = {
                .due_from = home->due_from, .end_from = {true, days[i]}, .end_to = {true, days[i]}};
            home->ends[home->end_count++] =
                (HomeEnd){.end = days[i], .rows = home_rows(arena, filter)};
        }
        home->ends[home->end_count - 1].lines++;
    }
}

Err home_group_lines(HomeReading *reading, HomeLines *home) {
    group_ends(reading, home);
    return group_coming(reading, home);
}

// How much of the next level is missing, against another's: the smaller share comes first.
static int by_share(const void *left, const void *right) {
    const HomeClose *a = left;
    const HomeClose *b = right;
    Wide one = (Wide)a->missing.hundredths * b->next_from.hundredths;
    Wide other = (Wide)b->missing.hundredths * a->next_from.hundredths;
    int order = (one > other) - (one < other);
    return order != 0 ? order : text_compare(a->agreement, b->agreement);
}

static bool is_close(const AgreementSummary *summary, Points next_from) {
    return (Wide)summary->points_to_next.hundredths * 100 <=
           (Wide)next_from.hundredths * HOME_CLOSE_SHARE;
}

static Err judge_close(const HomeReading *reading, const LineRow *row, HomeClose *ret_close,
                       bool *ret_found) {
    const Programme *programme = reading->context->prices.programme;
    Standing standing;
    TRY(day_standing_of(reading->context, &row->standing, &standing));
    AgreementSummary summary = standing_summary(&standing, programme);
    *ret_found = false;
    if (!summary.has_next_level || !summary.has_term) {
        return OK;
    }
    Points from = programme->levels[summary.next_level.index].points;
    *ret_found = is_close(&summary, from);
    *ret_close = (HomeClose){
        .agreement = row->agreement_number,
        .customer_name = row->name,
        .level = programme_level_code(programme, summary.level),
        .next_level = programme_level_code(programme, summary.next_level),
        .points = summary.term_points,
        .next_from = from,
        .missing = summary.points_to_next,
        .until = summary.term_end,
    };
    return OK;
}

void home_choose_close(HomeReading *reading, size_t most) {
    Arena *arena = reading->context->arena;
    TextMap met = {0};
    SiteMet *notes = arena_array(arena, SiteMet, reading->group_count);
    size_t room = most < reading->group_count ? most : reading->group_count;
    reading->close = arena_array(arena, LineRow, room);
    for (size_t i = 0; i < reading->group_count && met.count < room; i++) {
        const LineHead *head = &reading->heads[i];
        if (is_new_site(arena, &met, &notes[i], head->place.enterprise, head->site)) {
            reading->close[met.count - 1] =
                (LineRow){.enterprise = head->place.enterprise, .site = head->site};
        }
    }
    reading->close_count = met.count;
}

Err home_find_close(HomeReading *reading, HomeLines *home) {
    Arena *arena = reading->context->arena;
    TextMap seen = {0};
    HomeClose *found = arena_array(arena, HomeClose, reading->close_count);
    size_t count = 0;
    for (size_t i = 0; i < reading->close_count; i++) {
        const LineRow *row = &reading->close[i];
        size_t at = 0;
        bool close = false;
        if (text_map_find(&seen, row->agreement_number, &at)) {
            continue;
        }
        text_map_add(arena, &seen, row->agreement_number, seen.count);
        TRY(judge_close(reading, row, &found[count], &close));
        count += close;
    }
    if (count > 1) {
        qsort(found, count, sizeof *found, by_share);
    }
    home->close = found;
    home->close_count = count < HOME_CLOSE_MOST ? count : HOME_CLOSE_MOST;
    for (size_t i = 0; i < home->close_count; i++) {
        found[i].rows = home_rows(arena, (HomeFilter){.agreement = found[i].agreement});
    }
    return OK;
}
