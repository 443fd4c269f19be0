// Reads one agreement.
#include "action/agreement/agreement_see.h"

#include "action/action_private.h"

Err see_agreement(const ActionContext *context, Text number, AgreementSummary *ret_agreement,
                  Refusals *ret_refusals) {
    EnterpriseId enterprise;
    AgreementId agreement;
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(directory_find(context->db, context->arena, S("agreement"), number, &enterprise,
                       &agreement.id, &found));
    if (!found) {
        refuse(
            ret_refusals,
            (Refusal){.id = REFUSAL_AGREEMENT_NOT_FOUND, .field = S("agreement"), .value = number});
        return OK;
    }
    Standing standing;
    TRY(day_standing(context, enterprise, agreement, &standing));
    *ret_agreement = standing_summary(&standing, context->prices.programme);
    return OK;
}
