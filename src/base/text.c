// Text and text buffers; the only knowledge of UTF-8 in the program.
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool text_begins(Text text, Text start) {
    return text.len >= start.len &&
           (start.len == 0 || memcmp(text.bytes, start.bytes, start.len) == 0);
}

void text_join(const TextPiece *first, size_t len, char *out) {
    for (const TextPiece *piece = first; len > 0; piece = piece->next) {
        size_t taken = piece->len < len ? piece->len : len;
        memcpy(out, piece->bytes, taken);
        out += taken;
        len -= taken;
    }
}

int text_compare(Text a, Text b) {
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common == 0 ? 0 : memcmp(a.bytes, b.bytes, common);
    if (order != 0) {
        return order;
    }
    return (a.len > b.len) - (a.len < b.len);
}

Text text_of(const char *terminated) {
    return terminated == NULL ? (Text){0} : (Text){terminated, strlen(terminated)};
}

Text text_copy(Arena *arena, Text text) {
    char *bytes = arena_take(arena, text.len + 1);
    if (text.len > 0) {
        memcpy(bytes, text.bytes, text.len);
    }
    return (Text){bytes, text.len};
}

Text text_capital(Arena *arena, Text text) {
    if (text.len == 0 || text.bytes[0] < 'a' || text.bytes[0] > 'z') {
        return text;
    }
    TextBuf buf = buf_new(arena, text.len);
    buf_add_char(&buf, (char)(text.bytes[0] - 'a' + 'A'));
    buf_add(&buf, (Text){text.bytes + 1, text.len - 1});
    return buf_text(&buf);
}

// Length of the sequence that a lead byte begins; 0 where it begins none.
static size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// One code point at `at`; returns its length in bytes, 0 where it is not well formed.
static size_t code_point_at(Text text, size_t at, uint32_t *ret_point) {
    const unsigned char *bytes = (const unsigned char *)text.bytes + at;
    size_t length = sequence_length(bytes[0]);
    if (length == 0 || length > text.len - at) {
        return 0;
    }
    uint32_t point = length == 1 ? bytes[0] : bytes[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return 0;
        }
        point = point << 6 | (bytes[i] & 0x3Fu);
    }
    bool overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (overlong || surrogate || point > 0x10FFFF) {
        return 0;
    }
    *ret_point = point;
    return length;
}

bool text_is_utf8(Text text) {
    uint32_t point = 0;
    for (size_t at = 0; at < text.len;) {
        size_t length = code_point_at(text, at, &point);
        if (length == 0) {
            return false;
        }
        at += length;
    }
    return true;
}

static bool is_control(uint32_t point) {
    return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

// Marks that turn the direction of the text after them: a name may not disguise another.
static bool is_direction_override(uint32_t point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

bool text_is_plain(Text text) {
    uint32_t point = 0;
    for (size_t at = 0; at < text.len;) {
        size_t length = code_point_at(text, at, &point);
        if (length == 0 || is_control(point) || is_direction_override(point)) {
            return false;
        }
        at += length;
    }
    return true;
}

bool text_to_int(Text text, int64_t *ret_number) {
    bool negative = text.len > 0 && text.bytes[0] == '-';
    size_t at = negative ? 1 : 0;
    int64_t number = 0; // negative on the way: there is one more below zero
    if (at == text.len || (text.bytes[at] == '0' && text.len > 1)) {
        return false;
    }
    for (; at < text.len; at++) {
        if (text.bytes[at] < '0' || text.bytes[at] > '9' ||
            __builtin_mul_overflow(number, 10, &number) ||
            __builtin_sub_overflow(number, text.bytes[at] - '0', &number)) {
            return false;
        }
    }
    if (!negative && number == INT64_MIN) {
        return false;
    }
    *ret_number = negative ? number : -number;
    return true;
}

size_t text_characters(Text text) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    }
    return count;
}

TextBuf buf_new(Arena *arena, size_t max) {
    return (TextBuf){.bytes = arena_take(arena, max), .max = max};
}

void buf_add(TextBuf *buf, Text text) {
    if (buf->overflow || text.len > buf->max - buf->len) {
        buf->overflow = true;
        return;
    }
    if (text.len > 0) {
        memcpy(buf->bytes + buf->len, text.bytes, text.len);
        buf->len += text.len;
    }
}

void buf_add_char(TextBuf *buf, char c) {
    buf_add(buf, (Text){&c, 1});
}

void buf_add_int(TextBuf *buf, int64_t number) {
    char digits[20]; // 19 digits and a sign
    size_t at = sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) {
        digits[--at] = '-';
    }
    buf_add(buf, (Text){digits + at, sizeof digits - at});
}

void buf_addf(TextBuf *buf, const char *format, ...) {
    char scratch[1024];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(scratch, sizeof scratch, format, arguments);
    va_end(arguments);
    if (length < 0 || (size_t)length >= sizeof scratch) {
        buf->overflow = true;
        return;
    }
    buf_add(buf, (Text){scratch, (size_t)length});
}

Text buf_text(const TextBuf *buf) {
    return (Text){buf->bytes, buf->len};
}
