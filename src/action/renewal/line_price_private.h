// What renewal lines would cost, each alone, as of today. Inside action only.
#ifndef ACTION_RENEWAL_LINE_PRICE_PRIVATE_H
#define ACTION_RENEWAL_LINE_PRICE_PRIVATE_H

#include "action/account_names_private.h"
#include "action/as_of.h"
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
    const ActionContext *context; // its today is the day that is asked for
    const ViewTime *when;         // NULL: now
    ListedParts *lists;
    size_t list_count;
    bool buys;        // the viewer buys from the vendor (R8.4)
    Percent discount; // its channel discount today
    AccountNames accounts;
    TextMap licences; // whose renewal parts are known, with their places
    Text *renewals;
} LineBook;

Err line_book_open(const ActionContext *context, LineBook *ret_book);
// Loads what the rows name and the book does not have yet: their partners and, where they are to be
// priced, their parts. Before line_fill and line_price, so that those ask nothing.
Err line_book_load(LineBook *book, LineRow *rows, size_t count, bool priced);
// Only the parts, for who asks for line_value and nothing else.
Err line_book_load_parts(LineBook *book, LineRow *const *rows, size_t count);

// Bare rows of heads, without what only a list shows; rows of the same licences ask once.
Err line_book_rows(LineBook *book, const LineHead *heads, size_t count, LineRow *ret_rows);

// Names a line for ever: the site leads to the enterprise, the code to the record, the month to
// this coverage of it.
Text line_name(const ActionContext *context, Text site, EntitlementId entitlement, Date start);

// Fills a line of what is kept, without its prices.
Err line_fill(const LineBook *book, const LineRow *row, RenewalLine *ret_line);
// Adds the price; where none is in force the line has none.
Err line_price(LineBook *book, const LineRow *row, RenewalLine *line);
// The extended price that line_price gives it, and nothing else of it; false: none is in force.
Err line_value(LineBook *book, const LineRow *row, bool *ret_priced, Money *ret_extended);

#endif
