// Tidies bytes; letters beyond ASCII stay as they are and match nothing.
#include "domain/record/number_typed.h"

#include <string.h>

enum { MARK_BYTES = 3 };

// What is dropped beside the blank and "-": no-break space, the hyphens and dashes, the minus, the
// ideographic space.
static const Text dropped[] = {
    S_INIT("\xC2\xA0"),
    S_INIT("\xC2\xAD"),
    S_INIT("\xE2\x80\x90"),
    S_INIT("\xE2\x80\x91"),
    S_INIT("\xE2\x80\x92"),
    S_INIT("\xE2\x80\x93"),
    S_INIT("\xE2\x80\x94"),
    S_INIT("\xE2\x88\x92"),
    S_INIT("\xE3\x80\x80"),
    S_INIT("\xEF\xBC\x8D"),
    S_INIT("\xE2\x80\xAF"),
    S_INIT(" "),
    S_INIT("-"),
};

static size_t dropped_at(Text rest) {
    for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++) {
        if (text_begins(rest, dropped[i])) {
            return dropped[i].len;
        }
    }
    return 0;
}

// U+FF01 … U+FF5E are the ASCII signs in full width; 0 where the bytes are none of them.
static char narrow_of(Text rest) {
    if (rest.len < MARK_BYTES || (unsigned char)rest.bytes[0] != 0xEF) {
        return 0;
    }
    int code = ((unsigned char)rest.bytes[1] & 0x3F) << 6 | ((unsigned char)rest.bytes[2] & 0x3F);
    int ascii = code - 0xF00 + 0x20; // U+FF00 stands where the blank would
    return ascii > ' ' && ascii < 0x7F ? (char)ascii : 0;
}

static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

Text number_typed(Arena *arena, Text typed) {
    TextBuf buf = buf_new(arena, typed.len + 1);
    for (size_t at = 0; at < typed.len;) {
        Text rest = {typed.bytes + at, typed.len - at};
        size_t drop = dropped_at(rest);
        char narrow = drop > 0 ? 0 : narrow_of(rest);
        char c = narrow != 0 ? narrow : rest.bytes[0];
        at += drop > 0 ? drop : narrow != 0 ? MARK_BYTES : 1;
        if (drop == 0) {
            buf_add_char(&buf, upper(c));
        }
    }
    return buf_text(&buf);
}

bool number_lacks_zeros(Arena *arena, NumberKind kind, Text number, Text *ret_offer) {
    size_t digits = (size_t)number_kind_digits(kind);
    for (size_t i = 0; i < number.len; i++) {
        if (number.bytes[i] < '0' || number.bytes[i] > '9') {
            return false;
        }
    }
    if (number.len == 0 || number.len >= digits) {
        return false;
    }
    char *bytes = arena_take(arena, digits);
    memset(bytes, '0', digits);
    memcpy(bytes + digits - number.len, number.bytes, number.len);
    *ret_offer = (Text){bytes, digits};
    return true;
}
