// What a quote says beside its lines (portal.md P16): to which contact it goes, and how much its
// customer may be asked for it at most. Inside action only.
#ifndef ACTION_QUOTE_CHANGE_QUOTE_TERMS_PRIVATE_H
#define ACTION_QUOTE_CHANGE_QUOTE_TERMS_PRIVATE_H

#include "action/quote/quote_work_private.h"

// As people typed them; empty: as it is, "-": none. Refuses bad_price (field maximum_end_price) ·
// contact_not_found.
Err quote_read_terms(Action *action, QuoteWork *work, Text contact, Text maximum_end_price);
// Of a priced quote: refuses end_price_too_high of each line that alone asks the customer for more
// (value: part and what it asks), else of the whole (field maximum_end_price; value: its sum).
void quote_judge_end_price(Action *action, const QuoteWork *work);
// R8.4: who set it, and who sells on behind who set it; not who must not know its selling price.
bool quote_shows_maximum(const ActionContext *context, const QuoteWork *work);

#endif
