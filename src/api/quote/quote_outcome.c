// What became of a quote, or why nothing did.
#include "api/quote/quote_outcome.h"

#include "action/quote/change/quote_differences.h"
#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"

#include <stddef.h>

enum { NUMBER_ROOM = 24, PLACE_ROOM = 48 };

typedef struct {
    Text number;
    int64_t revision;
    int64_t edition;
    Text state;
} Outcome;

static const Column columns[] = {
    COLUMN(Outcome, number, COLUMN_NUMBER),
    COLUMN(Outcome, revision, COLUMN_COUNT),
    COLUMN(Outcome, edition, COLUMN_COUNT),
    COLUMN(Outcome, state, COLUMN_TEXT),
};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, Outcome);
const Shape quote_outcome_shape = SHAPE("quote_outcome", table);

bool quote_seen(EndpointCall *call, QuoteSeen *ret_seen, Err *ret_answered) {
    *ret_seen = (QuoteSeen){.number = call->params[0]};
    return if_match_revision(call, &ret_seen->edition, ret_answered);
}

static Text number_text(Arena *arena, int64_t number) {
    TextBuf buf = buf_new(arena, NUMBER_ROOM);
    buf_add_int(&buf, number);
    return buf_text(&buf);
}

static Text place_of(Arena *arena, const QuoteDifference *difference) {
    static const char *const members[] = {[QUOTE_DIFFERS_QUANTITY] = "quantity",
                                          [QUOTE_DIFFERS_SELL_UNIT] = "sell_unit",
                                          [QUOTE_DIFFERS_NOTE] = "note"};
    TextBuf buf = buf_new(arena, PLACE_ROOM);
    if (difference->what == QUOTE_DIFFERS_MAXIMUM) {
        return S("/maximum_end_price");
    }
    buf_addf(&buf, "/lines/%zu/%s", difference->place, members[difference->what]);
    return buf_text(&buf);
}

// The edition, and each line that would be otherwise; of each by whom and when.
static Err say_stale(EndpointCall *call, const QuoteChangeInput *tried, const Refusals *refusals) {
    Quote now;
    Refusals unseen = {0};
    QuoteDifference *lines = NULL;
    size_t count = 0;
    int64_t yours = 0;
    Text by = S("");
    Err answered = OK;
    if (!if_match_revision(call, &yours, &answered)) {
        return answered;
    }
    TRY(see_quote(call->context, call->params[0], 0, &now, &unseen));
    if (refused(&unseen)) {
        return problem_refuse(call, &unseen);
    }
    TRY(quote_changed_by(call->context, &now, &by));
    quote_differences(call->arena, &now, tried, &lines, &count);
    ProblemConflict *conflicts = arena_array(call->arena, ProblemConflict, count + 1);
    conflicts[0] = (ProblemConflict){S("/edition"), number_text(call->arena, yours),
                                     number_text(call->arena, now.edition), now.changed_at, by};
    for (size_t i = 0; i < count; i++) {
        conflicts[i + 1] = (ProblemConflict){place_of(call->arena, &lines[i]), lines[i].yours,
                                             lines[i].theirs, now.changed_at, by};
    }
    return problem_stale(call, refusals, conflicts, count + 1);
}

Err quote_outcome_tried(EndpointCall *call, const QuoteChangeInput *tried,
                        const QuoteOutcome *outcome, const Refusals *refusals) {
    if (refused(refusals)) {
        return refusals->items[0].id == REFUSAL_STALE ? say_stale(call, tried, refusals)
                                                      : problem_refuse(call, refusals);
    }
    (void)if_match_tag(call, outcome->edition);
    answer_replayed(call, outcome->repeated);
    return answer_shape(call, &(Outcome){outcome->number, outcome->revision, outcome->edition,
                                         quote_state_name(outcome->state)});
}

Err quote_outcome_answer(EndpointCall *call, const QuoteOutcome *outcome,
                         const Refusals *refusals) {
    return quote_outcome_tried(call, NULL, outcome, refusals);
}
