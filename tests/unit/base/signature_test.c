// Signing files and finding what was changed in them.
#include "base/sign/signature.h"
#include "expect.h"

#include <check.h>

static const unsigned char one_seed[SIGNING_SEED_BYTES] = {1, 2, 3};
static const unsigned char other_seed[SIGNING_SEED_BYTES] = {3, 2, 1};

static SignatureVerdict verdict(const SigningKey *key, Text bytes) {
    return signature_verify(key, 1, bytes).verdict;
}

START_TEST(what_was_signed_is_valid) {
    Arena arena = new_arena();
    SigningKey key = signing_key_from_seed(one_seed);
    Text body = S("a document\nof two lines\n");
    Text file = signature_add(&arena, &key, body);
    SignatureOutcome outcome = signature_verify(&key, 1, file);
    ck_assert_int_eq(outcome.verdict, SIGNATURE_VALID);
    ck_assert(text_equal(outcome.body, body));
    ck_assert(text_equal(outcome.key_id, signing_key_id(&key)));
    expect_holds(file, "\n%licet-sig ", "the last line");
    ck_assert(text_equal(signature_add(&arena, &key, body), file)); // nothing is drawn by lot
    arena_free(&arena);
}

START_TEST(every_changed_byte_is_found) {
    Arena arena = new_arena();
    SigningKey key = signing_key_from_seed(one_seed);
    Text file = signature_add(&arena, &key, S("small\n%licet-sig is what a line may begin with\n"));
    char *bytes = arena_take(&arena, file.len + 1);
    for (size_t i = 0; i < file.len; i++) {
        for (int change = 1; change < 256; change++) {
            memcpy(bytes, file.bytes, file.len);
            bytes[i] = (char)((unsigned char)bytes[i] ^ change);
            ck_assert_msg(verdict(&key, (Text){bytes, file.len}) != SIGNATURE_VALID,
                          "byte %zu changed by %d", i, change);
        }
    }
    arena_free(&arena);
}

START_TEST(what_is_missing_or_added_is_found) {
    Arena arena = new_arena();
    SigningKey key = signing_key_from_seed(one_seed);
    Text file = signature_add(&arena, &key, S("small\n"));
    char *bytes = arena_take(&arena, file.len + 2);
    for (size_t i = 0; i < file.len; i++) {
        memcpy(bytes, file.bytes, i);
        memcpy(bytes + i, file.bytes + i + 1, file.len - i - 1);
        ck_assert(verdict(&key, (Text){bytes, file.len - 1}) != SIGNATURE_VALID);
        memcpy(bytes, file.bytes, i);
        bytes[i] = ' ';
        memcpy(bytes + i + 1, file.bytes + i, file.len - i);
        ck_assert(verdict(&key, (Text){bytes, file.len + 1}) != SIGNATURE_VALID);
    }
    ck_assert_int_eq(verdict(&key, (Text){0}), SIGNATURE_NONE);
    ck_assert_int_eq(verdict(&key, S("x\n")), SIGNATURE_NONE);
    ck_assert_int_eq(verdict(&key, S("%licet-sig x\n")), SIGNATURE_ALTERED);
    arena_free(&arena);
}

START_TEST(another_key_is_unknown) {
    Arena arena = new_arena();
    SigningKey key = signing_key_from_seed(one_seed);
    SigningKey other = signing_key_from_seed(other_seed);
    Text file = signature_add(&arena, &key, S("small\n"));
    ck_assert_int_eq(verdict(&other, file), SIGNATURE_UNKNOWN_KEY);
    const SigningKey both[] = {other, key};
    ck_assert_int_eq(signature_verify(both, 2, file).verdict, SIGNATURE_VALID);
    arena_free(&arena);
}

START_TEST(a_key_goes_through_text) {
    Arena arena = new_arena();
    SigningKey key = signing_key_make();
    SigningKey again;
    SigningKey shown;
    ck_assert(signing_key_parse(signing_key_text(&arena, &key), &again));
    ck_assert(again.is_secret && memcmp(again.secret, key.secret, sizeof key.secret) == 0);
    ck_assert(signing_key_parse(signing_public_text(&arena, &key), &shown));
    ck_assert(!shown.is_secret && text_equal(signing_key_id(&shown), signing_key_id(&key)));
    Text file = signature_add(&arena, &again, S("x\n"));
    ck_assert_int_eq(verdict(&shown, file), SIGNATURE_VALID);
    arena_free(&arena);
}

START_TEST(what_is_no_key_is_refused) {
    static const Text bad[] = {
        S_INIT(""),
        S_INIT("licet-key-1 "),
        S_INIT("licet-key-1 AAAA"),
        S_INIT("licet-key-2 AQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        S_INIT("licet-key-1 AQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= "),
        S_INIT("licet-key-1 AQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB="),
    };
    SigningKey key;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        ck_assert_msg(!signing_key_parse(bad[i], &key), "%.*s", TEXT_ARG(bad[i]));
    }
    ck_assert(
        signing_key_parse(S("licet-key-1 AQIDAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"), &key));
}

START_TEST(base64_is_strict) {
    Arena arena = new_arena();
    Text back;
    ck_assert(base64_parse(&arena, base64_text(&arena, S("abc\0d")), &back));
    ck_assert(text_equal(back, S("abc\0d")));
    ck_assert(base64_parse(&arena, S(""), &back) && back.len == 0);
    ck_assert(!base64_parse(&arena, S("YWJj\n"), &back));
    ck_assert(!base64_parse(&arena, S("YW J"), &back));
    ck_assert(!base64_parse(&arena, S("YWI"), &back));
    arena_free(&arena);
}

START_TEST(signing_without_the_secret_aborts) {
    Arena arena = new_arena();
    SigningKey key = signing_key_from_seed(one_seed);
    key.is_secret = false;
    (void)signature_add(&arena, &key, S("x\n"));
}
