// Part types (rules.md §6), quantities (R6.6), the list of refusals, the states of an order.
#include "domain/order_state.h"
#include "domain/part.h"
#include "domain/refusal.h"
#include "standard.h"

#include <check.h>
#include <string.h>

typedef struct {
    PartType type;
    const char *name;
    PartTypeRow row;
} TypeCase;

static const TypeCase type_cases[] = {
    {PART_LICENCE, "licence", {.holds = true, .returnable = true, .renewable = true}},
    {PART_FIXED_TERM,
     "fixed_term",
     {.holds = true, .returnable = true, .renewable = true, .term_ends_use = true}},
    {PART_COMMITTED_TERM, "committed_term", {.holds = true, .term_ends_use = true}},
    {PART_RENEWAL, "renewal", {.prorated = true}},
    {PART_REINSTATEMENT, "reinstatement", {.holds = false}},
};

START_TEST(types_do_what_section_6_says) {
    ck_assert_uint_eq(sizeof type_cases / sizeof type_cases[0], PART_TYPE_COUNT);
    for (size_t i = 0; i < sizeof type_cases / sizeof type_cases[0]; i++) {
        const TypeCase *row = &type_cases[i];
        const PartTypeRow *got = part_type_row(row->type);
        ck_assert_msg(text_equal(got->name, text_of(row->name)), "%s", row->name);
        ck_assert_msg(got->holds == row->row.holds, "%s: holds", row->name);
        ck_assert_msg(got->prorated == row->row.prorated, "%s: prorated (R4.4)", row->name);
        ck_assert_msg(got->returnable == row->row.returnable, "%s: returnable (R9.2)", row->name);
        ck_assert_msg(got->renewable == row->row.renewable, "%s: renewable (R4.2)", row->name);
        ck_assert_msg(got->term_ends_use == row->row.term_ends_use, "%s: R6.1", row->name);
        PartType found = PART_TYPE_COUNT;
        ck_assert(part_type_find(text_of(row->name), &found));
        ck_assert_int_eq(found, row->type);
    }
}

START_TEST(what_is_no_type_is_not_found) {
    static const char *const none[] = {"", "Licence", "license", "licences", "cloud"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        PartType found = PART_TYPE_COUNT;
        ck_assert_msg(!part_type_find(text_of(none[i]), &found), "%s", none[i]);
        ck_assert_int_eq(found, PART_TYPE_COUNT);
    }
}

typedef struct {
    const char *why;
    int64_t minimum;
    int64_t multiple;
    int64_t quantity;
    bool fits;
} QuantityCase;

static const QuantityCase quantity_cases[] = {
    {"one of a plain part", 1, 1, 1, true},
    {"the minimum", 10, 1, 10, true},
    {"one below the minimum", 10, 1, 9, false},
    {"one above the minimum", 10, 1, 11, true},
    {"a multiple", 1, 5, 15, true},
    {"no multiple", 1, 5, 14, false},
    {"no multiple either", 1, 5, 16, false},
    {"a multiple below the minimum", 10, 5, 5, false},
    {"the minimum that is no multiple", 7, 5, 7, false},
    {"the first multiple above the minimum", 7, 5, 10, true},
    {"none", 1, 1, 0, false},
    {"fewer than none", 1, 1, -5, false},
    {"a large multiple", 1, 1000000, 3000000, true},
};

START_TEST(quantities_have_a_minimum_and_a_multiple) {
    for (size_t i = 0; i < sizeof quantity_cases / sizeof quantity_cases[0]; i++) {
        const QuantityCase *row = &quantity_cases[i];
        Part part = {.minimum = {row->minimum}, .multiple = {row->multiple}};
        ck_assert_msg(part_quantity_fits(&part, (Quantity){row->quantity}) == row->fits, "R6.6: %s",
                      row->why);
    }
}

// A number that is too large to count (it reads as INT64_MAX) is refused for its size, later.
START_TEST(a_quantity_beyond_counting_is_not_uneven) {
    Part part = {.minimum = {1}, .multiple = {2}};
    ck_assert(part_quantity_fits(&part, (Quantity){INT64_MAX}));
    ck_assert(!part_quantity_fits(&part, (Quantity){INT64_MAX - 2}));
}

START_TEST(a_part_without_a_multiple_aborts) {
    Part part = {.minimum = {1}, .multiple = {0}};
    (void)part_quantity_fits(&part, (Quantity){1});
}

START_TEST(a_type_outside_the_table_aborts) {
    (void)part_type_row(PART_TYPE_COUNT);
}

START_TEST(refusals_are_kept_in_their_order) {
    Refusals refusals = {0};
    ck_assert(!refused(&refusals));
    for (int i = 0; i < REFUSALS_MAX + 3; i++) {
        refuse(&refusals, (Refusal){.id = REFUSAL_NO_PRICE, .line = i + 1});
        ck_assert(refused(&refusals));
    }
    ck_assert_int_eq(refusals.count, REFUSALS_MAX);
    ck_assert_int_eq(refusals.more, 3);
    for (int i = 0; i < REFUSALS_MAX; i++) {
        ck_assert_int_eq(refusals.items[i].line, i + 1);
    }
}

