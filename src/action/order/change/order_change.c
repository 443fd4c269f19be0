// do_change_ask, do_change_decide, and looking at both: what every kind of change shares.
#include "action/order/change/order_change_private.h"
#include "action/order/order_revision_private.h"
#include "action/viewer.h"

#include <stddef.h>

enum { DECIDED_ROOM = 64 };

static const Field decide_fields[] = {
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(ChangeDecideAsk, reason),
     .most = CHANGE_REASON_CHARACTERS_MAX},
};
const FieldTable change_decide_fields =
    FIELD_TABLE("a decision on a change", ChangeDecideAsk, decide_fields);

// What each kind does by itself (order_change_private.h); judge, confirm: NULL where there is
// nothing to do.
static const struct {
    Text name;
    Err (*load)(Action *action, ChangeWork *work);
    Err (*keep)(Action *action, ChangeWork *work);
    Err (*take)(Action *action, const ChangeAskInput *input, ChangeWork *work);
    Err (*save)(Action *action, const ChangeWork *work, int64_t change);
    Err (*judge)(Action *action, const ChangeWork *work);
    Err (*confirm)(Action *action, const ChangeWork *work);
    Err (*show)(Action *action, const ChangeWork *work, OrderChange *change);
    Text asked; // as the audit calls what is done
    Text decided[CHANGE_WITHDRAW + 1];
} kinds[CHANGE_KINDS] = {
    [CHANGE_REBILL] = {S_INIT("rebill"),
                       rebill_load,
                       rebill_keep,
                       rebill_take,
                       rebill_save,
                       NULL,
                       rebill_confirm,
                       rebill_show,
                       S_INIT("order.rebill_ask"),
                       {S_INIT("order.rebill_confirm"), S_INIT("order.rebill_refuse"),
                        S_INIT("order.rebill_withdraw")}},
    [CHANGE_PRICE] = {S_INIT("price"),
                      reprice_load,
                      reprice_keep,
                      reprice_take,
                      reprice_save,
                      reprice_judge,
                      NULL,
                      reprice_show,
                      S_INIT("order.price_ask"),
                      {S_INIT("order.price_confirm"), S_INIT("order.price_refuse"),
                       S_INIT("order.price_withdraw")}},
};

// Of each verb: the state it leads to, and what those are told who follow the order.
static const struct {
    Text state;
    Text told;
} verbs[] = {
    [CHANGE_CONFIRM] = {S_INIT("confirmed"), S_INIT("order.change_confirmed")},
    [CHANGE_REFUSE] = {S_INIT("refused"), S_INIT("order.change_refused")},
    [CHANGE_WITHDRAW] = {S_INIT("withdrawn"), S_INIT("order.change_withdrawn")},
};

static void say(Action *action, RefusalId id, Text field, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = value});
}

static bool waits(const QOrderChangeNewestRow *change) {
    return text_equal(change->state, S("waiting"));
}

// 1, 2 of the first that was asked of an order, as it waits and when it is decided; 3, 4 of the
// next.
static int64_t revision_of(const ChangeWork *work) {
    return work->asked ? 2 * work->change.place - waits(&work->change) : 0;
}

// ---- found and read ----

// As the viewer finds it.
static Err find(Action *action, ChangeKind kind, Text number, ChangeWork *ret_work) {
    const Viewer *viewer = action->context->viewer;
    bool found = false;
    *ret_work = (ChangeWork){.kind = kind, .number = number};
    if (viewer == NULL || viewer->kind != VIEWER_STAFF || viewer->desk != DESK_ORDERS) {
        say(action, REFUSAL_RIGHT_MISSING, S("order"), (Text){0});
        return OK;
    }
    TRY(action_find(action, S("order"), number, &ret_work->enterprise, &ret_work->order.id,
                    &found));
    if (!found) {
        say(action, REFUSAL_ORDER_NOT_FOUND, S("order"), number);
    }
    return OK;
}

static Err newest(Action *action, const ChangeWork *work, Text kind, QOrderChangeNewestRow *ret_row,
                  bool *ret_found) {
    return q_order_change_newest(action->db, action->arena,
                                 &(QOrderChangeNewestIn){.enterprise = work->enterprise,
                                                         .order_id = work->order,
                                                         .kind = kind},
                                 ret_row, ret_found);
}

