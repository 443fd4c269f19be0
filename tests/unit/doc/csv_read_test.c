// Reading CSV: what is read and said, and what is refused with its place (portal.md §8).
#include "doc/csv.h"
#include "paper_basket.h"

#include <check.h>

typedef struct {
    const char *why;
    Text text;
    unsigned notes;
    const char *rows; // cells joined by '/', rows by '!'
} GoodCase;

static const GoodCase good[] = {
    {"as written", S_INIT("a,b\r\n1,2\r\n3,4\r\n"), 0, "a/b!1/2!3/4"},
    {"no last line end", S_INIT("a,b\r\n1,2"), 0, "a/b!1/2"},
    {"a mark",
     S_INIT("\xEF\xBB\xBF"
            "a,b\r\n1,2"),
     CSV_NOTE_BOM, "a/b!1/2"},
    {"semicolons", S_INIT("a;b\r\n1;2,5"), CSV_NOTE_SEPARATOR, "a/b!1/2,5"},
    {"tabs", S_INIT("a\tb\r\n1\t2"), CSV_NOTE_SEPARATOR, "a/b!1/2"},
    {"line feeds", S_INIT("a,b\n1,2\n"), CSV_NOTE_LINE_ENDS, "a/b!1/2"},
    {"carriage returns", S_INIT("a,b\r1,2\r"), CSV_NOTE_LINE_ENDS, "a/b!1/2"},
    {"blank lines", S_INIT("\r\na,b\r\n\r\n1,2\r\n\r\n"), CSV_NOTE_BLANK_LINES, "a/b!1/2"},
    {"quotation marks", S_INIT("a,b\r\n\"x \"\"y\"\"\",\"1\r\n2\""), 0, "a/b!x \"y\"/1\r\n2"},
    {"empty cells", S_INIT("a,b\r\n,\r\n\"\",\"\""), 0, "a/b!/!/"},
    {"one column", S_INIT("a\r\n\"\"\r\nx"), 0, "a!!x"},
    {"UTF-16",
     S_INIT("\xFF\xFE"
            "a\0,\0b\0\r\0\n\0"
            "1\0,\0\xAC\x20"),
     CSV_NOTE_CHARSET, "a/b!1/€"},
    {"UTF-16, big", S_INIT("\xFE\xFF\0a\r\n\xD8\x3D\xDE\x00"), CSV_NOTE_CHARSET, "a\xE0\xB4\x8A😀"},
    {"an identifier of a sheet", S_INIT("a\r\n\"=\"\"001\"\"\""), CSV_NOTE_SHEET, "a!001"},
    {"a mark of a sheet", S_INIT("a\r\n'=x\r\n'x"), CSV_NOTE_SHEET, "a!=x!'x"},
    {"a separator in a quoted header", S_INIT("\"a;x\",b\r\n1,2"), 0, "a;x/b!1/2"},
};

static Text all_rows(Arena *arena, Text text, CsvReader *reader) {
    TextBuf buf = buf_new(arena, 1000);
    Text cells[CSV_COLUMNS_MAX];
    int64_t line = 0;
    if (!csv_reader_begin(arena, text, true, reader)) {
        return S("?");
    }
    for (size_t i = 0; i < reader->columns; i++) {
        buf_addf(&buf, i > 0 ? "/%.*s" : "%.*s", TEXT_ARG(reader->header[i]));
    }
    while (csv_reader_next(reader, arena, cells, &line)) {
        buf_add(&buf, S("!"));
        for (size_t i = 0; i < reader->columns; i++) {
            buf_addf(&buf, i > 0 ? "/%.*s" : "%.*s", TEXT_ARG(cells[i]));
        }
    }
    return buf_text(&buf);
}

