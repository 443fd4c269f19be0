// The columns of P43, in its order.
#include "action/queue/queue_item.h"

static const Column item_columns[] = {
    COLUMN(QueueItem, item, COLUMN_NUMBER),      COLUMN(QueueItem, kind, COLUMN_TEXT),
    COLUMN(QueueItem, site, COLUMN_NUMBER),      COLUMN(QueueItem, since, COLUMN_DATE),
    COLUMN_OR_NULL(QueueItem, due, COLUMN_DATE), COLUMN(QueueItem, owner, COLUMN_TEXT),
    COLUMN(QueueItem, reason, COLUMN_TEXT),
};
const ColumnTable queue_item_columns = COLUMN_TABLE_PLAIN(item_columns, QueueItem);
