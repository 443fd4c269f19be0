// SHA-256 against the examples of FIPS 180-4.
#include "base/digest.h"
#include "expect.h"

#include <check.h>

typedef struct {
    const char *text;
    const char *digest;
} DigestCase;

START_TEST(digests_are_sha_256) {
    static const DigestCase cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_text(digest_text(&arena, text_of(cases[i].text)), cases[i].digest, cases[i].text);
    }
    arena_free(&arena);
}

START_TEST(a_million_letters) {
    Arena arena = new_arena();
    char *letters = arena_take(&arena, 1000000);
    memset(letters, 'a', 1000000);
    expect_text(digest_text(&arena, (Text){letters, 1000000}),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", "a million a");
    arena_free(&arena);
}
