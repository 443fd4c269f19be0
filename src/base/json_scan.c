// Steps over JSON tokens. The text need not be valid for json_scan_prepare (the parser judges it
// afterwards); it is valid for json_scan_find.
#include "base/json_read_private.h"

#include <string.h>

// Index behind the string that begins at `at` (a quotation mark), or `len`.
static size_t behind_string(const char *bytes, size_t len, size_t at) {
    for (at++; at < len; at++) {
        if (bytes[at] == '\\') {
            at++;
        } else if (bytes[at] == '"') {
            return at + 1;
        }
    }
    return len;
}

static bool is_number_byte(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

static size_t behind_number(const char *bytes, size_t len, size_t at) {
    while (at < len && is_number_byte(bytes[at])) {
        at++;
    }
    return at;
}

// Length of a run of digits.
static size_t digits_at(const char *bytes, size_t len) {
    size_t count = 0;
    while (count < len && bytes[count] >= '0' && bytes[count] <= '9') {
        count++;
    }
    return count;
}

// True where the bytes are digits of a JSON integer (no sign) without a leading zero.
static bool is_whole(const char *bytes, size_t len) {
    return len > 0 && digits_at(bytes, len) == len && (len == 1 || bytes[0] != '0');
}

// True where the bytes are a JSON number with a point, an exponent or both.
static bool is_decimal(const char *bytes, size_t len) {
    size_t at = digits_at(bytes, len);
    if (!is_whole(bytes, at)) {
        return false;
    }
    if (at < len && bytes[at] == '.') {
        size_t part = digits_at(bytes + at + 1, len - at - 1);
        if (part == 0) {
            return false;
        }
        at += 1 + part;
    }
    if (at < len && (bytes[at] == 'e' || bytes[at] == 'E')) {
        at++;
        at += at < len && (bytes[at] == '+' || bytes[at] == '-');
        size_t part = digits_at(bytes + at, len - at);
        return part > 0 && at + part == len;
    }
    return at == len;
}

static void replace(char *bytes, size_t len, const char *by) {
    size_t length = strlen(by);
    ENSURE(length <= len);
    memset(bytes, ' ', len);
    memcpy(bytes, by, length);
}

// Replaces one number token where the parser could not hold it.
static void tame_number(char *bytes, size_t len) {
    enum { LARGEST_DIGITS = 19, PLAIN_DECIMAL = 32 };
    bool negative = bytes[0] == '-';
    const char *largest = negative ? "9223372036854775808" : "9223372036854775807";
    char *digits = bytes + negative;
    size_t count = len - negative;
    if (is_whole(digits, count)) {
        bool beyond = count > LARGEST_DIGITS ||
                      (count == LARGEST_DIGITS && memcmp(digits, largest, LARGEST_DIGITS) > 0);
        if (beyond) {
            replace(digits, count, largest);
        }
    } else if (is_decimal(digits, count)) {
        size_t exponent = 0;
        while (exponent < count && digits[exponent] != 'e' && digits[exponent] != 'E') {
            exponent++;
        }
        if (count > PLAIN_DECIMAL || exponent + 3 < count) {
            replace(digits, count, "0.5");
        }
    }
}

bool json_scan_prepare(char *bytes, size_t len, int32_t *ret_line) {
    int32_t line = 1;
    int32_t depth = 0;
    for (size_t at = 0; at < len;) {
        char c = bytes[at];
        if (c == '"') {
            at = behind_string(bytes, len, at);
            continue;
        }
        if (c == '-' || (c >= '0' && c <= '9')) {
            size_t end = behind_number(bytes, len, at);
            tame_number(bytes + at, end - at);
            at = end;
            continue;
        }
        line += c == '\n';
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        if (depth > JSON_DEPTH_MAX) {
            *ret_line = line;
            return false;
        }
        at++;
    }
    return true;
}

static size_t behind_blanks(Text text, size_t at) {
    while (at < text.len && strchr(" \t\r\n", text.bytes[at]) != NULL) {
        at++;
    }
    return at;
}

static size_t behind_value(Text text, size_t at);

// Index behind an object or list that begins at `at`.
static size_t behind_container(Text text, size_t at) {
    int32_t depth = 0;
    do {
        char c = text.bytes[at];
        if (c == '"') {
            at = behind_string(text.bytes, text.len, at);
            continue;
        }
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        at++;
    } while (depth > 0 && at < text.len);
    return at;
}

static size_t behind_value(Text text, size_t at) {
    char c = text.bytes[at];
    if (c == '"') {
        return behind_string(text.bytes, text.len, at);
    }
    if (c == '{' || c == '[') {
        return behind_container(text, at);
    }
    while (at < text.len && strchr(",]} \t\r\n", text.bytes[at]) == NULL) {
        at++;
    }
    return at;
}

// The code unit of the four hexadecimal digits at `digits`.
static uint32_t code_unit(const char *digits) {
    uint32_t unit = 0;
    for (int i = 0; i < 4; i++) {
        char c = digits[i];
        uint32_t value = c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 0x20) - 'a' + 10);
        unit = unit << 4 | value;
    }
    return unit;
}

