// A step of a price as a bar.
#include "web/chart/price_bar.h"

#include "web/chart/percent.h"

enum { PRICE_BAR_BYTES = 256, PRICE_BAR_HEIGHT = 12 };

static int64_t share(Money money, Money largest) {
    return (int64_t)((Wide)money.minor * WHOLE_WIDTH / largest.minor);
}

Html price_bar_html(Arena *arena, PriceBarKind kind, Money before, Money after, Money largest) {
    ENSURE(before.minor >= 0 && after.minor >= 0);
    ENSURE(before.minor <= largest.minor && after.minor <= largest.minor);
    Html out = html_new(arena, LANG_EN, PRICE_BAR_BYTES);
    html_markup(&out, S("<svg aria-hidden=\"true\" focusable=\"false\">"));
    if (largest.minor > 0) {
        int64_t from = kind == PRICE_BAR_STEP ? share(before, largest) : 0;
        int64_t to = share(after, largest);
        Text paint = kind == PRICE_BAR_FIRST ? S("c3") : kind == PRICE_BAR_LAST ? S("c1") : S("c5");
        chart_rect(&out, paint, from < to ? from : to, from < to ? to : from, 0, PRICE_BAR_HEIGHT);
    }
    html_markup(&out, S("</svg>"));
    return out;
}
