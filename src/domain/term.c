// The life of an agreement's term and level.
#include "domain/term.h"

Date full_months_end(Date from, int32_t months) {
    ENSURE(months >= 1);
    return date_month_last(from, date_is_month_first(from) ? months - 1 : months);
}

Standing standing_enrolled(const Programme *programme, CustomerType customer_type) {
    Level first = programme_first_level(programme, customer_type);
    return (Standing){.level = first, .floor = first};
}

Standing standing_express(void) {
    return (Standing){.express = true, .level = LEVEL_NONE, .floor = LEVEL_NONE};
}

static void start_term(Standing *standing, Date start, Date end) {
    standing->has_term = true;
    standing->term++;
    standing->term_start = start;
    standing->term_end = end;
    standing->term_points = (Points){0};
    standing->floor = standing->level;
}

// R2.7: the level of the ended term's points, at most one below where it stood.
static Level reset_level(const Standing *standing, const Programme *programme) {
    if (programme_level_is_fixed(programme, standing->level)) {
        return standing->level;
    }
    Level one_below = {(int8_t)(standing->level.index > 0 ? standing->level.index - 1 : 0)};
    return level_higher(programme_level_of_points(programme, standing->term_points), one_below);
}

bool standing_close_term(Standing *standing, const Programme *programme, Date today,
                         TermClose *ret_close) {
    if (!standing->has_term || !date_before(standing->term_end, today)) {
        return false;
    }
    TermClose close = {
        .term = standing->term,
        .term_start = standing->term_start,
        .term_end = standing->term_end,
        .points = standing->term_points,
        .level_before = standing->level,
        .level_after = reset_level(standing, programme),
    };
    standing->level = close.level_after;
    Date start = date_add_days(close.term_end, 1);
    start_term(standing, start, full_months_end(start, COVERAGE_MONTHS));
    *ret_close = close;
    return true;
}

Level standing_order_level(const Standing *standing, const Programme *programme, Points points) {
    if (standing->express || programme_level_is_fixed(programme, standing->level)) {
        return standing->level;
    }
    return level_higher(standing->level, programme_level_of_points(programme, points));
}

bool standing_accept_order(Standing *standing, const Programme *programme, Date today,
                           Points points) {
    ENSURE(!standing->express);
    if (standing->has_term && standing->term_points.hundredths > INT64_MAX - points.hundredths) {
        return false;
    }
    if (!standing->has_term) {
        start_term(standing, today, full_months_end(today, COVERAGE_MONTHS));
        standing->first_anniversary = date_add_days(standing->term_end, 1);
    }
    standing->term_points.hundredths += points.hundredths;
    standing->level = standing_order_level(standing, programme, standing->term_points);
    return true;
}

void standing_take_back(Standing *standing, const Programme *programme, int32_t term,
                        Points points) {
    if (standing->express || term != standing->term) {
        return;
    }
    ENSURE(points.hundredths >= 0 && points.hundredths <= standing->term_points.hundredths);
    standing->term_points.hundredths -= points.hundredths;
    if (!programme_level_is_fixed(programme, standing->level)) {
        Level of_total = programme_level_of_points(programme, standing->term_points);
        standing->level = level_higher(standing->floor, of_total);
    }
}

Date standing_next_anniversary(const Standing *standing) {
    ENSURE(standing->has_term);
    return date_add_days(standing->term_end, 1);
}

Standing standing_if_ordered(const Standing *standing, const Programme *programme, Date today) {
    Standing ordered = *standing;
    if (!ordered.express && !ordered.has_term) {
        bool fits = standing_accept_order(&ordered, programme, today, (Points){0});
        ENSURE(fits);
    }
    return ordered;
}

AgreementSummary standing_summary(const Standing *standing, const Programme *programme) {
    AgreementSummary summary = {
        .express = standing->express,
        .level = standing->level,
        .has_term = standing->has_term,
        .term_points = standing->term_points,
    };
    if (standing->has_term) {
        summary.term_start = standing->term_start;
        summary.term_end = standing->term_end;
        summary.next_anniversary = standing_next_anniversary(standing);
    }
    summary.fixed_level = programme_level_is_fixed(programme, standing->level);
    if (programme_next_level(programme, standing->level, &summary.next_level)) {
        summary.has_next_level = true;
        Points threshold = programme->levels[summary.next_level.index].points;
        summary.points_to_next.hundredths = threshold.hundredths - standing->term_points.hundredths;
    }
    return summary;
}

Date anniversary_after(Date term_end, Date today) {
    enum { MONTHS = 12 };
    Date next = date_add_days(term_end, 1);
    while (!date_before(today, next)) {
        next = date_month_first(next, MONTHS);
    }
    return next;
}
