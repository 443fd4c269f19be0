// Splits a template into markup and {{directives}}; comments {{# … }} are left out.
#include "tplc.h"

#include <string.h>

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

static Text trimmed(Text text) {
    while (text.len > 0 && is_blank(text.bytes[0])) {
        text = (Text){text.bytes + 1, text.len - 1};
    }
    while (text.len > 0 && is_blank(text.bytes[text.len - 1])) {
        text.len--;
    }
    return text;
}

Text word_take(Text *text) {
    Text rest = trimmed(*text);
    size_t len = 0;
    while (len < rest.len && !is_blank(rest.bytes[len])) {
        len++;
    }
    *text = (Text){rest.bytes + len, rest.len - len};
    return (Text){rest.bytes, len};
}

// Takes `len` bytes of the rest and counts their lines.
static Text take(PieceReader *reader, size_t len) {
    Text taken = {reader->rest.bytes, len};
    for (size_t i = 0; i < len; i++) {
        reader->line += taken.bytes[i] == '\n';
    }
    reader->rest = (Text){reader->rest.bytes + len, reader->rest.len - len};
    return taken;
}

// How many bytes stand before `mark`; all where there is none.
static size_t before(Text text, const char *mark) {
    const char *at = text.len == 0 ? NULL : memmem(text.bytes, text.len, mark, strlen(mark));
    return at == NULL ? text.len : (size_t)(at - text.bytes);
}

static bool take_directive(PieceReader *reader, Piece *ret_piece) {
    int line = reader->line;
    size_t len = before(reader->rest, "}}");
    size_t next = 2 + before((Text){reader->rest.bytes + 2, reader->rest.len - 2}, "{{");
    if (len == reader->rest.len || next < len) {
        mistake(reader->run, reader->path, line, "{{ without its }}");
        reader->rest.len = 0;
        return false;
    }
    Text whole = take(reader, len + 2);
    *ret_piece = (Piece){true, trimmed((Text){whole.bytes + 2, len - 2}), line};
    return true;
}

bool piece_next(PieceReader *reader, Piece *ret_piece) {
    while (reader->rest.len > 0) {
        size_t len = before(reader->rest, "{{");
        if (len > 0) {
            int line = reader->line;
            *ret_piece = (Piece){false, take(reader, len), line};
            return true;
        }
        Piece piece = {0};
        if (!take_directive(reader, &piece)) {
            return false;
        }
        if (piece.text.len == 0 || piece.text.bytes[0] != '#') {
            *ret_piece = piece;
            return true;
        }
    }
    return false;
}
