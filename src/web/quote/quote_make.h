// The way to a new quote, for who may make one.
#ifndef WEB_QUOTE_QUOTE_MAKE_H
#define WEB_QUOTE_QUOTE_MAKE_H

#include "web/page.h"
#include "web/part/show/actions.h"

// One action, or none. primary: nothing else on the page is.
Actions quote_make_actions(const PageCall *call, bool primary);

#endif
