// Finds a line's separator, then its fields.
#include "domain/quote/paste.h"

enum { FIELDS = 4, LINES_AT_FIRST = 32 };

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

static Text trimmed(Text text) {
    while (text.len > 0 && is_blank(text.bytes[0])) {
        text.bytes++;
        text.len--;
    }
    while (text.len > 0 && is_blank(text.bytes[text.len - 1])) {
        text.len--;
    }
    return text;
}

static Text without_marks(Text text) {
    bool marked = text.len >= 2 && text.bytes[0] == '"' && text.bytes[text.len - 1] == '"';
    return marked ? trimmed((Text){text.bytes + 1, text.len - 2}) : text;
}

// Where the separator stands next, outside of quotation marks; the length where it does not.
static size_t find_from(Text text, size_t at, char separator) {
    bool marked = false;
    while (at < text.len && (marked || text.bytes[at] != separator)) {
        marked = marked != (text.bytes[at] == '"');
        at++;
    }
    return at;
}

static bool has(Text text, char separator) {
    return find_from(text, 0, separator) < text.len;
}

static char separator_of(Text line) {
    if (has(line, '\t')) {
        return '\t';
    }
    if (has(line, ';')) {
        return ';';
    }
    size_t comma = find_from(line, 0, ',');
    return comma < line.len && find_from(line, 0, ' ') > comma ? ',' : ' ';
}

// The field that begins at *at; *at is behind its separator then. The last takes all that is left.
static Text take_field(Text line, char separator, bool last, size_t *at) {
    while (separator == ' ' && *at < line.len && line.bytes[*at] == ' ') {
        (*at)++;
    }
    size_t end = last ? line.len : find_from(line, *at, separator);
    Text field = {line.bytes + *at, end - *at};
    *at = end < line.len ? end + 1 : end;
    return without_marks(trimmed(field));
}

static bool begins_as_price(Text line, size_t at) {
    while (at < line.len && line.bytes[at] == ' ') {
        at++;
    }
    return at < line.len && line.bytes[at] >= '0' && line.bytes[at] <= '9';
}

static PastedLine line_of(Text text, int32_t place) {
    PastedLine line = {.text = text, .place = place, .separator = separator_of(trimmed(text))};
    size_t at = 0;
    text = trimmed(text);
    line.part = take_field(text, line.separator, false, &at);
    line.quantity = take_field(text, line.separator, false, &at);
    if (line.separator != ' ' || begins_as_price(text, at)) {
        line.sell_unit = take_field(text, line.separator, false, &at);
    }
    line.note = take_field(text, line.separator, true, &at);
    return line;
}

static void add_line(Arena *arena, Pasted *pasted, size_t *room, PastedLine line) {
    if (pasted->count == *room) {
        size_t wanted = *room == 0 ? LINES_AT_FIRST : *room * 2;
        PastedLine *lines = arena_array(arena, PastedLine, wanted);
        for (size_t i = 0; i < pasted->count; i++) {
            lines[i] = pasted->lines[i];
        }
        pasted->lines = lines;
        *room = wanted;
    }
    pasted->lines[pasted->count++] = line;
}

// The next line from *at on, without its end ("\n", "\r\n" or "\r").
static Text next_line(Text text, size_t *at) {
    size_t end = *at;
    while (end < text.len && text.bytes[end] != '\n' && text.bytes[end] != '\r') {
        end++;
    }
    Text line = {text.bytes + *at, end - *at};
    bool two = end + 1 < text.len && text.bytes[end] == '\r' && text.bytes[end + 1] == '\n';
    *at = end + (end < text.len) + two;
    return line;
}

bool paste_read(Arena *arena, Text text, size_t most, Pasted *ret_pasted) {
    Pasted pasted = {0};
    size_t room = 0;
    int32_t place = 0;
    for (size_t at = 0; at < text.len;) {
        Text line = next_line(text, &at);
        place++;
        if (trimmed(line).len == 0) {
            continue;
        }
        if (pasted.count == most) {
            return false;
        }
        add_line(arena, &pasted, &room, line_of(line, place));
    }
    *ret_pasted = pasted;
    return true;
}

Text paste_line(Arena *arena, const PastedLine *line, Text part, Text quantity, Text sell_unit) {
    const Text fields[FIELDS] = {part, quantity, sell_unit, line->note};
    size_t count = FIELDS;
    size_t bytes = FIELDS;
    while (count > 0 && fields[count - 1].len == 0) {
        count--;
    }
    for (size_t i = 0; i < count; i++) {
        bytes += fields[i].len;
    }
    TextBuf buf = buf_new(arena, bytes);
    for (size_t i = 0; i < count; i++) {
        bool absent = line->separator == ' ' && fields[i].len == 0;
        if (i > 0 && !absent) {
            buf_add_char(&buf, line->separator);
        }
        buf_add(&buf, fields[i]);
    }
    return buf_text(&buf);
}

Text paste_with(Arena *arena, Text text, const Pasted *pasted, const Text *lines) {
    size_t bytes = text.len;
    for (size_t i = 0; i < pasted->count; i++) {
        bytes += lines[i].len;
    }
    TextBuf buf = buf_new(arena, bytes + 1);
    size_t at = 0;
    for (size_t i = 0; i < pasted->count; i++) {
        size_t start = (size_t)(pasted->lines[i].text.bytes - text.bytes);
        buf_add(&buf, (Text){text.bytes + at, start - at});
        buf_add(&buf, lines[i]);
        at = start + pasted->lines[i].text.len;
    }
    buf_add(&buf, (Text){text.bytes + at, text.len - at});
    return buf_text(&buf);
}
