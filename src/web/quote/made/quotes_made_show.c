// Lists the quotes that were made, and each line that could not be quoted with its reason and its
// fields.
#include "action/refusal_message.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/quote/quote_view.h"
#include "web/quote/made/quotes_made.h"
#include "web/quote/made/renewal_quotes_form.h"
#include "web/tpl_quotes_made.h"

enum { FIELD_ROOM = 48 };

static MadeQuotes made_of(const PageCall *call, const RenewalQuotesOutcome *outcome) {
    MadeQuote *quotes = arena_array(call->arena, MadeQuote, outcome->quote_count);
    for (size_t i = 0; i < outcome->quote_count; i++) {
        quotes[i] = (MadeQuote){.number = outcome->quotes[i],
                                .page = quote_url(call->arena, outcome->quotes[i])};
    }
    size_t at = 0; // lines of one quote mostly come together
    for (size_t i = 0; i < outcome->line_count; i++) {
        for (size_t j = 0; outcome->lines[i].done && j < outcome->quote_count; j++) {
            size_t candidate = (at + j) % outcome->quote_count;
            if (text_equal(outcome->lines[i].quote, quotes[candidate].number)) {
                quotes[at = candidate].lines++;
                break;
            }
        }
    }
    return (MadeQuotes){quotes, outcome->quote_count};
}

static Text field_name(Arena *arena, size_t row, const char *member) {
    TextBuf buf = buf_new(arena, FIELD_ROOM);
    buf_addf(&buf, "lines.%zu.%s", row, member);
    return buf_text(&buf);
}

static LeftLine left_of(const PageCall *call, const RenewalQuoteLineInput *line,
                        const Refusal *problem, size_t row) {
    bool known = problem->id != REFUSAL_NONE; // it could be quoted by now (a repeated request)
    return (LeftLine){
        .line = line->renewal_line,
        .problem = known ? refusal_what(problem->id) : msg_plain(S("–")),
        .next = known ? refusal_next(problem->id) : msg_plain(S("")),
        .line_field = field_name(call->arena, row, "renewal_line"),
        .quantity_field = field_name(call->arena, row, "quantity"),
        .quantity = line->quantity,
        .asks_declaration = problem->id == REFUSAL_DECLARATION_REQUIRED,
        .out_of_use_field = field_name(call->arena, row, "out_of_use"),
        .out_of_use = line->out_of_use.given && line->out_of_use.value,
        .evidence_field = field_name(call->arena, row, "evidence"),
        .evidence = line->evidence,
    };
}

// The lines that were not quoted; where nothing was done, all of them for its reason.
static LeftLines left_lines(const PageCall *call, const RenewalQuotesInput *input,
                            const RenewalQuotesOutcome *outcome, const Refusals *refusals) {
    const RenewalQuoteLineInput *lines = input->lines.items;
    Refusal nothing = refused(refusals) ? refusals->items[0] : (Refusal){.id = REFUSAL_NO_LINES};
    LeftLine *left = arena_array(call->arena, LeftLine, input->lines.count);
    size_t count = 0;
    for (size_t i = 0; i < input->lines.count; i++) {
        const RenewalQuoteResult *result = outcome == NULL ? NULL : &outcome->lines[i];
        if (result != NULL && result->done) {
            continue;
        }
        left[count] =
            left_of(call, &lines[i], result == NULL ? &nothing : &result->problem, count + 1);
        if (result != NULL && result->quote.len > 0) {
            left[count].quote = result->quote;
            left[count].quote_page = quote_url(call->arena, result->quote);
        }
        count++;
    }
    return (LeftLines){left, count};
}

// A term for which a line was refused says so.
static FormField judged(FormField field, const RenewalQuotesOutcome *outcome) {
    for (size_t i = 0; outcome != NULL && i < outcome->line_count; i++) {
        const RenewalQuoteResult *result = &outcome->lines[i];
        if (!result->done && text_equal(result->problem.field, field.name)) {
            return field_with_problem(field, refusal_what(result->problem.id));
        }
    }
    return field;
}

Err quotes_made_show(PageCall *call, int status, const RenewalQuotesInput *input, Text list,
                     const RenewalQuotesOutcome *outcome, const Refusals *refusals) {
    Url back = url_path(S("/reports/renewal-lines"));
    (void)url_local(list, &back);
    QuotesMadePage view = {
        .left = left_lines(call, input, outcome, refusals),
        .contact = judged(renewal_quotes_contact(call), outcome),
        .maximum = judged(renewal_quotes_maximum(call), outcome),
        .keys = page_keys(call, S("")),
        .group_by = input->group_by == QUOTE_BY_SITE ? S("site") : S("agreement"),
        .list = back.text,
        .back = back,
    };
    if (outcome != NULL) {
        view.quotes = made_of(call, outcome);
        view.sum = msg_notice_quotes_created((int64_t)outcome->quote_count);
    }
    PageParts parts = {.title = msg_quotes_made(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_quotes_made(&parts.main, &view);
    return page_show(call, status, &parts);
}
