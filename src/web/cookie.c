// Set-Cookie lines.
#include "web/cookie.h"

enum { COOKIE_BYTES_MAX = 256 };

static bool is_read_by_scripts(Text name) {
    return text_equal(name, COOKIE_LANGUAGE) || text_equal(name, COOKIE_THEME);
}

void cookie_set(Arena *arena, HttpAnswer *answer, Text name, Text value, CookieLife life) {
    TextBuf line = buf_new(arena, COOKIE_BYTES_MAX);
    buf_add(&line, name);
    buf_add_char(&line, '=');
    buf_add(&line, value);
    buf_add(&line, S("; Path=/; Secure; SameSite=Lax"));
    if (!is_read_by_scripts(name)) {
        buf_add(&line, S("; HttpOnly"));
    }
    if (life == COOKIE_FOR_YEARS) {
        buf_add(&line, S("; Max-Age=31536000"));
    } else if (life == COOKIE_ENDS) {
        buf_add(&line, S("; Max-Age=0"));
    }
    bool added = http_answer_header(answer, S("Set-Cookie"), buf_text(&line));
    ENSURE(added && !line.overflow);
}
