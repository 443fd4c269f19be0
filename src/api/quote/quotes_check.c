// POST /api/v1/quotes/check: what typed lines would come to, and what is wrong with each of them
// (portal.md P16); of a new quote, or of more lines of one. Without effect.
#include "api/problem.h"
#include "api/quote/quote_built.h"

ENDPOINT(quotes_check, HTTP_POST, "/quotes/check",
         MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &quote_judge_fields,
         GIVES(200, &quote_built_shape),
         SAYS("What typed lines would come to, with what is wrong and what is offered"),
         WITHOUT_KEY) {
    QuoteBuilt built;
    Refusals refusals = {0};
    TRY(see_quote_built(call->context, call->input, &built, &refusals));
    return refused(&refusals)
               ? problem_refuse(call, &refusals)
               : quote_built_answer(call, &built, built.priced ? &built.quote : NULL);
}
