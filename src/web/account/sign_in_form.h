// The sign-in form, for the pages that show it.
#ifndef WEB_ACCOUNT_SIGN_IN_FORM_H
#define WEB_ACCOUNT_SIGN_IN_FORM_H

#include "domain/refusal.h"
#include "web/page.h"

// Shows the form; `next` is the path to go to afterwards, empty for home; refusals may be NULL.
Err sign_in_show(PageCall *call, int status, Text next, const Refusals *refusals);

// Gives the browser the session, and leads on: to `next`, or where a seat is to be chosen.
struct SignInOutcome;
Err sign_in_lead_on(PageCall *call, Text session, Text device, bool has_seat, Text next);

#endif
