// The guards: each rule has a head that breaks only it.
#include "net/http_head.h"
#include "net/http_text.h"

#include <check.h>

enum { LINES_MAX = 4 };

typedef struct {
    const char *why;
    HttpRefusal refusal;
    Text method; // empty: GET
    Text target; // empty: /
    Text version;
    HttpPair lines[LINES_MAX]; // up to the first without a name
} HeadCase;

#define HOST                                                                                       \
    { S_INIT("Host"), S_INIT("licet.example") }
#define LINE(name, value)                                                                          \
    { S_INIT(name), S_INIT(value) }
#define V1_1 S_INIT("HTTP/1.1")
#define V1_0 S_INIT("HTTP/1.0")
#define NONE S_INIT("")
#define POST S_INIT("POST")

static const HeadCase cases[] = {
    {"a plain GET", HTTP_PASSED, NONE, NONE, V1_1, {HOST}},
    {"HTTP/1.0 without Host", HTTP_PASSED, NONE, NONE, V1_0, {{NONE, NONE}}},
    {"HTTP/1.0 with Host", HTTP_PASSED, NONE, NONE, V1_0, {HOST}},
    {"HEAD", HTTP_PASSED, S_INIT("HEAD"), NONE, V1_1, {HOST}},
    {"a small method", HTTP_METHOD_UNKNOWN, S_INIT("get"), NONE, V1_1, {HOST}},
    {"TRACE", HTTP_METHOD_UNKNOWN, S_INIT("TRACE"), NONE, V1_1, {HOST}},
    {"CONNECT", HTTP_METHOD_UNKNOWN, S_INIT("CONNECT"), NONE, V1_1, {HOST}},
    {"no word", HTTP_METHOD_BROKEN, S_INIT("G(T"), NONE, V1_1, {HOST}},
    {"a control character", HTTP_METHOD_BROKEN, S_INIT("\x01GET"), NONE, V1_1, {HOST}},
    {"HTTP/0.9", HTTP_VERSION, NONE, NONE, NONE, {HOST}},
    {"HTTP/1.2", HTTP_VERSION, NONE, NONE, S_INIT("HTTP/1.2"), {HOST}},
    {"HTTP/2.0", HTTP_VERSION, NONE, NONE, S_INIT("HTTP/2.0"), {HOST}},
    {"http/1.1", HTTP_VERSION, NONE, NONE, S_INIT("http/1.1"), {HOST}},
    {"HTTP/1.10", HTTP_VERSION, NONE, NONE, S_INIT("HTTP/1.10"), {HOST}},
    {"a whole address", HTTP_TARGET, NONE, S_INIT("http://a/"), V1_1, {HOST}},
    {"a star", HTTP_TARGET, NONE, S_INIT("*"), V1_1, {HOST}},
    {"a fragment", HTTP_TARGET, NONE, S_INIT("/a#b"), V1_1, {HOST}},
    {"a tab", HTTP_TARGET, NONE, S_INIT("/a\tb"), V1_1, {HOST}},
    {"a raw byte", HTTP_TARGET, NONE, S_INIT("/\xC3\xA9"), V1_1, {HOST}},
    {"the longest target", HTTP_PASSED, NONE, S_INIT("/123456789"), V1_1, {HOST}},
    {"a longer one", HTTP_TARGET_LONG, NONE, S_INIT("/123456789a"), V1_1, {HOST}},
    {"no name", HTTP_HEADER_NAME, NONE, NONE, V1_1, {HOST, LINE("X Y", "1")}},
    {"a blank behind", HTTP_HEADER_NAME, NONE, NONE, V1_1, {HOST, LINE("X ", "1")}},
    {"a control in a name", HTTP_HEADER_NAME, NONE, NONE, V1_1, {HOST, LINE("X\x0B", "1")}},
    {"a high byte in a name", HTTP_HEADER_NAME, NONE, NONE, V1_1, {HOST, LINE("X\xA0", "1")}},
    {"a control in a value", HTTP_HEADER_VALUE, NONE, NONE, V1_1, {HOST, LINE("X", "a\x01")}},
    {"a lone CR in a value", HTTP_HEADER_VALUE, NONE, NONE, V1_1, {HOST, LINE("X", "a\rb")}},
    {"NUL in a value", HTTP_HEADER_VALUE, NONE, NONE, V1_1, {HOST, LINE("X", "a\0b")}},
    {"a tab in a value", HTTP_PASSED, NONE, NONE, V1_1, {HOST, LINE("X", "a\tb")}},
    {"UTF-8 in a value", HTTP_PASSED, NONE, NONE, V1_1, {HOST, LINE("X", "\xC3\xA9")}},
    {"no Host", HTTP_HOST, NONE, NONE, V1_1, {LINE("X", "1")}},
    {"two Hosts", HTTP_HOST, NONE, NONE, V1_1, {HOST, HOST}},
    {"two Hosts, one small", HTTP_HOST, NONE, NONE, V1_1, {HOST, LINE("host", "b")}},
    {"two Hosts in HTTP/1.0", HTTP_HOST, NONE, NONE, V1_0, {HOST, HOST}},
    {"an empty Host", HTTP_HOST, NONE, NONE, V1_1, {LINE("Host", "")}},
    {"a Host with a path", HTTP_HOST, NONE, NONE, V1_1, {LINE("Host", "a/b")}},
    {"a Host with a user", HTTP_HOST, NONE, NONE, V1_1, {LINE("Host", "a@b")}},
    {"a Host with a blank", HTTP_HOST, NONE, NONE, V1_1, {LINE("Host", "a b")}},
    {"a Host with a quote", HTTP_HOST, NONE, NONE, V1_1, {LINE("Host", "a\"")}},
    {"a Host with its port", HTTP_PASSED, NONE, NONE, V1_1, {LINE("Host", "[::1]:80")}},
    {"Cookie twice",
     HTTP_PASSED,
     NONE,
     NONE,
     V1_1,
     {HOST, LINE("Cookie", "a=1"), LINE("Cookie", "b=2")}},
    {"a key twice",
     HTTP_HEADER_TWICE,
     POST,
     NONE,
     V1_1,
     {HOST, LINE("Idempotency-Key", "1"), LINE("idempotency-key", "1")}},
    {"a body", HTTP_PASSED, POST, NONE, V1_1, {HOST, LINE("Content-Length", "10")}},
    {"an empty body", HTTP_PASSED, POST, NONE, V1_1, {HOST, LINE("Content-Length", "0")}},
    {"the largest body", HTTP_PASSED, POST, NONE, V1_1, {HOST, LINE("Content-Length", "100")}},
    {"a larger one", HTTP_BODY_LARGE, POST, NONE, V1_1, {HOST, LINE("Content-Length", "101")}},
    {"beyond int64",
     HTTP_BODY_LARGE,
     POST,
     NONE,
     V1_1,
     {HOST, LINE("Content-Length", "18446744073709551617")}},
    {"a signed length", HTTP_LENGTH, POST, NONE, V1_1, {HOST, LINE("Content-Length", "+1")}},
    {"a negative length", HTTP_LENGTH, POST, NONE, V1_1, {HOST, LINE("Content-Length", "-1")}},
    {"a hexadecimal length", HTTP_LENGTH, POST, NONE, V1_1, {HOST, LINE("Content-Length", "0x1")}},
    {"a list of lengths", HTTP_LENGTH, POST, NONE, V1_1, {HOST, LINE("Content-Length", "1, 1")}},
    {"an empty length", HTTP_LENGTH, POST, NONE, V1_1, {HOST, LINE("Content-Length", "")}},
    {"two lengths",
     HTTP_HEADER_TWICE,
     POST,
     NONE,
     V1_1,
     {HOST, LINE("Content-Length", "1"), LINE("Content-Length", "1")}},
    {"chunks", HTTP_PASSED, POST, NONE, V1_1, {HOST, LINE("Transfer-Encoding", "chunked")}},
    {"Chunks", HTTP_PASSED, POST, NONE, V1_1, {HOST, LINE("transfer-encoding", "Chunked")}},
    {"another coding", HTTP_TRANSFER, POST, NONE, V1_1, {HOST, LINE("Transfer-Encoding", "gzip")}},
    {"two codings",
     HTTP_TRANSFER,
     POST,
     NONE,
     V1_1,
     {HOST, LINE("Transfer-Encoding", "gzip, chunked")}},
    {"identity", HTTP_TRANSFER, POST, NONE, V1_1, {HOST, LINE("Transfer-Encoding", "identity")}},
    {"xchunked", HTTP_TRANSFER, POST, NONE, V1_1, {HOST, LINE("Transfer-Encoding", "xchunked")}},
    {"an empty coding", HTTP_TRANSFER, POST, NONE, V1_1, {HOST, LINE("Transfer-Encoding", "")}},
    {"chunks in HTTP/1.0",
     HTTP_TRANSFER,
     POST,
     NONE,
     V1_0,
     {HOST, LINE("Transfer-Encoding", "chunked")}},
    {"length and chunks",
     HTTP_TRANSFER,
     POST,
     NONE,
     V1_1,
     {HOST, LINE("Content-Length", "5"), LINE("Transfer-Encoding", "chunked")}},
    {"chunks twice",
     HTTP_HEADER_TWICE,
     POST,
     NONE,
     V1_1,
     {HOST, LINE("Transfer-Encoding", "chunked"), LINE("Transfer-Encoding", "chunked")}},
    {"a GET with a body",
     HTTP_BODY_UNWANTED,
     NONE,
     NONE,
     V1_1,
     {HOST, LINE("Content-Length", "1")}},
    {"a GET with an empty body",
     HTTP_PASSED,
     NONE,
     NONE,
     V1_1,
     {HOST, LINE("Content-Length", "0")}},
    {"a GET with chunks",
     HTTP_BODY_UNWANTED,
     NONE,
     NONE,
     V1_1,
     {HOST, LINE("Transfer-Encoding", "chunked")}},
    {"a packed body", HTTP_BODY_CODED, POST, NONE, V1_1, {HOST, LINE("Content-Encoding", "gzip")}},
    {"an identical body",
     HTTP_PASSED,
     POST,
     NONE,
     V1_1,
     {HOST, LINE("Content-Encoding", "identity")}},
    {"100-continue", HTTP_PASSED, POST, NONE, V1_1, {HOST, LINE("Expect", "100-Continue")}},
    {"other expectations", HTTP_EXPECT, POST, NONE, V1_1, {HOST, LINE("Expect", "200-ok")}},
    {"one line too many",
     HTTP_HEADERS_MANY,
     NONE,
     NONE,
     V1_1,
     {HOST, LINE("A", "1"), LINE("B", "1"), LINE("C", "1")}},
};

