// The steps of an enterprise's night (R10.3), each inside an action that is open. Inside action
// only.
#ifndef ACTION_NIGHT_NIGHT_PRIVATE_H
#define ACTION_NIGHT_NIGHT_PRIVATE_H

#include "action/quote/quote_work_private.h"
#include "store/q_night.h"
#include "store/q_outbox.h"

// What the notices of an enterprise are made of, as it is before its night changes anything: the
// night tells itself what its standing quotes have become (notices_saw).
typedef struct {
    QNightListToldRows told;
    QNightListShownRows shown;
    QNightListLapsedRows lapsed;
    QNightListSitesDueRows due;
    QNightListIdleAgreementsRows idle;
    QOutboxPartnersRows *warned; // of idle, in their places: who will be warned
    QOutboxCustomersRows customers;
    const QuoteWork *saved; // by this night
    size_t saved_count;
} NoticesFound;

// Says that this will be read (db_ask).
Err night_notices_ask(const ActionContext *context, EnterpriseId enterprise);
// The same of the partners that will be warned; it reads of what.
Err night_partners_ask(const ActionContext *context, EnterpriseId enterprise);
Err night_notices_find(const Action *action, NoticesFound *ret_found);

// Brings what was found to what the night has made of these quotes.
void night_notices_saw(const Action *action, NoticesFound *found, const QuoteWork *saved,
                       size_t count);

// R8.7: notes what is expired; tells of the renewals among them that their coverage has lapsed.
Err night_expire_quotes(Action *action, const NoticesFound *found, int64_t *ret_expired,
                        int64_t *notices);

// The calendar's notices (R4.8, portal.md §6) that are due today and did not go yet, as outbox
// rows: contact.check of a site, renewal.quote_ready and .reminder of a renewal quote, .lapsed of
// one that its customer declined, quote.expiring of any, agreement.inactivity of an agreement
// (R1.9). Each goes once; of several reminders whose day has come only the last. Adds to `notices`
// what went.
Err night_notices(Action *action, const NoticesFound *found, int64_t *notices);

#endif