static size_t put_utf8(uint32_t code, char out[4]) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    static const unsigned char heads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(heads[len] | code);
    return len;
}

// Reads one character of a JSON string at *at, which goes behind it; returns its bytes in `out`.
static size_t read_character(Text text, size_t *at, char out[4]) {
    static const char names[] = "bfnrt";
    static const char means[] = "\b\f\n\r\t";
    char c = text.bytes[(*at)++];
    if (c != '\\') {
        out[0] = c;
        return 1;
    }
    c = text.bytes[(*at)++];
    if (c != 'u') {
        const char *name = strchr(names, c);
        out[0] = name == NULL ? c : means[name - names];
        return 1;
    }
    uint32_t code = code_unit(text.bytes + *at);
    *at += 4;
    if (code >= 0xD800 && code < 0xDC00) { // the text is valid: its other half follows
        code = 0x10000 + ((code - 0xD800) << 10) + (code_unit(text.bytes + *at + 2) - 0xDC00);
        *at += 6;
    }
    return put_utf8(code, out);
}

// True where the JSON string at `at` says `key`.
static bool is_key(Text text, size_t at, Text key) {
    size_t same = 0;
    for (at++; text.bytes[at] != '"';) {
        char bytes[4];
        size_t len = read_character(text, &at, bytes);
        if (key.len - same < len || memcmp(key.bytes + same, bytes, len) != 0) {
            return false;
        }
        same += len;
    }
    return same == key.len;
}

// The offset of a direct child of the container at `at`; `at` itself where it is not found.
static size_t find_child(Text text, size_t at, const JsonPlace *place) {
    size_t container = at;
    at = behind_blanks(text, at + 1);
    for (size_t index = 0; at < text.len && text.bytes[at] != ']' && text.bytes[at] != '}';
         index++) {
        bool found = place->is_item ? index == place->index : is_key(text, at, place->key);
        if (!place->is_item) {
            at = behind_blanks(text, behind_string(text.bytes, text.len, at));
            at = behind_blanks(text, at + 1); // the colon
        }
        if (found) {
            return at;
        }
        at = behind_blanks(text, behind_value(text, at));
        at = at < text.len && text.bytes[at] == ',' ? behind_blanks(text, at + 1) : at;
    }
    return container;
}

size_t json_scan_find(Text text, const JsonPlace *place) {
    const JsonPlace *chain[JSON_DEPTH_MAX + 1];
    size_t depth = 0;
    for (; place != NULL && depth <= JSON_DEPTH_MAX; place = place->parent) {
        chain[depth++] = place;
    }
    size_t at = behind_blanks(text, 0);
    while (depth > 0) {
        depth--;
        at = find_child(text, at, chain[depth]);
    }
    return at;
}

Text json_scan_value(Text text, const JsonPlace *place) {
    size_t at = json_scan_find(text, place);
    return (Text){text.bytes + at, behind_value(text, at) - at};
}
