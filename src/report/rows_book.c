// Typed rows to typed cells.
#include "report/rows_book.h"

#include "base/date.h"

enum { WIDTH_DATE = 11, WIDTH_NUMBER = 16, WIDTH_TEXT = 24, WIDTH_LABEL = 18, WIDTH_VALUE = 48 };

static int width_of(const Column *column) {
    switch (column->kind) {
    case COLUMN_DATE:
        return WIDTH_DATE;
    case COLUMN_NUMBER:
    case COLUMN_COUNT:
    case COLUMN_MONEY:
    case COLUMN_POINTS:
    case COLUMN_QUANTITY:
    case COLUMN_PERCENT:
    case COLUMN_BOOL:
        return WIDTH_NUMBER;
    case COLUMN_TEXT:
    case COLUMN_INSTANT:
        break;
    }
    return WIDTH_TEXT;
}

Err rows_book_begin(Arena *arena, const char *path, const RowsChoice *choice, Instant made_at,
                    RowsBook *ret_book) {
    RowsBook book = {.choice = *choice};
    int widths[ROWS_COLUMNS_MAX];
    TRY(xlsx_open(arena, path, made_at, &book.book));
    for (size_t i = 0; i < choice->count; i++) {
        widths[i] = width_of(choice->columns[i]);
    }
    xlsx_sheet(book.book, S("rows"), widths, choice->count, true);
    for (size_t i = 0; i < choice->count; i++) {
        xlsx_add_text(book.book, choice->columns[i]->name);
    }
    xlsx_end_row(book.book);
    *ret_book = book;
    return OK;
}

static void add_cell(XlsxBook *book, Arena *arena, const ColumnTable *table, const Column *column,
                     const void *row) {
    const char *at = (const char *)row + column->offset;
    if (column_is_null(column, row)) {
        xlsx_add_empty(book);
        return;
    }
    switch (column->kind) {
    case COLUMN_DATE:
        xlsx_add_date(book, *(const Date *)(const void *)at);
        return;
    case COLUMN_BOOL:
        xlsx_add_bool(book, *(const bool *)(const void *)at);
        return;
    case COLUMN_COUNT:
    case COLUMN_MONEY:
    case COLUMN_POINTS:
    case COLUMN_QUANTITY:
    case COLUMN_PERCENT:
        xlsx_add_number(book, column_text(arena, table, column, row));
        return;
    case COLUMN_TEXT:
    case COLUMN_NUMBER:
    case COLUMN_INSTANT:
        break;
    }
    xlsx_add_text(book, column_text(arena, table, column, row));
}

void rows_book_add(RowsBook *book, Arena *arena, const void *rows, size_t count) {
    const ColumnTable *table = book->choice.table;
    for (size_t i = 0; i < count; i++) {
        const void *row = (const char *)rows + i * table->row_bytes;
        size_t mark = arena->used;
        for (size_t c = 0; c < book->choice.count; c++) {
            add_cell(book->book, arena, table, book->choice.columns[c], row);
        }
        xlsx_end_row(book->book);
        arena_rewind(arena, mark);
    }
    book->rows += (int64_t)count;
}

static void say(XlsxBook *book, Text name, Text value) {
    xlsx_add_text(book, name);
    xlsx_add_text(book, value);
    xlsx_end_row(book);
}

Err rows_book_end(RowsBook *book, Arena *arena, const RowsAbout *about) {
    static const int widths[] = {WIDTH_LABEL, WIDTH_VALUE};
    TextBuf rows = buf_new(arena, 24);
    buf_add_int(&rows, book->rows);
    xlsx_sheet(book->book, S("about"), widths, 2, false);
    say(book->book, S("report"), about->report);
    say(book->book, S("account"), about->account);
    for (size_t i = 0; i < about->filter_count; i++) {
        TextBuf name = buf_new(arena, about->filters[i].name.len + 8);
        buf_add(&name, S("filter "));
        buf_add(&name, about->filters[i].name);
        say(book->book, buf_text(&name), about->filters[i].value);
    }
    say(book->book, S("true_on"), about->true_on);
    say(book->book, S("known_on"), about->known_on);
    say(book->book, S("generated_at"), about->generated_at);
    xlsx_add_text(book->book, S("rows"));
    xlsx_add_number(book->book, buf_text(&rows));
    xlsx_end_row(book->book);
    return xlsx_close(book->book);
}
