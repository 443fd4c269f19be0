// Ed25519 keys as lines of text, and the signature line at the end of a file.
#include "base/sign/signature.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/crypto_sign.h>
#include <sodium/utils.h>
#include <string.h>
#include <sys/random.h>

enum { BASE64 = sodium_base64_VARIANT_ORIGINAL };

static const Text secret_mark = S_INIT("licet-key-1 ");
static const Text public_mark = S_INIT("licet-public-1 ");
static const Text signature_mark = S_INIT("%licet-sig ");

_Static_assert(SIGNING_SECRET_BYTES == crypto_sign_SECRETKEYBYTES, "libsodium's secret key");
_Static_assert(SIGNING_PUBLIC_BYTES == crypto_sign_PUBLICKEYBYTES, "libsodium's public key");
_Static_assert(SIGNING_SEED_BYTES == crypto_sign_SEEDBYTES, "libsodium's seed");

static const unsigned char *bytes_of(Text text) {
    static const unsigned char nothing[1] = {0};
    return text.len == 0 ? nothing : (const unsigned char *)text.bytes;
}

// ---- base 64 ----

Text base64_text(Arena *arena, Text bytes) {
    size_t room = sodium_base64_ENCODED_LEN(bytes.len, BASE64);
    char *text = arena_take(arena, room);
    (void)sodium_bin2base64(text, room, bytes_of(bytes), bytes.len, BASE64);
    return (Text){text, room - 1};
}

// The library passes over bytes that it takes for digits and are none: only what it would write
// itself is read.
static bool decode(Text text, unsigned char *out, size_t room, size_t *ret_length) {
    enum { DIGITS = 4, DIGITS_WRITTEN = 5 };
    const char *end = NULL;
    if (text.len % DIGITS != 0 ||
        sodium_base642bin(out, room, text.bytes, text.len, NULL, ret_length, &end, BASE64) != 0) {
        return false;
    }
    for (size_t i = 0; i < text.len; i += DIGITS) {
        char again[DIGITS_WRITTEN];
        size_t from = i / DIGITS * 3;
        size_t some = *ret_length - from < 3 ? *ret_length - from : 3;
        (void)sodium_bin2base64(again, sizeof again, out + from, some, BASE64);
        if (from >= *ret_length || memcmp(again, text.bytes + i, DIGITS) != 0) {
            return false;
        }
    }
    return true;
}

bool base64_parse(Arena *arena, Text text, Text *ret_bytes) {
    size_t length = 0;
    size_t room = text.len / 4 * 3 + 1;
    unsigned char *bytes = arena_take(arena, room);
    if (!decode(text, bytes, room, &length)) {
        return false;
    }
    *ret_bytes = (Text){(const char *)bytes, length};
    return true;
}

// ---- keys ----

static void name_key(SigningKey *key) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    char hex[SIGNING_ID_BYTES + 1];
    int failed = crypto_hash_sha256(hash, key->public_key, sizeof key->public_key);
    ENSURE(failed == 0);
    (void)sodium_bin2hex(hex, sizeof hex, hash, SIGNING_ID_BYTES / 2);
    memcpy(key->id, hex, SIGNING_ID_BYTES);
}

SigningKey signing_key_from_seed(const unsigned char seed[SIGNING_SEED_BYTES]) {
    SigningKey key = {.is_secret = true};
    int failed = crypto_sign_seed_keypair(key.public_key, key.secret, seed);
    ENSURE(failed == 0);
    name_key(&key);
    return key;
}

SigningKey signing_key_make(void) {
    unsigned char seed[SIGNING_SEED_BYTES];
    ssize_t got = getrandom(seed, sizeof seed, 0); // so few bytes come whole
    ENSURE(got == (ssize_t)sizeof seed);
    SigningKey key = signing_key_from_seed(seed);
    sodium_memzero(seed, sizeof seed);
    return key;
}

static Text line_of(Arena *arena, Text mark, Text bytes) {
    Text code = base64_text(arena, bytes);
    TextBuf line = buf_new(arena, mark.len + code.len);
    buf_add(&line, mark);
    buf_add(&line, code);
    return buf_text(&line);
}

// The library keeps the seed in front of its secret key.
Text signing_key_text(Arena *arena, const SigningKey *key) {
    ENSURE(key->is_secret);
    return line_of(arena, secret_mark, (Text){(const char *)key->secret, SIGNING_SEED_BYTES});
}

Text signing_public_text(Arena *arena, const SigningKey *key) {
    return line_of(arena, public_mark, (Text){(const char *)key->public_key, SIGNING_PUBLIC_BYTES});
}

