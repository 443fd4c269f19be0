// The parts of the page of renewal lines.
#ifndef WEB_RENEWAL_LINES_VIEW_H
#define WEB_RENEWAL_LINES_VIEW_H

#include "web/list/list_columns.h"
#include "web/page.h"
#include "web/renewal/lines_ask.h"
#include "web/renewal/renewal_lines.h"

RenewalLineRows lines_rows(const PageCall *call, const RenewalLines *lines, bool can_quote,
                           const ListColumns *columns);
Tabs lines_tabs(const PageCall *call);
Filters lines_filters(const PageCall *call, const LinesAsk *ask);
// How many lines there are, or more than how many.
Message lines_count_words(const RenewalTotals *totals);
// Counts and sums of all lines of the filter; one sum per currency.
Sums lines_sums(const PageCall *call, const RenewalTotals *totals);
// Sums of the lines shown.
Sums lines_page_sums(const PageCall *call, const RenewalLines *lines);

#endif
