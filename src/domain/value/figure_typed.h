// Whole numbers and amounts as people write them in sheets and mails: digits of full width,
// separators of thousands, a comma before the decimals, the letters O and l where 0 and 1 were
// meant. Offers what was probably meant; takes nothing for granted.
#ifndef DOMAIN_VALUE_FIGURE_TYPED_H
#define DOMAIN_VALUE_FIGURE_TYPED_H

#include "base/text.h"

// The figure as programs write it, "1200" or, where `decimals`, "1200.50". A single separator with
// three digits behind it is one of thousands. False where nothing sensible comes out.
bool figure_meant(Arena *arena, Text typed, bool decimals, Text *ret_figure);

#endif
