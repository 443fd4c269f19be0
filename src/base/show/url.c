// Addresses: judging and joining.
#include "base/show/url.h"

#include <string.h>

enum { URL_BYTES_MAX = 2048 };

static bool is_unreserved(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != 0 && strchr("-._~", c) != NULL);
}

// RFC 3986's characters; what is not ASCII has to be encoded.
static bool has_url_characters(Text text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (!is_unreserved(c) && (c == 0 || strchr(":/?#[]@!$&'()*+,;=%", c) == NULL)) {
            return false;
        }
    }
    return text.len <= URL_BYTES_MAX;
}

static bool begins_with(Text text, Text start) {
    return text.len >= start.len && memcmp(text.bytes, start.bytes, start.len) == 0;
}

bool url_local(Text text, Url *ret) {
    bool local = begins_with(text, S("/")) && !begins_with(text, S("//"));
    if (!local || !has_url_characters(text)) {
        return false;
    }
    *ret = (Url){text};
    return true;
}

bool url_web(Text text, Url *ret) {
    static const Text schemes[] = {S_INIT("https://"), S_INIT("http://"), S_INIT("mailto:")};
    bool known = false;
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        known = known || (begins_with(text, schemes[i]) && text.len > schemes[i].len);
    }
    if (!known || !has_url_characters(text)) {
        return false;
    }
    *ret = (Url){text};
    return true;
}

Url url_path(Text path) {
    Url url = {0};
    ENSURE(url_local(path, &url));
    return url;
}

static void add_encoded(TextBuf *buf, Text text) {
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (is_unreserved(c)) {
            buf_add_char(buf, (char)c);
        } else {
            char encoded[3] = {'%', hex[c >> 4], hex[c & 15]};
            buf_add(buf, (Text){encoded, sizeof encoded});
        }
    }
}

static bool has_query(Url url) {
    return url.text.len > 0 && memchr(url.text.bytes, '?', url.text.len) != NULL;
}

Url url_join(Arena *arena, Url base, Text segment) {
    ENSURE(segment.len > 0 && !text_equal(segment, S(".")) && !text_equal(segment, S("..")));
    ENSURE(!has_query(base));
    TextBuf buf = buf_new(arena, base.text.len + 1 + 3 * segment.len);
    buf_add(&buf, base.text);
    if (base.text.len > 0 && base.text.bytes[base.text.len - 1] != '/') {
        buf_add_char(&buf, '/');
    }
    add_encoded(&buf, segment);
    return (Url){buf_text(&buf)};
}

Url url_with(Arena *arena, Url base, Text name, Text value) {
    TextBuf buf = buf_new(arena, base.text.len + 2 + 3 * (name.len + value.len));
    buf_add(&buf, base.text);
    buf_add_char(&buf, has_query(base) ? '&' : '?');
    add_encoded(&buf, name);
    buf_add_char(&buf, '=');
    add_encoded(&buf, value);
    return (Url){buf_text(&buf)};
}
