// What happened at a customer's site, as rows of its page (P10).
#ifndef WEB_SITE_SITE_HISTORY_ROWS_H
#define WEB_SITE_SITE_HISTORY_ROWS_H

#include "action/site/site_history.h"
#include "web/page.h"
#include "web/site/site_happened.h"

// The latest of them, each with a link where the reader may open what it is about.
HappenedRows site_history_rows(const PageCall *call, const HistoryView *history);

#endif
