// POST /api/v1/quotes: a draft of typed lines for a site (portal.md P16): of all of them, or of the
// good ones.
#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"
#include "api/quote/quote_built.h"

static void say_where(EndpointCall *call, Text number) {
    TextBuf path = buf_new(call->arena, number.len + 24);
    buf_add(&path, S("/api/v1/quotes/"));
    buf_add(&path, number);
    bool added = http_answer_header(call->answer, S("Location"), buf_text(&path));
    ENSURE(added);
}

ENDPOINT(quote_make, HTTP_POST, "/quotes", MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES),
         &quote_build_fields, GIVES(201, &quote_built_shape), TAGGED,
         SAYS("Makes a draft quote of typed lines")) {
    QuoteBuilt built;
    Refusals refusals = {0};
    TRY(do_quote_create(call->context, call->input, &built, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    say_where(call, built.outcome.number);
    (void)if_match_tag(call, built.outcome.edition);
    answer_replayed(call, built.outcome.repeated);
    return quote_built_answer(call, &built, &built.quote);
}
