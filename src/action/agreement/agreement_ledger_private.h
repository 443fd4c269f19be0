// The points ledger as a viewer sees it. Inside action.
#ifndef ACTION_AGREEMENT_AGREEMENT_LEDGER_PRIVATE_H
#define ACTION_AGREEMENT_AGREEMENT_LEDGER_PRIVATE_H

#include "action/action_private.h"
#include "action/agreement/agreement_row.h"
#include "action/as_of_private.h"
#include "store/q_points.h"

typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    bool whole; // the entries are all there are
    CustomerType type;
    const AsOf *then;   // NULL: now
    int64_t term;       // that runs; 0: none, or not known
    Points term_points; // of that one
} LedgerAsk;

// The entries, resets and, where the entries are not all, a row `others` per term. Of another time
// than now (then: the entries are those that count at it) with the resets of terms that had ended;
// what others brought to the term that ran then is not told, for nobody kept it.
Err ledger_make(const ActionContext *context, const LedgerAsk *ask,
                const QPointsListSeenRows *entries, LedgerSeen **ret_rows, size_t *ret_count);

#endif
