// The CSV writer. A cell is copied while it is looked through; the few that need quotation marks
// are begun again.
#include "doc/csv.h"

#include <string.h>

enum { PIECE_MAX = 64 * 1024 };

bool csv_options_fit(const CsvOptions *options) {
    static const char separators[] = {',', ';', '\t', '|'};
    bool known = memchr(separators, options->separator, sizeof separators) != NULL;
    return known && (options->decimal == '.' || options->decimal == ',') &&
           options->separator != options->decimal && options->dates <= CSV_DATE_MDY;
}

static void flush(CsvWriter *writer) {
    if (writer->buf.len > 0 && !err_failed(writer->fault)) {
        writer->fault = writer->sink.write(writer->sink.target, buf_text(&writer->buf));
    }
    writer->buf.len = 0;
}

static void put(CsvWriter *writer, Text text) {
    while (text.len > 0) {
        if (writer->buf.len == writer->buf.max) {
            flush(writer);
        }
        size_t room = writer->buf.max - writer->buf.len;
        size_t some = text.len < room ? text.len : room;
        memcpy(writer->buf.bytes + writer->buf.len, text.bytes, some);
        writer->buf.len += some;
        text = (Text){text.bytes + some, text.len - some};
    }
}

static void put_char(CsvWriter *writer, char c) {
    if (writer->buf.len == writer->buf.max) {
        flush(writer);
    }
    writer->buf.bytes[writer->buf.len++] = c;
}

CsvWriter csv_writer(Arena *arena, const CsvOptions *options, Sink sink) {
    ENSURE(csv_options_fit(options));
    CsvWriter writer = {
        .options = *options, .sink = sink, .buf = buf_new(arena, PIECE_MAX), .row_blank = true};
    if (options->bom) {
        put(&writer, S("\xEF\xBB\xBF"));
    }
    return writer;
}

static void begin_cell(CsvWriter *writer) {
    if (writer->cells++ > 0) {
        put_char(writer, writer->options.separator);
        writer->row_blank = false;
    }
}

// Copies bytes as far as they need no quotation marks; returns how many those are.
static size_t copy_plain(char *out, Text text, char separator) {
    size_t i = 0;
    for (; i < text.len; i++) {
        char c = text.bytes[i];
        if (c == separator || c == '"' || c == '\n' || c == '\r') {
            break;
        }
        out[i] = c;
    }
    return i;
}

static void put_doubled(CsvWriter *writer, Text text) {
    while (text.len > 0) {
        const char *mark = memchr(text.bytes, '"', text.len);
        size_t run = mark == NULL ? text.len : (size_t)(mark - text.bytes) + 1;
        put(writer, (Text){text.bytes, run});
        if (mark != NULL) {
            put_char(writer, '"');
        }
        text = (Text){text.bytes + run, text.len - run};
    }
}

// `before` stands inside the cell before the text.
static void put_quoted(CsvWriter *writer, Text before, Text text, Text behind) {
    put_char(writer, '"');
    put(writer, before);
    put_doubled(writer, text);
    put(writer, behind);
    put_char(writer, '"');
    writer->row_blank = false;
}

static bool needs_quotes(Text text, char separator) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.bytes[i];
        if (c == separator || c == '"' || c == '\n' || c == '\r') {
            return true;
        }
    }
    return false;
}

// Cells are short: mostly one is whole in what room there is.
static void put_cell(CsvWriter *writer, Text text) {
    char separator = writer->options.separator;
    if (text.len > writer->buf.max - writer->buf.len) {
        flush(writer);
    }
    writer->row_blank = writer->row_blank && text.len == 0;
    if (text.len > writer->buf.max) {
        if (needs_quotes(text, separator)) {
            put_quoted(writer, (Text){0}, text, (Text){0});
        } else {
            put(writer, text);
        }
        return;
    }
    size_t copied = copy_plain(writer->buf.bytes + writer->buf.len, text, separator);
    if (copied == text.len) {
        writer->buf.len += copied;
    } else {
        put_quoted(writer, (Text){0}, text, (Text){0});
    }
}