START_TEST(what_is_unambiguous_is_read_and_said) {
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        CsvReader reader;
        Text rows = all_rows(&arena, good[i].text, &reader);
        ck_assert_msg(reader.fault.problem == CSV_FINE, "%s: %s", good[i].why,
                      csv_problem_words(reader.fault.problem));
        expect_text(rows, good[i].rows, good[i].why);
        ck_assert_msg(reader.notes == good[i].notes, "%s: notes %u", good[i].why, reader.notes);
    }
    arena_free(&arena);
}

typedef struct {
    const char *why;
    Text text;
    CsvProblem problem;
    int64_t line;
    int64_t column;
} BadCase;

static const BadCase bad[] = {
    {"nothing", S_INIT(""), CSV_EMPTY, 1, 1},
    {"blank lines alone", S_INIT("\r\n\r\n"), CSV_EMPTY, 3, 1},
    {"an open quotation mark", S_INIT("a,b\r\n1,\"x\r\ny"), CSV_OPEN_QUOTE, 2, 3},
    {"a mark in a bare cell", S_INIT("a,b\r\né\"x,1"), CSV_STRAY_QUOTE, 2, 2},
    {"text behind a closed mark", S_INIT("a,b\r\n\"x\"y,1"), CSV_STRAY_QUOTE, 2, 4},
    {"another charset", S_INIT("a,b\r\n1,caf\xE9\r\n"), CSV_CHARSET, 2, 6},
    {"half a surrogate", S_INIT("\xFF\xFE\x00\xD8"), CSV_CHARSET, 1, 1},
    {"a control character", S_INIT("a,b\r\n1,\x01"), CSV_CONTROL, 2, 3},
    {"a NUL between marks", S_INIT("a,b\r\n1,\"x\r\n\0\""), CSV_CONTROL, 3, 1},
    {"a cell too few", S_INIT("a,b\r\n1,2\r\n3"), CSV_CELL_COUNT, 3, 2},
    {"a cell too many", S_INIT("a,b\r\n1,2,3"), CSV_CELL_COUNT, 2, 5},
    {"two separators", S_INIT("a,b;c\r\n"), CSV_SEPARATOR, 1, 1},
    {"a name twice", S_INIT("a,b,a\r\n"), CSV_HEADER_TWICE, 1, 1},
};

START_TEST(what_is_not_is_refused_with_its_place) {
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        CsvReader reader;
        (void)all_rows(&arena, bad[i].text, &reader);
        ck_assert_msg(reader.fault.problem == bad[i].problem && reader.fault.line == bad[i].line &&
                          reader.fault.column == bad[i].column,
                      "%s: %s at %lld:%lld", bad[i].why, csv_problem_words(reader.fault.problem),
                      (long long)reader.fault.line, (long long)reader.fault.column);
    }
    arena_free(&arena);
}

START_TEST(too_large_is_refused) {
    Arena arena = new_arena();
    CsvReader reader;
    TextBuf buf = buf_new(&arena, (size_t)1 << 20);
    buf_add(&buf, S("a\r\n"));
    for (int i = 0; i < CSV_CELL_BYTES_MAX + 1; i++) {
        buf_add_char(&buf, 'x');
    }
    (void)all_rows(&arena, S("a"), &reader);
    Text cells[1];
    int64_t line = 0;
    ck_assert(csv_reader_begin(&arena, buf_text(&buf), false, &reader));
    ck_assert(!csv_reader_next(&reader, &arena, cells, &line));
    ck_assert_int_eq(reader.fault.problem, CSV_TOO_LARGE);
    buf.len -= 1;
    ck_assert(csv_reader_begin(&arena, buf_text(&buf), false, &reader));
    ck_assert(csv_reader_next(&reader, &arena, cells, &line));
    buf.len = 0;
    for (int i = 0; i <= CSV_COLUMNS_MAX; i++) {
        buf_addf(&buf, i > 0 ? ",c%d" : "c%d", i);
    }
    ck_assert(!csv_reader_begin(&arena, buf_text(&buf), false, &reader));
    ck_assert_int_eq(reader.fault.problem, CSV_TOO_LARGE);
    arena_free(&arena);
}
