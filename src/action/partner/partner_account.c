// Accounts and what became of them; a move is a row more and another state.
#include "action/partner/partner_account.h"

#include "action/action_private.h"
#include "store/q_partner.h"

#include <stddef.h>

static const Column columns[] = {
    COLUMN(PartnerAccount, number, COLUMN_NUMBER),
    COLUMN(PartnerAccount, name, COLUMN_TEXT),
    COLUMN(PartnerAccount, country, COLUMN_TEXT),
    COLUMN(PartnerAccount, tier, COLUMN_TEXT),
    COLUMN(PartnerAccount, direct, COLUMN_BOOL),
    COLUMN(PartnerAccount, distributor, COLUMN_NUMBER),
    COLUMN(PartnerAccount, state, COLUMN_TEXT),
    COLUMN(PartnerAccount, since, COLUMN_DATE),
    COLUMN_OR_NULL(PartnerAccount, state_on, COLUMN_DATE),
};
const ColumnTable partner_account_columns = COLUMN_TABLE_PLAIN(columns, PartnerAccount);

static const Text states[] = {S_INIT("active"), S_INIT("suspended"), S_INIT("closed")};

static const Field fields[] = {
    {.name = S_INIT("state"), .kind = FIELD_NAME, .offset = offsetof(PartnersInput, state)},
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(PartnersInput, after)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(PartnersInput, limit),
     .least = 1,
     .most = PARTNERS_MAX},
};
const FieldTable partners_fields = FIELD_TABLE("the partner accounts", PartnersInput, fields);

// The rows of both queries have the same members.
#define ACCOUNT_OF(row)                                                                            \
    ((PartnerAccount){.number = (row)->number,                                                     \
                      .name = (row)->name,                                                         \
                      .country = (row)->country,                                                   \
                      .tier = (row)->tier,                                                         \
                      .direct = (row)->direct,                                                     \
                      .distributor = (row)->distributor,                                           \
                      .state = (row)->state,                                                       \
                      .since = (row)->since,                                                       \
                      .state_on_null = (row)->state_on_null,                                       \
                      .state_on = (row)->state_on_null ? (Date){0} : (row)->state_on,              \
                      .name_key = (row)->name_key})

// ---- the list ----

static bool is_state(Text name) {
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (text_equal(states[i], name)) {
            return true;
        }
    }
    return false;
}

// By name and number: the place behind an account.
static Err find_place(const ActionContext *context, Text after, Text *ret_key, Refusals *refusals) {
    QPartnerLoadRow row;
    bool found = false;
    *ret_key = (Text){0};
    if (after.len == 0) {
        return OK;
    }
    TRY(q_partner_load(context->db, context->arena, &(QPartnerLoadIn){.number = after}, &row,
                       &found));
    if (found) {
        *ret_key = row.name_key;
    } else {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
    }
    return OK;
}

