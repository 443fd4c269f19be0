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

// The standing of the line's agreement today: terms that ended are closed in memory.
Err line_standing(const ActionContext *context, const LineRow *row, Standing *ret_standing);

// Fills a line of what is kept, without its prices: no query but for its partners, once each.
Err line_fill(LineBook *book, const LineRow *row, RenewalLine *ret_line);
// Adds the price; where none is in force the line has none.
Err line_price(LineBook *book, const LineRow *row, RenewalLine *line);
// The extended price that line_price gives it, and nothing else of it; false: none is in force.
Err line_value(LineBook *book, const LineRow *row, bool *ret_priced, Money *ret_extended);
// Loads the parts that many lines need with one query per price list. Not needed, but much faster.
Err line_book_prepare(LineBook *book, const LineRow *rows, size_t count);
// Adds what is only shown: its quote's number and state, its proof.
Err line_show(LineBook *book, const LineRow *row, RenewalLine *line);

#endif
