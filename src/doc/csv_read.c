// The strict CSV reader: what is unambiguous is read and noted, anything else is a fault with its
// line and column.
#include "doc/csv.h"

#include <string.h>

static const char separators[] = {',', ';', '\t', '|'};
enum { SEPARATORS = sizeof separators };

static bool fail(CsvReader *reader, CsvProblem problem, size_t at) {
    Text before = {reader->text.bytes + reader->line_start, at - reader->line_start};
    size_t column = 1;
    for (size_t i = 0; i < before.len; i++) {
        column += ((unsigned char)before.bytes[i] & 0xC0) != 0x80;
    }
    reader->fault = (CsvFault){problem, reader->line, (int64_t)column};
    return false;
}

// ---- charsets ----

static void add_character(TextBuf *out, uint32_t c) {
    if (c < 0x80) {
        buf_add_char(out, (char)c);
    } else if (c < 0x800) {
        buf_add_char(out, (char)(0xC0 | c >> 6));
        buf_add_char(out, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        buf_add_char(out, (char)(0xE0 | c >> 12));
        buf_add_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_add_char(out, (char)(0x80 | (c & 0x3F)));
    } else {
        buf_add_char(out, (char)(0xF0 | c >> 18));
        buf_add_char(out, (char)(0x80 | (c >> 12 & 0x3F)));
        buf_add_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_add_char(out, (char)(0x80 | (c & 0x3F)));
    }
}

static uint32_t unit_at(Text text, size_t at, bool big) {
    unsigned char first = (unsigned char)text.bytes[at];
    unsigned char second = (unsigned char)text.bytes[at + 1];
    return big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

// UTF-16 behind its mark as UTF-8; false where a surrogate has no partner, or half a unit is left.
static bool from_utf16(Arena *arena, Text text, bool big, Text *ret) {
    TextBuf out = buf_new(arena, text.len / 2 * 3 + 1);
    size_t i = 0;
    for (; i + 1 < text.len; i += 2) {
        uint32_t c = unit_at(text, i, big);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < text.len) {
            uint32_t low = unit_at(text, i + 2, big);
            if (low < 0xDC00 || low > 0xDFFF) {
                return false;
            }
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        } else if (c >= 0xD800 && c <= 0xDFFF) {
            return false;
        }
        add_character(&out, c);
    }
    *ret = buf_text(&out);
    return i == text.len;
}

static bool begins(Text text, Text mark) {
    return text.len >= mark.len && memcmp(text.bytes, mark.bytes, mark.len) == 0;
}

static Text behind(Text text, size_t bytes) {
    return (Text){text.bytes + bytes, text.len - bytes};
}

// The first byte that is no UTF-8: what stands before it is.
static size_t first_bad_byte(Text text) {
    size_t good = 0;
    size_t end = text.len;
    while (good < end) {
        size_t middle = good + (end - good + 1) / 2;
        // A cut inside a character is no fault of the text.
        size_t cut = middle;
        while (cut < text.len && ((unsigned char)text.bytes[cut] & 0xC0) == 0x80) {
            cut++;
        }
        if (text_is_utf8((Text){text.bytes, cut})) {
            good = middle;
        } else {
            end = middle - 1;
        }
    }
    return good;
}

static void seek_line(CsvReader *reader, size_t at) {
    for (size_t i = 0; i < at; i++) {
        if (reader->text.bytes[i] == '\n') {
            reader->line++;
            reader->line_start = i + 1;
        }
    }
}

static bool take_charset(Arena *arena, CsvReader *reader) {
    Text text = reader->text;
    bool little = begins(text, S("\xFF\xFE"));
    if (little || begins(text, S("\xFE\xFF"))) {
        reader->notes |= CSV_NOTE_CHARSET;
        return from_utf16(arena, behind(text, 2), !little, &reader->text)
                   ? true
                   : fail(reader, CSV_CHARSET, 0);
    }
    if (begins(text, S("\xEF\xBB\xBF"))) {
        reader->notes |= CSV_NOTE_BOM;
        reader->text = behind(text, 3);
    }
    if (!text_is_utf8(reader->text)) {
        size_t at = first_bad_byte(reader->text);
        seek_line(reader, at);
        return fail(reader, CSV_CHARSET, at);
    }
    return true;
}

// ---- lines ----

static bool at_end(const CsvReader *reader) {
    return reader->at == reader->text.len;
}

static bool is_line_end(char c) {
    return c == '\r' || c == '\n';
}

// Passes over one line end; any of CR LF, LF, CR.
static void pass_line_end(CsvReader *reader) {
    char c = reader->text.bytes[reader->at++];
    if (c == '\r' && !at_end(reader) && reader->text.bytes[reader->at] == '\n') {
        reader->at++;
    } else {
        reader->notes |= CSV_NOTE_LINE_ENDS;
    }
    reader->line++;
    reader->line_start = reader->at;
}

static void pass_blank_lines(CsvReader *reader) {
    while (!at_end(reader) && is_line_end(reader->text.bytes[reader->at])) {
        reader->notes |= CSV_NOTE_BLANK_LINES;
        pass_line_end(reader);
    }
}

// ---- cells ----

static bool is_control(char c) {
    return ((unsigned char)c < 0x20 && c != '\t' && !is_line_end(c)) || c == 0x7F;
}

// Where a cell was quoted its line ends belong to it: the same bytes, counted as lines.
static void count_lines(CsvReader *reader, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        char c = reader->text.bytes[i];
        bool pair = c == '\r' && i + 1 < to && reader->text.bytes[i + 1] == '\n';
        if (is_line_end(c) && !pair) {
            reader->line++;
            reader->line_start = i + 1;
        }
    }
}

