// Parsers of the small languages inside a request. They take what is allowed and refuse the rest;
// none of them repairs.
#include "net/http_text.h"

#include <string.h>

// ---- words ----

static char small_letter(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool http_same_word(Text a, Text b) {
    if (a.len != b.len) {
        return false;
    }
    for (size_t i = 0; i < a.len; i++) {
        if (small_letter(a.bytes[i]) != small_letter(b.bytes[i])) {
            return false;
        }
    }
    return true;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

Text http_trimmed(Text text) {
    while (text.len > 0 && is_blank(text.bytes[0])) {
        text = (Text){text.bytes + 1, text.len - 1};
    }
    while (text.len > 0 && is_blank(text.bytes[text.len - 1])) {
        text.len--;
    }
    return text;
}

static bool is_letter_or_digit(char c) {
    char small = small_letter(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
}

bool http_is_token(Text text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.bytes[i];
        if (!is_letter_or_digit(c) && (c == 0 || strchr("!#$%&'*+-.^_`|~", c) == NULL)) {
            return false;
        }
    }
    return text.len > 0;
}

bool http_is_field_value(Text text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if ((c < 0x20 && c != '\t') || c == 0x7F) {
            return false;
        }
    }
    return true;
}

// The piece before the first `separator`, and what is behind it.
static Text cut_off(Text text, char separator, Text *ret_rest) {
    const char *at = text.len == 0 ? NULL : memchr(text.bytes, separator, text.len);
    if (at == NULL) {
        *ret_rest = (Text){0};
        return text;
    }
    size_t before = (size_t)(at - text.bytes);
    *ret_rest = (Text){at + 1, text.len - before - 1};
    return (Text){text.bytes, before};
}

static size_t count_of(Text text, char c) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.bytes[i] == c;
    }
    return count;
}

// ---- percent-encoding ----

static int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    char small = small_letter(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// One decoded byte at `at`, and where the next begins; false at a bad escape and at a byte that may
// only stand escaped.
static bool decode_at(Text encoded, size_t at, unsigned char *ret_byte, size_t *ret_next) {
    unsigned char c = (unsigned char)encoded.bytes[at];
    if (c != '%') {
        *ret_byte = c;
        *ret_next = at + 1;
        return c > 0x20 && c < 0x7F && c != '#';
    }
    if (encoded.len - at < 3) {
        return false;
    }
    int high = hex_value(encoded.bytes[at + 1]);
    int low = hex_value(encoded.bytes[at + 2]);
    *ret_byte = (unsigned char)(high * 16 + low);
    *ret_next = at + 3;
    return high >= 0 && low >= 0;
}

// ---- paths ----

static bool is_dot_segment(Text segment) {
    return text_equal(segment, S(".")) || text_equal(segment, S(".."));
}

static bool has_dot_segment(Text path) {
    while (path.len > 0) {
        if (is_dot_segment(cut_off(path, '/', &path))) {
            return true;
        }
    }
    return false;
}

bool http_read_path(Arena *arena, Text encoded, Text *ret_path) {
    if (encoded.len == 0 || encoded.bytes[0] != '/') {
        return false;
    }
    char *bytes = arena_take(arena, encoded.len);
    size_t len = 0;
    for (size_t at = 0; at < encoded.len;) {
        unsigned char byte = 0;
        bool is_escape = encoded.bytes[at] == '%';
        if (!decode_at(encoded, at, &byte, &at) || byte < 0x20 || byte == 0x7F) {
            return false;
        }
        if (byte == '\\' || (is_escape && byte == '/')) { // a segment would become two
            return false;
        }
        bytes[len++] = (char)byte;
    }
    Text path = {bytes, len};
    if (!text_is_plain(path) || has_dot_segment(path)) {
        return false;
    }
    *ret_path = path;
    return true;
}

// ---- queries and forms ----

// Decodes into `out`, which has room for the encoded length.
static bool decode_value(Text encoded, char *out, Text *ret_text) {
    size_t len = 0;
    for (size_t at = 0; at < encoded.len;) {
        unsigned char byte = 0;
        bool is_plus = encoded.bytes[at] == '+';
        if (!decode_at(encoded, at, &byte, &at) || byte == 0) {
            return false;
        }
        out[len++] = is_plus ? ' ' : (char)byte;
    }
    *ret_text = (Text){out, len};
    return text_is_utf8(*ret_text);
}

HttpPairsResult http_read_pairs(Arena *arena, Text encoded, size_t most, HttpPairs *ret_pairs) {
    if (encoded.len == 0) {
        *ret_pairs = (HttpPairs){0};
        return HTTP_PAIRS_GOOD;
    }
    size_t count = count_of(encoded, '&') + 1;
    if (count > most) {
        return HTTP_PAIRS_MANY;
    }
    HttpPair *items = arena_array(arena, HttpPair, count);
    char *bytes = arena_take(arena, encoded.len);
    for (size_t i = 0; i < count; i++) {
        Text value = {0};
        Text name = cut_off(cut_off(encoded, '&', &encoded), '=', &value);
        char *value_bytes = bytes + name.len;
        if (name.len == 0 || !decode_value(name, bytes, &items[i].name) ||
            !decode_value(value, value_bytes, &items[i].value)) {
            return HTTP_PAIRS_BROKEN;
        }
        bytes = value_bytes + value.len;
    }
    *ret_pairs = (HttpPairs){items, count};
    return HTTP_PAIRS_GOOD;
}

// ---- headers ----

size_t http_count_cookies(Text header) {
    return count_of(header, ';') + 1;
}

void http_read_cookies(Text header, HttpPair *items, size_t *count) {
    while (header.len > 0) {
        Text piece = http_trimmed(cut_off(header, ';', &header));
        if (piece.len > 0 && memchr(piece.bytes, '=', piece.len) != NULL) {
            HttpPair pair = {0};
            pair.name = cut_off(piece, '=', &pair.value);
            if (http_is_token(pair.name)) {
                items[(*count)++] = pair;
            }
        }
    }
}

Text http_media_type(Arena *arena, Text header) {
    Text rest = {0};
    Text type = text_copy(arena, http_trimmed(cut_off(header, ';', &rest)));
    char *bytes = (char *)type.bytes; // just taken: ours
    for (size_t i = 0; i < type.len; i++) {
        bytes[i] = small_letter(bytes[i]);
    }
    return type;
}

static Text without_weakness(Text tag) {
    bool is_weak = tag.len > 2 && tag.bytes[0] == 'W' && tag.bytes[1] == '/';
    return is_weak ? (Text){tag.bytes + 2, tag.len - 2} : tag;
}

// Our own tags hold no comma, so that the header may be cut at each.
bool http_tag_is_among(Text header, Text tag) {
    if (text_equal(http_trimmed(header), S("*"))) {
        return true;
    }
    while (header.len > 0) {
        Text known = http_trimmed(cut_off(header, ',', &header));
        if (text_equal(without_weakness(known), without_weakness(tag))) {
            return true;
        }
    }
    return false;
}
