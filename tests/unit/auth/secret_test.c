// Secrets, what is stored of them, and page tokens.
#include "auth/secret.h"
#include "expect.h"

#include <string.h>

START_TEST(a_secret_is_64_digits_and_never_twice) {
    Arena arena = new_arena();
    Entropy machine = entropy_of_machine();
    Text one = secret_new(&arena, &machine);
    Text two = secret_new(&arena, &machine);
    ck_assert_uint_eq(one.len, SECRET_TEXT_BYTES);
    ck_assert(!text_equal(one, two));
    arena_free(&arena);
}

START_TEST(its_digest_is_of_its_digits_and_is_not_it) {
    unsigned char next = 0;
    Arena arena = new_arena();
    Entropy counting = {fill_by_counting, &next};
    Text secret = secret_new(&arena, &counting);
    ck_assert(
        text_equal(secret, S("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")));
    // sha256sum of these 64 digits
    ck_assert(text_equal(secret_digest(&arena, secret),
                         S("6c86c6aac5fb24bcf5d9939cb7d7d5645ce39418f449e03b262dd4fa14b4b92b")));
    arena_free(&arena);
}

START_TEST(page_tokens_differ_and_match_their_session_only) {
    Arena arena = new_arena();
    Entropy machine = entropy_of_machine();
    Text session = secret_new(&arena, &machine);
    Text other = secret_new(&arena, &machine);
    Text one = page_token_new(&arena, &machine, session);
    Text two = page_token_new(&arena, &machine, session);
    ck_assert(!text_equal(one, two));
    ck_assert(page_token_matches(one, session) && page_token_matches(two, session));
    ck_assert(!page_token_matches(one, other) && !page_token_matches(one, (Text){0}));
    ck_assert(!page_token_matches((Text){0}, session));
    ck_assert(!page_token_matches((Text){one.bytes, one.len - 1}, session));
    arena_free(&arena);
}

START_TEST(any_changed_digit_of_a_page_token_is_refused) {
    Arena arena = new_arena();
    Entropy machine = entropy_of_machine();
    Text session = secret_new(&arena, &machine);
    Text token = page_token_new(&arena, &machine, session);
    for (size_t i = 0; i < token.len; i++) {
        Text copy = text_copy(&arena, token);
        char *digit = (char *)copy.bytes + i;
        *digit = *digit == '0' ? '1' : '0';
        ck_assert_msg(!page_token_matches(copy, session), "digit %zu", i);
        *digit = 'x';
        ck_assert_msg(!page_token_matches(copy, session), "no digit at %zu", i);
    }
    arena_free(&arena);
}

START_TEST(equal_secrets_are_equal) {
    ck_assert(secret_equal(S("abc"), S("abc")) && secret_equal((Text){0}, S("")));
    ck_assert(!secret_equal(S("abc"), S("abd")) && !secret_equal(S("abc"), S("ab")));
    ck_assert(!secret_equal(S("abc"), (Text){0}));
}
