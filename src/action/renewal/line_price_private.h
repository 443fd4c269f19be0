// What renewal lines would cost, each alone, as of today. Inside action only.
#ifndef ACTION_RENEWAL_LINE_PRICE_PRIVATE_H
#define ACTION_RENEWAL_LINE_PRICE_PRIVATE_H

#include "action/order/order_draft_private.h"
#include "action/renewal/line_stream_private.h"
#include "action/renewal/renewal_lines.h"

// The parts of one price list, each loaded once.
typedef struct {
    Text country_group;
    Text currency;
    ActionContext context; // that asks in this price list
    PartCache parts;
} ListedParts;

enum { PRICE_LISTS_MAX = 64 };

// What many lines share while they are filled.
typedef struct {
    const ActionContext *context;
    ListedParts *lists;
    size_t list_count;
    bool buys;        // the viewer buys from the vendor (R8.4)
    Percent discount; // its channel discount today
    TextMap accounts; // id → place in names
    struct LineAccount *names;
    size_t name_room;
} LineBook;

Err line_book_open(const ActionContext *context, LineBook *ret_book);

// Fills a line of what is kept, without its prices: no query but for its partners, once each.
Err line_fill(LineBook *book, const LineRow *row, RenewalLine *ret_line);
// Adds the price; where none is in force the line has none.
Err line_price(LineBook *book, const LineRow *row, RenewalLine *line);
// Adds what is only shown: its quote's number and state, its proof.
Err line_show(LineBook *book, const LineRow *row, RenewalLine *line);

#endif
