// An agreement as its page and the list show it, without its sites. Inside action.
#ifndef ACTION_AGREEMENT_AGREEMENT_LOAD_PRIVATE_H
#define ACTION_AGREEMENT_AGREEMENT_LOAD_PRIVATE_H

#include "action/action_private.h"
#include "action/agreement/agreement_row.h"
#include "store/q_agreement.h"

typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    QAgreementLoadPageRow kept;
    Standing standing; // of the context's day, as summary; agreement_row_load fills both
    AgreementSummary summary;
} AgreementLoaded;

bool viewer_is_partner(const ActionContext *context);
// Who sees every site and every entry of an agreement (V1).
bool agreement_seen_whole(const ActionContext *context, AgreementId agreement);

// False where the connection shows no such agreement.
Err agreement_load(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                   AgreementLoaded *ret_loaded, bool *ret_found);
// The columns of P11 but sites and users, for who may see it; opens_summary: level and points too
// (V3).
Err agreement_row_load(const ActionContext *context, AgreementLoaded *loaded, bool opens_summary,
                       AgreementRow *ret_row);

#endif
