// What a page answers to who must sign in, or choose a seat, first. A form that was sent is not
// lost: it comes back filled after signing in (portal.md P01).
#ifndef WEB_SIGN_IN_FIRST_H
#define WEB_SIGN_IN_FIRST_H

#include "web/page.h"

Err page_sign_in_first(PageCall *call);
Err page_choose_seat_first(PageCall *call);

#endif
