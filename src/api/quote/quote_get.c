// GET /api/v1/quotes/{number}: header, lines, totals, what it does to the level, what may be done
// (portal.md P16); of another day what it said. Its ETag is the edition.
#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"
#include "api/quote/quote_shape.h"

#include <stddef.h>

typedef struct {
    int64_t revision;
    ViewTimeInput when;
} QuoteAsk;

static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteAsk, revision),
     .least = 1,
     .most = INT32_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(QuoteAsk, when)}};
static const FieldTable ask_fields = FIELD_TABLE_WITH("a quote", QuoteAsk, fields, insides);

ENDPOINT(quote_get, HTTP_GET, "/quotes/{number}",
         MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES), &ask_fields, GIVES(200, &quote_shape),
         TAGGED, SAYS("A quote on a day: header, lines, totals, what it does to the level")) {
    const QuoteAsk *ask = call->input;
    Quote quote;
    Refusals refusals = {0};
    QuoteAnswer answer;
    TRY(see_quote_on(call->context, call->params[0], ask->revision, &ask->when, (QuoteLinesAsk){0},
                     &quote, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    // State and standing are of today: the tag names the edition for If-Match, the body is always
    // sent.
    (void)if_match_tag(call, quote.edition);
    quote_answer_of(call, &quote, &answer);
    return answer_shape(call, &answer);
}
