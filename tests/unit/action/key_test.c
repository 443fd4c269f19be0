// Idempotency keys (property 8): the same key twice is one effect and the same answer; with another
// digest it is refused and changes nothing.
#include "asking.h"

typedef struct {
    const char *what;
    Ask ask;
} KeyCase;

// Each accepted on 1 June 2025 in the settled world.
static const KeyCase key_cases[] = {
    {"enrol", {.kind = ASK_ENROL, .site = "S9", .agreement = "A9"}},
    {"enrol express", {.kind = ASK_ENROL_EXPRESS, .site = "X9"}},
    {"add a site", {.kind = ASK_ADD_SITE, .site = "S9", .agreement = "A1"}},
    {"move a site", {.kind = ASK_MOVE_SITE, .site = "S2", .agreement = "A2"}},
    {"order", {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 30}},
    {"order for express", {.kind = ASK_ORDER, .site = "X1", .part = "XL", .quantity = 2}},
    {"reinstate", {.kind = ASK_ORDER, .site = "S2", .part = "XS", .quantity = 5}},
    {"commit to a term", {.kind = ASK_ORDER, .site = "S1", .part = "XC", .quantity = 5}},
    {"renew", {.kind = ASK_RENEW, .site = "S1", .by = "2026-12-31", .except = "XP"}},
    {"renew an agreement",
     {.kind = ASK_RENEW, .agreement = "A1", .by = "2026-12-31", .except = "XP"}},
    {"return", {.kind = ASK_RETURN, .order = ORDER_RECENT, .line = 1, .quantity = 3}},
    {"move all", {.kind = ASK_MOVE_ALL, .site = "S1", .to = "S2"}},
    {"move a line",
     {.kind = ASK_MOVE_LINE,
      .site = "S1",
      .to = "S3",
      .order = ORDER_FIRST,
      .line = 1,
      .quantity = 10}},
    {"credit and rebill", {.kind = ASK_REBILL, .order = ORDER_RECENT, .site = "S2"}},
};

enum { KEY_CASES = sizeof key_cases / sizeof key_cases[0] };

static void expect_repeated(World *world, const KeyCase *row) {
    ActionContext context = with_key(world, "2025-06-01", "key-1", "digest-1");
    Answer first = ask_in(world, &context, &row->ask);
    ck_assert_msg(!refused(&first.refusals), "%s", row->what);
    ck_assert_msg(buf_text(&first.text).len > 0, "%s", row->what);
    Bytes before = world_bytes(world);
    for (int i = 0; i < 3; i++) {
        Answer again = ask_in(world, &context, &row->ask);
        Text wanted = buf_text(&first.text);
        Text got = buf_text(&again.text);
        ck_assert_msg(!refused(&again.refusals), "%s: repeated, refused", row->what);
        ck_assert_msg(text_equal(wanted, got), "%s: \"%.*s\" became \"%.*s\"", row->what,
                      TEXT_ARG(wanted), TEXT_ARG(got));
    }
    Bytes after = world_bytes(world);
    ck_assert_msg(same_bytes(&before, &after), "%s: a repeated request changed bytes", row->what);
}

START_TEST(the_same_key_twice_is_one_effect_and_one_answer) {
    for (size_t i = 0; i < KEY_CASES; i++) {
        World world = new_world(true);
        settle(&world);
        expect_repeated(&world, &key_cases[i]);
        end_world(&world);
    }
}

static void expect_reuse_refused(World *world, const KeyCase *row) {
    ActionContext context = with_key(world, "2025-06-01", "key-1", "digest-1");
    Answer first = ask_in(world, &context, &row->ask);
    ck_assert_msg(!refused(&first.refusals), "%s", row->what);
    Bytes before = world_bytes(world);
    context.digest = S("digest-2");
    Answer again = ask_in(world, &context, &row->ask);
    ck_assert_msg(refused(&again.refusals), "%s: another digest", row->what);
    Text code = refusal_code(again.refusals.items[0].id);
    ck_assert_msg(text_equal(code, S("idempotency_key_reused")), "%s: %.*s", row->what,
                  TEXT_ARG(code));
    Bytes after = world_bytes(world);
    ck_assert_msg(same_bytes(&before, &after), "%s: another digest changed bytes", row->what);
}

