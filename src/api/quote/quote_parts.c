// GET /api/v1/quotes/parts: parts by number or name at the caller's prices, for a site or a quote
// (portal.md P16).
#include "action/quote/build/part_find.h"
#include "api/answer.h"
#include "api/problem.h"

#include <stddef.h>

static const Shape part_shape = {.name = S_INIT("found_part"), .columns = &found_part_columns};
static const Column columns[] = {COLUMN(PartsFound, more, COLUMN_BOOL)};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, PartsFound);
static const ShapePart parts[] = {PART_LIST("rows", &part_shape, PartsFound, parts, count)};
static const Shape found_shape = SHAPE_WITH("parts_found", table, parts);

ENDPOINT(quote_parts, HTTP_GET, "/quotes/parts",
         MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &part_find_fields,
         GIVES(200, &found_shape), SAYS("Parts by number or name, at the caller's prices")) {
    PartsFound found;
    Refusals refusals = {0};
    TRY(see_parts_found(call->context, call->input, &found, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &found);
}
