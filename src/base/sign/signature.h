// Signatures over whole files (Ed25519), as a last line that names the key:
//
//     %licet-sig KEY BASE64\n
//
// over all bytes before it. (The library behind it is libsodium.)
#ifndef BASE_SIGN_SIGNATURE_H
#define BASE_SIGN_SIGNATURE_H

#include "base/text.h"

enum {
    SIGNING_SECRET_BYTES = 64,
    SIGNING_PUBLIC_BYTES = 32,
    SIGNING_SEED_BYTES = 32,
    SIGNING_ID_BYTES = 16
};

// A pair of keys. `id`: 16 hexadecimal digits of the SHA-256 of the public key.
typedef struct {
    unsigned char public_key[SIGNING_PUBLIC_BYTES];
    char id[SIGNING_ID_BYTES];
    bool is_secret; // can sign
    unsigned char secret[SIGNING_SECRET_BYTES];
} SigningKey;

// A fresh pair from the system's randomness.
SigningKey signing_key_make(void);
// The pair of a seed: the same seed, the same pair (the demo's).
SigningKey signing_key_from_seed(const unsigned char seed[SIGNING_SEED_BYTES]);

// A key as a line of text, "licet-key-1 BASE64 of the seed" or "licet-public-1 BASE64"; without
// line break. The first is a secret.
Text signing_key_text(Arena *arena, const SigningKey *key);
Text signing_public_text(Arena *arena, const SigningKey *key);
// Reads either; false for anything else. One line break at the end is allowed.
bool signing_key_parse(Text text, SigningKey *ret_key);

static inline Text signing_key_id(const SigningKey *key) {
    return (Text){key->id, SIGNING_ID_BYTES};
}

// The bytes with their signature line; the bytes must end with a line break. key->is_secret.
Text signature_add(Arena *arena, const SigningKey *key, Text bytes);

typedef enum {
    SIGNATURE_VALID,
    SIGNATURE_ALTERED,     // the bytes, or the line itself, are not as they were signed
    SIGNATURE_NONE,        // no signature line at the end
    SIGNATURE_UNKNOWN_KEY, // by none of the keys
} SignatureVerdict;

typedef struct {
    SignatureVerdict verdict;
    Text key_id; // as the line says; empty where there is none
    Text body;   // what was signed
} SignatureOutcome;

SignatureOutcome signature_verify(const SigningKey *keys, size_t count, Text bytes);

// Base 64 of bytes, as documents are kept in text columns; reading is strict.
Text base64_text(Arena *arena, Text bytes);
bool base64_parse(Arena *arena, Text text, Text *ret_bytes);

#endif
