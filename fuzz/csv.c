// CSV: what the strict reader takes, the writer writes so that the reader takes the same again; and
// a fault names a place that is there. The first byte's lowest bit asks for sheet=1.
#include "doc/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_BYTES = 64 * 1024 * 1024, OUT_BYTES = 8 * 1024 * 1024, SIZE_MAX_HERE = 64 * 1024 };

static Err take(void *target, Text piece) {
    buf_add(target, piece);
    return OK;
}

static void write_row(CsvWriter *writer, const Text *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        csv_add(writer, i % 2 == 0 ? CSV_TEXT : CSV_IDENTIFIER, cells[i]);
    }
    csv_end_row(writer);
}

static void check_fault(const CsvReader *reader) {
    ENSURE(reader->fault.line >= 1 && reader->fault.column >= 1);
    ENSURE(csv_problem_words(reader->fault.problem)[0] != '\0');
}

// Reads both texts side by side; they must say the same.
static void compare(Arena *arena, Text first, Text second, bool sheet) {
    CsvReader *a = arena_new(arena, CsvReader);
    CsvReader *b = arena_new(arena, CsvReader);
    Text *left = arena_array(arena, Text, CSV_COLUMNS_MAX);
    Text *right = arena_array(arena, Text, CSV_COLUMNS_MAX);
    int64_t line = 0;
    ENSURE(csv_reader_begin(arena, first, false, a));
    bool fine = csv_reader_begin(arena, second, sheet, b);
    ENSURE(fine && a->columns == b->columns);
    while (csv_reader_next(a, arena, left, &line)) {
        ENSURE(csv_reader_next(b, arena, right, &line));
        for (size_t i = 0; i < a->columns; i++) {
            ENSURE(text_equal(left[i], right[i]));
        }
    }
    ENSURE(!csv_reader_next(b, arena, right, &line) && b->fault.problem == CSV_FINE);
}

// Names with another separator in them make the next reader doubt which one it is, and a mark at
// the very beginning is passed over.
static bool has_strange_name(const CsvReader *reader) {
    for (size_t i = 0; i < reader->columns; i++) {
        for (size_t j = 0; j < reader->header[i].len; j++) {
            char c = reader->header[i].bytes[j];
            if (c == ',' || c == ';' || c == '\t' || c == '|' || c == '\xEF') {
                return true;
            }
        }
    }
    return false;
}

static void check(Arena *arena, Text text, bool sheet) {
    CsvReader *reader = arena_new(arena, CsvReader);
    Text *cells = arena_array(arena, Text, CSV_COLUMNS_MAX);
    TextBuf out = buf_new(arena, OUT_BYTES);
    CsvOptions options = sheet ? CSV_SHEET(';', ',') : CSV_PLAIN;
    int64_t line = 0;
    if (!csv_reader_begin(arena, text, false, reader)) {
        check_fault(reader);
        return;
    }
    CsvWriter writer = csv_writer(arena, &options, (Sink){take, &out});
    for (size_t i = 0; i < reader->columns; i++) {
        csv_add(&writer, CSV_TEXT, reader->header[i]);
    }
    csv_end_row(&writer);
    while (csv_reader_next(reader, arena, cells, &line)) {
        write_row(&writer, cells, reader->columns);
    }
    ENSURE(!err_failed(csv_writer_end(&writer)) && !out.overflow);
    if (reader->fault.problem != CSV_FINE) {
        check_fault(reader);
        return;
    }
    if (!has_strange_name(reader)) {
        compare(arena, text, buf_text(&out), sheet);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Arena arena;
    if (size < 1 || size > SIZE_MAX_HERE || err_failed(arena_init(&arena, ARENA_BYTES))) {
        return 0;
    }
    check(&arena, (Text){(const char *)data + 1, size - 1}, (data[0] & 1) != 0);
    arena_free(&arena);
    return 0;
}