static const HttpLimits limits = {
    .head_bytes = 1000, .target_bytes = 10, .headers = 3, .body_bytes = 100};

static HttpHead head_of(const HeadCase *row) {
    size_t count = 0;
    while (count < LINES_MAX && row->lines[count].name.len > 0) {
        count++;
    }
    return (HttpHead){
        .method = row->method.len == 0 ? S("GET") : row->method,
        .target = row->target.len == 0 ? S("/") : row->target,
        .version = row->version,
        .headers = {row->lines, count},
        .bytes = 100,
        .is_whole = true,
    };
}

START_TEST(each_rule_refuses_what_breaks_it) {
    bool seen[HTTP_REFUSAL_END] = {false};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        HttpHead head = head_of(&cases[i]);
        HttpIntent intent;
        HttpRefusal refusal = http_judge_head(&head, &limits, &intent);
        ck_assert_msg(refusal == cases[i].refusal, "%s: %d", cases[i].why, (int)refusal);
        seen[refusal] = true;
    }
    for (HttpRefusal refusal = HTTP_METHOD_BROKEN; refusal <= HTTP_EXPECT; refusal++) {
        bool is_elsewhere = refusal == HTTP_HEAD_LARGE;
        ck_assert_msg(seen[refusal] || is_elsewhere, "%.*s", TEXT_ARG(http_refusal_code(refusal)));
    }
}

