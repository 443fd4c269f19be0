// do_enrol, do_site_add, do_site_move.
#include "action/agreement/enrol.h"

#include "action/entitlement/entitlement_move_private.h"
#include "action/entitlement/entitlement_private.h"
#include "action/quote/quote_order_private.h"
#include "store/agreement_store.h"
#include "store/q_agreement.h"
#include "store/q_enterprise.h"
#include "store/q_entitlement.h"
#include "store/q_request_key.h"
#include "store/q_site.h"
#include "store/site_store.h"

static void refuse_number(Action *action, RefusalId id, Text field, Text number) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = number});
}

static Err summary_of(Action *action, EnterpriseId enterprise, AgreementId agreement,
                      AgreementSummary *ret_summary) {
    Standing standing;
    TRY(day_standing(action->context, enterprise, agreement, &standing));
    *ret_summary = standing_summary(&standing, action->programme);
    return OK;
}

// Adds a site of an agreement, with its number and its history.
static Err add_site(Action *action, Text number, AgreementId agreement, Text role,
                    const SiteDetails *details, SiteId *ret_site) {
    SiteId site = {action_new_id(action)};
    TRY(q_site_add(action->db, &(QSiteAddIn){
                                   .enterprise = action->enterprise,
                                   .site = site,
                                   .number = number,
                                   .agreement = agreement,
                                   .role = role,
                                   .name = details->name,
                                   .name_key = details->name_key,
                                   .legal_entity = details->legal_entity,
                                   .country = details->country,
                                   .city = details->city,
                                   .address = details->address,
                                   .time_zone = details->time_zone,
                                   .joined_on = action->today,
                               }));
    TRY(store_site_words_add(action->db, action->arena, action->enterprise, site,
                             details->name_key));
    TRY(q_site_add_history(action->db, &(QSiteAddHistoryIn){
                                           .enterprise = action->enterprise,
                                           .site = site,
                                           .seq = action->seq,
                                           .agreement = agreement,
                                           .from_day = action->today,
                                       }));
    TRY(directory_add(action, S("site"), number, site.id));
    *ret_site = site;
    return OK;
}

static Err new_enterprise(Action *action, EnterpriseId *ret_enterprise) {
    QEnterpriseHighestRow row;
    TRY(q_enterprise_highest(action->db, action->arena, &row));
    EnterpriseId enterprise = {row.highest + 1};
    TRY(q_enterprise_add(
        action->db, &(QEnterpriseAddIn){.enterprise = enterprise, .created_on = action->today}));
    *ret_enterprise = enterprise;
    return OK;
}

static Err add_agreement(Action *action, const EnrolInput *input, AgreementId *ret_agreement) {
    Standing standing = input->express ? standing_express()
                                       : standing_enrolled(action->programme, input->customer_type);
    AgreementId agreement = {action_new_id(action)};
    TRY(q_agreement_add(action->db,
                        &(QAgreementAddIn){
                            .enterprise = action->enterprise,
                            .agreement = agreement,
                            .number = input->agreement,
                            .programme = input->express ? S("express") : S("relationship"),
                            .customer_type = customer_type_names[input->customer_type],
                            .level_null = input->express,
                            .level = programme_level_code(action->programme, standing.level),
                            .enrolled_on = action->today,
                            .enrolled_seq = action->seq,
                        }));
    if (input->agreement.len > 0) {
        TRY(directory_add(action, S("agreement"), input->agreement, agreement.id));
    }
    *ret_agreement = agreement;
    return OK;
}

// Refuses numbers that are taken — unless the site's is there by this very request.
static Err check_numbers(Action *action, const EnrolInput *input, EnrolOutcome *outcome) {
    SiteRecord site;
    EnterpriseId owner;
    int64_t object = 0;
    bool found = false;
    bool agreement_found = false;
    // The agreement first: nothing is locked yet, and what this very request made in another
    // transaction since must not be half of it, an agreement without its site.
    TRY(directory_find(action->db, action->arena, S("agreement"), input->agreement, &owner, &object,
                       &agreement_found));
    TRY(site_find(action->db, action->arena, input->site, &site, &found));
    if (found) {
        TRY(action_find_key(action, site.enterprise));
        if (action->repeated) {
            outcome->enterprise = site.enterprise;
            return summary_of(action, site.enterprise, site.agreement, &outcome->agreement);
        }
        refuse_number(action, REFUSAL_SITE_EXISTS, S("site"), input->site);
    }
    if (agreement_found && input->agreement.len > 0) {
        refuse_number(action, REFUSAL_AGREEMENT_EXISTS, S("agreement"), input->agreement);
    }
    return OK;
}

