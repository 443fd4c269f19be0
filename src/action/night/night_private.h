// The steps of an enterprise's night (R10.3), each inside an action that is open. Inside action
// only.
#ifndef ACTION_NIGHT_NIGHT_PRIVATE_H
#define ACTION_NIGHT_NIGHT_PRIVATE_H

#include "action/action_private.h"

// R8.7: notes what is expired; tells of the renewals among them that their coverage has lapsed.
Err night_expire_quotes(Action *action, int64_t *ret_expired, int64_t *notices);

// The calendar's notices (R4.8, portal.md §6) that are due today and did not go yet, as outbox
// rows: contact.check of a site, renewal.quote_ready and .reminder of a renewal quote, .lapsed of
// one that its customer declined, quote.expiring of any, agreement.inactivity of an agreement
// (R1.9). Each goes once; of several reminders whose day has come only the last. Adds to `notices`
// what went.
Err night_notices(Action *action, int64_t *notices);

#endif
