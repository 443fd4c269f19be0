// SHA-256 by libsodium.
#include "base/digest.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(((Digest *)NULL)->state),
               "room for the library's state");

static crypto_hash_sha256_state *state_of(Digest *digest) {
    return (crypto_hash_sha256_state *)digest->state;
}

Digest digest_begin(void) {
    Digest digest;
    (void)crypto_hash_sha256_init(state_of(&digest));
    return digest;
}

void digest_add(Digest *digest, Text piece) {
    if (piece.len > 0) {
        (void)crypto_hash_sha256_update(state_of(digest), (const unsigned char *)piece.bytes,
                                        piece.len);
    }
}

Text digest_end(Digest *digest, Arena *arena) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    (void)crypto_hash_sha256_final(state_of(digest), hash);
    char *digits = arena_take(arena, DIGEST_TEXT_BYTES + 1);
    (void)sodium_bin2hex(digits, DIGEST_TEXT_BYTES + 1, hash, sizeof hash);
    return (Text){digits, DIGEST_TEXT_BYTES};
}

Text digest_text(Arena *arena, Text text) {
    Digest digest = digest_begin();
    digest_add(&digest, text);
    return digest_end(&digest, arena);
}
