// Writes the test's page: use TAG MAX, the language's tag and the most bytes it may have. Exit 2
// where it does not fit.
#include "web/tpl_quote_show.h"

#include "base/messages.h"

#include <stdio.h>
#include <stdlib.h>

enum { LINES = 2 };

static QuoteShow make_view(Arena *arena, Html chart) {
    static const Text tags[] = {S_INIT("<new>"), S_INIT("a&b")};
    QuoteLine *lines = arena_array(arena, QuoteLine, LINES);
    lines[0] = (QuoteLine){.part = S("E9T41LX"),
                           .quantity = 1200,
                           .price = {.units = 28435000000, .digits = 2, .code = S("IDR")},
                           .chosen = true,
                           .tags = {.items = tags, .count = 2}};
    lines[1] = (QuoteLine){.part = S("\"><script>"), .quantity = -1, .price = amount_of(1284600)};
    return (QuoteShow){
        .number = S("Q-1 & 'co'"),
        .note = S("a \"quoted\" <b>note</b>"),
        .self = url_with(arena, url_path(S("/quotes/Q-1")), S("a b"), S("<&\">")),
        .chart = chart,
        .day = date_of((CivilDay){2026, 11, 27}),
        .total = {.units = 128460050, .digits = 2, .code = S("USD")},
        .discount = {.hundredths = 1250},
        .volume = {.number = 1284600},
        .notice = msg_quote_lines(1),
        .version = -7,
        .count = 1284600,
        .size = 3,
        .draft = true,
        .lines = {.items = lines, .count = LINES},
    };
}

int main(int argc, char **argv) {
    Arena arena;
    Lang lang = LANG_EN;
    if (argc != 3 || err_failed(arena_init(&arena, 1 << 20)) ||
        !lang_find(text_of(argv[1]), &lang)) {
        return 1;
    }
    Html chart = html_new(&arena, lang, 100);
    html_markup(&chart, S("<svg></svg>"));
    QuoteShow view = make_view(&arena, chart);
    Html out = html_new(&arena, lang, (size_t)strtol(argv[2], NULL, 10));
    tpl_quote_show(&out, &view);
    Text page = html_bytes(&out);
    (void)fwrite(page.bytes, 1, page.len, stdout);
    arena_free(&arena);
    return out.overflow ? 2 : 0;
}
