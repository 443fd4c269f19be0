// Lines to words.
#include "action/query_lines.h"

Text query_lines_words(Arena *arena, Text lines) {
    TextBuf buf = buf_new(arena, 2 * lines.len + 1);
    for (size_t i = 0; i < lines.len; i++) {
        if (lines.bytes[i] == '\n') {
            buf_add(&buf, S(", "));
        } else {
            buf_add_char(&buf, lines.bytes[i]);
        }
    }
    return buf_text(&buf);
}
