// The points ledger as a viewer sees it. Inside action.
#ifndef ACTION_AGREEMENT_AGREEMENT_LEDGER_PRIVATE_H
#define ACTION_AGREEMENT_AGREEMENT_LEDGER_PRIVATE_H

#include "action/action_private.h"
#include "action/agreement/agreement_row.h"
#include "store/q_points.h"

typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    bool whole; // the entries are all there are
    CustomerType type;
    const AgreementSummary *summary;
    int64_t term; // that runs; 0: none
} LedgerAsk;

// The entries, resets and, where the entries are not all, a row `others` per term.
Err ledger_make(const ActionContext *context, const LedgerAsk *ask,
                const QPointsListSeenRows *entries, LedgerSeen **ret_rows, size_t *ret_count);

#endif
