// The guards' rules, in the order in which they are asked: layout, sizes, request line, header
// lines, host, framing of the body.
#include "net/http_head.h"
#include "net/http_text.h"

// ---- refusals ----

typedef struct {
    int status;
    Text code;
    Text body;
} RefusalRow;

static const RefusalRow refusal_rows[] = {
    [HTTP_PASSED] = {0, S_INIT(""), S_INIT("")},
#define REFUSAL(name, status, code, title)                                                         \
    [name] = {status, S_INIT(code),                                                                \
              S_INIT("{\"title\":\"" title "\",\"status\":" #status ",\"code\":\"" code "\"}\n")},
#include "net/http_refusals.def"
#undef REFUSAL
};

static const RefusalRow *row_of(HttpRefusal refusal) {
    ENSURE(refusal > HTTP_PASSED && refusal < HTTP_REFUSAL_END);
    return &refusal_rows[refusal];
}

int http_refusal_status(HttpRefusal refusal) {
    return row_of(refusal)->status;
}

Text http_refusal_code(HttpRefusal refusal) {
    return row_of(refusal)->code;
}

Text http_refusal_body(HttpRefusal refusal) {
    return row_of(refusal)->body;
}

// ---- the request line ----

static const struct {
    Text word;
    HttpMethod method;
    bool takes_body;
} methods[] = {
    {S_INIT("GET"), HTTP_GET, false},         {S_INIT("HEAD"), HTTP_HEAD, false},
    {S_INIT("POST"), HTTP_POST, true},        {S_INIT("PUT"), HTTP_PUT, true},
    {S_INIT("PATCH"), HTTP_PATCH, true},      {S_INIT("DELETE"), HTTP_DELETE, true},
    {S_INIT("OPTIONS"), HTTP_OPTIONS, false},
};

enum { METHOD_COUNT = sizeof methods / sizeof methods[0] };

static HttpRefusal judge_method(Text word, HttpIntent *intent, bool *ret_takes_body) {
    for (size_t i = 0; i < METHOD_COUNT; i++) {
        if (text_equal(word, methods[i].word)) {
            intent->method = methods[i].method;
            *ret_takes_body = methods[i].takes_body;
            return HTTP_PASSED;
        }
    }
    return http_is_token(word) ? HTTP_METHOD_UNKNOWN : HTTP_METHOD_BROKEN;
}

static bool is_version(Text version, bool *ret_is_1_1) {
    *ret_is_1_1 = text_equal(version, S("HTTP/1.1"));
    return *ret_is_1_1 || text_equal(version, S("HTTP/1.0"));
}

// The origin form only: a path, perhaps a query, in visible ASCII.
static bool is_target(Text target) {
    for (size_t i = 0; i < target.len; i++) {
        unsigned char c = (unsigned char)target.bytes[i];
        if (c <= 0x20 || c >= 0x7F || c == '#') {
            return false;
        }
    }
    return target.len > 0 && target.bytes[0] == '/';
}

// ---- header lines ----

// Headers of which a second one would leave it open which counts.
static const Text once[] = {
    S_INIT("host"),          S_INIT("content-length"),    S_INIT("transfer-encoding"),
    S_INIT("content-type"),  S_INIT("content-encoding"),  S_INIT("expect"),
    S_INIT("authorization"), S_INIT("idempotency-key"),   S_INIT("if-match"),
    S_INIT("if-none-match"), S_INIT("if-modified-since"), S_INIT("origin"),
    S_INIT("referer"),       S_INIT("sec-fetch-site"),    S_INIT("upgrade"),
};

enum { ONCE_COUNT = sizeof once / sizeof once[0] };

// The value of a header that may stand once; false where it is not there.
static bool find_header(HttpPairs headers, Text name, Text *ret_value) {
    for (size_t i = 0; i < headers.count; i++) {
        if (http_same_word(headers.items[i].name, name)) {
            *ret_value = http_trimmed(headers.items[i].value);
            return true;
        }
    }
    return false;
}

static bool stands_twice(HttpPairs headers) {
    uint32_t seen = 0;
    for (size_t i = 0; i < headers.count; i++) {
        for (size_t j = 0; j < ONCE_COUNT; j++) {
            if (http_same_word(headers.items[i].name, once[j])) {
                if ((seen >> j & 1) != 0) {
                    return true;
                }
                seen |= (uint32_t)1 << j;
            }
        }
    }
    return false;
}

static HttpRefusal judge_lines(HttpPairs headers) {
    for (size_t i = 0; i < headers.count; i++) {
        if (!http_is_token(headers.items[i].name)) {
            return HTTP_HEADER_NAME;
        }
        if (!http_is_field_value(headers.items[i].value)) {
            return HTTP_HEADER_VALUE;
        }
    }
    return HTTP_PASSED;
}

// "name", "name:port", "[address]:port": nothing that could end a link or a header.
static bool is_host(Text host) {
    for (size_t i = 0; i < host.len; i++) {
        char c = host.bytes[i];
        bool is_name = http_is_token((Text){&c, 1}) && c != '%' && c != '\'' && c != '`';
        if (!is_name && c != ':' && c != '[' && c != ']') {
            return false;
        }
    }
    return host.len > 0 && host.len <= 255;
}

static HttpRefusal judge_host(HttpPairs headers, bool is_1_1) {
    Text host = {0};
    size_t count = 0;
    for (size_t i = 0; i < headers.count; i++) {
        if (http_same_word(headers.items[i].name, S("host"))) {
            host = http_trimmed(headers.items[i].value);
            count++;
        }
    }
    bool is_good = count == 1 ? is_host(host) : count == 0 && !is_1_1;
    return is_good ? HTTP_PASSED : HTTP_HOST;
}

// ---- the body ----

// 1 to 18 digits, nothing else: 18 digits are far over every limit and fit an int64.
static bool read_length(Text digits, int64_t *ret_length) {
    int64_t length = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9') {
            return false;
        }
        if (i < 18) {
            length = length * 10 + (digits.bytes[i] - '0');
        }
    }
    *ret_length = digits.len > 18 ? INT64_MAX : length;
    return digits.len > 0;
}

