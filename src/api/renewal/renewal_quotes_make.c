// POST /api/v1/renewal-quotes: quotes of renewal lines, each line with its outcome (portal.md P23).
#include "action/quote/renewal_quotes_create.h"
#include "action/refusal_message.h"
#include "api/answer.h"
#include "api/problem.h"

static void write_problem(JsonWriter *writer, const EndpointCall *call,
                          const RenewalQuoteResult *line) {
    json_key(writer, S("problem"));
    if (line->done ||
        line->problem.id == REFUSAL_NONE) { // it could be quoted by now (a repeated request)
        json_add_null(writer);
        return;
    }
    json_begin_object(writer);
    json_key(writer, S("code"));
    json_add_text(writer, refusal_code(line->problem.id));
    json_key(writer, S("field"));
    json_add_text(writer, line->problem.field);
    json_key(writer, S("rule"));
    json_add_text(writer, refusal_rule(line->problem.id));
    json_key(writer, S("message"));
    json_add_text(writer, message_text(call->arena, call->lang, refusal_what(line->problem.id)));
    json_key(writer, S("next"));
    json_add_text(writer, message_text(call->arena, call->lang, refusal_next(line->problem.id)));
    json_end_object(writer);
}

static void write_line(JsonWriter *writer, const EndpointCall *call,
                       const RenewalQuoteResult *line) {
    json_begin_object(writer);
    json_key(writer, S("renewal_line"));
    json_add_text(writer, line->renewal_line);
    json_key(writer, S("quote"));
    if (line->quote.len > 0) {
        json_add_text(writer, line->quote);
    } else {
        json_add_null(writer);
    }
    json_key(writer, S("line"));
    if (line->line > 0) {
        json_add_int(writer, line->line);
    } else {
        json_add_null(writer);
    }
    json_key(writer, S("result"));
    json_add_text(writer, line->done ? S("done") : S("refused"));
    write_problem(writer, call, line);
    json_end_object(writer);
}

static void add_location(EndpointCall *call, Text quote) {
    TextBuf path = buf_new(call->arena, quote.len + 32);
    buf_add(&path, S("/api/v1/quotes/"));
    buf_add(&path, quote);
    bool added = http_answer_header(call->answer, S("Location"), buf_text(&path));
    ENSURE(added);
}

ENDPOINT(renewal_quotes_make, HTTP_POST, "/renewal-quotes",
         MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &renewal_quotes_fields) {
    RenewalQuotesOutcome outcome = {0};
    Refusals refusals = {0};
    AnswerText text;
    TRY(do_renewal_quotes_create(call->context, call->input, &outcome, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    answer_text_begin(call, &text);
    json_begin_object(&text.writer);
    json_key(&text.writer, S("quotes"));
    json_begin_list(&text.writer);
    for (size_t i = 0; i < outcome.quote_count; i++) {
        json_add_text(&text.writer, outcome.quotes[i]);
    }
    json_end_list(&text.writer);
    json_key(&text.writer, S("lines"));
    json_begin_list(&text.writer);
    for (size_t i = 0; i < outcome.line_count; i++) {
        write_line(&text.writer, call, &outcome.lines[i]);
    }
    json_end_list(&text.writer);
    json_end_object(&text.writer);
    if (outcome.quote_count == 1) {
        add_location(call, outcome.quotes[0]);
    }
    answer_replayed(call, outcome.repeated);
    return answer_text_end(call, &text, outcome.quote_count > 0 ? 201 : 422, S("application/json"));
}
