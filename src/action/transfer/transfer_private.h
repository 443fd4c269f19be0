// Transfers as actions work on them. Inside action only.
#ifndef ACTION_TRANSFER_TRANSFER_PRIVATE_H
#define ACTION_TRANSFER_TRANSFER_PRIVATE_H

#include "action/action_private.h"
#include "action/entitlement/holder_private.h"
#include "action/transfer/transfer.h"
#include "store/q_transfer.h"

// What is to move, found and judged.
typedef struct {
    const TransferAsk *ask;
    bool whole; // the site joins an agreement
    SiteRecord from;
    SiteRecord to;
    AgreementId agreement; // of `to`
    Text from_number;
    Text to_number;
    Text agreement_number;
    Standing source;
    Standing target;
    HeldRows held;       // at the source, as far as the viewer sees
    HeldRows rows;       // that move, with the quantity that does
    RefusalId *blockers; // of them, in their places
} TransferPlan;

// The two places; refuses site_not_found · agreement_not_found · not_same_enterprise ·
// right_missing.
Err transfer_find(Action *action, const TransferAsk *ask, TransferPlan *ret_plan);
// Behind action_open: the rows, and into `blockers` all that keeps them from moving. `but`: the
// transfer that is looked at itself, 0: none.
Err transfer_judge(Action *action, TransferPlan *plan, Refusals *blockers);
// What waits on the rows of a plan: submitted orders, other transfers.
Err transfer_judge_waiting(Action *action, TransferPlan *plan, int64_t but, Refusals *blockers);

// As P21's lines name it.
Text transfer_entitlement(const ActionContext *context, Text site, EntitlementId entitlement);

typedef struct {
    EnterpriseId enterprise;
    int64_t transfer;
    QTransferLoadRow row;
    QTransferListStepsRows steps;
} TransferWork;

// What the viewer may see of it.
// Whether the viewer sees a transfer between these sites, asked for by this account.
Err transfer_judge_sight(const ActionContext *context, const TransferWork *work, bool *ret_sees);
Err transfer_load(const ActionContext *context, EnterpriseId enterprise, int64_t transfer,
                  TransferWork *ret_work, bool *ret_found);
// Approved for that side already.
bool transfer_has(const TransferWork *work, Text side);
// The side for which the viewer is the primary, whether it said yes or not; empty: none.
Text transfer_side(const ActionContext *context, const TransferWork *work);
Err transfer_show(const ActionContext *context, const TransferWork *work, Transfer *ret_transfer);

#endif
