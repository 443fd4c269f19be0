// The days of R4.2 and R4.8 around today.
#include "action/night/renewal_window_private.h"

#include "domain/coverage.h"

RenewalWindow renewal_window(const Programme *programme, Date today) {
    enum { YEAR_DAYS = 366 }; // R4.2: a line is due within the twelve months before its coverage
    int32_t quote = programme->renewal_quote_days;
    int32_t check = programme->contact_check_days;
    return (RenewalWindow){
        .due_from = date_add_days(today, -YEAR_DAYS),
        .due_to = date_add_days(today, quote),
        .notice_to = date_add_days(today, check > quote ? check : quote),
        .open_from = coverage_open_from(programme, today),
    };
}
