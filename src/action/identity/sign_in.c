// Three steps: the try is noted and its person looked up (one transaction), the password is hashed
// (none is open then), the session begins or the failure is noted (another).
#include "action/identity/sign_in.h"

#include "action/identity/identity_private.h"
#include "auth/mail_address.h"
#include "auth/secret.h"
#include "store/q_identity.h"
#include "store/q_installation.h"
#include "store/q_session.h"
#include "store/q_sign_in.h"

enum { TRIES_KEPT_SECONDS = TRIES_SECONDS + LOCK_SECONDS };

typedef struct {
    const SignInInput *input;
    Text mail_key;
    Text who;    // digest of the mail
    Text device; // digest of the device
} Asked;

// What is known after the first step.
typedef struct {
    IdentityId identity; // 0: nobody has this mail
    Text password;
    bool is_active;
    bool is_known_device;
    bool is_locked;
    size_t tries; // that count, with this one
} Try;

// ---- the lock ----

bool sign_in_locked(const Instant *tries, size_t count, Instant now) {
    if (count < TRIES_COUNTED || now.seconds - tries[0].seconds >= LOCK_SECONDS) {
        return false;
    }
    // While it is locked nothing counts: so the latest that counts is the one that locked.
    return tries[0].seconds - tries[TRIES_COUNTED - 1].seconds < TRIES_SECONDS;
}

Err identity_tell(Action *action, IdentityId identity, Text kind) {
    return q_identity_add_event(action->db,
                                &(QIdentityAddEventIn){.identity = identity,
                                                       .at = action->context->now,
                                                       .kind = kind,
                                                       .account = action->context->account});
}

// ---- the first step ----

static Err find_person(Action *action, const Asked *asked, Try *try) {
    QSignInFindIdentityRow row;
    QSignInCountDeviceRow device;
    bool found = false;
    TRY(q_sign_in_find_identity(action->db, action->arena,
                                &(QSignInFindIdentityIn){.mail_key = asked->mail_key}, &row,
                                &found));
    if (found) {
        try->identity = row.identity;
        try->password = row.password_null ? (Text){0} : row.password;
        try->is_active = text_equal(row.state, S("active"));
    }
    TRY(q_sign_in_count_device(
        action->db, action->arena,
        &(QSignInCountDeviceIn){.identity = try->identity, .device = asked->device}, &device));
    try->is_known_device = device.known > 0;
    return OK;
}

static Text bucket_of(const Asked *asked, const Try *try) {
    return try->is_known_device ? asked->device : (Text){0};
}

static Err judge_lock(Action *action, const Asked *asked, Try *try) {
    QSignInListTriesRows rows;
    Instant now = action->context->now;
    TRY(q_sign_in_list_tries(
        action->db, action->arena,
        &(QSignInListTriesIn){.who = asked->who,
                              .device = bucket_of(asked, try),
                              .since = seconds_after(now, -(int64_t)TRIES_KEPT_SECONDS)},
        &rows));
    Instant *tries = arena_array(action->arena, Instant, rows.count + 1);
    for (size_t i = 0; i < rows.count; i++) {
        tries[i] = rows.rows[i].at;
        try->tries += now.seconds - tries[i].seconds < TRIES_SECONDS;
    }
    try->is_locked = sign_in_locked(tries, rows.count, now);
    try->tries += !try->is_locked;
    return OK;
}

// An ActionBody. Refuses nothing: what it writes must stay.
static Err note_try(Action *action, const void *input, void *outcome) {
    const Asked *asked = input;
    Try *try = outcome;
    Instant now = action->context->now;
    int64_t forgotten = 0;
    *try = (Try){0};
    TRY(find_person(action, asked, try));
    TRY(q_sign_in_forget_tries(
        action->db,
        &(QSignInForgetTriesIn){.who = asked->who,
                                .until = seconds_after(now, -(int64_t)TRIES_KEPT_SECONDS)},
        &forgotten));
    TRY(judge_lock(action, asked, try));
    return q_sign_in_add_try(action->db, &(QSignInAddTryIn){.who = asked->who,
                                                            .device = bucket_of(asked, try),
                                                            .at = now,
                                                            .counted = !try->is_locked});
}

// ---- the last step ----

