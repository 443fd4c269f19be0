// Forms, cookies, tags: the pairs of a form, written again with every byte escaped, are read as the
// same pairs; cookies and tags are read from any bytes without harm.
#include "net/http_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_BYTES = 1 << 24, MOST = 256 };

static void write_escaped(TextBuf *buf, Text text) {
    for (size_t i = 0; i < text.len; i++) {
        buf_addf(buf, "%%%02X", (unsigned char)text.bytes[i]);
    }
}

static void check_again(Arena *arena, HttpPairs pairs, size_t size) {
    TextBuf buf = buf_new(arena, size * 3 + pairs.count * 2 + 1);
    for (size_t i = 0; i < pairs.count; i++) {
        buf_add(&buf, i == 0 ? S("") : S("&"));
        write_escaped(&buf, pairs.items[i].name);
        buf_add(&buf, S("="));
        write_escaped(&buf, pairs.items[i].value);
    }
    ENSURE(!buf.overflow);
    HttpPairs again = {0};
    HttpPairsResult result = http_read_pairs(arena, buf_text(&buf), MOST, &again);
    ENSURE(result == HTTP_PAIRS_GOOD && again.count == pairs.count);
    for (size_t i = 0; i < pairs.count; i++) {
        ENSURE(text_equal(again.items[i].name, pairs.items[i].name));
        ENSURE(text_equal(again.items[i].value, pairs.items[i].value));
    }
}

static void check_cookies(Arena *arena, Text header) {
    size_t room = http_count_cookies(header);
    HttpPair *items = arena_array(arena, HttpPair, room);
    size_t count = 0;
    http_read_cookies(header, items, &count);
    ENSURE(count <= room);
    for (size_t i = 0; i < count; i++) {
        ENSURE(http_is_token(items[i].name) && items[i].value.len < header.len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Arena arena;
    Err err = arena_init(&arena, ARENA_BYTES);
    ENSURE(!err_failed(err));
    Text text = {(const char *)data, size < 65536 ? size : 65536};
    HttpPairs pairs = {0};
    if (http_read_pairs(&arena, text, MOST, &pairs) == HTTP_PAIRS_GOOD) {
        check_again(&arena, pairs, text.len);
    }
    check_cookies(&arena, text);
    ENSURE(http_media_type(&arena, text).len <= text.len);
    ENSURE(!http_tag_is_among(text, S("\"v1\"")) || text.len > 0);
    arena_free(&arena);
    return 0;
}
