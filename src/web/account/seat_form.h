// The choice of a site, for the pages that show it.
#ifndef WEB_ACCOUNT_SEAT_FORM_H
#define WEB_ACCOUNT_SEAT_FORM_H

#include "web/page.h"

// `next` is the path to go to afterwards, empty for home; `kept` a form of it that waits
// (web/account/kept.h).
Err seat_show(PageCall *call, int status, Text next, Text kept);

#endif
