// The rows of a search for parts.
#include "api/part/parts_shape.h"

#include "action/line/part_find.h"

static const Shape part_shape = {.name = S_INIT("found_part"), .columns = &found_part_columns};
static const Column columns[] = {COLUMN(PartsFound, more, COLUMN_BOOL)};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, PartsFound);
static const ShapePart parts[] = {PART_LIST("rows", &part_shape, PartsFound, parts, count)};
const Shape parts_found_shape = SHAPE_WITH("parts_found", table, parts);
