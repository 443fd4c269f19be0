// The life of an order (R9.1): what may follow what.
#include "domain/order_state.h"

#include <check.h>

START_TEST(an_order_goes_its_way) {
    OrderState state = ORDER_DRAFT;
    const OrderVerb verbs[] = {ORDER_SUBMIT, ORDER_HOLD,    ORDER_ACCEPT,
                               ORDER_FULFIL, ORDER_INVOICE, ORDER_CLOSE};
    const OrderState after[] = {ORDER_SUBMITTED, ORDER_IN_REVIEW, ORDER_ACCEPTED,
                                ORDER_FULFILLED, ORDER_INVOICED,  ORDER_CLOSED};
    for (int i = 0; i < 6; i++) {
        ck_assert(order_state_after(state, verbs[i], &state));
        ck_assert_int_eq(state, after[i]);
    }
}

START_TEST(cancelling_ends_where_acceptance_begins) {
    OrderState state;
    ck_assert(order_state_after(ORDER_DRAFT, ORDER_CANCEL, &state));
    ck_assert(order_state_after(ORDER_IN_REVIEW, ORDER_CANCEL, &state));
    ck_assert(!order_state_after(ORDER_ACCEPTED, ORDER_CANCEL, &state));
    ck_assert(!order_state_after(ORDER_CLOSED, ORDER_CANCEL, &state));
}

START_TEST(nothing_is_accepted_twice_and_no_end_has_a_way_out) {
    OrderState state;
    ck_assert(!order_state_after(ORDER_ACCEPTED, ORDER_ACCEPT, &state));
    ck_assert(!order_state_after(ORDER_DRAFT, ORDER_ACCEPT, &state));
    for (int verb = ORDER_SUBMIT; verb <= ORDER_CREDIT; verb++) {
        ck_assert(!order_state_after(ORDER_CANCELLED, (OrderVerb)verb, &state));
        ck_assert(!order_state_after(ORDER_RETURNED, (OrderVerb)verb, &state));
        ck_assert(!order_state_after(ORDER_CREDITED, (OrderVerb)verb, &state));
    }
}
