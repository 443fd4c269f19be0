// Writing CSV (portal.md §7).
#include "doc/csv.h"
#include "paper_basket.h"

#include <check.h>

typedef struct {
    const char *why;
    CsvKind kind;
    Text cell;
    const char *plain; // the cell as it stands in a row behind "x"
    const char *sheet; // with sheet=1, ';' and decimal ','
} CellCase;

static const CellCase cases[] = {
    {"a word", CSV_TEXT, S_INIT("word"), "word", "word"},
    {"nothing", CSV_TEXT, S_INIT(""), "", ""},
    {"the comma", CSV_TEXT, S_INIT("a,b"), "\"a,b\"", "a,b"},
    {"the semicolon", CSV_TEXT, S_INIT("a;b"), "a;b", "\"a;b\""},
    {"a quotation mark is doubled", CSV_TEXT, S_INIT("a\"b"), "\"a\"\"b\"", "\"a\"\"b\""},
    {"a line break", CSV_TEXT, S_INIT("a\r\nb"), "\"a\r\nb\"", "\"a\r\nb\""},
    {"other scripts", CSV_TEXT, S_INIT("東京"), "東京", "東京"},
    {"a formula", CSV_TEXT, S_INIT("=1+1"), "=1+1", "\"'=1+1\""},
    {"a plus", CSV_TEXT, S_INIT("+49"), "+49", "\"'+49\""},
    {"a minus", CSV_TEXT, S_INIT("-x"), "-x", "\"'-x\""},
    {"an at", CSV_TEXT, S_INIT("@x"), "@x", "\"'@x\""},
    {"a tab", CSV_TEXT, S_INIT("\tx"), "\tx", "\"'\tx\""},
    {"what looks escaped", CSV_TEXT, S_INIT("'=x"), "'=x", "\"''=x\""},
    {"an apostrophe alone", CSV_TEXT, S_INIT("'x"), "'x", "'x"},
    {"an identifier", CSV_IDENTIFIER, S_INIT("0012345"), "0012345", "\"=\"\"0012345\"\"\""},
    {"no identifier", CSV_IDENTIFIER, S_INIT(""), "", ""},
    {"an odd identifier is text", CSV_IDENTIFIER, S_INIT("a\"b"), "\"a\"\"b\"", "\"a\"\"b\""},
    {"a number", CSV_NUMBER, S_INIT("1234.50"), "1234.50", "1234,50"},
    {"a negative number is no formula", CSV_NUMBER, S_INIT("-5"), "-5", "-5"},
    {"a day", CSV_DATE, S_INIT("2025-03-31"), "2025-03-31", "2025-03-31"},
};

static void expect_row(Arena *arena, const CellCase *row, CsvOptions options, const char *begin,
                       const char *wanted) {
    Basket basket = new_basket(arena);
    CsvWriter writer = csv_writer(arena, &options, (Sink){take, &basket});
    csv_add(&writer, CSV_TEXT, S("x"));
    csv_add(&writer, row->kind, row->cell);
    csv_end_row(&writer);
    ck_assert(!err_failed(csv_writer_end(&writer)));
    TextBuf all = buf_new(arena, 1000);
    buf_addf(&all, "%sx%c%s\r\n", begin, options.separator, wanted);
    ck_assert_msg(text_equal(buf_text(&basket.buf), buf_text(&all)), "%s: got %.*s", row->why,
                  (int)basket.buf.len, basket.buf.bytes);
}

START_TEST(cells_are_written_by_kind) {
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_row(&arena, &cases[i], CSV_PLAIN, "", cases[i].plain);
        expect_row(&arena, &cases[i], CSV_SHEET(';', ','), "\xEF\xBB\xBF", cases[i].sheet);
    }
    arena_free(&arena);
}

START_TEST(dates_turn_as_asked) {
    Arena arena = new_arena();
    CsvOptions options = CSV_PLAIN;
    options.dates = CSV_DATE_DMY;
    CellCase row = {.why = "day first", .kind = CSV_DATE, .cell = S("2025-03-31")};
    expect_row(&arena, &row, options, "", "31/03/2025");
    options.dates = CSV_DATE_MDY;
    expect_row(&arena, &row, options, "", "03/31/2025");
    arena_free(&arena);
}

START_TEST(a_row_of_one_empty_cell_is_no_blank_line) {
    Arena arena = new_arena();
    Basket basket = new_basket(&arena);
    CsvOptions options = CSV_PLAIN;
    CsvWriter writer = csv_writer(&arena, &options, (Sink){take, &basket});
    csv_add_empty(&writer);
    csv_end_row(&writer);
    csv_add_int(&writer, INT64_MIN);
    csv_end_row(&writer);
    csv_add_empty(&writer);
    csv_add_empty(&writer);
    csv_end_row(&writer);
    ck_assert(!err_failed(csv_writer_end(&writer)));
    expect_text(buf_text(&basket.buf), "\"\"\r\n-9223372036854775808\r\n,\r\n", "rows");
    arena_free(&arena);
}

START_TEST(a_cell_longer_than_a_piece_is_whole) {
    Arena arena = new_arena();
    Basket basket = new_basket(&arena);
    size_t length = 200000;
    char *bytes = arena_take(&arena, length);
    memset(bytes, 'y', length);
    bytes[length / 2] = '"';
    CsvOptions options = CSV_PLAIN;
    CsvWriter writer = csv_writer(&arena, &options, (Sink){take, &basket});
    csv_add(&writer, CSV_TEXT, (Text){bytes, length / 2});
    csv_add(&writer, CSV_TEXT, (Text){bytes, length});
    csv_end_row(&writer);
    ck_assert(!err_failed(csv_writer_end(&writer)));
    ck_assert_uint_eq(basket.buf.len, length / 2 + 1 + length + 3 + 2);
    ck_assert_uint_le(basket.longest, 64 * 1024);
    arena_free(&arena);
}

START_TEST(a_reader_that_went_away_sticks) {
    Arena arena = new_arena();
    Basket basket = new_basket(&arena);
    basket.fail_at = 2;
    CsvOptions options = CSV_PLAIN;
    CsvWriter writer = csv_writer(&arena, &options, (Sink){take, &basket});
    int rows = 0;
    for (; rows < 1000000 && !csv_writer_failed(&writer); rows++) {
        csv_add(&writer, CSV_TEXT, S("0123456789012345678901234567890123456789"));
        csv_end_row(&writer);
    }
    ck_assert_int_lt(rows, 10000);
    ck_assert_int_eq(csv_writer_end(&writer).code, FAULT_FILE_WRITE);
    ck_assert_uint_eq(basket.pieces, 2);
    arena_free(&arena);
}

START_TEST(options_that_clash_are_refused) {
    CsvOptions clash = {.separator = ',', .decimal = ','};
    CsvOptions odd = {.separator = 'x', .decimal = '.'};
    CsvOptions fine = CSV_PLAIN;
    ck_assert(!csv_options_fit(&clash));
    ck_assert(!csv_options_fit(&odd));
    ck_assert(csv_options_fit(&fine));
}

START_TEST(a_writer_with_options_that_clash_aborts) {
    Arena arena = new_arena();
    CsvOptions clash = {.separator = ',', .decimal = ','};
    Basket basket = new_basket(&arena);
    CsvWriter writer = csv_writer(&arena, &clash, (Sink){take, &basket});
    csv_end_row(&writer);
}
