// Hashing behind the gate, and which passwords may be taken.
#include "auth/password.h"
#include "expect.h"

#include <pthread.h>
#include <string.h>

static PasswordGate *new_gate(int cores, int waiting_max) {
    PasswordGate *gate = NULL;
    Entropy machine = entropy_of_machine();
    ck_assert(!err_failed(password_gate_open(cores, waiting_max, &machine, &gate)));
    return gate;
}

static bool verify(PasswordGate *gate, Text stored, Text password) {
    bool matches = true;
    ck_assert(!err_failed(password_verify(gate, stored, password, &matches)));
    return matches;
}

START_TEST(a_password_matches_its_own_hash_only) {
    Arena arena = new_arena();
    PasswordGate *gate = new_gate(1, 0);
    Text one = {0};
    Text two = {0};
    ck_assert(!err_failed(password_hash(gate, &arena, S("a fine password"), &one)));
    ck_assert(!err_failed(password_hash(gate, &arena, S("a fine password"), &two)));
    ck_assert(!text_equal(one, two)); // each its own salt
    ck_assert(strncmp(one.bytes, "$argon2id$v=19$m=19456,t=2,p=1$", 31) == 0);
    ck_assert(verify(gate, one, S("a fine password")) && verify(gate, two, S("a fine password")));
    ck_assert(!verify(gate, one, S("A fine password")) && !verify(gate, one, S("")));
    password_gate_close(gate);
    arena_free(&arena);
}

START_TEST(an_unknown_name_costs_one_hash_and_matches_nothing) {
    PasswordGate *gate = new_gate(1, 0);
    int64_t before = password_gate_hashes(gate);
    ck_assert(!verify(gate, (Text){0}, S("a fine password")));
    ck_assert_int_eq(password_gate_hashes(gate) - before, 1);
    ck_assert(!verify(gate, (Text){0}, (Text){0}));
    ck_assert(!verify(gate, S("no hash at all"), S("a fine password")));
    password_gate_close(gate);
}

START_TEST(a_password_beyond_the_limit_is_not_cut_to_match) {
    Arena arena = new_arena();
    PasswordGate *gate = new_gate(1, 0);
    char *letters = arena_take(&arena, PASSWORD_BYTES_MAX + 1);
    memset(letters, 'x', PASSWORD_BYTES_MAX + 1);
    Text stored = {0};
    Text whole = {letters, PASSWORD_BYTES_MAX};
    ck_assert(!err_failed(password_hash(gate, &arena, whole, &stored)));
    ck_assert(verify(gate, stored, whole));
    ck_assert(!verify(gate, stored, (Text){letters, PASSWORD_BYTES_MAX + 1}));
    password_gate_close(gate);
    arena_free(&arena);
}

START_TEST(a_given_salt_makes_the_same_text) {
    static const unsigned char salt[PASSWORD_SALT_BYTES] = "salt of the demo";
    Arena arena = new_arena();
    PasswordGate *gate = new_gate(1, 0);
    Text one = {0};
    Text two = {0};
    ck_assert(!err_failed(password_hash_salted(&arena, S("a fine password"), salt, &one)));
    ck_assert(!err_failed(password_hash_salted(&arena, S("a fine password"), salt, &two)));
    ck_assert(text_equal(one, two) && verify(gate, one, S("a fine password")));
    password_gate_close(gate);
    arena_free(&arena);
}

// ---- the gate under many ----

enum { CALLERS = 6 };

typedef struct {
    PasswordGate *gate;
    Err err;
} Caller;

static void *call(void *argument) {
    Caller *caller = argument;
    bool matches = true;
    caller->err = password_verify(caller->gate, (Text){0}, S("whatever it is"), &matches);
    return NULL;
}

static int count_busy(int waiting_max) {
    pthread_t threads[CALLERS];
    Caller callers[CALLERS];
    PasswordGate *gate = new_gate(1, waiting_max);
    int busy = 0;
    for (int i = 0; i < CALLERS; i++) {
        callers[i] = (Caller){.gate = gate};
        ck_assert_int_eq(pthread_create(&threads[i], NULL, call, &callers[i]), 0);
    }
    for (int i = 0; i < CALLERS; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
        ck_assert(!err_failed(callers[i].err) || callers[i].err.code == FAULT_AUTH_BUSY);
        busy += err_failed(callers[i].err);
    }
    ck_assert_int_eq(password_gate_hashes(gate), CALLERS - busy);
    password_gate_close(gate);
    return busy;
}

START_TEST(who_finds_room_in_the_queue_is_served) {
    ck_assert_int_eq(count_busy(CALLERS), 0);
}

START_TEST(who_finds_none_is_sent_away_at_once) {
    // Six come while one hash runs; it is not certain that all do.
    int busy = 0;
    for (int tries = 0; busy == 0 && tries < 20; tries++) {
        busy = count_busy(0);
    }
    ck_assert_int_gt(busy, 0);
}

// ---- which may be taken ----

typedef struct {
    const char *password;
    PasswordVerdict verdict;
} JudgeCase;

START_TEST(passwords_are_judged) {
    static const JudgeCase cases[] = {
        {"short", PASSWORD_SHORT},
        {"elevenchars", PASSWORD_SHORT},
        {"密码密码密码", PASSWORD_SHORT}, // six characters, however many bytes
        {"horse9 stable", PASSWORD_FINE},
        {"不容易猜到的一句很长的话", PASSWORD_FINE},
        {"Password1234", PASSWORD_COMMON},
        {"ｐａｓｓｗｏｒｄ１２３４", PASSWORD_COMMON}, // full width is folded
        {"aaaaaaaaaaaaaa", PASSWORD_COMMON},
        {"abcabcabcabc", PASSWORD_COMMON},
        {"abcabcabcabd", PASSWORD_FINE},
        {"abcdefghijklmn", PASSWORD_COMMON},
        {"nmlkjihgfedcba", PASSWORD_COMMON},
        {"rosa.lima@some.example", PASSWORD_COMMON},
        {"rosa.lima2026", PASSWORD_COMMON},
        {"rosa.lima and her cats", PASSWORD_FINE},
        {"twelve\nlines!!", PASSWORD_NOT_TEXT},
        {"\xff\xfe\xfd twelve bytes", PASSWORD_NOT_TEXT},
    };
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        PasswordVerdict verdict = PASSWORD_FINE;
        ck_assert(!err_failed(password_judge(&arena, text_of(cases[i].password),
                                             S("Rosa.Lima@some.example"), &verdict)));
        ck_assert_msg(verdict == cases[i].verdict, "%s: %d", cases[i].password, verdict);
    }
    char *letters = arena_take(&arena, PASSWORD_BYTES_MAX + 1);
    memset(letters, 'x', PASSWORD_BYTES_MAX + 1);
    PasswordVerdict verdict = PASSWORD_FINE;
    ck_assert(!err_failed(
        password_judge(&arena, (Text){letters, PASSWORD_BYTES_MAX + 1}, S(""), &verdict)));
    ck_assert_int_eq(verdict, PASSWORD_LONG);
    arena_free(&arena);
}
