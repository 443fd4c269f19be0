// The bar of shares as SVG.
#include "web/chart/share_bar.h"

#include "domain/value/money.h"
#include "web/chart/percent.h"

enum {
    SHARE_BAR_BYTES = 2048,
    SHARE_BAR_HEIGHT = 28,
    SHARE_GAP = 30,
    SHARE_LEAST = 60,
    SHARE_LINE_HEIGHT = 6
};

// Widths that fill the bar but for the gaps: in proportion, none that is there below the least.
static void divide(const BarShare *shares, size_t count, int64_t *ret_widths) {
    Wide sum = 0;
    int64_t room = WHOLE_WIDTH;
    size_t present = 0;
    for (size_t i = 0; i < count; i++) {
        sum += shares[i].units;
        present += shares[i].units > 0;
    }
    room -= present > 0 ? (int64_t)(present - 1) * SHARE_GAP + (int64_t)present * SHARE_LEAST : 0;
    for (size_t i = 0; i < count; i++) {
        ret_widths[i] =
            shares[i].units > 0 ? SHARE_LEAST + (int64_t)((Wide)shares[i].units * room / sum) : 0;
    }
}

Html share_bar_html(Arena *arena, Lang lang, const BarShare *shares, size_t count, Message says) {
    int64_t widths[SHARES_MAX];
    int64_t at = 0;
    ENSURE(count <= SHARES_MAX);
    Html out = html_new(arena, lang, SHARE_BAR_BYTES);
    html_markup(&out, S("<svg class=\"ch\" height=\"28\" role=\"img\" aria-label=\""));
    html_message(&out, says);
    html_markup(&out, S("\">"));
    divide(shares, count, widths);
    for (size_t i = 0; i < count; i++) {
        ENSURE(shares[i].units >= 0);
        chart_rect(&out, shares[i].paint, at, at + widths[i], 0, SHARE_BAR_HEIGHT);
        at += widths[i] > 0 ? widths[i] + SHARE_GAP : 0;
    }
    if (at == 0) {
        chart_rect(&out, S("track"), 0, WHOLE_WIDTH, 0, SHARE_BAR_HEIGHT);
    }
    html_markup(&out, S("</svg>"));
    return out;
}

Html share_line_html(Arena *arena, Lang lang, int64_t part, int64_t whole) {
    ENSURE(part >= 0 && part <= whole);
    Html out = html_new(arena, lang, SHARE_BAR_BYTES);
    html_markup(&out, S("<svg class=\"ch\" height=\"6\" aria-hidden=\"true\">"));
    chart_rect(&out, S("track"), 0, WHOLE_WIDTH, 0, SHARE_LINE_HEIGHT);
    if (part > 0) {
        chart_rect(&out, S("c1"), 0, (int64_t)((Wide)part * WHOLE_WIDTH / whole), 0,
                   SHARE_LINE_HEIGHT);
    }
    html_markup(&out, S("</svg>"));
    return out;
}