// A key is one effect of its account, whichever enterprise it was for (portal.md §10): one that
// made another enterprise makes no second. Asked when the new enterprise's row is written: of
// transactions that write it at once one is first, and the others see here what that one made.
static Err check_used_key(Action *action, const EnrolInput *input, EnrolOutcome *outcome) {
    const ActionContext *context = action->context;
    QRequestKeyUsedAnywhereRow row;
    if (context->key.len == 0) {
        return OK;
    }
    TRY(q_request_key_used_anywhere(
        action->db, action->arena,
        &(QRequestKeyUsedAnywhereIn){.account = context->account, .request = context->key}, &row));
    if (row.uses == 0) {
        return OK;
    }
    // Perhaps for this very request, done by another transaction since the numbers were looked for.
    TRY(check_numbers(action, input, outcome));
    if (!action->repeated && !refused(action->refusals)) {
        refuse_number(action, REFUSAL_KEY_REUSED, S("key"), context->key);
    }
    return OK;
}

static Err enrol(Action *action, const void *given, void *outcome_out) {
    const EnrolInput *input = given;
    EnrolOutcome *outcome = outcome_out;
    TRY(check_numbers(action, input, outcome));
    if (action->repeated || refused(action->refusals)) {
        return OK;
    }
    EnterpriseId enterprise = input->enterprise;
    if (!input->has_enterprise) {
        TRY(new_enterprise(action, &enterprise));
        TRY(check_used_key(action, input, outcome));
        if (action->repeated || refused(action->refusals)) {
            return OK;
        }
    }
    TRY(action_open(action, enterprise));
    if (action->repeated || refused(action->refusals)) {
        return OK;
    }
    AgreementId agreement;
    SiteId site;
    TRY(add_agreement(action, input, &agreement));
    TRY(add_site(action, input->site, agreement, S("originating"), &input->details, &site));
    outcome->enterprise = enterprise;
    TRY(summary_of(action, enterprise, agreement, &outcome->agreement));
    return action_finish(action, S("enrol"), site.id);
}

Err do_enrol(const ActionContext *context, const EnrolInput *input, EnrolOutcome *ret_outcome,
             Refusals *ret_refusals) {
    ENSURE(input->express || input->agreement.len > 0);
    return action_run(context, enrol, input, ret_outcome, ret_refusals);
}

// The agreement that a site is to join; refuses agreement_not_found.
static Err target_agreement(Action *action, Text number, EnterpriseId *ret_enterprise,
                            AgreementId *ret_agreement) {
    bool found = false;
    TRY(directory_find(action->db, action->arena, S("agreement"), number, ret_enterprise,
                       &ret_agreement->id, &found));
    if (!found) {
        refuse_number(action, REFUSAL_AGREEMENT_NOT_FOUND, S("agreement"), number);
    }
    return OK;
}

// R1.1: an express agreement has one site. R1.9: an inactive one takes none.
static Err judge_target(Action *action, AgreementId agreement, Text number) {
    Standing standing;
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             agreement, &standing));
    if (standing.express) {
        refuse_number(action, REFUSAL_EXPRESS_HAS_ONE_SITE, S("agreement"), number);
    } else if (standing.inactive) {
        refuse_number(action, REFUSAL_AGREEMENT_INACTIVE, S("agreement"), number);
    }
    return OK;
}

static Err site_add(Action *action, const void *given, void *outcome) {
    const SiteInput *input = given;
    EnterpriseId enterprise;
    AgreementId agreement;
    SiteRecord taken;
    SiteId site;
    bool found = false;
    TRY(target_agreement(action, input->agreement, &enterprise, &agreement));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, enterprise));
    if (action->repeated) {
        return summary_of(action, enterprise, agreement, outcome);
    }
    TRY(judge_target(action, agreement, input->agreement));
    TRY(site_find(action->db, action->arena, input->site, &taken, &found));
    if (found) {
        refuse_number(action, REFUSAL_SITE_EXISTS, S("site"), input->site);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(add_site(action, input->site, agreement, S("additional"), &input->details, &site));
    TRY(summary_of(action, enterprise, agreement, outcome));
    return action_finish(action, S("site.add"), site.id);
}

