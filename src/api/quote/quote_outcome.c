// What became of a quote, or why nothing did.
#include "api/quote/quote_outcome.h"

#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"

bool quote_seen(EndpointCall *call, QuoteSeen *ret_seen, Err *ret_answered) {
    *ret_seen = (QuoteSeen){.number = call->params[0]};
    return if_match_revision(call, &ret_seen->edition, ret_answered);
}

Err quote_outcome_answer(EndpointCall *call, int status, const QuoteOutcome *outcome,
                         const Refusals *refusals) {
    AnswerText text;
    if (refused(refusals)) {
        return problem_refuse(call, refusals);
    }
    answer_text_begin(call, &text);
    json_begin_object(&text.writer);
    json_key(&text.writer, S("number"));
    json_add_text(&text.writer, outcome->number);
    json_key(&text.writer, S("revision"));
    json_add_int(&text.writer, outcome->revision);
    json_key(&text.writer, S("edition"));
    json_add_int(&text.writer, outcome->edition);
    json_key(&text.writer, S("state"));
    json_add_text(&text.writer, quote_state_name(outcome->state));
    json_end_object(&text.writer);
    (void)if_match_tag(call, outcome->edition);
    answer_replayed(call, outcome->repeated);
    return answer_text_end(call, &text, status, S("application/json"));
}
