// One agreement (portal.md P11): as it stands, its sites, its points ledger. A partner sees the
// summary and its own ledger with one row `others` per term (V3); so does a customer of one site.
// Of another day, or as known earlier: as it stood then (agreements_see.h), with the sites that it
// had, and the ledger as it was: for who sees a part of it with what others brought to terms that
// had ended, not to the one that ran.
#ifndef ACTION_AGREEMENT_AGREEMENT_PAGE_H
#define ACTION_AGREEMENT_AGREEMENT_PAGE_H

#include "action/action.h"
#include "action/agreement/agreement_row.h"
#include "action/as_of.h"
#include "domain/term.h"

typedef struct {
    ViewTimeInput when;
    Text sort; // of its sites; empty: the originating one first, then by number
} AgreementInput;

extern const FieldTable agreement_fields;

typedef struct {
    AgreementRow row;
    const ViewTime *when; // NULL: now
    bool opens_summary;
    bool stands;     // level and points of that time are known to this viewer
    bool sees_whole; // all sites and all entries
    bool may_switch; // whether it renews by itself (R4.9)
    AgreementSummary summary;
    AgreementSite *sites;
    size_t site_count;
    LedgerSeen *ledger; // as recorded
    size_t ledger_count;
} AgreementPage;

// input: NULL is now. Refuses agreement_not_found: not there, not enrolled then, and not visible
// are one (V6) · bad_sort.
Err see_agreement_page(const ActionContext *context, Text number, const AgreementInput *input,
                       AgreementPage *ret_page, Refusals *ret_refusals);

#endif
