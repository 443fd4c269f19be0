// The columns of a bulk request's answer.
#include "api/held/held_bulk.h"

#include <stddef.h>

#define ROW(member) COLUMN(HeldRowAnswer, member, COLUMN_TEXT)
#define COUNTED(member)                                                                            \
    COLUMN_CALLED_OR_NULL(#member, HeldRowAnswer, member, unknown, COLUMN_QUANTITY)

static const Column row_columns[] = {
    COLUMN_CALLED("row_key", HeldRowAnswer, row.row_key, COLUMN_TEXT),
    COLUMN_CALLED_OR_NULL("line", HeldRowAnswer, row.line, line_null, COLUMN_COUNT),
    ROW(result),
    COLUMN(HeldRowAnswer, object, COLUMN_NUMBER),
    COLUMN_CALLED_OR_NULL("revision", HeldRowAnswer, row.revision, unknown, COLUMN_COUNT),
    COLUMN_CALLED_OR_NULL("entitled", HeldRowAnswer, row.entitled, unknown, COLUMN_QUANTITY),
    COUNTED(download_before),
    COUNTED(download),
    COUNTED(media_before),
    COUNTED(media),
    COUNTED(support_before),
    COUNTED(support),
    COLUMN_OR_NULL(HeldRowAnswer, deployed_before, COLUMN_QUANTITY),
    COLUMN_OR_NULL(HeldRowAnswer, deployed, COLUMN_QUANTITY),
    ROW(code),
    ROW(field),
    ROW(value),
    ROW(rule),
    ROW(message),
    ROW(next),
};
static const ColumnTable row_table = COLUMN_TABLE_PLAIN(row_columns, HeldRowAnswer);
static const Shape row_shape = SHAPE("entitlement_row_result", row_table);

static const Column bulk_columns[] = {
    COLUMN_CALLED("done", HeldBulkAnswer, done_count, COLUMN_COUNT),
    COLUMN(HeldBulkAnswer, unchanged, COLUMN_COUNT),
    COLUMN(HeldBulkAnswer, refused, COLUMN_COUNT),
    COLUMN(HeldBulkAnswer, joined, COLUMN_COUNT),
    COLUMN_CALLED("written", HeldBulkAnswer, done.written, COLUMN_BOOL),
};
static const ColumnTable bulk_table = COLUMN_TABLE_PLAIN(bulk_columns, HeldBulkAnswer);
static const ShapePart bulk_parts[] = {
    PART_LIST("rows", &row_shape, HeldBulkAnswer, rows, done.count),
};
const Shape held_bulk_shape = SHAPE_WITH("entitlements_bulk", bulk_table, bulk_parts);
