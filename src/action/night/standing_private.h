// Standing renewal quotes (P24): one per agreement and reseller, over all its sites, with every
// line that is due within the days of R4.8. Inside action only.
#ifndef ACTION_NIGHT_STANDING_PRIVATE_H
#define ACTION_NIGHT_STANDING_PRIVATE_H

#include "action/night/standing_lines_private.h"
#include "action/quote/build/quote_ahead_private.h"

typedef struct {
    int64_t quotes;   // made
    int64_t lines;    // put into standing quotes
    int64_t left;     // taken out of them
    int64_t failed;   // lines that no quote could take: new in the list of exceptions
    int64_t ended;    // lines that are no exception any more, or another one
    QuoteWork *saved; // quotes that were made or changed
    size_t saved_count;
} StandingDone;

// Says that the standing quotes of an enterprise will be brought to today: what that reads comes
// with the next read (db_ask).
Err standing_ask(const ActionContext *context, EnterpriseId enterprise);
// The same of the quotes that will be made, of which it reads the lines.
Err standing_quotes_ask(const ActionContext *context, EnterpriseId enterprise, QuotesAhead *ahead);

// Brings the standing quotes of an opened enterprise to today: a line that came due joins the one
// of its agreement and partner (who was named for renewals, else the incumbent), one that was
// ordered, moved, or quoted elsewhere leaves it; each quote that changed is priced as all quotes
// are. A line of a live quote of the same partner, or that its customer declined, stays out. What
// cannot be priced is an exception, with its rule, and keeps no other line from its quote. Express:
// a quote for each acquisition (R4.3). Nothing is written where nothing changed.
// `lines`: of the enterprise, as loaded and known before its terms were closed: that changes
// neither.
Err standing_quotes(Action *action, const StandingLines *lines, StandingDone *ret_done);

#endif
