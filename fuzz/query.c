// The target of a request: a path that is read is what its contract promises, and a query's pairs
// hold no more than came in.
#include "net/http_text.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA_BYTES = 1 << 24, MOST = 64 };

static void check_path(Text encoded, Text path) {
    ENSURE(path.len > 0 && path.len <= encoded.len && path.bytes[0] == '/');
    ENSURE(text_is_plain(path) && memchr(path.bytes, '\\', path.len) == NULL);
    ENSURE(memmem(path.bytes, path.len, "/../", 4) == NULL);
    size_t slashes = 0;
    for (size_t i = 0; i < encoded.len; i++) {
        slashes += encoded.bytes[i] == '/';
    }
    for (size_t i = 0; i < path.len; i++) {
        slashes -= path.bytes[i] == '/';
    }
    ENSURE(slashes == 0); // no segment became two
}

static void check_pairs(Text encoded, HttpPairs pairs) {
    size_t len = 0;
    ENSURE(pairs.count <= MOST && (pairs.count > 0) == (encoded.len > 0));
    for (size_t i = 0; i < pairs.count; i++) {
        HttpPair pair = pairs.items[i];
        ENSURE(pair.name.len > 0 && text_is_utf8(pair.name) && text_is_utf8(pair.value));
        ENSURE(pair.value.len == 0 || memchr(pair.value.bytes, 0, pair.value.len) == NULL);
        len += pair.name.len + pair.value.len;
    }
    ENSURE(len <= encoded.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Arena arena;
    Err err = arena_init(&arena, ARENA_BYTES);
    ENSURE(!err_failed(err));
    const uint8_t *mark = size == 0 ? NULL : memchr(data, '?', size);
    size_t path_len = mark == NULL ? size : (size_t)(mark - data);
    Text encoded = {(const char *)data, path_len};
    Text path = S("untouched");
    if (http_read_path(&arena, encoded, &path)) {
        check_path(encoded, path);
    } else {
        ENSURE(text_equal(path, S("untouched")));
    }
    if (mark != NULL) {
        Text query = {(const char *)mark + 1, size - path_len - 1};
        HttpPairs pairs = {0};
        if (http_read_pairs(&arena, query, MOST, &pairs) == HTTP_PAIRS_GOOD) {
            check_pairs(query, pairs);
        }
    }
    arena_free(&arena);
    return 0;
}