static Text without_doubles(Arena *arena, Text text) {
    char *bytes = arena_take(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bytes[len++] = text.bytes[i];
        i += text.bytes[i] == '"';
    }
    return (Text){bytes, len};
}

// A cell from its opening quotation mark to behind the closing one.
static bool read_quoted(CsvReader *reader, Arena *arena, Text *ret) {
    size_t opening = reader->at;
    bool doubled = false;
    size_t i = opening + 1;
    for (; i < reader->text.len; i++) {
        char c = reader->text.bytes[i];
        if (c == '"' && i + 1 < reader->text.len && reader->text.bytes[i + 1] == '"') {
            doubled = true;
            i++;
        } else if (c == '"') {
            break;
        } else if (is_control(c)) {
            count_lines(reader, opening, i);
            return fail(reader, CSV_CONTROL, i);
        }
    }
    if (i == reader->text.len) {
        return fail(reader, CSV_OPEN_QUOTE, opening);
    }
    Text inside = {reader->text.bytes + opening + 1, i - opening - 1};
    count_lines(reader, opening, i);
    reader->at = i + 1;
    if (!at_end(reader) && reader->text.bytes[reader->at] != reader->separator &&
        !is_line_end(reader->text.bytes[reader->at])) {
        return fail(reader, CSV_STRAY_QUOTE, reader->at);
    }
    *ret = doubled ? without_doubles(arena, inside) : inside;
    return true;
}

static bool read_bare(CsvReader *reader, Text *ret) {
    size_t begin = reader->at;
    size_t i = begin;
    for (; i < reader->text.len; i++) {
        char c = reader->text.bytes[i];
        if (c == reader->separator || is_line_end(c)) {
            break;
        }
        if (c == '"' || is_control(c)) {
            return fail(reader, c == '"' ? CSV_STRAY_QUOTE : CSV_CONTROL, i);
        }
    }
    reader->at = i;
    *ret = (Text){reader->text.bytes + begin, i - begin};
    return true;
}

