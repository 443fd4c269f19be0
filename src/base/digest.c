// Hashing.
#include "base/digest.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

Text digest_text(Arena *arena, Text text) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    _Static_assert(2 * sizeof hash == DIGEST_TEXT_BYTES, "two digits a byte");
    static const unsigned char nothing[1] = {0};
    const unsigned char *bytes = text.len == 0 ? nothing : (const unsigned char *)text.bytes;
    int failed = crypto_hash_sha256(hash, bytes, text.len);
    ENSURE(failed == 0);
    char *hex = arena_take(arena, DIGEST_TEXT_BYTES + 1);
    (void)sodium_bin2hex(hex, DIGEST_TEXT_BYTES + 1, hash, sizeof hash);
    return (Text){hex, DIGEST_TEXT_BYTES};
}
