// Columns of a list: what html, csv and json show of a row of typed values, in portal.md's order
// (C2). One table per list, beside its row struct; nothing else knows the columns' names. Rows are
// never text for people: who shows them writes numbers and dates in the reader's way, machines get
// column_text.
#ifndef DOMAIN_COLUMNS_H
#define DOMAIN_COLUMNS_H

#include "base/date.h"
#include "domain/value/money.h"
#include "domain/value/points.h"

typedef enum {
    COLUMN_TEXT,     // Text; empty is null
    COLUMN_NUMBER,   // Text, an identifier: keeps its zeros; empty is null
    COLUMN_COUNT,    // int64_t
    COLUMN_DATE,     // Date
    COLUMN_INSTANT,  // Instant
    COLUMN_MONEY,    // Money in the row's currency
    COLUMN_POINTS,   // Points
    COLUMN_QUANTITY, // Quantity
    COLUMN_PERCENT,  // Percent
    COLUMN_BOOL,     // bool
} ColumnKind;

typedef struct {
    Text name; // the machine's, "coverage_end"
    ColumnKind kind;
    size_t offset;  // of the member in the row
    bool nullable;  // a bool `<member>_null` stands in the row
    size_t null_at; // its offset
} Column;

typedef struct {
    const Column *columns;
    size_t count;
    size_t row_bytes;
    size_t currency_at; // offset of the row's Currency; unused without COLUMN_MONEY
} ColumnTable;

// A column of `struct_type` that is called as its member is; the second may be null.
#define COLUMN(struct_type, member, kind)                                                          \
    { S_INIT(#member), (kind), offsetof(struct_type, member), false, 0 }
#define COLUMN_OR_NULL(struct_type, member, kind)                                                  \
    {                                                                                              \
        S_INIT(#member), (kind), offsetof(struct_type, member), true,                              \
            offsetof(struct_type, member##_null)                                                   \
    }
// The same under another name than the member's: of what lies deeper in the struct, "totals.net".
#define COLUMN_CALLED(called, struct_type, member, kind)                                           \
    { S_INIT(called), (kind), offsetof(struct_type, member), false, 0 }
#define COLUMN_CALLED_OR_NULL(called, struct_type, member, null_member, kind)                      \
    {                                                                                              \
        S_INIT(called), (kind), offsetof(struct_type, member), true,                               \
            offsetof(struct_type, null_member)                                                     \
    }
#define COLUMN_TABLE(array, struct_type, currency_member)                                          \
    {                                                                                              \
        (array), sizeof(array) / sizeof(array)[0], sizeof(struct_type),                            \
            offsetof(struct_type, currency_member)                                                 \
    }

// Of a struct without money.
#define COLUMN_TABLE_PLAIN(array, struct_type)                                                     \
    { (array), sizeof(array) / sizeof(array)[0], sizeof(struct_type), 0 }

// NULL where the table has no column of this name.
const Column *columns_find(const ColumnTable *table, Text name);

bool column_is_null(const Column *column, const void *row);
// As machines read it (portal.md C3): ISO dates and instants, decimal points, identifiers as they
// are, "true" and "false"; the empty text where it is null.
Text column_text(Arena *arena, const ColumnTable *table, const Column *column, const void *row);
// "2026-11-21T21:30:00Z", as an instant stands in a column.
Text instant_text(Arena *arena, Instant instant);
// Puts back what column_text wrote; false, and the row untouched, where the text is none of the
// column. Texts point into `text`. Money is read in the row's currency, which must stand there.
bool column_parse(const ColumnTable *table, const Column *column, Text text, void *row);
// < 0, 0, > 0; null comes first.
int column_compare(const Column *column, const void *left, const void *right);

enum { SORT_KEYS_MAX = 8 };

typedef struct {
    const Column *column;
    bool descending;
} SortKey;

typedef struct {
    SortKey keys[SORT_KEYS_MAX];
    int count;
} Sort;

// Reads "due,-extended". False, with the piece that is wrong in *ret_wrong, where it names a column
// that is not there or comes twice, or there are more than SORT_KEYS_MAX.
bool sort_parse(const ColumnTable *table, Text text, Sort *ret_sort, Text *ret_wrong);
int sort_compare(const Sort *sort, const void *left, const void *right);
// The rows (an array of structs of so many bytes) by the sort; what it tells nothing of stays as it
// stood.
const void **sort_rows(Arena *arena, const Sort *sort, const void *rows, size_t count,
                       size_t row_bytes);
// Lets the key that is called as this column go by the column: a name goes by its folded form.
void sort_by(Sort *sort, const Column *column);

#endif