Err see_partner_accounts(const ActionContext *context, const PartnersInput *input,
                         PartnersView *ret_view, Refusals *ret_refusals) {
    size_t most = input->limit == 0 ? PARTNERS_DEFAULT : (size_t)input->limit;
    QPartnerListRows rows;
    Text key;
    *ret_refusals = (Refusals){0};
    *ret_view = (PartnersView){0};
    if (input->state.len > 0 && !is_state(input->state)) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_BAD_STATE, .field = S("state"), .value = input->state});
    }
    TRY(find_place(context, input->after, &key, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(q_partner_list(context->db, context->arena,
                       &(QPartnerListIn){.state = input->state,
                                         .after_key = key,
                                         .after = input->after,
                                         .most = (int64_t)most + 1},
                       &rows));
    PartnersView view = {.rows = arena_array(context->arena, PartnerAccount, rows.count),
                         .count = rows.count > most ? most : rows.count};
    for (size_t i = 0; i < view.count; i++) {
        view.rows[i] = ACCOUNT_OF(&rows.rows[i]);
    }
    view.next = rows.count > most ? view.rows[most - 1].number : S("");
    *ret_view = view;
    return OK;
}

// ---- one ----

typedef struct {
    AccountId account;
    PartnerAccount row;
    QPartnerListEventsRows events;
} Loaded;

static Err load(const ActionContext *context, Text number, Loaded *ret, Refusals *refusals) {
    QPartnerLoadRow row;
    bool found = false;
    TRY(q_partner_load(context->db, context->arena, &(QPartnerLoadIn){.number = number}, &row,
                       &found));
    if (!found) {
        refuse(refusals, (Refusal){.id = REFUSAL_PARTNER_NOT_FOUND, .value = number});
        return OK;
    }
    ret->account = row.account;
    ret->row = ACCOUNT_OF(&row);
    return q_partner_list_events(context->db, context->arena,
                                 &(QPartnerListEventsIn){.account = row.account}, &ret->events);
}

static const QPartnerListEventsRow *last_of(const Loaded *loaded) {
    return loaded->events.count == 0 ? NULL : &loaded->events.rows[loaded->events.count - 1];
}

// The state machine: the state behind a verb; empty where there is no such move.
static Text state_after(Text state, PartnerVerb verb) {
    if (verb == PARTNER_SUSPEND) {
        return text_equal(state, S("active")) ? S("suspended") : S("");
    }
    bool suspended = text_equal(state, S("suspended"));
    return !suspended ? S("") : verb == PARTNER_RESUME ? S("active") : S("closed");
}

static bool is_anothers(const ActionContext *context, const Loaded *loaded) {
    const QPartnerListEventsRow *last = last_of(loaded);
    return last == NULL || last->actor.id != context->actor.id;
}

static Err see(const ActionContext *context, Text number, PartnerSeen *ret_partner,
               Refusals *refusals) {
    Loaded loaded = {0};
    TRY(load(context, number, &loaded, refusals));
    if (refused(refusals)) {
        return OK;
    }
    Text state = loaded.row.state;
    PartnerSeen seen = {
        .account = loaded.row,
        .revision = (int64_t)loaded.events.count + 1,
        .steps = arena_array(context->arena, PartnerStep, loaded.events.count),
        .step_count = loaded.events.count,
        .may_suspend = state_after(state, PARTNER_SUSPEND).len > 0,
        .may_resume = state_after(state, PARTNER_RESUME).len > 0,
        .may_close = state_after(state, PARTNER_CLOSE).len > 0 && is_anothers(context, &loaded),
    };
    for (size_t i = 0; i < loaded.events.count; i++) {
        const QPartnerListEventsRow *event = &loaded.events.rows[i];
        seen.steps[i] = (PartnerStep){event->state, event->reason, event->on_day, event->name};
        seen.changed_by = event->name;
        seen.changed_at = event->at;
    }
    *ret_partner = seen;
    return OK;
}

Err see_partner_account(const ActionContext *context, Text number, PartnerSeen *ret_partner,
                        Refusals *ret_refusals) {
    *ret_refusals = (Refusals){0};
    return see(context, number, ret_partner, ret_refusals);
}

// ---- moving ----

typedef struct {
    PartnerVerb verb;
    const PartnerMove *move;
} Moving;

// True where this request did it before, or its key did something else.
static bool is_repeated(Action *action, const Loaded *loaded) {
    const ActionContext *context = action->context;
    for (size_t i = 0; context->key.len > 0 && i < loaded->events.count; i++) {
        const QPartnerListEventsRow *event = &loaded->events.rows[i];
        if (event->request_null || event->actor.id != context->actor.id ||
            !text_equal(event->request, context->key)) {
            continue;
        }
        if (event->digest_null || !text_equal(event->digest, context->digest)) {
            refuse(action->refusals,
                   (Refusal){.id = REFUSAL_KEY_REUSED, .field = S("key"), .value = context->key});
        }
        return true;
    }
    return false;
}

static void judge(Action *action, const Moving *moving, const Loaded *loaded) {
    Text state = loaded->row.state;
    if (moving->move->revision != (int64_t)loaded->events.count + 1) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_STALE, .field = S("revision")});
    } else if (state_after(state, moving->verb).len == 0) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_ALREADY_DECIDED, .field = S("state"), .value = state});
    } else if (moving->verb == PARTNER_CLOSE && !is_anothers(action->context, loaded)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_OWN_REQUEST, .field = S("state")});
    } else if (moving->move->reason.len == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_REASON_REQUIRED, .field = S("reason")});
    }
}

// An ActionBody.
static Err body(Action *action, const void *given, void *outcome) {
    const Moving *moving = given;
    const ActionContext *context = action->context;
    Loaded loaded = {0};
    TRY(load(context, moving->move->number, &loaded, action->refusals));
    if (refused(action->refusals)) {
        return OK;
    }
    bool repeated = is_repeated(action, &loaded);
    if (!repeated) {
        judge(action, moving, &loaded);
    }
    if (refused(action->refusals) || repeated) {
        return repeated ? see(context, moving->move->number, outcome, action->refusals) : OK;
    }
    Text state = state_after(loaded.row.state, moving->verb);
    TRY(q_partner_add_event(action->db,
                            &(QPartnerAddEventIn){.account = loaded.account,
                                                  .change = (int64_t)loaded.events.count + 1,
                                                  .state = state,
                                                  .reason = moving->move->reason,
                                                  .on_day = action->today,
                                                  .at = context->now,
                                                  .actor = context->actor,
                                                  .request_null = context->key.len == 0,
                                                  .request = context->key,
                                                  .digest_null = context->digest.len == 0,
                                                  .digest = context->digest}));
    TRY(q_partner_set_state(action->db, &(QPartnerSetStateIn){.account = loaded.account,
                                                              .state = state,
                                                              .state_on = action->today}));
    return see(context, moving->move->number, outcome, action->refusals);
}

Err do_partner_move(const ActionContext *context, PartnerVerb verb, const PartnerMove *move,
                    PartnerSeen *ret_partner, Refusals *ret_refusals) {
    Moving moving = {verb, move};
    return action_run(context, body, &moving, ret_partner, ret_refusals);
}
