// Secrets and page tokens, by libsodium.
#include "auth/secret.h"

#include "base/digest.h"

#include <sodium/crypto_auth_hmacsha256.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

_Static_assert(crypto_auth_hmacsha256_BYTES == SECRET_BYTES, "a mark is as long as its mask");

static Text hex_of(Arena *arena, const unsigned char *bytes, size_t count) {
    char *hex = arena_take(arena, 2 * count + 1);
    (void)sodium_bin2hex(hex, 2 * count + 1, bytes, count);
    return (Text){hex, 2 * count};
}

Text secret_new(Arena *arena, const Entropy *entropy) {
    unsigned char bytes[SECRET_BYTES];
    entropy_fill(entropy, bytes, sizeof bytes);
    Text secret = hex_of(arena, bytes, sizeof bytes);
    sodium_memzero(bytes, sizeof bytes);
    return secret;
}

Text secret_digest(Arena *arena, Text secret) {
    return digest_text(arena, secret);
}

// What marks the pages of a session. The key is a digest of the secret, so that it has one length.
static void mark_of_session(Text secret, unsigned char mark[SECRET_BYTES]) {
    static const unsigned char what[] = "licet page token";
    static const unsigned char nothing[1] = {0};
    unsigned char key[crypto_hash_sha256_BYTES];
    const unsigned char *bytes = secret.len == 0 ? nothing : (const unsigned char *)secret.bytes;
    (void)crypto_hash_sha256(key, bytes, secret.len);
    (void)crypto_auth_hmacsha256(mark, what, sizeof what - 1, key);
    sodium_memzero(key, sizeof key);
}

Text page_token_new(Arena *arena, const Entropy *entropy, Text session_secret) {
    unsigned char token[2 * SECRET_BYTES];
    unsigned char mark[SECRET_BYTES];
    mark_of_session(session_secret, mark);
    entropy_fill(entropy, token, SECRET_BYTES);
    for (size_t i = 0; i < SECRET_BYTES; i++) {
        token[SECRET_BYTES + i] = token[i] ^ mark[i];
    }
    sodium_memzero(mark, sizeof mark);
    return hex_of(arena, token, sizeof token);
}

bool page_token_matches(Text token, Text session_secret) {
    unsigned char halves[2 * SECRET_BYTES];
    unsigned char mark[SECRET_BYTES];
    size_t count = 0;
    if (token.len != PAGE_TOKEN_TEXT_BYTES ||
        sodium_hex2bin(halves, sizeof halves, token.bytes, token.len, NULL, &count, NULL) != 0 ||
        count != sizeof halves) {
        return false;
    }
    mark_of_session(session_secret, mark);
    for (size_t i = 0; i < SECRET_BYTES; i++) {
        halves[SECRET_BYTES + i] ^= halves[i];
    }
    bool matches = sodium_memcmp(halves + SECRET_BYTES, mark, SECRET_BYTES) == 0;
    sodium_memzero(mark, sizeof mark);
    sodium_memzero(halves, sizeof halves);
    return matches;
}

bool secret_equal(Text a, Text b) {
    return a.len == b.len && (a.len == 0 || sodium_memcmp(a.bytes, b.bytes, a.len) == 0);
}