// The order and what was asked, as they are kept now.
static Err load(Action *action, ChangeWork *work) {
    TRY(q_order_load_whole(
        action->db, action->arena,
        &(QOrderLoadWholeIn){.enterprise = work->enterprise, .order_id = work->order}, &work->row,
        &work->accepted));
    TRY(order_request_load(action->context, work->enterprise, work->order, &work->request,
                           &work->requested));
    TRY(newest(action, work, kinds[work->kind].name, &work->change, &work->asked));
    TRY(newest(action, work, S(""), &work->last, &work->asked_any));
    return work->asked ? kinds[work->kind].load(action, work) : OK;
}

static void show_asked(const Action *action, const ChangeWork *work, OrderChange *to) {
    const QOrderChangeNewestRow *change = &work->change;
    bool own = change->asked_by.id == action->context->actor.id;
    to->revision = revision_of(work);
    to->state = change->state;
    to->reason = change->reason;
    to->asked_on = change->asked_on;
    to->asked_on_null = false;
    to->asked_by = change->asked_name;
    to->decided_on_null = change->decided_on_null;
    to->decided_on = change->decided_on;
    to->decided_by = change->decided_name_null ? (Text){0} : change->decided_name;
    to->decided_reason = change->decided_reason_null ? (Text){0} : change->decided_reason;
    to->made = change->made_number_null ? (Text){0} : change->made_number;
    to->may_decide = waits(change) && !own;
    to->may_withdraw = waits(change) && own;
}

// As people read it.
static Err show(Action *action, const ChangeWork *work, OrderChange *ret_change) {
    OrderChange change = {.order = work->number, .asked_on_null = true, .decided_on_null = true};
    TRY(kinds[work->kind].show(action, work, &change));
    if (work->asked) {
        show_asked(action, work, &change);
    }
    *ret_change = change;
    return OK;
}

// As it is now, on the connection that wrote.
static Err see(Action *action, ChangeWork *work, OrderChange *ret_change) {
    TRY(load(action, work));
    ENSURE(work->asked);
    return show(action, work, ret_change);
}

// ---- asking ----

static Text reason_of(const ChangeAskInput *input) {
    return input->kind == CHANGE_REBILL ? input->rebill->reason : input->price->reason;
}

static Err save(Action *action, const ChangeAskInput *input, const ChangeWork *work) {
    const ActionContext *context = action->context;
    int64_t change = action_new_id(action);
    bool priced = work->kind == CHANGE_PRICE;
    TRY(q_order_change_add(action->db,
                           &(QOrderChangeAddIn){.enterprise = action->enterprise,
                                                .change = change,
                                                .seq = action->seq,
                                                .order_id = work->order,
                                                .place = work->asked_any ? work->last.place + 1 : 1,
                                                .kind = kinds[work->kind].name,
                                                .reason = reason_of(input),
                                                .asked_on = action->today,
                                                .asked_at = context->now,
                                                .account = context->account,
                                                .asked_by = context->actor,
                                                .total_before_null = !priced,
                                                .total_before = work->total_before,
                                                .total_null = !priced,
                                                .total = work->total}));
    TRY(kinds[work->kind].save(action, work, change));
    TRY(action_tell(action, S("order.change_waiting"), change));
    return action_finish(action, kinds[work->kind].asked, change);
}

static Err judge_ask(Action *action, const ChangeAskInput *input, const ChangeWork *work) {
    TRY(order_judge_revision(action, work->enterprise, work->order, true, input->revision));
    if (reason_of(input).len == 0) {
        say(action, REFUSAL_REASON_REQUIRED, S("reason"), (Text){0});
    }
    return OK;
}

// Loads it and takes what is asked for. Where one waits already, that is decided first.
static Err take(Action *action, const ChangeAskInput *input, ChangeWork *work) {
    TRY(load(action, work));
    if (work->asked_any && waits(&work->last)) {
        say(action, REFUSAL_CHANGE_WAITS, S("order"), work->last.asked_name);
    }
    return kinds[work->kind].take(action, input, work);
}

