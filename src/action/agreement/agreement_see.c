// Reads one agreement.
#include "action/agreement/agreement_see.h"

#include "action/as_of_private.h"

// Now: what is kept. Another day: what was appended.
static Err load(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                const ViewTime *when, Standing *ret_standing, bool *ret_found) {
    AsOf as_of;
    if (when == NULL) {
        *ret_found = true;
        return day_standing(context, enterprise, agreement, ret_standing);
    }
    TRY(as_of_resolve(context, enterprise, when, &as_of));
    return as_of_standing(context, enterprise, agreement, as_of, ret_standing, ret_found);
}

Err see_agreement(const ActionContext *context, Text number, const ViewTime *when,
                  AgreementSummary *ret_agreement, Refusals *ret_refusals) {
    EnterpriseId enterprise;
    AgreementId agreement;
    Standing standing;
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(directory_find(context->db, context->arena, S("agreement"), number, &enterprise,
                       &agreement.id, &found));
    if (found) {
        TRY(load(context, enterprise, agreement, when, &standing, &found));
    }
    if (!found) {
        refuse(
            ret_refusals,
            (Refusal){.id = REFUSAL_AGREEMENT_NOT_FOUND, .field = S("agreement"), .value = number});
        return OK;
    }
    *ret_agreement = standing_summary(&standing, context->prices.programme);
    return OK;
}
