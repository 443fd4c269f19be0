// Parts by number or name, for who quotes or orders: what can be ordered today, at the viewer's
// prices (portal.md P16, P18, §12).
#ifndef ACTION_LINE_PART_FIND_H
#define ACTION_LINE_PART_FIND_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/columns.h"

enum { PARTS_FOUND_MAX = 20 };

typedef struct {
    Currency money;
    Text part;
    Text description;
    Text part_type;
    Text metric;
    Quantity minimum;
    Quantity multiple;
    Points points_per_unit;
    bool unit_null; // no price at this level
    Money unit;     // suggested, at the level that the agreement has today
    bool buy_unit_null;
    Money buy_unit; // of a viewer who buys from the vendor
    Text currency;
} FoundPart;

extern const ColumnTable found_part_columns;

typedef struct {
    Text site; // or
    Text quote;
    Text currency; // with a site; empty: in which the customer last bought and the viewer may
    Text find;
} PartFindInput;

extern const FieldTable part_find_fields;

typedef struct {
    FoundPart *parts; // exact number, exact name, the number's beginning, then by name
    size_t count;
    bool more; // than PARTS_FOUND_MAX
} PartsFound;

// A number is found by its beginning (C4), a name by words that begin its words. For who quotes at
// a site or adds to a quote: refuses what see_quote_built refuses of the whole · search_too_short.
Err see_parts_found(const ActionContext *context, const PartFindInput *input, PartsFound *ret_found,
                    Refusals *ret_refusals);
// For who orders at a site (no quote is asked for). Refuses site_not_found · currency_differs ·
// search_too_short.
Err see_parts_to_order(const ActionContext *context, const PartFindInput *input,
                       PartsFound *ret_found, Refusals *ret_refusals);

#endif