START_TEST(every_refusal_has_its_own_code_and_a_rule) {
    for (int i = REFUSAL_NONE + 1; i < REFUSAL_COUNT; i++) {
        Text code = refusal_code((RefusalId)i);
        Text rule = refusal_rule((RefusalId)i);
        ck_assert_uint_gt(code.len, 0);
        ck_assert(rule.len >= 3 && (rule.bytes[0] == 'R' || rule.bytes[0] == 'P')); // rules, portal
        for (int j = REFUSAL_NONE + 1; j < i; j++) {
            ck_assert_msg(!text_equal(code, refusal_code((RefusalId)j)), "%.*s", TEXT_ARG(code));
        }
    }
}

// The codes of replay.md: programs read them, they never change.
START_TEST(codes_stand_as_replay_md_says) {
    static const char *const codes[] = {
        "site_exists",          "agreement_exists",   "agreement_not_found",
        "express_has_one_site", "site_not_found",     "no_lines",
        "part_not_found",       "bad_quantity",       "renewal_needs_renew",
        "nothing_lapsed",       "no_price",           "amount_too_large",
        "nothing_to_renew",     "order_not_found",    "line_not_found",
        "not_returnable",       "return_too_late",    "same_site",
        "target_is_express",    "nothing_to_migrate", "same_agreement",
    };
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        bool found = false;
        for (int j = REFUSAL_NONE + 1; j < REFUSAL_COUNT; j++) {
            found = found || text_equal(refusal_code((RefusalId)j), text_of(codes[i]));
        }
        ck_assert_msg(found, "%s", codes[i]);
    }
}

START_TEST(refusing_with_nothing_aborts) {
    Refusals refusals = {0};
    refuse(&refusals, (Refusal){.id = REFUSAL_NONE});
}

typedef struct {
    OrderState from;
    OrderVerb verb;
    OrderState to;
} MoveCase;

// R9.1: draft → submitted → [in review] → accepted → fulfilled → invoiced → closed; cancelled
// before accepted; returned or credited after.
static const MoveCase move_cases[] = {
    {ORDER_DRAFT, ORDER_SUBMIT, ORDER_SUBMITTED},
    {ORDER_SUBMITTED, ORDER_HOLD, ORDER_IN_REVIEW},
    {ORDER_SUBMITTED, ORDER_ACCEPT, ORDER_ACCEPTED},
    {ORDER_IN_REVIEW, ORDER_ACCEPT, ORDER_ACCEPTED},
    {ORDER_ACCEPTED, ORDER_FULFIL, ORDER_FULFILLED},
    {ORDER_FULFILLED, ORDER_INVOICE, ORDER_INVOICED},
    {ORDER_INVOICED, ORDER_CLOSE, ORDER_CLOSED},
};

static bool is_before_accepted(int state) {
    return state == ORDER_DRAFT || state == ORDER_SUBMITTED || state == ORDER_IN_REVIEW;
}

static bool is_after_accepted(int state) {
    return state == ORDER_ACCEPTED || state == ORDER_FULFILLED || state == ORDER_INVOICED ||
           state == ORDER_CLOSED;
}

// What R9.1 says about a verb in a state: the state after it, or -1.
static int state_by_rule(int from, int verb) {
    for (size_t i = 0; i < sizeof move_cases / sizeof move_cases[0]; i++) {
        if ((int)move_cases[i].from == from && (int)move_cases[i].verb == verb) {
            return (int)move_cases[i].to;
        }
    }
    if (verb == ORDER_CANCEL && is_before_accepted(from)) {
        return ORDER_CANCELLED;
    }
    if (verb == ORDER_RETURN && is_after_accepted(from)) {
        return ORDER_RETURNED;
    }
    return verb == ORDER_CREDIT && is_after_accepted(from) ? ORDER_CREDITED : -1;
}

START_TEST(an_order_moves_only_as_r9_1_says) {
    for (int from = ORDER_DRAFT; from <= ORDER_CREDITED; from++) {
        for (int verb = ORDER_SUBMIT; verb <= ORDER_CREDIT; verb++) {
            OrderState to = ORDER_DRAFT;
            bool moves = order_state_after((OrderState)from, (OrderVerb)verb, &to);
            int wanted = state_by_rule(from, verb);
            ck_assert_msg(moves == (wanted >= 0), "R9.1: verb %d in state %d", verb, from);
            ck_assert_msg((int)to == (moves ? wanted : ORDER_DRAFT), "R9.1: verb %d in state %d",
                          verb, from);
        }
    }
}

START_TEST(only_a_renewable_type_with_a_renewal_part_renews) {
    ck_assert(part_renews(PART_LICENCE, S("XR")));
    ck_assert(part_renews(PART_FIXED_TERM, S("XR")));
    ck_assert(!part_renews(PART_LICENCE, S("")));
    ck_assert(!part_renews(PART_COMMITTED_TERM, S("XR")));
    ck_assert(!part_renews(PART_RENEWAL, S("XR")));
}
