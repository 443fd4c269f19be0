// do_rebill_ask, do_rebill_decide, and looking at both.
#include "action/order/change/order_change_private.h"
#include "action/order/change/order_rebill_private.h"
#include "action/order/order_parties_private.h"
#include "action/order/order_revision_private.h"

enum { DECIDED_ROOM = 64 };

static void say(Action *action, RefusalId id, Text field, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = value});
}

static bool waits(const ChangeWork *work) {
    return work->asked && text_equal(work->change.state, S("waiting"));
}

// As it is now, on the connection that wrote.
static Err see(Action *action, ChangeWork *work, OrderRebill *ret_rebill) {
    TRY(change_load(action, work));
    ENSURE(work->asked && work->accepted);
    return change_show(action, work, ret_rebill);
}

// ---- asking ----

static Err save(Action *action, const RebillAsk *ask, const ChangeWork *work) {
    const ActionContext *context = action->context;
    const OrderParties *parties = &work->parties;
    int64_t change = action_new_id(action);
    TRY(q_order_change_add(action->db,
                           &(QOrderChangeAddIn){.enterprise = action->enterprise,
                                                .change = change,
                                                .seq = action->seq,
                                                .order_id = work->order,
                                                .place = work->asked ? work->change.place + 1 : 1,
                                                .kind = S("rebill"),
                                                .reason = ask->reason,
                                                .asked_on = action->today,
                                                .asked_at = context->now,
                                                .account = context->account,
                                                .asked_by = context->actor}));
    TRY(q_order_change_add_rebill(action->db, &(QOrderChangeAddRebillIn){
                                                  .enterprise = action->enterprise,
                                                  .change = change,
                                                  .site = work->site,
                                                  ORDER_PARTIES(parties),
                                                  ORDER_PAPERS_OF_DISTRIBUTOR(parties),
                                              }));
    TRY(action_tell(action, S("order.change_waiting"), change));
    return action_finish(action, S("order.rebill_ask"), change);
}

static Err judge_ask(Action *action, const RebillAskInput *input, const ChangeWork *work) {
    TRY(order_judge_revision(action, work->enterprise, work->order, true, input->revision));
    if (input->ask->reason.len == 0) {
        say(action, REFUSAL_REASON_REQUIRED, S("reason"), (Text){0});
    }
    return OK;
}

// Of one that waits already: that is decided first.
static Err judge_free(Action *action, const ChangeWork *work) {
    if (waits(work)) {
        say(action, REFUSAL_CHANGE_WAITS, S("order"), work->change.asked_name);
    }
    return OK;
}

