// Looks a move up in the table.
#include "domain/order_state.h"

#include <stddef.h>

typedef struct {
    OrderState from;
    OrderVerb verb;
    OrderState to;
} OrderMove;

static const OrderMove moves[] = {
#define ORDER_MOVE(from, verb, to) {from, verb, to},
#include "domain/order_move.def"
#undef ORDER_MOVE
};

bool order_state_after(OrderState from, OrderVerb verb, OrderState *ret) {
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        if (moves[i].from == from && moves[i].verb == verb) {
            *ret = moves[i].to;
            return true;
        }
    }
    return false;
}
