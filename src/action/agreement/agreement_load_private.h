// An agreement as its page and the list show it, without its sites. Inside action.
#ifndef ACTION_AGREEMENT_AGREEMENT_LOAD_PRIVATE_H
#define ACTION_AGREEMENT_AGREEMENT_LOAD_PRIVATE_H

#include "action/as_of_private.h"
#include "action/agreement/agreement_row.h"
#include "action/sight.h"
#include "store/q_agreement.h"

typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    QAgreementLoadPageRow kept;
    bool stands;       // agreement_row_load found how it stands; of another time not everybody can
    Standing standing; // of that time, as summary
    AgreementSummary summary;
} AgreementLoaded;

// False where the connection shows no such agreement.
Err agreement_load(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                   AgreementLoaded *ret_loaded, bool *ret_found);
// The columns of P11 but sites and users, for who may see it; opens_summary: level and points too
// (V3). then: NULL is now; else false where it was not enrolled yet, and what nobody can say of
// that time is null: level, points and anniversary for who does not see its whole ledger, users,
// cap and from when it may be inactive for all.
Err agreement_row_load(const ActionContext *context, const AsOf *then, AgreementLoaded *loaded,
                       bool opens_summary, AgreementRow *ret_row, bool *ret_found);

#endif