// An ActionBody.
static Err ask(Action *action, const void *given, void *outcome) {
    const RebillAskInput *input = given;
    RebillMoved *moved = outcome;
    ChangeWork work;
    *moved = (RebillMoved){0};
    TRY(change_find(action, input->order, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, work.enterprise));
    moved->repeated = action->repeated;
    if (action->repeated || refused(action->refusals)) {
        return action->repeated ? see(action, &work, &moved->rebill) : OK;
    }
    TRY(judge_ask(action, input, &work));
    TRY(change_load(action, &work));
    TRY(judge_free(action, &work));
    TRY(change_take(action, input->ask, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(save(action, input->ask, &work));
    return see(action, &work, &moved->rebill);
}

Err do_rebill_ask(const ActionContext *context, const RebillAskInput *input, RebillMoved *ret_moved,
                  Refusals *ret_refusals) {
    return action_run(context, ask, input, ret_moved, ret_refusals);
}

// An ActionBody that has no effect.
static Err check(Action *action, const void *given, void *outcome) {
    const RebillAskInput *input = given;
    ChangeWork work;
    TRY(change_find(action, input->order, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, work.enterprise));
    TRY(change_load(action, &work));
    TRY(judge_free(action, &work));
    TRY(change_take(action, input->ask, &work));
    work.asked = false;
    return refused(action->refusals) ? OK : change_show(action, &work, outcome);
}

Err see_rebill_check(const ActionContext *context, const RebillAskInput *input,
                     OrderRebill *ret_rebill, Refusals *ret_refusals) {
    return action_look(context, check, input, ret_rebill, ret_refusals);
}

Err see_order_rebill(const ActionContext *context, Text order, OrderRebill *ret_rebill,
                     Refusals *ret_refusals) {
    Action action;
    ChangeWork work;
    *ret_refusals = (Refusals){0};
    action = action_reading(context, ret_refusals);
    TRY(change_find(&action, order, &work));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(change_load(&action, &work));
    if (!work.accepted) {
        say(&action, REFUSAL_NOT_REBILLABLE, S("order"), order);
        return OK;
    }
    if (!work.asked) {
        change_keep(&work);
    }
    return change_show(&action, &work, ret_rebill);
}

// ---- deciding ----

typedef struct {
    ChangeVerb verb;
    const ChangeDecision *decision;
} Deciding;

// portal.md §8: who, when, present state.
static Text decided_words(Action *action, const QOrderChangeNewestRow *change) {
    TextBuf buf =
        buf_new(action->arena, change->state.len + change->decided_name.len + DECIDED_ROOM);
    buf_add(&buf, change->state);
    buf_add(&buf, S(", "));
    buf_add(&buf, change->decided_name_null ? (Text){0} : change->decided_name);
    buf_add(&buf, S(", "));
    buf_add(&buf, date_text(action->arena, change->decided_on));
    return buf_text(&buf);
}

static void judge_decision(Action *action, const Deciding *deciding, const ChangeWork *work) {
    const ChangeDecision *decision = deciding->decision;
    if (!work->asked) {
        say(action, REFUSAL_CHANGE_NOT_FOUND, S("order"), decision->order);
    } else if (!waits(work)) {
        say(action, REFUSAL_ALREADY_DECIDED, S("order"), decided_words(action, &work->change));
    } else if (work->change.asked_by.id == action->context->actor.id) {
        say(action, REFUSAL_OWN_REQUEST, S("order"), work->change.asked_name);
    } else if (decision->revision != change_revision(work)) {
        say(action, REFUSAL_STALE, S("revision"), (Text){0});
    } else if (deciding->verb == CHANGE_REFUSE && decision->reason.len == 0) {
        say(action, REFUSAL_REASON_REQUIRED, S("reason"), (Text){0});
    }
}

static Err note(Action *action, const Deciding *deciding, const ChangeWork *work) {
    bool refuses = deciding->verb == CHANGE_REFUSE;
    TRY(q_order_change_decide(action->db,
                              &(QOrderChangeDecideIn){
                                  .enterprise = action->enterprise,
                                  .change = work->change.change,
                                  .state = refuses ? S("refused") : S("confirmed"),
                                  .decided_seq = action->seq,
                                  .decided_on = action->today,
                                  .decided_at = action->context->now,
                                  .decided_by = action->context->actor,
                                  .decided_reason_null = deciding->decision->reason.len == 0,
                                  .decided_reason = deciding->decision->reason,
                              }));
    TRY(action_tell(action, refuses ? S("order.change_refused") : S("order.change_confirmed"),
                    work->change.change));
    return action_finish(action, refuses ? S("order.rebill_refuse") : S("order.rebill_confirm"),
                         work->change.change);
}

// R9.3: the rebill itself, an action of its own in the same commit.
static Err rebill(Action *action, const ChangeWork *work) {
    Action behind = action_behind(action, 2);
    RebillInput input = change_input(work);
    RebillOutcome outcome;
    TRY(order_rebill_in(&behind, &input, &outcome));
    return refused(action->refusals)
               ? OK
               : q_order_change_set_made(action->db,
                                         &(QOrderChangeSetMadeIn){.enterprise = action->enterprise,
                                                                  .change = work->change.change,
                                                                  .made = outcome.order});
}

// An ActionBody.
static Err decide(Action *action, const void *given, void *outcome) {
    const Deciding *deciding = given;
    RebillMoved *moved = outcome;
    ChangeWork work;
    *moved = (RebillMoved){0};
    TRY(change_find(action, deciding->decision->order, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, work.enterprise));
    moved->repeated = action->repeated;
    if (action->repeated || refused(action->refusals)) {
        return action->repeated ? see(action, &work, &moved->rebill) : OK;
    }
    TRY(change_load(action, &work));
    judge_decision(action, deciding, &work);
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(note(action, deciding, &work));
    if (deciding->verb == CHANGE_CONFIRM) {
        TRY(rebill(action, &work));
    }
    return refused(action->refusals) ? OK : see(action, &work, &moved->rebill);
}

Err do_rebill_decide(const ActionContext *context, ChangeVerb verb, const ChangeDecision *decision,
                     RebillMoved *ret_moved, Refusals *ret_refusals) {
    return action_run(context, decide, &(Deciding){verb, decision}, ret_moved, ret_refusals);
}