static bool is_formula_start(char c) {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

// What sheet=1 puts on (doc/csv.h).
static Text without_sheet(CsvReader *reader, Text cell) {
    if (cell.len > 3 && begins(cell, S("=\"")) && cell.bytes[cell.len - 1] == '"' &&
        memchr(cell.bytes + 2, '"', cell.len - 3) == NULL) {
        reader->notes |= CSV_NOTE_SHEET;
        return (Text){cell.bytes + 2, cell.len - 3};
    }
    size_t marks = 0;
    while (marks < cell.len && cell.bytes[marks] == '\'') {
        marks++;
    }
    if (marks > 0 && marks < cell.len && is_formula_start(cell.bytes[marks])) {
        reader->notes |= CSV_NOTE_SHEET;
        return behind(cell, 1);
    }
    return cell;
}

static bool read_cell(CsvReader *reader, Arena *arena, Text *ret) {
    bool quoted = !at_end(reader) && reader->text.bytes[reader->at] == '"';
    size_t begin = reader->at;
    int64_t line = reader->line;
    size_t line_start = reader->line_start;
    if (!(quoted ? read_quoted(reader, arena, ret) : read_bare(reader, ret))) {
        return false;
    }
    if (ret->len > CSV_CELL_BYTES_MAX) {
        reader->line = line;
        reader->line_start = line_start;
        return fail(reader, CSV_TOO_LARGE, begin);
    }
    if (reader->undo_sheet) {
        *ret = without_sheet(reader, *ret);
    }
    return true;
}

// One row into at most `most` cells; a cell over that is a fault.
static bool read_row(CsvReader *reader, Arena *arena, Text *cells, size_t most, CsvProblem over,
                     size_t *ret_count) {
    size_t count = 0;
    for (;;) {
        if (count == most) {
            return fail(reader, over, reader->at);
        }
        if (!read_cell(reader, arena, &cells[count])) {
            return false;
        }
        count++;
        if (at_end(reader) || is_line_end(reader->text.bytes[reader->at])) {
            break;
        }
        reader->at++; // the separator
    }
    *ret_count = count;
    return true;
}

// ---- the header ----

// The one separator that stands in the first line outside quotation marks.
static bool find_separator(CsvReader *reader) {
    size_t found[SEPARATORS] = {0};
    bool quoted = false;
    for (size_t i = reader->at; i < reader->text.len; i++) {
        char c = reader->text.bytes[i];
        quoted = quoted != (c == '"');
        if (!quoted && is_line_end(c)) {
            break;
        }
        const char *known = quoted ? NULL : memchr(separators, c, SEPARATORS);
        if (known != NULL) {
            found[known - separators]++;
        }
    }
    reader->separator = ',';
    size_t kinds = 0;
    for (size_t i = 0; i < SEPARATORS; i++) {
        if (found[i] > 0) {
            reader->separator = separators[i];
            kinds++;
        }
    }
    if (reader->separator != ',') {
        reader->notes |= CSV_NOTE_SEPARATOR;
    }
    return kinds <= 1 ? true : fail(reader, CSV_SEPARATOR, reader->at);
}

static bool read_header(CsvReader *reader, Arena *arena) {
    size_t start = reader->at;
    int64_t line = reader->line;
    size_t count = 0;
    if (!find_separator(reader) ||
        !read_row(reader, arena, reader->header, CSV_COLUMNS_MAX, CSV_TOO_LARGE, &count)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (text_equal(reader->header[i], reader->header[j])) {
                reader->line = line;
                reader->line_start = start;
                return fail(reader, CSV_HEADER_TWICE, start);
            }
        }
    }
    reader->columns = count;
    return true;
}

bool csv_reader_begin(Arena *arena, Text text, bool undo_sheet, CsvReader *reader) {
    *reader = (CsvReader){.text = text, .line = 1, .undo_sheet = undo_sheet};
    if (!take_charset(arena, reader)) {
        return false;
    }
    pass_blank_lines(reader);
    if (at_end(reader)) {
        return fail(reader, CSV_EMPTY, reader->at);
    }
    return read_header(reader, arena);
}

bool csv_reader_next(CsvReader *reader, Arena *arena, Text *cells, int64_t *ret_line) {
    if (reader->fault.problem != CSV_FINE || at_end(reader)) {
        return false;
    }
    pass_line_end(reader); // of the row before
    pass_blank_lines(reader);
    if (at_end(reader)) {
        return false;
    }
    int64_t line = reader->line;
    size_t count = 0;
    if (!read_row(reader, arena, cells, reader->columns, CSV_CELL_COUNT, &count)) {
        return false;
    }
    if (count != reader->columns) {
        return fail(reader, CSV_CELL_COUNT, reader->at);
    }
    *ret_line = line;
    return true;
}

const char *csv_problem_words(CsvProblem problem) {
    static const char *const words[] = {
        [CSV_FINE] = "no problem",
        [CSV_EMPTY] = "there is no header row",
        [CSV_OPEN_QUOTE] = "a quotation mark is opened here and never closed",
        [CSV_STRAY_QUOTE] =
            "a quotation mark stands inside a bare cell, or text behind a closed one",
        [CSV_CHARSET] = "the text is neither UTF-8 nor UTF-16 with its mark",
        [CSV_CONTROL] = "a control character",
        [CSV_CELL_COUNT] = "the row has another number of cells than the header",
        [CSV_SEPARATOR] = "the header has more than one of , ; tab |",
        [CSV_TOO_LARGE] = "a cell or the header is too long",
        [CSV_HEADER_TWICE] = "two columns have one name",
    };
    ENSURE((size_t)problem < sizeof words / sizeof words[0]);
    return words[problem];
}