static bool begins(Text text, Text mark) {
    return text.len > mark.len && memcmp(text.bytes, mark.bytes, mark.len) == 0;
}

// Exactly `count` bytes behind a mark.
static bool parse_behind(Text text, Text mark, unsigned char *out, size_t count) {
    size_t length = 0;
    return begins(text, mark) &&
           decode((Text){text.bytes + mark.len, text.len - mark.len}, out, count, &length) &&
           length == count;
}

bool signing_key_parse(Text text, SigningKey *ret_key) {
    unsigned char bytes[SIGNING_SEED_BYTES];
    if (text.len > 0 && text.bytes[text.len - 1] == '\n') {
        text.len--;
    }
    if (parse_behind(text, secret_mark, bytes, sizeof bytes)) {
        *ret_key = signing_key_from_seed(bytes);
        sodium_memzero(bytes, sizeof bytes);
        return true;
    }
    if (!parse_behind(text, public_mark, bytes, SIGNING_PUBLIC_BYTES)) {
        return false;
    }
    SigningKey key = {0};
    memcpy(key.public_key, bytes, sizeof key.public_key);
    name_key(&key);
    *ret_key = key;
    return true;
}

// ---- signatures ----

Text signature_add(Arena *arena, const SigningKey *key, Text bytes) {
    unsigned char signature[crypto_sign_BYTES];
    ENSURE(key->is_secret);
    ENSURE(bytes.len > 0 && bytes.bytes[bytes.len - 1] == '\n');
    int failed = crypto_sign_detached(signature, NULL, bytes_of(bytes), bytes.len, key->secret);
    ENSURE(failed == 0);
    Text code = base64_text(arena, (Text){(const char *)signature, sizeof signature});
    TextBuf all = buf_new(arena, bytes.len + signature_mark.len + SIGNING_ID_BYTES + code.len + 2);
    buf_add(&all, bytes);
    buf_add(&all, signature_mark);
    buf_add(&all, signing_key_id(key));
    buf_add_char(&all, ' ');
    buf_add(&all, code);
    buf_add_char(&all, '\n');
    return buf_text(&all);
}

// Where the last line begins; false where the bytes do not end with a line.
static bool last_line(Text bytes, size_t *ret_start) {
    if (bytes.len < 2 || bytes.bytes[bytes.len - 1] != '\n') {
        return false;
    }
    const char *before = memrchr(bytes.bytes, '\n', bytes.len - 1);
    *ret_start = before == NULL ? 0 : (size_t)(before - bytes.bytes) + 1;
    return true;
}

static const SigningKey *find_key(const SigningKey *keys, size_t count, Text id) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(signing_key_id(&keys[i]), id)) {
            return &keys[i];
        }
    }
    return NULL;
}

// The parts of a signature line without its line break; false where it is none.
static bool read_line(Text line, Text *ret_id, unsigned char *ret_signature) {
    size_t at = signature_mark.len;
    if (!begins(line, signature_mark) || line.len < at + SIGNING_ID_BYTES + 1 ||
        line.bytes[at + SIGNING_ID_BYTES] != ' ') {
        return false;
    }
    *ret_id = (Text){line.bytes + at, SIGNING_ID_BYTES};
    return parse_behind(line, (Text){line.bytes, at + SIGNING_ID_BYTES + 1}, ret_signature,
                        crypto_sign_BYTES);
}

SignatureOutcome signature_verify(const SigningKey *keys, size_t count, Text bytes) {
    unsigned char signature[crypto_sign_BYTES];
    SignatureOutcome outcome = {.verdict = SIGNATURE_NONE};
    size_t start = 0;
    if (!last_line(bytes, &start) ||
        !begins((Text){bytes.bytes + start, bytes.len - start}, signature_mark)) {
        return outcome;
    }
    Text line = {bytes.bytes + start, bytes.len - start - 1};
    outcome.verdict = SIGNATURE_ALTERED;
    if (!read_line(line, &outcome.key_id, signature)) {
        return outcome;
    }
    const SigningKey *key = find_key(keys, count, outcome.key_id);
    if (key == NULL) {
        outcome.verdict = SIGNATURE_UNKNOWN_KEY;
        return outcome;
    }
    outcome.body = (Text){bytes.bytes, start};
    if (crypto_sign_verify_detached(signature, bytes_of(outcome.body), start, key->public_key) ==
        0) {
        outcome.verdict = SIGNATURE_VALID;
    }
    return outcome;
}
