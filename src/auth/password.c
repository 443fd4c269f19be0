// The gate before argon2id. The gate's own numbers are under its lock; a hash is made outside of
// it.
#include "auth/password.h"

#include <pthread.h>
#include <sodium/core.h>
#include <sodium/crypto_pwhash_argon2id.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>

enum { MEMORY_BYTES = 19 << 20, PASSES = 2, KEY_BYTES = 32, HASH_TEXT_MAX = 128 };

static const char hash_head[] = "$argon2id$v=19$m=19456,t=2,p=1$";

struct PasswordGate {
    pthread_mutex_t lock;
    pthread_cond_t freed;
    int free_slots;
    int waiting;
    int waiting_max;
    int64_t hashes;
    Entropy entropy;            // of salts
    char nobody[HASH_TEXT_MAX]; // a stored text that no password has
};

// ---- the stored text ----

static size_t base64_room(size_t bytes) {
    return sodium_base64_ENCODED_LEN(bytes, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

static void write_stored(const unsigned char salt[PASSWORD_SALT_BYTES],
                         const unsigned char key[KEY_BYTES], char text[HASH_TEXT_MAX]) {
    size_t at = sizeof hash_head - 1;
    memcpy(text, hash_head, at);
    (void)sodium_bin2base64(text + at, base64_room(PASSWORD_SALT_BYTES), salt, PASSWORD_SALT_BYTES,
                            sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
    at += strlen(text + at);
    text[at++] = '$';
    (void)sodium_bin2base64(text + at, base64_room(KEY_BYTES), key, KEY_BYTES,
                            sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

Err password_hash_salted(Arena *arena, Text password, const unsigned char salt[PASSWORD_SALT_BYTES],
                         Text *ret_hash) {
    unsigned char key[KEY_BYTES];
    char text[HASH_TEXT_MAX];
    int failed = sodium_init();
    ENSURE(failed >= 0 && password.len <= PASSWORD_BYTES_MAX);
    if (crypto_pwhash_argon2id(key, sizeof key, password.len == 0 ? "" : password.bytes,
                               password.len, salt, PASSES, MEMORY_BYTES,
                               crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    write_stored(salt, key, text);
    sodium_memzero(key, sizeof key);
    *ret_hash = text_copy(arena, text_of(text));
    return OK;
}

// ---- the gate ----

Err password_gate_open(int cores, int waiting_max, const Entropy *entropy,
                       PasswordGate **ret_gate) {
    unsigned char salt[PASSWORD_SALT_BYTES];
    unsigned char key[KEY_BYTES];
    int failed = sodium_init();
    ENSURE(failed >= 0 && cores >= 1 && waiting_max >= 0);
    PasswordGate *gate = calloc(1, sizeof *gate);
    if (gate == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    failed = pthread_mutex_init(&gate->lock, NULL) | pthread_cond_init(&gate->freed, NULL);
    ENSURE(failed == 0);
    gate->free_slots = cores;
    gate->waiting_max = waiting_max;
    gate->entropy = *entropy;
    // A random key belongs to no password, and checking one against it is as dear as any check.
    entropy_fill(entropy, salt, sizeof salt);
    entropy_fill(entropy, key, sizeof key);
    write_stored(salt, key, gate->nobody);
    *ret_gate = gate;
    return OK;
}

void password_gate_close(PasswordGate *gate) {
    if (gate == NULL) {
        return;
    }
    ENSURE(gate->waiting == 0);
    (void)pthread_cond_destroy(&gate->freed);
    (void)pthread_mutex_destroy(&gate->lock);
    free(gate);
}

static void lock(PasswordGate *gate) {
    int failed = pthread_mutex_lock(&gate->lock);
    ENSURE(failed == 0);
}

static void unlock(PasswordGate *gate) {
    int failed = pthread_mutex_unlock(&gate->lock);
    ENSURE(failed == 0);
}

static Err enter(PasswordGate *gate) {
    lock(gate);
    if (gate->free_slots == 0 && gate->waiting == gate->waiting_max) {
        unlock(gate);
        return FAULT_AT(FAULT_AUTH_BUSY, 0);
    }
    gate->waiting++;
    while (gate->free_slots == 0) {
        int failed = pthread_cond_wait(&gate->freed, &gate->lock);
        ENSURE(failed == 0);
    }
    gate->waiting--;
    gate->free_slots--;
    gate->hashes++;
    unlock(gate);
    return OK;
}

static void leave(PasswordGate *gate) {
    lock(gate);
    gate->free_slots++;
    (void)pthread_cond_signal(&gate->freed);
    unlock(gate);
}

int64_t password_gate_hashes(PasswordGate *gate) {
    lock(gate);
    int64_t hashes = gate->hashes;
    unlock(gate);
    return hashes;
}

Err password_hash(PasswordGate *gate, Arena *arena, Text password, Text *ret_hash) {
    unsigned char salt[PASSWORD_SALT_BYTES];
    entropy_fill(&gate->entropy, salt, sizeof salt);
    TRY(enter(gate));
    Err err = password_hash_salted(arena, password, salt, ret_hash);
    leave(gate);
    return err;
}

Err password_verify(PasswordGate *gate, Text stored, Text password, bool *ret_matches) {
    char text[HASH_TEXT_MAX];
    bool is_stored = stored.len > 0 && stored.len < sizeof text;
    size_t len = password.len > PASSWORD_BYTES_MAX ? PASSWORD_BYTES_MAX : password.len;
    memcpy(text, gate->nobody, sizeof text);
    if (is_stored) {
        memcpy(text, stored.bytes, stored.len);
        text[stored.len] = '\0';
    }
    TRY(enter(gate));
    int code = crypto_pwhash_argon2id_str_verify(text, len == 0 ? "" : password.bytes, len);
    leave(gate);
    *ret_matches = code == 0 && is_stored && len == password.len;
    return OK;
}
