// What stands on the reader's home: only what its rights let it do, each with the way to it (P43).
#ifndef WEB_HOME_HOME_VIEW_H
#define WEB_HOME_HOME_VIEW_H

#include "web/home/home.h"
#include "web/page.h"

enum { HOME_TASKS_MAX = 24, HOME_COMING_MAX = 8 };

// Orders that wait for the reader to confirm them.
Err home_add_orders(const PageCall *call, HomeTasks *tasks);
// Quotes: for a customer those to be accepted, for a partner those of its own to be ordered and
// those that expire soon.
Err home_add_quotes(const PageCall *call, HomeTasks *tasks);
// Renewal lines that lapse soon and stand in no quote.
Err home_add_lapsing(const PageCall *call, HomeTasks *tasks);
// The renewal lines that fall due next.
Err home_coming(const PageCall *call, HomeComings *ret_coming);

// The page that shows all renewal lines.
Url home_lines_url(void);
// Whether the reader may see renewal lines at all.
bool home_sees_lines(const PageCall *call);

#endif
