// The guards on any head: what passes has one Host where it must, one framing, and no byte that
// could end a line.
#include "net/http_head.h"
#include "net/http_text.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LINES = 32 };

static const HttpLimits limits = {
    .head_bytes = 4096, .target_bytes = 512, .headers = 20, .body_bytes = 100000};

// The piece up to `end`, which is taken away; the rest where it is not there.
static Text cut(Text *rest, char end) {
    const char *at = rest->len == 0 ? NULL : memchr(rest->bytes, end, rest->len);
    Text piece = *rest;
    if (at != NULL) {
        piece.len = (size_t)(at - rest->bytes);
        *rest = (Text){at + 1, rest->len - piece.len - 1};
    } else {
        *rest = (Text){rest->bytes + rest->len, 0};
    }
    return piece;
}

static size_t count_of(HttpPairs headers, Text name) {
    size_t count = 0;
    for (size_t i = 0; i < headers.count; i++) {
        count += http_same_word(headers.items[i].name, name);
    }
    return count;
}

static void check_passed(const HttpHead *head, const HttpIntent *intent) {
    size_t lengths = count_of(head->headers, S("content-length"));
    size_t codings = count_of(head->headers, S("transfer-encoding"));
    size_t hosts = count_of(head->headers, S("host"));
    ENSURE(lengths + codings <= 1 && hosts <= 1);
    ENSURE(hosts == 1 || text_equal(head->version, S("HTTP/1.0")));
    ENSURE(intent->is_chunked == (codings == 1));
    ENSURE(intent->body_bytes >= 0 && intent->body_bytes <= limits.body_bytes);
    ENSURE(!intent->has_body || intent->method != HTTP_GET);
    ENSURE(head->target.len > 0 && head->target.bytes[0] == '/');
    for (size_t i = 0; i < head->headers.count; i++) {
        Text value = head->headers.items[i].value;
        ENSURE(value.len == 0 || (memchr(value.bytes, '\r', value.len) == NULL &&
                                  memchr(value.bytes, '\n', value.len) == NULL));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    Text rest = {(const char *)data, size};
    HttpPair items[LINES];
    HttpHead head = {.bytes = size, .is_whole = true};
    head.method = cut(&rest, ' ');
    head.target = cut(&rest, ' ');
    head.version = cut(&rest, '\n');
    while (rest.len > 0 && head.headers.count < LINES) {
        Text line = cut(&rest, '\n');
        Text name = cut(&line, ':');
        items[head.headers.count++] = (HttpPair){name, line};
    }
    head.headers.items = items;
    HttpIntent intent;
    HttpRefusal refusal = http_judge_head(&head, &limits, &intent);
    if (refusal == HTTP_PASSED) {
        check_passed(&head, &intent);
    } else {
        ENSURE(http_refusal_status(refusal) >= 400);
    }
    return 0;
}