// An ActionBody.
static Err ask(Action *action, const void *given, void *outcome) {
    const ChangeAskInput *input = given;
    ChangeMoved *moved = outcome;
    ChangeWork work;
    *moved = (ChangeMoved){0};
    TRY(find(action, input->kind, input->order, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, work.enterprise));
    moved->repeated = action->repeated;
    if (action->repeated || refused(action->refusals)) {
        return action->repeated ? see(action, &work, &moved->change) : OK;
    }
    TRY(judge_ask(action, input, &work));
    TRY(take(action, input, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(save(action, input, &work));
    return see(action, &work, &moved->change);
}

Err do_change_ask(const ActionContext *context, const ChangeAskInput *input, ChangeMoved *ret_moved,
                  Refusals *ret_refusals) {
    return action_run(context, ask, input, ret_moved, ret_refusals);
}

// An ActionBody that has no effect.
static Err check(Action *action, const void *given, void *outcome) {
    const ChangeAskInput *input = given;
    ChangeWork work;
    TRY(find(action, input->kind, input->order, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, work.enterprise));
    TRY(take(action, input, &work));
    work.asked = false;
    return refused(action->refusals) ? OK : show(action, &work, outcome);
}

Err see_change_check(const ActionContext *context, const ChangeAskInput *input,
                     OrderChange *ret_change, Refusals *ret_refusals) {
    return action_look(context, check, input, ret_change, ret_refusals);
}

Err see_order_change(const ActionContext *context, ChangeKind kind, Text order,
                     OrderChange *ret_change, Refusals *ret_refusals) {
    Action action;
    ChangeWork work;
    *ret_refusals = (Refusals){0};
    action = action_reading(context, ret_refusals);
    TRY(find(&action, kind, order, &work));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(load(&action, &work));
    TRY(kinds[kind].keep(&action, &work));
    return refused(ret_refusals) ? OK : show(&action, &work, ret_change);
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
    bool own = work->change.asked_by.id == action->context->actor.id;
    bool takes_back = deciding->verb == CHANGE_WITHDRAW;
    if (!work->asked) {
        say(action, REFUSAL_CHANGE_NOT_FOUND, S("order"), decision->order);
    } else if (!waits(&work->change)) {
        say(action, REFUSAL_ALREADY_DECIDED, S("order"), decided_words(action, &work->change));
    } else if (own != takes_back) {
        say(action, own ? REFUSAL_OWN_REQUEST : REFUSAL_OTHER_REQUEST, S("order"),
            work->change.asked_name);
    } else if (decision->revision != revision_of(work)) {
        say(action, REFUSAL_STALE, S("revision"), (Text){0});
    } else if (deciding->verb == CHANGE_REFUSE && decision->reason.len == 0) {
        say(action, REFUSAL_REASON_REQUIRED, S("reason"), (Text){0});
    }
}

static Err note(Action *action, const Deciding *deciding, const ChangeWork *work) {
    TRY(q_order_change_decide(action->db,
                              &(QOrderChangeDecideIn){
                                  .enterprise = action->enterprise,
                                  .change = work->change.change,
                                  .state = verbs[deciding->verb].state,
                                  .decided_seq = action->seq,
                                  .decided_on = action->today,
                                  .decided_at = action->context->now,
                                  .decided_by = action->context->actor,
                                  .decided_reason_null = deciding->decision->reason.len == 0,
                                  .decided_reason = deciding->decision->reason,
                              }));
    TRY(action_tell(action, verbs[deciding->verb].told, work->change.change));
    return action_finish(action, kinds[work->kind].decided[deciding->verb], work->change.change);
}

// All of it is judged again, then noted, then done.
static Err move(Action *action, const Deciding *deciding, const ChangeWork *work) {
    bool confirms = deciding->verb == CHANGE_CONFIRM;
    if (confirms && kinds[work->kind].judge != NULL) {
        TRY(kinds[work->kind].judge(action, work));
    }
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(note(action, deciding, work));
    return confirms && kinds[work->kind].confirm != NULL ? kinds[work->kind].confirm(action, work)
                                                         : OK;
}

// An ActionBody.
static Err decide(Action *action, const void *given, void *outcome) {
    const Deciding *deciding = given;
    ChangeMoved *moved = outcome;
    ChangeWork work;
    *moved = (ChangeMoved){0};
    TRY(find(action, deciding->decision->kind, deciding->decision->order, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, work.enterprise));
    moved->repeated = action->repeated;
    if (action->repeated || refused(action->refusals)) {
        return action->repeated ? see(action, &work, &moved->change) : OK;
    }
    TRY(load(action, &work));
    judge_decision(action, deciding, &work);
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(move(action, deciding, &work));
    return refused(action->refusals) ? OK : see(action, &work, &moved->change);
}

Err do_change_decide(const ActionContext *context, ChangeVerb verb, const ChangeDecision *decision,
                     ChangeMoved *ret_moved, Refusals *ret_refusals) {
    return action_run(context, decide, &(Deciding){verb, decision}, ret_moved, ret_refusals);
}
