// Reads an order, and cuts a page out of the rows that were put in it.
#include "action/list/row_order.h"

#include "domain/value/decimal.h"

#include <string.h>

enum { PLACE_ROOM = 24 };

void row_order_read(const ColumnTable *table, Text sort, Text after, RowOrder *ret_order,
                    Refusals *refusals) {
    Text wrong;
    *ret_order = (RowOrder){.place = 0};
    if (!sort_parse(table, sort, &ret_order->sort, &wrong)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_SORT, .field = S("sort"), .value = wrong});
        return;
    }
    if (ret_order->sort.count > 0 && after.len > 0 &&
        (decimal_parse(after, 0, &ret_order->place) != DECIMAL_FINE || ret_order->place < 0)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
    }
}

void row_order_whole(const RowOrder *order, Text *after, int64_t *limit) {
    if (order->sort.count > 0) {
        *after = (Text){0};
        *limit = ROWS_SORTED + 1;
    }
}

static Text place_text(Arena *arena, size_t place) {
    TextBuf buf = buf_new(arena, PLACE_ROOM);
    buf_add_int(&buf, (int64_t)place);
    return buf_text(&buf);
}

void row_order_page(Arena *arena, const RowOrder *order, const ColumnTable *table, int64_t limit,
                    RowPage *page, Refusals *refusals) {
    size_t bytes = table->row_bytes;
    if (order->sort.count == 0) {
        return;
    }
    if (page->count > ROWS_SORTED) {
        refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("sort")});
        return;
    }
    size_t from = order->place < (int64_t)page->count ? (size_t)order->place : page->count;
    size_t left = page->count - from;
    size_t kept = (int64_t)left < limit ? left : (size_t)limit;
    const void **sorted = sort_rows(arena, &order->sort, page->rows, page->count, bytes);
    char *rows = arena_take_array(arena, bytes, kept);
    for (size_t i = 0; i < kept; i++) {
        memcpy(rows + i * bytes, sorted[from + i], bytes);
    }
    *page = (RowPage){rows, kept, left > kept ? place_text(arena, from + kept) : (Text){0}};
}
