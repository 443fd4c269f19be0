// The renewal that follows a coverage, and which entitlements a quantity is taken from.
#include "domain/coverage.h"

#include <stdlib.h>

// 9997-12-31: what follows it, and 180 days more, still lie in the calendar.
static const Date last_renewable_end = {2932166};

// R4.3: each express acquisition renews by itself, twelve months from the day after its end.
static RenewalSpan express_span(Date start) {
    return (RenewalSpan){
        .due = start,
        .start = start,
        .end = full_months_end(start, COVERAGE_MONTHS),
        .months = COVERAGE_MONTHS,
    };
}

// The latest anniversary on or before `day` (a 1st); the anniversaries go on backwards for
// counting.
static Date anniversary_before(const Standing *standing, Date day) {
    int32_t months = date_months_between(standing->first_anniversary, day) % 12;
    return date_month_first(day, -(months < 0 ? months + 12 : months));
}

RenewalSpan renewal_span(const Standing *standing, Date coverage_end, Date agreement_since) {
    ENSURE(date_is_month_last(coverage_end));
    Date start = date_add_days(coverage_end, 1);
    if (standing->express) {
        return express_span(start);
    }
    ENSURE(standing->has_term);
    Date anniversary = anniversary_before(standing, start);
    Date next = date_month_first(anniversary, 12);
    bool real = !date_before(anniversary, standing->first_anniversary);
    bool on_agreement = !date_before(anniversary, agreement_since);
    return (RenewalSpan){
        .due = real && on_agreement ? anniversary : start,
        .start = start,
        .end = date_add_days(next, -1),
        .months = date_months_between(start, next),
    };
}

bool renewal_due(const Standing *standing, Date coverage_end, Date agreement_since, Date *ret_due) {
    if (!coverage_can_follow(coverage_end)) {
        return false;
    }
    *ret_due = standing->express || standing->has_term
                   ? renewal_span(standing, coverage_end, agreement_since).due
                   : date_add_days(coverage_end, 1);
    return true;
}

bool coverage_lapsed(const Programme *programme, Date coverage_end, Date today) {
    return date_before(coverage_end, coverage_open_from(programme, today));
}

bool coverage_can_follow(Date coverage_end) {
    return !date_before(last_renewable_end, coverage_end);
}

Date coverage_open_from(const Programme *programme, Date today) {
    return date_add_days(today, -programme->grace_days);
}

bool coverage_is_held(PartType type, Date coverage_end, Date today) {
    return !part_type_row(type)->term_ends_use || !date_before(coverage_end, today);
}

static int holding_compare(const void *left, const void *right) {
    const Holding *a = left;
    const Holding *b = right;
    int order = date_compare(a->coverage_end, b->coverage_end);
    if (order != 0) {
        return order;
    }
    return (a->entitlement.id > b->entitlement.id) - (a->entitlement.id < b->entitlement.id);
}

void holdings_sort(Holding *holdings, size_t count) {
    if (count > 1) {
        qsort(holdings, count, sizeof *holdings, holding_compare);
    }
}

Quantity holdings_left(const Holding *holdings, size_t count) {
    Wide left = 0;
    for (size_t i = 0; i < count; i++) {
        left += holdings[i].quantity.count - holdings[i].taken.count;
    }
    return (Quantity){left > INT64_MAX ? INT64_MAX : (int64_t)left};
}

bool holdings_take(Holding *holdings, size_t count, Quantity wanted) {
    ENSURE(wanted.count >= 1);
    if (holdings_left(holdings, count).count < wanted.count) {
        return false;
    }
    int64_t open = wanted.count;
    for (size_t i = 0; i < count; i++) {
        int64_t left = holdings[i].quantity.count - holdings[i].taken.count;
        int64_t take = left < open ? left : open;
        holdings[i].taken.count += take;
        holdings[i].taken_now.count = take;
        open -= take;
    }
    ENSURE(open == 0);
    return true;
}
