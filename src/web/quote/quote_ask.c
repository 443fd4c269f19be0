// What the page of a quote takes, and its own addresses.
#include "web/list/time_fields.h"
#include "web/quote/quote_view.h"

#include <stddef.h>

enum { NUMBER_ROOM = 24 };

static const Text news[] = {S_INIT("nothing"),   S_INIT("created"),  S_INIT("saved"),
                            S_INIT("presented"), S_INIT("accepted"), S_INIT("declined"),
                            S_INIT("withdrawn"), S_INIT("requoted")};

static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteAsk, revision),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("why"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteAsk, why),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("after"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteAsk, after),
     .least = 0,
     .most = INT32_MAX},
    {.name = S_INIT("revise"), .kind = FIELD_BOOL, .offset = offsetof(QuoteAsk, revise)},
    {.name = S_INIT("done"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(QuoteAsk, done),
     .choices = news,
     .choice_count = sizeof news / sizeof news[0]},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(QuoteAsk, when)}};
const FieldTable quote_ask_fields = FIELD_TABLE_WITH("a quote's page", QuoteAsk, fields, insides);

QuoteShown quote_shown(const Quote *quote, const QuoteAsk *ask, const Refusals *refusals) {
    QuoteShown shown = {.quote = quote, .ask = *ask, .refusals = refusals};
    while (shown.first < quote->line_count && quote->lines[shown.first].line <= ask->after) {
        shown.first++;
    }
    size_t left = quote->line_count - shown.first;
    shown.count = left < QUOTE_PAGE_LINES ? left : QUOTE_PAGE_LINES;
    return shown;
}

QuoteLinesAsk quote_page_lines(const QuoteAsk *ask) {
    return (QuoteLinesAsk){.after = ask->after, .most = QUOTE_PAGE_LINES};
}

bool quote_is_open(const QuoteShown *shown) {
    bool revises = shown->ask.revise.given && shown->ask.revise.value;
    return quote_may(shown->quote, QUOTE_CHANGE) ||
           (revises && quote_may(shown->quote, QUOTE_REVISE));
}

Url quote_url(Arena *arena, Text number) {
    return url_join(arena, url_path(S("/quotes")), number);
}

static Url with_number(Arena *arena, Url url, Text name, int64_t number) {
    char room[NUMBER_ROOM];
    TextBuf buf = {.bytes = room, .max = sizeof room};
    buf_add_int(&buf, number);
    return number == 0 ? url : url_with(arena, url, name, buf_text(&buf));
}

Url quote_form_url(const PageCall *call, const QuoteShown *shown, Url url) {
    return time_kept(call, with_number(call->arena, url, S("revision"), shown->ask.revision));
}

Url quote_here(const PageCall *call, const QuoteShown *shown, int64_t why, int64_t after) {
    const QuoteAsk *ask = &shown->ask;
    Url url = quote_form_url(call, shown, quote_url(call->arena, shown->quote->number));
    url = with_number(call->arena, url, S("after"), after);
    url = with_number(call->arena, url, S("why"), why);
    bool revises = ask->revise.given && ask->revise.value;
    return revises ? url_with(call->arena, url, S("revise"), S("yes")) : url;
}

Text quote_customer(const Quote *quote) {
    bool named = quote->customer_name.len > 0 || quote->line_count == 0;
    return named ? quote->customer_name : quote->lines[0].customer_name;
}
