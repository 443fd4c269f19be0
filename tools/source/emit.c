// Pieces of C that generators write.
#include "source.h"

static void emit_byte(TextBuf *buf, char c) {
    if (c == '"' || c == '\\') {
        buf_add_char(buf, '\\');
        buf_add_char(buf, c);
    } else if ((unsigned char)c < 0x20) {
        buf_addf(buf, "\\%03o", (unsigned)c); // three octal digits: a digit may follow
    } else {
        buf_add_char(buf, c);
    }
}

void emit_literal(TextBuf *buf, Text text) {
    buf_add_char(buf, '"');
    for (size_t i = 0; i < text.len; i++) {
        bool last = i + 1 == text.len;
        if (text.bytes[i] == '\n') {
            buf_add(buf, last ? S("\\n") : S("\\n\"\n    \""));
        } else if (text.bytes[i] == '?' && i > 0 && text.bytes[i - 1] == '?') {
            buf_add(buf, S("\\?")); // no trigraph
        } else {
            emit_byte(buf, text.bytes[i]);
        }
    }
    buf_add_char(buf, '"');
}

const char *upper(Arena *arena, const char *name) {
    char *text = format_text(arena, "%s", name);
    for (char *at = text; *at != 0; at++) {
        *at = *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at;
    }
    return text;
}
