// The sign-in form, for the pages that show it.
#ifndef WEB_ACCOUNT_SIGN_IN_FORM_H
#define WEB_ACCOUNT_SIGN_IN_FORM_H

#include "domain/refusal.h"
#include "web/page.h"

// Where signing in leads.
typedef struct {
    Text next; // the path to go to; empty: home
    Text kept; // a form of it that waits (web/account/kept.h); empty: none
} SignInWay;

// Shows the form; refusals may be NULL.
Err sign_in_show(PageCall *call, int status, SignInWay way, const Refusals *refusals);

// Gives the browser the session, and leads on: to the form that waits, to `next`, or where a seat
// is to be chosen.
struct SignInOutcome;
Err sign_in_lead_on(PageCall *call, Text session, Text device, bool has_seat, SignInWay way);

#endif
