// Spreadsheets: the same cells are the same bytes; what does not fit is a fault. What a cell looks
// like to another program is asked in tests/story/files.py.
#include "doc/xlsx.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

enum { FILE_BYTES = 1 << 20, LONG_TEXT = 40000 };

static Err write(Arena *arena, const char *path, Text last) {
    static const int widths[] = {10, 12};
    XlsxBook *book = NULL;
    Err err = xlsx_open(arena, path, (Instant){1795251600}, &book);
    ck_assert(!err_failed(err));
    xlsx_sheet(book, S("rows"), widths, 2, true);
    xlsx_add_text(book, S("site"));
    xlsx_add_text(book, S("due"));
    xlsx_end_row(book);
    xlsx_add_text(book, S("0012345"));
    xlsx_add_date(book, date_of((CivilDay){2026, 12, 1}));
    xlsx_add_number(book, S("-1186.00"));
    xlsx_add_number(book, S("1234567890123456")); // one digit too many: text
    xlsx_add_empty(book);
    xlsx_add_bool(book, true);
    xlsx_add_date(book, DATE_MIN); // before spreadsheets: text
    xlsx_add_text(book, last);
    xlsx_end_row(book);
    return xlsx_close(book);
}

static size_t read_file(const char *path, char *bytes) {
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    size_t len = fread(bytes, 1, FILE_BYTES, file);
    (void)fclose(file);
    return len;
}

START_TEST(the_same_cells_are_the_same_bytes) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 16 << 20)));
    char *first = arena_take(&arena, FILE_BYTES);
    char *second = arena_take(&arena, FILE_BYTES);
    const char *path = "build/unit-xlsx-test.xlsx";
    ck_assert(!err_failed(write(&arena, path, S("遠望 <&>"))));
    size_t len = read_file(path, first);
    ck_assert(!err_failed(write(&arena, path, S("遠望 <&>"))));
    ck_assert_uint_eq(read_file(path, second), len);
    ck_assert_int_eq(memcmp(first, second, len), 0);
    ck_assert(!err_failed(write(&arena, path, S("another"))));
    size_t other = read_file(path, second);
    ck_assert(other != len || memcmp(first, second, len) != 0);
    (void)remove(path);
    arena_free(&arena);
}

START_TEST(what_does_not_fit_is_told) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 16 << 20)));
    char *bytes = arena_take(&arena, LONG_TEXT);
    memset(bytes, 'x', LONG_TEXT);
    const char *path = "build/unit-xlsx-test-long.xlsx";
    ck_assert_int_eq(write(&arena, path, (Text){bytes, LONG_TEXT}).code, FAULT_TOO_LARGE);
    (void)remove(path);
    Err err = write(&arena, "/nowhere/at/all.xlsx", S(""));
    ck_assert_int_eq(err.code, FAULT_FILE_WRITE);
    arena_free(&arena);
}