Err do_site_add(const ActionContext *context, const SiteInput *input,
                AgreementSummary *ret_agreement, Refusals *ret_refusals) {
    return action_run(context, site_add, input, ret_agreement, ret_refusals);
}

// R5.6 by R5.2: what the site holds is on the new agreement from today; no record is made anew.
static Err move_holdings(Action *action, SiteId site, AgreementId agreement) {
    Standing standing;
    QEntitlementListOfSiteRows held;
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             agreement, &standing));
    TRY(q_entitlement_list_of_site(
        action->db, action->arena,
        &(QEntitlementListOfSiteIn){.enterprise = action->enterprise, .site = site}, &held));
    for (size_t i = 0; i < held.count; i++) {
        const QEntitlementListOfSiteRow *row = &held.rows[i];
        Date due = {0};
        bool has_due =
            !row->due_null && renewal_due(&standing, row->coverage_end, action->today, &due);
        TRY(q_entitlement_set_since(action->db, &(QEntitlementSetSinceIn){
                                                    .enterprise = action->enterprise,
                                                    .entitlement = row->entitlement,
                                                    .agreement_since = action->today,
                                                    .due_null = !has_due,
                                                    .due = due,
                                                }));
        EntitlementRecord moved = {
            .entitlement = row->entitlement,
            .site = site,
            .coverage_end = row->coverage_end,
            .agreement_since = action->today,
        };
        TRY(entitlement_note(action, &moved, S("agreement"), 0, NULL));
    }
    return OK;
}

static Err save_site_move(Action *action, const SiteRecord *site, AgreementId agreement) {
    TRY(q_site_set_agreement(action->db, &(QSiteSetAgreementIn){
                                             .enterprise = action->enterprise,
                                             .site = site->site,
                                             .agreement = agreement,
                                             .joined_on = action->today,
                                         }));
    TRY(q_site_add_history(action->db, &(QSiteAddHistoryIn){
                                           .enterprise = action->enterprise,
                                           .site = site->site,
                                           .seq = action->seq,
                                           .agreement = agreement,
                                           .from_day = action->today,
                                       }));
    return move_holdings(action, site->site, agreement);
}

Err site_move_in(Action *action, Text number, Text joined, AgreementSummary *ret_agreement) {
    SiteRecord site;
    EnterpriseId enterprise;
    AgreementId agreement;
    bool found = false;
    TRY(site_find(action->db, action->arena, number, &site, &found));
    if (!found) {
        refuse_number(action, REFUSAL_SITE_NOT_FOUND, S("site"), number);
    }
    TRY(target_agreement(action, joined, &enterprise, &agreement));
    if (refused(action->refusals)) {
        return OK;
    }
    if (enterprise.id != site.enterprise.id) {
        refuse_number(action, REFUSAL_NOT_SAME_ENTERPRISE, S("agreement"), joined);
        return OK;
    }
    TRY(action_open(action, enterprise));
    if (action->repeated) {
        return summary_of(action, enterprise, agreement, ret_agreement);
    }
    TRY(site_refresh(action, &site));
    TRY(judge_target(action, agreement, joined));
    if (site.agreement.id == agreement.id) {
        refuse_number(action, REFUSAL_SAME_AGREEMENT, S("agreement"), joined);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(save_site_move(action, &site, agreement));
    TRY(quotes_lose_site(action, site.site));
    TRY(summary_of(action, enterprise, agreement, ret_agreement));
    return action_finish(action, S("site.move"), site.site.id);
}

static Err site_move(Action *action, const void *given, void *outcome) {
    const SiteInput *input = given;
    return site_move_in(action, input->site, input->agreement, outcome);
}

Err do_site_move(const ActionContext *context, const SiteInput *input,
                 AgreementSummary *ret_agreement, Refusals *ret_refusals) {
    return action_run(context, site_move, input, ret_agreement, ret_refusals);
}