typedef struct {
    const Asked *asked; // NULL: without a password (the demo)
    const Try *try;
    IdentityId identity;
    SessionKind kind;
    const Entropy *entropy;
} Entering;

static Err begin_session(Action *action, const Entering *entering, SignInOutcome *ret_outcome) {
    QSessionListSeatsRows seats;
    int64_t ended = 0;
    Instant now = action->context->now;
    Instant idle_since = seconds_after(now, -(int64_t)SESSION_IDLE_SECONDS);
    TRY(q_session_end_stale(
        action->db,
        &(QSessionEndStaleIn){.identity = entering->identity, .now = now, .idle_since = idle_since},
        &ended));
    TRY(q_session_list_seats(
        action->db, action->arena,
        &(QSessionListSeatsIn){.identity = entering->identity, .today = action->today}, &seats));
    bool has_seat = seats.count == 1;
    *ret_outcome = (SignInOutcome){.session = secret_new(action->context->arena, entering->entropy),
                                   .until = seconds_after(now, SESSION_SECONDS),
                                   .identity = entering->identity,
                                   .has_seat = has_seat};
    TRY(q_session_add(
        action->db,
        &(QSessionAddIn){.secret = secret_digest(action->arena, ret_outcome->session),
                         .kind = entering->kind == SESSION_PAGE ? S("page") : S("bearer"),
                         .identity = entering->identity,
                         .account_null = !has_seat,
                         .account = has_seat ? seats.rows[0].account : (AccountId){0},
                         .site_null = !has_seat,
                         .site = has_seat ? seats.rows[0].site : (SiteId){0},
                         .at = now,
                         .until_at = ret_outcome->until}));
    return identity_tell(action, entering->identity, S("identity.signed_in"));
}

// A device that is not this person's gets a fresh secret: nobody makes a device known beforehand.
static Err note_device(Action *action, const Entering *entering, SignInOutcome *outcome) {
    const Asked *asked = entering->asked;
    Instant now = action->context->now;
    QSignInCountDevicesRow devices;
    if (entering->try->is_known_device) {
        outcome->device = asked->input->device;
        return q_sign_in_use_device(
            action->db, &(QSignInUseDeviceIn){
                            .identity = entering->identity, .device = asked->device, .at = now});
    }
    outcome->device = secret_new(action->context->arena, entering->entropy);
    TRY(q_sign_in_count_devices(action->db, action->arena,
                                &(QSignInCountDevicesIn){.identity = entering->identity},
                                &devices));
    TRY(q_sign_in_add_device(
        action->db, &(QSignInAddDeviceIn){.identity = entering->identity,
                                          .device = secret_digest(action->arena, outcome->device),
                                          .at = now}));
    return devices.known == 0 ? OK
                              : identity_tell(action, entering->identity, S("identity.new_device"));
}

// An ActionBody.
static Err enter(Action *action, const void *input, void *outcome) {
    const Entering *entering = input;
    int64_t forgiven = 0;
    TRY(begin_session(action, entering, outcome));
    if (entering->asked == NULL) {
        return OK;
    }
    TRY(note_device(action, entering, outcome));
    return q_sign_in_forgive_tries(
        action->db,
        &(QSignInForgiveTriesIn){.who = entering->asked->who,
                                 .device = bucket_of(entering->asked, entering->try)},
        &forgiven);
}

// An ActionBody: the try that locked is told to the owner, or to nobody.
static Err note_lock(Action *action, const void *input, void *outcome) {
    (void)outcome;
    return identity_tell(action, ((const Try *)input)->identity, S("identity.locked"));
}

static void fail(Refusals *ret_refusals) {
    *ret_refusals = (Refusals){0};
    refuse(ret_refusals, (Refusal){.id = REFUSAL_SIGN_IN_FAILED});
}

// ---- the actions ----

static Asked read_asked(Arena *arena, const SignInInput *input) {
    Asked asked = {.input = input, .device = secret_digest(arena, input->device)};
    if (!mail_key_of(arena, input->mail, &asked.mail_key)) {
        asked.mail_key = (Text){0}; // nobody has it
    }
    asked.who = secret_digest(arena, asked.mail_key);
    return asked;
}