START_TEST(a_head_is_judged_by_all_of_its_bytes) {
    HttpHead head = head_of(&cases[0]);
    HttpIntent intent;
    head.bytes = 1000;
    ck_assert_int_eq(http_judge_head(&head, &limits, &intent), HTTP_PASSED);
    head.bytes = 1001;
    ck_assert_int_eq(http_judge_head(&head, &limits, &intent), HTTP_HEAD_LARGE);
    head.bytes = 100;
    head.is_whole = false;
    ck_assert_int_eq(http_judge_head(&head, &limits, &intent), HTTP_LAYOUT);
}

START_TEST(what_a_head_announces) {
    const HttpPair lines[] = {HOST, LINE("Content-Length", "42")};
    HttpHead head = {.method = S("PUT"),
                     .target = S("/"),
                     .version = S("HTTP/1.1"),
                     .headers = {lines, 2},
                     .is_whole = true};
    HttpIntent intent;
    ck_assert_int_eq(http_judge_head(&head, &limits, &intent), HTTP_PASSED);
    ck_assert_int_eq(intent.method, HTTP_PUT);
    ck_assert(intent.has_body && !intent.is_chunked);
    ck_assert_int_eq(intent.body_bytes, 42);
}

START_TEST(every_refusal_has_its_status_and_its_words) {
    for (HttpRefusal refusal = HTTP_PASSED + 1; refusal < HTTP_REFUSAL_END; refusal++) {
        int status = http_refusal_status(refusal);
        ck_assert((status >= 400 && status <= 431) || (status >= 501 && status <= 505));
        ck_assert(http_is_token(http_refusal_code(refusal)));
        ck_assert(http_refusal_body(refusal).len > 40);
    }
}

START_TEST(no_refusal_has_no_status_aborts) {
    (void)http_refusal_status(HTTP_PASSED);
}
