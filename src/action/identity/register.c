// Registering: judged and hashed first, with no transaction open; then one that finds or makes.
#include "action/identity/register.h"

#include "action/identity/identity_private.h"
#include "auth/mail_address.h"
#include "auth/secret.h"
#include "store/q_identity.h"
#include "store/q_sign_in.h"

enum { NAME_CHARACTERS = 200 };

typedef struct {
    const RegisterInput *input;
    Text mail_key;
    Text hash;
} Registering;

// ---- judging ----

static void refuse_field(Refusals *refusals, RefusalId id, Text field) {
    refuse(refusals, (Refusal){.id = id, .field = field});
}

static bool is_name(Text name) {
    return name.len > 0 && text_is_utf8(name) && text_is_plain(name) &&
           text_characters(name) <= NAME_CHARACTERS;
}

static Err judge(const ActionContext *context, const RegisterInput *input, Text *ret_mail_key,
                 Refusals *refusals) {
    PasswordVerdict verdict = PASSWORD_FINE;
    if (!mail_key_of(context->arena, input->mail, ret_mail_key)) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_BAD_MAIL, .field = S("mail"), .value = input->mail});
    }
    if (!is_name(input->name)) {
        refuse_field(refusals, REFUSAL_BAD_NAME, S("name"));
    }
    TRY(password_judge(context->arena, input->password, input->mail, &verdict));
    if (verdict != PASSWORD_FINE) {
        refuse_field(refusals,
                     verdict == PASSWORD_COMMON ? REFUSAL_COMMON_PASSWORD : REFUSAL_BAD_PASSWORD,
                     S("password"));
    }
    return OK;
}

// ---- registering ----

static Err add_identity(Action *action, const Registering *registering) {
    const RegisterInput *input = registering->input;
    QIdentityNextRow row;
    TRY(q_identity_next(action->db, action->arena, &row));
    TRY(q_identity_register(action->db,
                            &(QIdentityRegisterIn){.identity = row.next,
                                                   .mail = input->mail,
                                                   .mail_key = registering->mail_key,
                                                   .name = input->name,
                                                   .password = registering->hash,
                                                   .language = input->language,
                                                   .time_zone = input->time_zone,
                                                   .registered_at = action->context->now}));
    return identity_tell(action, row.next, S("identity.registered"));
}

static Err register_again(Action *action, const Registering *registering, IdentityId identity) {
    const RegisterInput *input = registering->input;
    int64_t replaced = 0;
    int64_t ended = 0;
    TRY(q_identity_register_again(
        action->db,
        &(QIdentityRegisterAgainIn){.identity = identity,
                                    .mail = input->mail,
                                    .name = input->name,
                                    .password = registering->hash,
                                    .language = input->language,
                                    .time_zone = input->time_zone,
                                    .registered_at = action->context->now},
        &replaced));
    TRY(q_identity_end_confirmations(action->db,
                                     &(QIdentityEndConfirmationsIn){.identity = identity}, &ended));
    return identity_tell(action, identity,
                         replaced > 0 ? S("identity.registered") : S("identity.registered_twice"));
}

// An ActionBody.
static Err find_or_add(Action *action, const void *input, void *outcome) {
    const Registering *registering = input;
    QSignInFindIdentityRow row;
    bool found = false;
    (void)outcome;
    TRY(q_sign_in_find_identity(action->db, action->arena,
                                &(QSignInFindIdentityIn){.mail_key = registering->mail_key}, &row,
                                &found));
    return found ? register_again(action, registering, row.identity)
                 : add_identity(action, registering);
}

Err do_register(const ActionContext *context, PasswordGate *gate, const RegisterInput *input,
                Refusals *ret_refusals) {
    Registering registering = {.input = input};
    *ret_refusals = (Refusals){0};
    TRY(judge(context, input, &registering.mail_key, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(password_hash(gate, context->arena, input->password, &registering.hash));
    return action_run(context, find_or_add, &registering, NULL, ret_refusals);
}

// ---- the link ----

typedef struct {
    IdentityId identity;
    Text digest;
} Drawing;

// An ActionBody.
static Err note_confirmation(Action *action, const void *input, void *outcome) {
    const Drawing *drawing = input;
    QIdentityStateRow row;
    bool found = false;
    TRY(q_identity_state(action->db, action->arena,
                         &(QIdentityStateIn){.identity = drawing->identity}, &row, &found));
    *(bool *)outcome = found && text_equal(row.state, S("registered"));
    if (!*(bool *)outcome) {
        return OK;
    }
    return q_identity_add_confirmation(
        action->db, &(QIdentityAddConfirmationIn){
                        .secret = drawing->digest,
                        .identity = drawing->identity,
                        .until_at = seconds_after(action->context->now, CONFIRMATION_SECONDS)});
}

Err do_confirmation_draw(const ActionContext *context, const Entropy *entropy, IdentityId identity,
                         Text *ret_secret, Refusals *ret_refusals) {
    Text secret = secret_new(context->arena, entropy);
    Drawing drawing = {identity, secret_digest(context->arena, secret)};
    bool waits = false;
    TRY(action_run(context, note_confirmation, &drawing, &waits, ret_refusals));
    *ret_secret = waits ? secret : (Text){0};
    return OK;
}

// An ActionBody: the person behind the link, 0 where there is none.
static Err find_confirmation(Action *action, const void *input, void *outcome) {
    const ConfirmInput *confirm = input;
    QIdentityFindConfirmationRow *row = outcome;
    bool found = false;
    *row = (QIdentityFindConfirmationRow){0};
    return q_identity_find_confirmation(
        action->db, action->arena,
        &(QIdentityFindConfirmationIn){.secret = secret_digest(action->arena, confirm->secret),
                                       .now = action->context->now},
        row, &found);
}

// An ActionBody. What another registration has replaced meanwhile is not confirmed.
static Err confirm(Action *action, const void *input, void *outcome) {
    const ConfirmInput *confirm = input;
    QIdentityFindConfirmationRow row;
    int64_t changed = 0;
    (void)outcome;
    TRY(find_confirmation(action, confirm, &row));
    if (row.identity.id == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_CONFIRMATION_NOT_VALID});
        return OK;
    }
    TRY(q_identity_confirm(action->db, &(QIdentityConfirmIn){.identity = row.identity}, &changed));
    TRY(q_identity_end_confirmations(
        action->db, &(QIdentityEndConfirmationsIn){.identity = row.identity}, &changed));
    return identity_tell(action, row.identity, S("identity.confirmed"));
}

Err do_mail_confirm(const ActionContext *context, PasswordGate *gate, const ConfirmInput *input,
                    Refusals *ret_refusals) {
    QIdentityFindConfirmationRow row;
    bool matches = false;
    TRY(action_run(context, find_confirmation, input, &row, ret_refusals));
    TRY(password_verify(gate, row.password_null ? (Text){0} : row.password, input->password,
                        &matches));
    if (!matches) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_CONFIRMATION_NOT_VALID});
        return OK;
    }
    return action_run(context, confirm, input, NULL, ret_refusals);
}