START_TEST(the_same_key_with_another_digest_is_refused) {
    for (size_t i = 0; i < KEY_CASES; i++) {
        World world = new_world(true);
        settle(&world);
        expect_reuse_refused(&world, &key_cases[i]);
        end_world(&world);
    }
}

START_TEST(a_key_belongs_to_its_account) {
    World world = new_world(false);
    settle(&world);
    static const Ask ask = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1};
    ActionContext context = with_key(&world, "2025-06-01", "key-1", "digest-1");
    Answer first = ask_in(&world, &context, &ask);
    context.account.id = 7;
    Answer other = ask_in(&world, &context, &ask);
    ck_assert(!refused(&other.refusals));
    ck_assert_int_ne(first.order.order.id, other.order.order.id);
    context.digest = S("digest-2");
    Answer refused_now = ask_in(&world, &context, &ask);
    ck_assert_int_eq(refused_now.refusals.items[0].id, REFUSAL_KEY_REUSED);
    end_world(&world);
}

START_TEST(a_refused_request_leaves_its_key_free) {
    World world = new_world(false);
    settle(&world);
    static const Ask none = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 0};
    static const Ask one = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1};
    ActionContext context = with_key(&world, "2025-06-01", "key-1", "digest-1");
    Answer answer = ask_in(&world, &context, &none);
    ck_assert_int_eq(answer.refusals.items[0].id, REFUSAL_BAD_QUANTITY);
    context.digest = S("digest-2");
    answer = ask_in(&world, &context, &one);
    ck_assert(!refused(&answer.refusals));
    end_world(&world);
}

START_TEST(without_a_key_every_request_counts) {
    World world = new_world(false);
    settle(&world);
    static const Ask ask = {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 1};
    Answer first = must_ask(&world, "2025-06-01", &ask);
    Answer second = must_ask(&world, "2025-06-01", &ask);
    ck_assert_int_gt(second.order.order.id, first.order.order.id);
    ck_assert_int_eq(second.order.agreement.term_points.hundredths,
                     first.order.agreement.term_points.hundredths + 1000);
    end_world(&world);
}

// An enrolment that makes its enterprise, repeated with its key.
START_TEST(an_enterprise_is_made_once_per_key) {
    World world = new_world(true);
    settle(&world);
    static const Ask ask = {.kind = ASK_ENROL_ALONE, .site = "U1", .agreement = "C1"};
    static const KeyCase row = {"enrol alone",
                                {.kind = ASK_ENROL_ALONE, .site = "U1", .agreement = "C1"}};
    expect_repeated(&world, &row);
    ActionContext context = with_key(&world, "2025-06-01", "key-1", "digest-2");
    Answer again = ask_in(&world, &context, &ask);
    ck_assert_int_eq(again.refusals.items[0].id, REFUSAL_KEY_REUSED);
    end_world(&world);
}

// The key was used for U1; the same key for U2 is another request and must be refused.
START_TEST(an_enrolments_key_does_not_make_a_second_enterprise) {
    World world = new_world(true);
    settle(&world);
    static const Ask first = {.kind = ASK_ENROL_ALONE, .site = "U1", .agreement = "C1"};
    static const Ask second = {.kind = ASK_ENROL_ALONE, .site = "U2", .agreement = "C2"};
    ActionContext context = with_key(&world, "2025-06-01", "key-1", "digest-1");
    Answer answer = ask_in(&world, &context, &first);
    ck_assert(!refused(&answer.refusals));
    Bytes before = world_bytes(&world);
    context.digest = S("digest-2");
    answer = ask_in(&world, &context, &second);
    ck_assert_msg(refused(&answer.refusals), "the key was used for another request");
    ck_assert_int_eq(answer.refusals.items[0].id, REFUSAL_KEY_REUSED);
    Bytes after = world_bytes(&world);
    ck_assert(same_bytes(&before, &after));
    end_world(&world);
}
