// Looks a move up in the table.
#include "domain/quote/quote_state.h"

#include <stddef.h>

typedef struct {
    QuoteState from;
    QuoteVerb verb;
    QuoteMover who;
    QuoteState to;
} QuoteMove;

static const QuoteMove moves[] = {
#define QUOTE_MOVE(from, verb, who, to) {from, verb, who, to},
#include "domain/quote/quote_move.def"
#undef QUOTE_MOVE
};

typedef struct {
    Text name;
    bool live;
    bool draft;
} StateRow;

static const StateRow states[QUOTE_STATE_COUNT] = {
    [QUOTE_DRAFT] = {S_INIT("draft"), true, true},
    [QUOTE_SUBMITTED] = {S_INIT("submitted"), true, false},
    [QUOTE_IN_APPROVAL] = {S_INIT("in_approval"), true, false},
    [QUOTE_RETURNED] = {S_INIT("returned"), true, true},
    [QUOTE_APPROVED] = {S_INIT("approved"), true, false},
    [QUOTE_STANDING] = {S_INIT("standing"), true, true},
    [QUOTE_PRESENTED] = {S_INIT("presented"), true, false},
    [QUOTE_ACCEPTED] = {S_INIT("accepted"), true, false},
    [QUOTE_ORDERED] = {S_INIT("ordered"), false, false},
    [QUOTE_DECLINED] = {S_INIT("declined"), false, false},
    [QUOTE_EXPIRED] = {S_INIT("expired"), false, false},
    [QUOTE_WITHDRAWN] = {S_INIT("withdrawn"), false, false},
    [QUOTE_SUPERSEDED] = {S_INIT("superseded"), false, false},
};

static const Text verbs[QUOTE_VERB_COUNT] = {
    [QUOTE_CHANGE] = S_INIT("change"),     [QUOTE_SUBMIT] = S_INIT("submit"),
    [QUOTE_HOLD] = S_INIT("hold"),         [QUOTE_APPROVE] = S_INIT("approve"),
    [QUOTE_RETURN] = S_INIT("return"),     [QUOTE_PRESENT] = S_INIT("present"),
    [QUOTE_REVISE] = S_INIT("revise"),     [QUOTE_ACCEPT] = S_INIT("accept"),
    [QUOTE_DECLINE] = S_INIT("decline"),   [QUOTE_ORDER] = S_INIT("order"),
    [QUOTE_WITHDRAW] = S_INIT("withdraw"), [QUOTE_EXPIRE] = S_INIT("expire"),
    [QUOTE_REQUOTE] = S_INIT("requote"),
};

bool quote_state_after(QuoteState from, QuoteVerb verb, unsigned movers, QuoteState *ret) {
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        const QuoteMove *move = &moves[i];
        if (move->from == from && move->verb == verb && ((unsigned)move->who & movers) != 0) {
            *ret = move->to;
            return true;
        }
    }
    return false;
}

bool quote_state_is_live(QuoteState state) {
    ENSURE(state < QUOTE_STATE_COUNT);
    return states[state].live;
}

bool quote_state_is_draft(QuoteState state) {
    ENSURE(state < QUOTE_STATE_COUNT);
    return states[state].draft;
}

QuoteState quote_state_on(QuoteState kept, bool has_valid_to, Date valid_to, Date today) {
    QuoteState after;
    bool over = has_valid_to && date_before(valid_to, today);
    return over && quote_state_after(kept, QUOTE_EXPIRE, QUOTE_BY_SYSTEM, &after) ? after : kept;
}

Text quote_state_name(QuoteState state) {
    ENSURE(state < QUOTE_STATE_COUNT);
    return states[state].name;
}

bool quote_state_find(Text name, QuoteState *ret) {
    for (int i = 0; i < QUOTE_STATE_COUNT; i++) {
        if (text_equal(states[i].name, name)) {
            *ret = (QuoteState)i;
            return true;
        }
    }
    return false;
}

Text quote_verb_name(QuoteVerb verb) {
    ENSURE(verb < QUOTE_VERB_COUNT);
    return verbs[verb];
}

bool quote_verb_find(Text name, QuoteVerb *ret) {
    for (int i = 0; i < QUOTE_VERB_COUNT; i++) {
        if (text_equal(verbs[i], name)) {
            *ret = (QuoteVerb)i;
            return true;
        }
    }
    return false;
}
