// Where enquiries stand (P16), and the way to asking.
#ifndef WEB_ENQUIRY_ENQUIRY_URL_H
#define WEB_ENQUIRY_ENQUIRY_URL_H

#include "base/show/url.h"
#include "web/page.h"
#include "web/part/show/actions.h"

#define ENQUIRY_ASK_GATE MAY(SUBJECT_QUOTES, ASK, RIGHT_BIDS, RIGHT_QUOTES)

// /enquiries/<name>
Url enquiry_url(Arena *arena, Text name);
bool enquiry_ask_opens(const Viewer *viewer);
// /enquiries/new, for a site and with a part; either may be empty.
Url enquiry_ask_url(Arena *arena, Text site, Text part);
// That as an action; none where the reader may not ask.
Actions enquiry_actions(const PageCall *call, bool primary);

#endif