Err do_sign_in(const ActionContext *context, PasswordGate *gate, const Entropy *entropy,
               const SignInInput *input, SignInOutcome *ret_outcome, Refusals *ret_refusals) {
    Asked asked = read_asked(context->arena, input);
    Try try;
    bool matches = false;
    TRY(action_run(context, note_try, &asked, &try, ret_refusals));
    TRY(password_verify(gate, try.password, input->password, &matches));
    if (matches && try.is_active && !try.is_locked) {
        Entering entering = {&asked, &try, try.identity, input->kind, entropy};
        return action_run(context, enter, &entering, ret_outcome, ret_refusals);
    }
    if (!try.is_locked && try.tries == TRIES_COUNTED) {
        TRY(action_run(context, note_lock, &try, NULL, ret_refusals));
    }
    fail(ret_refusals);
    return OK;
}

typedef struct {
    Text secret; // digest
} Leaving;

// An ActionBody.
static Err leave(Action *action, const void *input, void *outcome) {
    const Leaving *leaving = input;
    QSessionLoadRow row;
    bool found = false;
    int64_t ended = 0;
    (void)outcome;
    TRY(q_session_load(action->db, action->arena, &(QSessionLoadIn){.secret = leaving->secret},
                       &row, &found));
    if (!found) {
        return OK;
    }
    TRY(q_session_end(action->db, &(QSessionEndIn){.secret = leaving->secret}, &ended));
    return identity_tell(action, row.identity, S("identity.signed_out"));
}

Err do_sign_out(const ActionContext *context, Text session, Refusals *ret_refusals) {
    Leaving leaving = {secret_digest(context->arena, session)};
    return action_run(context, leave, &leaving, NULL, ret_refusals);
}

// ---- the demo ----

Err see_demo_people(const ActionContext *context, DemoPerson **ret_people, size_t *ret_count) {
    QInstallationLoadRow purpose;
    QInstallationListFromRows rows = {0};
    bool found = false;
    TRY(q_installation_load(context->db, context->arena,
                            &(QInstallationLoadIn){.name = S("purpose")}, &purpose, &found));
    if (found && text_equal(purpose.value, S("demo"))) {
        TRY(q_installation_list_from(
            context->db, context->arena,
            &(QInstallationListFromIn){.from_name = S("person:"), .before_name = S("person;")},
            &rows));
    }
    *ret_people = arena_array(context->arena, DemoPerson, rows.count + 1);
    *ret_count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        Text name = rows.rows[i].name; // "person:01 partner primary"
        size_t skipped = sizeof "person:01 " - 1;
        ENSURE(name.len > skipped);
        (*ret_people)[i] = (DemoPerson){
            .mail = rows.rows[i].value,
            .what = {name.bytes + skipped, name.len - skipped},
        };
    }
    return OK;
}

static Err is_demo_person(const ActionContext *context, Text mail, bool *ret_is) {
    DemoPerson *people = NULL;
    size_t count = 0;
    TRY(see_demo_people(context, &people, &count));
    *ret_is = false;
    for (size_t i = 0; i < count; i++) {
        *ret_is = *ret_is || text_equal(people[i].mail, mail);
    }
    return OK;
}

typedef struct {
    const Entropy *entropy;
    Text mail;
} DemoEntering;

// An ActionBody.
static Err enter_demo(Action *action, const void *input, void *outcome) {
    const DemoEntering *demo = input;
    QSignInFindIdentityRow row;
    bool found = false;
    TRY(q_sign_in_find_identity(action->db, action->arena,
                                &(QSignInFindIdentityIn){.mail_key = demo->mail}, &row, &found));
    if (!found || !text_equal(row.state, S("active"))) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_SIGN_IN_FAILED});
        return OK;
    }
    Entering entering = {.identity = row.identity, .kind = SESSION_PAGE, .entropy = demo->entropy};
    return enter(action, &entering, outcome);
}

Err do_demo_sign_in(const ActionContext *context, const Entropy *entropy, Text mail,
                    SignInOutcome *ret_outcome, Refusals *ret_refusals) {
    bool is_one = false;
    DemoEntering demo = {entropy, mail};
    TRY(is_demo_person(context, mail, &is_one));
    if (!is_one) {
        fail(ret_refusals);
        return OK;
    }
    return action_run(context, enter_demo, &demo, ret_outcome, ret_refusals);
}
