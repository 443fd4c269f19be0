// The life of a quote (portal.md §5), worked from the specification's line.
#include "domain/quote/quote_state.h"

#include <check.h>

enum { ANY = QUOTE_BY_OWNER | QUOTE_BY_CUSTOMER | QUOTE_BY_SYSTEM };

START_TEST(a_quote_goes_from_draft_to_ordered) {
    QuoteState state = QUOTE_DRAFT;
    ck_assert(quote_state_after(state, QUOTE_PRESENT, QUOTE_BY_OWNER, &state));
    ck_assert_int_eq(state, QUOTE_PRESENTED);
    ck_assert(quote_state_after(state, QUOTE_ACCEPT, QUOTE_BY_CUSTOMER, &state));
    ck_assert(quote_state_after(state, QUOTE_ORDER, QUOTE_BY_SYSTEM, &state));
    ck_assert_int_eq(state, QUOTE_ORDERED);
}

START_TEST(nobody_does_anothers_part) {
    QuoteState state = QUOTE_PRESENTED;
    ck_assert(!quote_state_after(state, QUOTE_ACCEPT, QUOTE_BY_OWNER, &state));
    ck_assert(!quote_state_after(state, QUOTE_REVISE, QUOTE_BY_CUSTOMER, &state));
    ck_assert(!quote_state_after(QUOTE_DRAFT, QUOTE_PRESENT, QUOTE_BY_CUSTOMER, &state));
    ck_assert(!quote_state_after(QUOTE_ACCEPTED, QUOTE_ORDER, QUOTE_BY_OWNER, &state));
    ck_assert_int_eq(state, QUOTE_PRESENTED);
}

START_TEST(what_ended_only_is_made_anew) {
    static const QuoteState over[] = {QUOTE_ORDERED, QUOTE_DECLINED, QUOTE_EXPIRED, QUOTE_WITHDRAWN,
                                      QUOTE_SUPERSEDED};
    for (size_t i = 0; i < sizeof over / sizeof over[0]; i++) {
        ck_assert(!quote_state_is_live(over[i]));
        for (int verb = 0; verb < QUOTE_VERB_COUNT; verb++) {
            QuoteState state = over[i];
            if (quote_state_after(over[i], (QuoteVerb)verb, ANY, &state)) {
                ck_assert_int_eq(verb, QUOTE_REQUOTE);
                ck_assert_int_eq(state, over[i]);
            }
        }
    }
}

START_TEST(the_day_after_its_last_a_presented_quote_is_expired) {
    Date last = {20000};
    ck_assert_int_eq(quote_state_on(QUOTE_PRESENTED, true, last, last), QUOTE_PRESENTED);
    ck_assert_int_eq(quote_state_on(QUOTE_PRESENTED, true, last, (Date){20001}), QUOTE_EXPIRED);
    ck_assert_int_eq(quote_state_on(QUOTE_DRAFT, true, last, (Date){20001}), QUOTE_DRAFT);
    ck_assert_int_eq(quote_state_on(QUOTE_ORDERED, true, last, (Date){20001}), QUOTE_ORDERED);
    ck_assert_int_eq(quote_state_on(QUOTE_PRESENTED, false, last, (Date){20001}), QUOTE_PRESENTED);
}

START_TEST(names_are_found_again) {
    for (int i = 0; i < QUOTE_STATE_COUNT; i++) {
        QuoteState state = QUOTE_STATE_COUNT;
        ck_assert(quote_state_find(quote_state_name((QuoteState)i), &state));
        ck_assert_int_eq(state, i);
    }
    for (int i = 0; i < QUOTE_VERB_COUNT; i++) {
        QuoteVerb verb = QUOTE_VERB_COUNT;
        ck_assert(quote_verb_find(quote_verb_name((QuoteVerb)i), &verb));
        ck_assert_int_eq(verb, i);
    }
    QuoteState state;
    QuoteVerb verb;
    ck_assert(!quote_state_find(S("open"), &state));
    ck_assert(!quote_verb_find(S("open"), &verb));
}
