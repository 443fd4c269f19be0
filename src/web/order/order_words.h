// Orders in words and addresses, for every page that names one.
#ifndef WEB_ORDER_ORDER_WORDS_H
#define WEB_ORDER_ORDER_WORDS_H

#include "action/order/order_row.h"
#include "base/show/html.h"

// "Renewal order", of P30's kinds.
Message order_kind_words(Text kind);
// What holds an order in review: "Waits for the distributor".
Message order_hold_words(Text hold);
// Who must do what about it.
Message order_hold_next(Text hold);

// /orders/1234567890
Url order_url(Arena *arena, Text number);
// It is or was accepted: its site is open to its parties for ever (portal.md V2 `sale`).
bool order_opens_site(const OrderRow *order);
// /orders/1234567890/confirm
Url order_verb_url(Arena *arena, Text number, Text verb);
// As forms carry it.
Text order_revision_text(Arena *arena, int64_t revision);
// /proofs/1234567890
Url proof_url(Arena *arena, Text number);

#endif
