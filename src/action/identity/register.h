// Registering, and confirming the mail (portal.md P01). Who registers a mail that somebody has gets
// the same answer after the same work, and its owner is told.
#ifndef ACTION_IDENTITY_REGISTER_H
#define ACTION_IDENTITY_REGISTER_H

#include "action/action.h"
#include "auth/entropy.h"
#include "auth/password.h"

enum { CONFIRMATION_SECONDS = 24 * 60 * 60 };

typedef struct {
    Text mail;
    Text password;
    Text name;
    Text language;  // "en", "id", "zh-Hant"
    Text time_zone; // IANA name
} RegisterInput;

// Refuses bad_mail, bad_name, bad_password, common_password. What nobody has confirmed yet is
// replaced by who registers the mail again; its links open nothing any more. FAULT_AUTH_BUSY.
Err do_register(const ActionContext *context, PasswordGate *gate, const RegisterInput *input,
                Refusals *ret_refusals);

// Draws the secret of a link that confirms the mail of a registered identity, for who sends it:
// called for each sending, so that no secret waits in the outbox. Empty where the identity is not
// waiting for one.
Err do_confirmation_draw(const ActionContext *context, const Entropy *entropy, IdentityId identity,
                         Text *ret_secret, Refusals *ret_refusals);

typedef struct {
    Text secret;
    Text password; // once more: who opens the link is who registered, not only who reads the mail
} ConfirmInput;

// Refuses confirmation_not_valid, after one hash in every case. FAULT_AUTH_BUSY.
Err do_mail_confirm(const ActionContext *context, PasswordGate *gate, const ConfirmInput *input,
                    Refusals *ret_refusals);

#endif
