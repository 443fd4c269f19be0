// What opens a site to a viewer (portal.md §2: V1, V2). A site that nothing opens is, for this
// viewer, not there: who asks answers as for a number that was never given out (V6).
#ifndef ACTION_SIGHT_H
#define ACTION_SIGHT_H

#include "action/action.h"
#include "action/viewer.h"

typedef enum {
    EVIDENCE_SALE = 1,
    EVIDENCE_INCUMBENT = 2,
    EVIDENCE_QUOTE = 4,
    EVIDENCE_NAMED = 8,
    EVIDENCE_CONSENT = 16,
    EVIDENCE_OWN = 32,  // a customer's own site, or a site of the agreement that it sees whole
    EVIDENCE_STAFF = 64 // the desks see every site; what they may do there says portal.md §4
} Evidence;

typedef struct {
    unsigned evidence; // of Evidence; 0: not there
} Sight;

// What opens the site to context->viewer on context->today. A NULL viewer is the house itself and
// sees all.
Err sight_of_site(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                  Sight *ret_sight);

// A site, with the agreement that it stands in now.
typedef struct {
    EnterpriseId enterprise;
    SiteId site;
    AgreementId agreement;
} SightPlace;

// The same of many sites, by one question at most; ret_sights has room for all.
Err sights_of_sites(const ActionContext *context, const SightPlace *places, size_t count,
                    Sight *ret_sights);

// V1: a customer's own site, or one of the agreement that it sees whole; `agreement` is the site's.
bool sight_is_own(const Viewer *viewer, EnterpriseId enterprise, SiteId site,
                  AgreementId agreement);

typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
} AgreementKey;

// What opens any site of each agreement to a partner, by one question; ret_sights has room for all.
Err sights_of_agreements(const ActionContext *context, const AgreementKey *agreements, size_t count,
                         Sight *ret_sights);
// The same of one.
Err sight_of_agreement(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                       Sight *ret_sight);

// V5: names, mails and telephones of a site's contacts, for who sees the site.
Err sight_opens_contacts(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                         Sight sight, bool *ret_opens);
// V5: a sale before this day opens no contacts.
Date contacts_since(Date today);

bool viewer_is_partner(const ActionContext *context);
// Who sees every site and every entry of an agreement (V1).
bool agreement_seen_whole(const ActionContext *context, AgreementId agreement);

static inline bool sees(Sight sight) {
    return sight.evidence != 0;
}
static inline bool sees_by(Sight sight, unsigned any_of) {
    return (sight.evidence & any_of) != 0;
}

#endif
