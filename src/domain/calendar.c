// Calendar days around renewals.
#include "domain/calendar.h"

enum { NOTICE_DAYS = 30 };

Date renewal_notice_on(const Programme *programme, RenewalNotice notice, Date due) {
    const int32_t days[NOTICE_COUNT] = {
        [NOTICE_CONTACT_CHECK] = programme->contact_check_days,
        [NOTICE_RENEWAL_QUOTE] = programme->renewal_quote_days,
        [NOTICE_REMINDER_FIRST] = programme->first_reminder_days,
        [NOTICE_REMINDER_SECOND] = programme->second_reminder_days,
        [NOTICE_REMINDER_LAST] = programme->last_reminder_days,
    };
    ENSURE(notice < NOTICE_COUNT);
    return date_add_days(due, -days[notice]);
}

bool notice_days_now(const int32_t *days, size_t count, Date for_day, Date shown_on, Date today,
                     int32_t *ret_days) {
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        Date on = date_add_days(for_day, -days[i]);
        if (!date_before(today, on)) {
            found = date_before(shown_on, on);
            *ret_days = days[i];
        }
    }
    return found;
}

Date renewal_changes_until(Date due) {
    return date_add_days(due, -1);
}

bool renewal_orders_itself(Date since, Date due, Date valid_to, Date today) {
    Date changes_until = renewal_changes_until(due);
    return !date_before(changes_until, since) && !date_before(valid_to, changes_until) &&
           !date_before(today, due);
}

Date renewal_payment_until(const Programme *programme, Date ordered_on) {
    return date_add_days(ordered_on, programme->payment_days);
}

bool renewal_needs_declaration(Quantity covered, Quantity asked) {
    return asked.count < covered.count;
}

bool agreement_inactive_from(const Programme *programme, const AgreementActivity *last,
                             Date *ret_from) {
    if (last->ordered_on_null && last->covered_to_null) {
        return false;
    }
    bool by_coverage = last->ordered_on_null ||
                       (!last->covered_to_null && date_before(last->ordered_on, last->covered_to));
    *ret_from = date_month_first(by_coverage ? last->covered_to : last->ordered_on,
                                 programme->inactive_months + 1);
    return true;
}

Date agreement_idle_by(const Programme *programme, Date today) {
    return date_month_last(today, -(programme->inactive_months + 1));
}

Date agreement_idle_since(const Programme *programme, Date today) {
    return agreement_idle_by(programme, date_add_days(today, INACTIVITY_NOTICE_DAYS));
}

Date sales_quote_until(const Programme *programme, Date presented_on, bool has_change,
                       Date change_on) {
    Date until = date_add_days(presented_on, programme->sales_quote_days);
    if (has_change && !date_before(until, change_on)) {
        until = date_add_days(change_on, -1);
    }
    return until;
}

bool fixed_term_end_early(Money paid, Date term_end, Date notice_on, EarlyEnd *ret) {
    Date ends_on = date_add_days(notice_on, NOTICE_DAYS);
    if (!date_before(ends_on, term_end)) {
        return false;
    }
    int32_t unused = date_months_between(ends_on, term_end);
    EarlyEnd end = {.ends_on = ends_on, .unused_months = unused};
    if (unused > 0) {
        end.refund = money_for_months(paid, unused);
    }
    *ret = end;
    return true;
}
