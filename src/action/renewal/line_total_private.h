// What renewal lines come to: the summary's groups, counts, sums per currency. Inside action only.
#ifndef ACTION_RENEWAL_LINE_TOTAL_PRIVATE_H
#define ACTION_RENEWAL_LINE_TOTAL_PRIVATE_H

#include "action/renewal/line_filter_private.h"
#include "action/renewal/line_price_private.h"

// All lines of a question from its place on, at most `most`, by due day; ret_more where there may
// be others.
Err lines_collect(const ActionContext *context, const LineQuestion *question, size_t most,
                  LineRow **ret_rows, size_t *ret_count, bool *ret_more);

// Groups the lines (P21's summary) and gives a page of groups. Refuses too_many_lines.
Err lines_summarise(LineBook *book, const LineQuestion *question, RenewalLines *lines,
                    Refusals *refusals);

typedef struct {
    LineRow *items;
    size_t count;
    bool more; // there are others behind them
} LineRows;

// first: the question's first lines by due day, where a page has read them, else NULL; where they
// are all, they come in another order then.
Err lines_total(LineBook *book, const LineQuestion *question, RenewalTotalsAsk asked,
                const LineRows *first, RenewalTotals *ret_totals);

#endif
