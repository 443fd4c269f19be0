// Finds the quote that an action is about, and judges whether the viewer may do it now.
#include "action/quote/quote_work_private.h"

#include "action/viewer.h"

// portal.md §4: sales quotes are written by pricing, orders and renewals, renewal quotes by
// renewals.
static bool desk_writes(Desk desk, bool renewal) {
    switch (desk) {
    case DESK_RENEWALS:
        return true;
    case DESK_PRICING:
    case DESK_ORDERS:
        return !renewal;
    case DESK_NONE:
    case DESK_CARE:
    case DESK_ADMIN:
    case DESK_AUDITOR:
        return false;
    }
    NEVER("a desk of the list");
}

static QuoteRelation relation_of_partner(const Viewer *viewer, const QuoteWork *work) {
    int64_t account = viewer->account.id;
    bool owns = work->owner.id == account;
    unsigned parts = owns ? QUOTE_BY_OWNER : 0;
    return (QuoteRelation){
        .sees = owns || work->distributor.id == account || work->reseller.id == account,
        .parts = parts,
        .movers = rights_have(viewer->rights, RIGHT_BIDS) ? parts : 0,
    };
}

// V1: its own site's, all of the agreement's where it sees that whole; and only what was presented,
// or stands (P24).
static QuoteRelation relation_of_customer(const Viewer *viewer, const QuoteWork *work) {
    bool own = viewer->enterprise.id == work->enterprise.id &&
               viewer->agreement.id == work->agreement.id &&
               (viewer->sees_agreement || (work->site.id != 0 && work->site.id == viewer->site.id));
    bool sees = own && (quote_is_shown(work) || work->revision > 1); // then an earlier one was
    unsigned parts = sees ? QUOTE_BY_CUSTOMER : 0;
    return (QuoteRelation){
        .sees = sees,
        .parts = parts,
        .movers = rights_have(viewer->rights, RIGHT_QUOTES) ? parts : 0,
    };
}

QuoteRelation quote_relation(const ActionContext *context, const QuoteWork *work) {
    enum { ALL = QUOTE_BY_OWNER | QUOTE_BY_CUSTOMER | QUOTE_BY_SYSTEM };
    const Viewer *viewer = context->viewer;
    if (viewer == NULL) {
        return (QuoteRelation){.sees = true, .parts = ALL, .movers = ALL};
    }
    if (viewer->kind == VIEWER_PARTNER) {
        return relation_of_partner(viewer, work);
    }
    if (viewer->kind == VIEWER_CUSTOMER) {
        return relation_of_customer(viewer, work);
    }
    unsigned parts = work->owner.id == 0 ? QUOTE_BY_OWNER : 0;
    return (QuoteRelation){.sees = true,
                           .parts = parts,
                           .movers = desk_writes(viewer->desk, work->renewal) ? parts : 0};
}

static void refuse_number(Action *action, RefusalId id, Text number) {
    refuse(action->refusals, (Refusal){.id = id, .field = S("quote"), .value = number});
}

// Refuses where the verb is none of the viewer's, or not in this state; a change of a presented
// quote is a revision of it.
static void judge_move(Action *action, const QuoteWork *work, QuoteRelation relation,
                       QuoteVerb verb) {
    QuoteState after;
    QuoteState now = quote_state_on(work->state, work->has_valid_to, work->valid_to, action->today);
    if (quote_state_after(now, verb, relation.movers, &after)) {
        return;
    }
    if (quote_state_after(now, verb, ~0u, &after) || relation.parts == 0) {
        refuse_number(action, REFUSAL_RIGHT_MISSING, work->number);
    } else if (now == QUOTE_EXPIRED) {
        refuse_number(action, REFUSAL_QUOTE_EXPIRED, work->number);
    } else {
        refuse(action->refusals, (Refusal){.id = REFUSAL_QUOTE_STATE,
                                           .field = S("state"),
                                           .value = quote_state_name(now)});
    }
}

static void judge(Action *action, const QuoteWork *work, int64_t edition, QuoteVerb verb) {
    QuoteRelation relation = quote_relation(action->context, work);
    if (!relation.sees) {
        refuse_number(action, REFUSAL_QUOTE_NOT_FOUND, work->number);
        return;
    }
    if (relation.movers == 0) {
        refuse_number(action, REFUSAL_RIGHT_MISSING, work->number);
        return;
    }
    if (edition != 0 && edition != work->edition) {
        TextBuf buf = buf_new(action->arena, 24);
        buf_add_int(&buf, work->edition);
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_STALE, .field = S("edition"), .value = buf_text(&buf)});
        return;
    }
    bool revises = verb == QUOTE_CHANGE && work->state == QUOTE_PRESENTED;
    judge_move(action, work, relation, revises ? QUOTE_REVISE : verb);
}

Err quote_begin(Action *action, Text number, int64_t edition, QuoteVerb verb, QuoteWork *ret_work) {
    EnterpriseId enterprise;
    QuoteId quote;
    bool found = false;
    TRY(action_find(action, S("quote"), number, &enterprise, &quote.id, &found));
    if (!found) {
        refuse_number(action, REFUSAL_QUOTE_NOT_FOUND, number);
        return OK;
    }
    TRY(action_open(action, enterprise));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(quote_work_load(action->context, enterprise, quote, 0, ret_work, &found));
    if (!found) {
        return FAULT_AT(FAULT_DB_VALUE, 0); // a number of the directory without its quote
    }
    if (!action->repeated) {
        judge(action, ret_work, edition, verb);
    }
    return OK;
}
