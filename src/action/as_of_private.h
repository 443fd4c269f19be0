// Folding for views of another day. Inside action only.
#ifndef ACTION_AS_OF_PRIVATE_H
#define ACTION_AS_OF_PRIVATE_H

#include "action/as_of.h"
#include "action/action_private.h"
#include "action/sight.h"
#include "domain/record/history.h"

// What is asked for; NULL where that is now. Days at the calendar's ends, where nothing happened or
// will, are ten years nearer.
const ViewTime *view_time(const ActionContext *context, const ViewTimeInput *input);

// The time of a view over many enterprises, in one of them after another.
typedef struct {
    const ViewTime *when; // NULL: now
    EnterpriseId enterprise;
    AsOf as_of; // of this enterprise; of now: today, with all that is recorded
} TimeHere;

Err time_here(const ActionContext *context, EnterpriseId enterprise, TimeHere *here);

// Finds the transaction that an instant knows of (house.md: never a request's own clock).
Err as_of_resolve(const ActionContext *context, EnterpriseId enterprise, const ViewTime *when,
                  AsOf *ret_as_of);
// The standing of an agreement then; ret_found is false where it was not enrolled yet.
Err as_of_standing(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                   AsOf as_of, Standing *ret_standing, bool *ret_found);

// An agreement, and how it stood; exists is false where it was not enrolled yet.
typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    AsOf as_of;
    bool exists;
    Standing standing;
} StandingThen;

// The same of agreements whose summary the viewer may see (V3), though not each entry of their
// ledgers: those are folded on a connection that reads all.
Err as_of_standings(const ActionContext *context, StandingThen *agreements, size_t count);

// When the terms of agreements end that ran then, plus a day; has is false where none did.
typedef struct {
    bool has;
    Date on;
} AnniversaryThen;

Err as_of_anniversaries(const ActionContext *context, const ViewTime *when,
                        const AgreementKey *keys, size_t count, AnniversaryThen *ret);

// The context in which a view of another day is computed: its day is today, and prices published
// later are not known.
ActionContext as_of_context(const ActionContext *context, const ViewTime *when);

// A term, of those that are kept.
typedef struct {
    Date start;
    Date end;
} TermThen;

// The term in which the day lies, for who does not see the ledger of which as_of_standing folds it;
// false where none ran then, and where an earlier instant is asked for: when a term became known
// stands in the ledger alone.
Err as_of_term(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
               AsOf as_of, TermThen *ret_term, bool *ret_found);

// A site that belonged to an agreement.
typedef struct {
    SiteId site;
    Text number;
    AgreementId agreement; // then
} SiteThen;

typedef struct {
    SiteThen *sites;
    size_t count;
} SitesThen;

// The sites of an enterprise then.
Err as_of_sites(const ActionContext *context, EnterpriseId enterprise, AsOf as_of,
                SitesThen *ret_sites);

#endif
