// The streaming JSON writer.
#include "base/json_write.h"

#include <string.h>

enum { PIECE_MAX = 32 * 1024, ESCAPE_BYTES = 6 };
static const uint64_t EVERY_BYTE = UINT64_C(0x0101010101010101);

JsonWriter json_writer(Arena *arena, Sink sink) {
    TextBuf buf = {.bytes = arena_take_room(arena, PIECE_MAX), .max = PIECE_MAX};
    return (JsonWriter){.sink = sink, .buf = buf};
}

static void flush(JsonWriter *writer) {
    if (writer->buf.len > 0 && !err_failed(writer->fault)) {
        writer->fault = writer->sink.write(writer->sink.target, buf_text(&writer->buf));
    }
    writer->buf.len = 0;
}

static void put_long(JsonWriter *writer, Text text) {
    while (text.len > 0) {
        size_t room = writer->buf.max - writer->buf.len;
        Text piece = {text.bytes, text.len < room ? text.len : room};
        buf_add(&writer->buf, piece);
        text = (Text){text.bytes + piece.len, text.len - piece.len};
        if (writer->buf.len == writer->buf.max) {
            flush(writer);
        }
    }
}

// Nearly everything is short and fits.
static void put(JsonWriter *writer, Text text) {
    TextBuf *buf = &writer->buf;
    if (text.len >= buf->max - buf->len) {
        put_long(writer, text);
        return;
    }
    memcpy(buf->bytes + buf->len, text.bytes, text.len);
    buf->len += text.len;
}

static void put_char(JsonWriter *writer, char c) {
    TextBuf *buf = &writer->buf;
    if (buf->max - buf->len <= 1) {
        put_long(writer, (Text){&c, 1});
        return;
    }
    buf->bytes[buf->len++] = c;
}

Err json_writer_end(JsonWriter *writer) {
    flush(writer);
    return writer->fault;
}

static void before_value(JsonWriter *writer) {
    if (writer->comma) {
        put_char(writer, ',');
    }
    writer->comma = true;
}

void json_begin_object(JsonWriter *writer) {
    before_value(writer);
    put_char(writer, '{');
    writer->comma = false;
}

void json_end_object(JsonWriter *writer) {
    put_char(writer, '}');
    writer->comma = true;
}

void json_begin_list(JsonWriter *writer) {
    before_value(writer);
    put_char(writer, '[');
    writer->comma = false;
}

void json_end_list(JsonWriter *writer) {
    put_char(writer, ']');
    writer->comma = true;
}

static void put_escape(JsonWriter *writer, unsigned char c) {
    static const char hex[] = "0123456789abcdef";
    char escape[ESCAPE_BYTES] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    size_t length = sizeof escape;
    const char *named = c == 0 ? NULL : strchr("\"\"\\\\\bb\ff\nn\rr\tt", c);
    if (named != NULL) {
        escape[1] = named[1];
        length = 2;
    }
    put(writer, (Text){escape, length});
}

static bool needs_escape(unsigned char c) {
    return c < 0x20 || c == '"' || c == '\\';
}

// A bit in each of eight bytes that is below `least`, at most 0x80; higher bytes of a word may have
// one for a lower byte's sake, so that only whether there is any counts.
static uint64_t bytes_below(uint64_t word, uint64_t least) {
    return (word - EVERY_BYTE * least) & ~word & EVERY_BYTE * 0x80;
}

static bool any_needs_escape(uint64_t word) {
    return (bytes_below(word, 0x20) | bytes_below(word ^ EVERY_BYTE * '"', 1) |
            bytes_below(word ^ EVERY_BYTE * '\\', 1)) != 0;
}

// How many bytes from `from` on need no escape.
static size_t plain_bytes(Text text, size_t from) {
    size_t at = from;
    uint64_t word = 0;
    for (; at + sizeof word <= text.len; at += sizeof word) {
        memcpy(&word, text.bytes + at, sizeof word);
        if (any_needs_escape(word)) {
            break;
        }
    }
    while (at < text.len && !needs_escape((unsigned char)text.bytes[at])) {
        at++;
    }
    return at - from;
}

static void put_quoted_by_pieces(JsonWriter *writer, Text text) {
    put_char(writer, '"');
    for (size_t at = 0; at < text.len; at++) {
        size_t plain = plain_bytes(text, at);
        put(writer, (Text){text.bytes + at, plain});
        at += plain;
        if (at < text.len) {
            put_escape(writer, (unsigned char)text.bytes[at]);
        }
    }
    put_char(writer, '"');
}

// Nearly all is plain.
static void put_quoted(JsonWriter *writer, Text text) {
    TextBuf *buf = &writer->buf;
    size_t room = buf->max - buf->len;
    if (room <= sizeof "\"\"" || text.len >= room - sizeof "\"\"" ||
        plain_bytes(text, 0) < text.len) {
        put_quoted_by_pieces(writer, text);
        return;
    }
    char *bytes = buf->bytes + buf->len;
    *bytes++ = '"';
    if (text.len > 0) { // an empty text may have no bytes to point to
        memcpy(bytes, text.bytes, text.len);
    }
    bytes[text.len] = '"';
    buf->len += text.len + 2;
}

void json_key(JsonWriter *writer, Text key) {
    before_value(writer);
    put_quoted(writer, key);
    put_char(writer, ':');
    writer->comma = false;
}

void json_add_text(JsonWriter *writer, Text text) {
    before_value(writer);
    put_quoted(writer, text);
}

void json_add_int(JsonWriter *writer, int64_t number) {
    char digits[24];
    TextBuf buf = {.bytes = digits, .max = sizeof digits};
    buf_add_int(&buf, number);
    before_value(writer);
    put(writer, buf_text(&buf));
}

void json_add_bool(JsonWriter *writer, bool value) {
    before_value(writer);
    put(writer, value ? S("true") : S("false"));
}

void json_add_null(JsonWriter *writer) {
    before_value(writer);
    put(writer, S("null"));
}

void json_line_break(JsonWriter *writer) {
    put_char(writer, '\n');
}

Text json_of_texts(Arena *arena, const Text *texts, size_t count) {
    size_t room = sizeof "[]"; // and one byte more, so that nothing is ever flushed
    for (size_t i = 0; i < count; i++) {
        room += texts[i].len * ESCAPE_BYTES + sizeof "\"\"";
    }
    JsonWriter writer = {.buf = buf_new(arena, room)};
    json_begin_list(&writer);
    for (size_t i = 0; i < count; i++) {
        json_add_text(&writer, texts[i]);
    }
    json_end_list(&writer);
    arena_shorten(arena, writer.buf.bytes, room, writer.buf.len);
    return buf_text(&writer.buf);
}
