// Days on which things fall due around renewals and agreements (R1.9, R4.8, R4.9), and what ends
// early (rules.md §6).
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include "base/date.h"
#include "domain/programme.h"

#include <stddef.h>

typedef enum {
    NOTICE_CONTACT_CHECK,
    NOTICE_RENEWAL_QUOTE,
    NOTICE_REMINDER_FIRST,
    NOTICE_REMINDER_SECOND,
    NOTICE_REMINDER_LAST,
    NOTICE_COUNT
} RenewalNotice;

// R4.8: the day of a notice, so many calendar days before the due day.
Date renewal_notice_on(const Programme *programme, RenewalNotice notice, Date due);

// Of several days before a day, in falling order, the one whose notice is to go today: the last
// that has come, if it came after the object was first shown. False where there is none: what was
// shown later needs no earlier notice.
bool notice_days_now(const int32_t *days, size_t count, Date for_day, Date shown_on, Date today,
                     int32_t *ret_days);

// portal.md §6: how many days before a quote's last one `quote.expiring` goes, and before an
// agreement may be set inactive `agreement.inactivity`.
enum { QUOTE_EXPIRING_FIRST_DAYS = 7, QUOTE_EXPIRING_LAST_DAYS = 1, INACTIVITY_NOTICE_DAYS = 90 };

// R4.9: changes count until this day, the one before the due day: what a renewal that orders itself
// holds is what could be renewed then, though its coverage may have ended with that day.
Date renewal_changes_until(Date due);

// R4.9: true where a standing quote that lives to `valid_to` orders itself today: its agreement
// renews automatically, and the quote is there, since before the due day, the quote lived on the
// day before that, and the day has come. Where nobody looked on the day itself, on the first that
// somebody does.
bool renewal_orders_itself(Date since, Date due, Date valid_to, Date today);

// R4.9: the last day on which an automatic renewal ordered on `ordered_on` may still be paid; it is
// cancelled on the next.
Date renewal_payment_until(const Programme *programme, Date ordered_on);

// R4.10: true where renewing `asked` of a covered quantity needs the declaration that the rest is
// out of use.
bool renewal_needs_declaration(Quantity covered, Quantity asked);

// The last that happened to an agreement.
typedef struct {
    bool ordered_on_null; // it never ordered
    Date ordered_on;
    bool covered_to_null; // nothing of it is there any more that was ever covered
    Date covered_to;
} AgreementActivity;

// R1.9: the day from which an agreement may be set inactive, if neither happens until then. False
// where neither ever did: there is nothing to count from.
bool agreement_inactive_from(const Programme *programme, const AgreementActivity *last,
                             Date *ret_from);

// R1.9: an agreement whose last order and coverage were by this day may be set inactive today.
Date agreement_idle_by(const Programme *programme, Date today);
// The same of who has its notice of inactivity due today.
Date agreement_idle_since(const Programme *programme, Date today);

// R8.7: the last day of a sales quote presented on a day; has_change says whether a change of one
// of its lines from `change_on` was published by then.
Date sales_quote_until(const Programme *programme, Date presented_on, bool has_change,
                       Date change_on);

// What ending a fixed-term licence early gives (rules.md §6): 30 days' notice, unused whole months
// refunded.
typedef struct {
    Date ends_on; // the last day of use
    int32_t unused_months;
    Money refund;
} EarlyEnd;

// Notice given on a day of the term [term_start, term_end] that was paid with `paid`. False where
// the notice does not end before the term does.
bool fixed_term_end_early(Money paid, Date term_end, Date notice_on, EarlyEnd *ret);

#endif
