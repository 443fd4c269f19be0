// Passwords: argon2id with 19 MiB and two passes. A hash costs a core some 20 ms and 19 MiB, so a
// gate lets in only as many at once as there are cores, and only so many wait.
#ifndef AUTH_PASSWORD_H
#define AUTH_PASSWORD_H

#include "auth/entropy.h"
#include "base/text.h"

enum {
    PASSWORD_CHARACTERS_MIN = 12,
    PASSWORD_BYTES_MAX = 1024,
    PASSWORD_HASH_BYTES = 98,
    PASSWORD_SALT_BYTES = 16
};

typedef struct PasswordGate PasswordGate;

// `cores` hashes at once, `waiting_max` callers in the queue. One per process, made by main; it
// must outlive every call. FAULT_MEMORY.
Err password_gate_open(int cores, int waiting_max, const Entropy *entropy, PasswordGate **ret_gate);
// NULL is allowed; nobody may wait at it any more.
void password_gate_close(PasswordGate *gate);
// How many hashes it has made: equal questions must cost equal work.
int64_t password_gate_hashes(PasswordGate *gate);

// The text that is stored: $argon2id$v=19$m=19456,t=2,p=1$salt$hash. FAULT_AUTH_BUSY where too many
// wait, FAULT_MEMORY.
Err password_hash(PasswordGate *gate, Arena *arena, Text password, Text *ret_hash);
// Whether the password is that of the stored text. An empty text (an unknown name, an identity
// without a password) costs one hash too and never matches. Faults as above.
Err password_verify(PasswordGate *gate, Text stored, Text password, bool *ret_matches);

// The same with a given salt and no gate: for who must make the same bytes twice (the demo).
Err password_hash_salted(Arena *arena, Text password, const unsigned char salt[PASSWORD_SALT_BYTES],
                         Text *ret_hash);

typedef enum {
    PASSWORD_FINE,
    PASSWORD_SHORT,  // fewer than 12 characters
    PASSWORD_LONG,   // more than 1024 bytes
    PASSWORD_COMMON, // on the list, one short piece again and again, a run, or the mail itself
    PASSWORD_NOT_TEXT
} PasswordVerdict;

// Whether somebody with this mail may take the password. FAULT_MEMORY.
Err password_judge(Arena *arena, Text password, Text mail, PasswordVerdict *ret_verdict);

#endif
