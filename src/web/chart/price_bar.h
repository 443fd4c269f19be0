// One step of a price as a bar: what a price was before it and after it, of the largest that any
// step shows. The table beside it says the figures, so readers' software passes it over.
#ifndef WEB_CHART_PRICE_BAR_H
#define WEB_CHART_PRICE_BAR_H

#include "base/show/html.h"
#include "domain/value/money.h"

typedef enum { PRICE_BAR_FIRST, PRICE_BAR_STEP, PRICE_BAR_LAST } PriceBarKind;

// A step that lowers or raises the price shows the difference; the first and the last show the
// whole price (`after`). 0 ≤ before, after ≤ largest; largest > 0, or an empty bar.
Html price_bar_html(Arena *arena, PriceBarKind kind, Money before, Money after, Money largest);

#endif
