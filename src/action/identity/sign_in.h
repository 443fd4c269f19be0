// Signing in with mail and password, and out again (portal.md P01).
//
// Unknown mail, wrong password, locked, disabled, not confirmed: one refusal, sign_in_failed, after
// the same statements and one hash. A try counts as failed before the password is looked at, so
// that no number of tries at once gets past the lock. Ten that fail in fifteen minutes lock for
// fifteen: tries from a device that the person has used before are counted apart from all others,
// so that nobody locks out somebody else.
#ifndef ACTION_IDENTITY_SIGN_IN_H
#define ACTION_IDENTITY_SIGN_IN_H

#include "action/action.h"
#include "auth/entropy.h"
#include "auth/password.h"

enum { SESSION_IDLE_SECONDS = 30 * 60, SESSION_SECONDS = 12 * 60 * 60 };
enum { TRIES_COUNTED = 10, TRIES_SECONDS = 15 * 60, LOCK_SECONDS = 15 * 60 };

typedef enum { SESSION_PAGE, SESSION_BEARER } SessionKind;

typedef struct {
    Text mail;
    Text password;
    Text device; // what an earlier sign-in gave this device; empty: nothing
    SessionKind kind;
} SignInInput;

// Secrets to be given to the person's browser or program; they are stored nowhere.
typedef struct {
    Text session;
    Text device; // the given one, or a fresh one where that is not this person's
    Instant until;
    IdentityId identity;
    bool has_seat; // one seat is taken at once; with several the person chooses (do_seat_choose)
} SignInOutcome;

// Refuses sign_in_failed. FAULT_AUTH_BUSY where too many wait at the gate.
Err do_sign_in(const ActionContext *context, PasswordGate *gate, const Entropy *entropy,
               const SignInInput *input, SignInOutcome *ret_outcome, Refusals *ret_refusals);

// By one click, without a password, and only in a database that `licet demo` made; refuses
// sign_in_failed elsewhere and for a mail that is not among see_demo_people.
Err do_demo_sign_in(const ActionContext *context, const Entropy *entropy, Text mail,
                    SignInOutcome *ret_outcome, Refusals *ret_refusals);

// Ends the session of this secret; nothing happens where there is none.
Err do_sign_out(const ActionContext *context, Text session, Refusals *ret_refusals);

typedef struct {
    Text mail;
    Text what; // who it is, in the demo's words: "partner primary"
} DemoPerson;

// Whom a demo database offers by one click; none elsewhere.
Err see_demo_people(const ActionContext *context, DemoPerson **ret_people, size_t *ret_count);

// Whether tries at these instants, the latest first, lock at `now`.
bool sign_in_locked(const Instant *tries, size_t count, Instant now);

#endif
