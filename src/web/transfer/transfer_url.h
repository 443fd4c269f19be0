// Addresses of moves.
#ifndef WEB_TRANSFER_TRANSFER_URL_H
#define WEB_TRANSFER_TRANSFER_URL_H

#include "web/page.h"

// /transfers/{number}
Url transfer_url(Arena *arena, Text number);
// /transfers/new?from=… or ?agreement=…; empty where this reader may ask for none.
Url transfer_new_url(const PageCall *call, Text field, Text number);

#endif