static bool is_formula_start(char c) {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

// True where a spreadsheet would take the text for a formula, or where taking a leading ' off again
// would change it.
static bool is_dangerous(Text text) {
    size_t i = 0;
    while (i < text.len && text.bytes[i] == '\'') {
        i++;
    }
    return i < text.len && is_formula_start(text.bytes[i]);
}

static bool is_name(Text text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.bytes[i];
        bool fine = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                    c == '-' || c == '.' || c == '_' || c == '/';
        if (!fine) {
            return false;
        }
    }
    return text.len > 0;
}

static void put_sheet_text(CsvWriter *writer, Text text) {
    if (is_dangerous(text)) {
        put_quoted(writer, S("'"), text, (Text){0});
    } else {
        put_cell(writer, text);
    }
}

static void put_number(CsvWriter *writer, Text text) {
    const char *point = writer->options.decimal == '.' ? NULL : memchr(text.bytes, '.', text.len);
    if (text.len == 0 || point == NULL) {
        put_cell(writer, text);
        return;
    }
    size_t whole = (size_t)(point - text.bytes);
    put(writer, (Text){text.bytes, whole});
    put_char(writer, writer->options.decimal);
    put(writer, (Text){point + 1, text.len - whole - 1});
    writer->row_blank = false;
}

// "2025-03-31" in the order that is asked for.
static void put_date(CsvWriter *writer, Text iso) {
    if (writer->options.dates == CSV_DATE_ISO || iso.len != DATE_TEXT_BYTES) {
        put_cell(writer, iso);
        return;
    }
    Text year = {iso.bytes, 4};
    Text month = {iso.bytes + 5, 2};
    Text day = {iso.bytes + 8, 2};
    bool day_first = writer->options.dates == CSV_DATE_DMY;
    put(writer, day_first ? day : month);
    put_char(writer, '/');
    put(writer, day_first ? month : day);
    put_char(writer, '/');
    put(writer, year);
    writer->row_blank = false;
}

void csv_add(CsvWriter *writer, CsvKind kind, Text cell) {
    begin_cell(writer);
    switch (kind) {
    case CSV_NUMBER:
        put_number(writer, cell);
        return;
    case CSV_DATE:
        put_date(writer, cell);
        return;
    case CSV_IDENTIFIER:
        if (writer->options.sheet && is_name(cell)) {
            put_quoted(writer, S("=\"\""), cell, S("\"\""));
            return;
        }
        break;
    case CSV_TEXT:
        break;
    }
    if (writer->options.sheet) {
        put_sheet_text(writer, cell);
    } else {
        put_cell(writer, cell);
    }
}

void csv_add_int(CsvWriter *writer, int64_t number) {
    enum { DIGITS_MAX = 20, DECIMAL = 10 };
    char text[DIGITS_MAX];
    size_t at = sizeof text;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        text[--at] = (char)('0' + rest % DECIMAL);
        rest /= DECIMAL;
    } while (rest > 0);
    if (number < 0) {
        text[--at] = '-';
    }
    begin_cell(writer);
    put_cell(writer, (Text){text + at, sizeof text - at});
}

void csv_add_date(CsvWriter *writer, Date date) {
    char text[DATE_TEXT_BYTES];
    date_write(date, text);
    begin_cell(writer);
    put_date(writer, (Text){text, sizeof text});
}

void csv_add_empty(CsvWriter *writer) {
    begin_cell(writer);
}

// A row of one empty cell would be a blank line.
void csv_end_row(CsvWriter *writer) {
    if (writer->row_blank) {
        put(writer, S("\"\""));
    }
    put(writer, S("\r\n"));
    writer->cells = 0;
    writer->row_blank = true;
}

Err csv_writer_end(CsvWriter *writer) {
    flush(writer);
    return writer->fault;
}