static HttpRefusal judge_framing(HttpPairs headers, bool is_1_1, HttpIntent *intent) {
    Text length = {0};
    Text coding = {0};
    bool has_length = find_header(headers, S("content-length"), &length);
    if (find_header(headers, S("transfer-encoding"), &coding)) {
        intent->is_chunked = true;
        intent->has_body = true;
        bool is_plain = is_1_1 && !has_length && http_same_word(coding, S("chunked"));
        return is_plain ? HTTP_PASSED : HTTP_TRANSFER;
    }
    if (has_length && !read_length(length, &intent->body_bytes)) {
        return HTTP_LENGTH;
    }
    intent->has_body = intent->body_bytes > 0;
    return HTTP_PASSED;
}

static HttpRefusal judge_body(HttpPairs headers, bool is_1_1, bool takes_body, int64_t most,
                              HttpIntent *intent) {
    HttpRefusal refusal = judge_framing(headers, is_1_1, intent);
    if (refusal != HTTP_PASSED) {
        return refusal;
    }
    if (intent->has_body && !takes_body) {
        return HTTP_BODY_UNWANTED;
    }
    if (intent->body_bytes > most) {
        return HTTP_BODY_LARGE;
    }
    Text value = {0};
    if (find_header(headers, S("content-encoding"), &value) &&
        !http_same_word(value, S("identity"))) {
        return HTTP_BODY_CODED;
    }
    bool expects = find_header(headers, S("expect"), &value);
    return expects && !http_same_word(value, S("100-continue")) ? HTTP_EXPECT : HTTP_PASSED;
}

// ---- all of it ----

static HttpRefusal judge_sizes(const HttpHead *head, const HttpLimits *limits) {
    if (head->target.len > (size_t)limits->target_bytes) {
        return HTTP_TARGET_LONG;
    }
    if (head->bytes > (size_t)limits->head_bytes) {
        return HTTP_HEAD_LARGE;
    }
    return head->headers.count > (size_t)limits->headers ? HTTP_HEADERS_MANY : HTTP_PASSED;
}

HttpRefusal http_judge_head(const HttpHead *head, const HttpLimits *limits, HttpIntent *ret) {
    *ret = (HttpIntent){.method = HTTP_GET};
    bool takes_body = false;
    bool is_1_1 = false;
    HttpRefusal method = judge_method(head->method, ret, &takes_body);
    HttpRefusal refusal = judge_sizes(head, limits);
    if (refusal == HTTP_PASSED && !head->is_whole) {
        refusal = HTTP_LAYOUT;
    }
    if (refusal == HTTP_PASSED) {
        refusal = method;
    }
    if (refusal == HTTP_PASSED && !is_version(head->version, &is_1_1)) {
        refusal = HTTP_VERSION;
    }
    if (refusal == HTTP_PASSED && !is_target(head->target)) {
        refusal = HTTP_TARGET;
    }
    if (refusal == HTTP_PASSED) {
        refusal = judge_lines(head->headers);
    }
    if (refusal == HTTP_PASSED) {
        refusal = judge_host(head->headers, is_1_1);
    }
    if (refusal == HTTP_PASSED && stands_twice(head->headers)) {
        refusal = HTTP_HEADER_TWICE;
    }
    if (refusal == HTTP_PASSED) {
        refusal = judge_body(head->headers, is_1_1, takes_body, limits->body_bytes, ret);
    }
    return refusal;
}
