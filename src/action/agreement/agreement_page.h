// One agreement (portal.md P11): as it stands, its sites, its points ledger. A partner sees the
// summary and its own ledger with one row `others` per term (V3); so does a customer of one site.
#ifndef ACTION_AGREEMENT_AGREEMENT_PAGE_H
#define ACTION_AGREEMENT_AGREEMENT_PAGE_H

#include "action/action.h"
#include "action/agreement/agreement_row.h"
#include "domain/term.h"

typedef struct {
    AgreementRow row;
    bool opens_summary;
    bool sees_whole; // all sites and all entries
    bool may_switch; // whether it renews by itself (R4.9)
    AgreementSummary summary;
    AgreementSite *sites;
    size_t site_count;
    LedgerSeen *ledger; // as recorded
    size_t ledger_count;
} AgreementPage;

// Refuses agreement_not_found: not there and not visible are one (V6).
Err see_agreement_page(const ActionContext *context, Text number, AgreementPage *ret_page,
                       Refusals *ret_refusals);

#endif
