// Makes the request that a handler sees, and answers its questions about it.
#include "net/http_core_private.h"
#include "net/http_multipart.h"

#include <string.h>

static HttpPairs read_headers(const Exchange *exchange, Arena *arena) {
    size_t count = http_wire_headers(exchange->connection, NULL, 0);
    HttpPair *items = arena_array(arena, HttpPair, count);
    (void)http_wire_headers(exchange->connection, items, count);
    for (size_t i = 0; i < count; i++) {
        items[i].value = http_trimmed(items[i].value);
    }
    return (HttpPairs){items, count};
}

static HttpPairs read_cookies(HttpPairs headers, Arena *arena) {
    size_t room = 0;
    for (size_t i = 0; i < headers.count; i++) {
        if (http_same_word(headers.items[i].name, S("cookie"))) {
            room += http_count_cookies(headers.items[i].value);
        }
    }
    HttpPair *items = arena_array(arena, HttpPair, room);
    size_t count = 0;
    for (size_t i = 0; i < headers.count && room > 0; i++) {
        if (http_same_word(headers.items[i].name, S("cookie"))) {
            http_read_cookies(headers.items[i].value, items, &count);
        }
    }
    return (HttpPairs){items, count};
}

static HttpRefusal read_target(Text target, int64_t most, HttpRequest *request) {
    const char *mark = memchr(target.bytes, '?', target.len);
    Text path = target;
    if (mark != NULL) {
        path.len = (size_t)(mark - target.bytes);
        request->raw_query = (Text){mark + 1, target.len - path.len - 1};
    }
    if (!http_read_path(request->arena, path, &request->path)) {
        return HTTP_TARGET;
    }
    switch (http_read_pairs(request->arena, request->raw_query, (size_t)most, &request->query)) {
    case HTTP_PAIRS_GOOD:
        return HTTP_PASSED;
    case HTTP_PAIRS_BROKEN:
        return HTTP_QUERY;
    case HTTP_PAIRS_MANY:
        return HTTP_QUERY_MANY;
    }
    NEVER("every result has its row");
}

static HttpRefusal refusal_of_form(HttpPairsResult result) {
    switch (result) {
    case HTTP_PAIRS_GOOD:
        return HTTP_PASSED;
    case HTTP_PAIRS_BROKEN:
        return HTTP_FORM;
    case HTTP_PAIRS_MANY:
        return HTTP_FORM_MANY;
    }
    NEVER("every result has its row");
}

static HttpRefusal read_form(Text header, int64_t most, HttpRequest *request) {
    Text boundary;
    if (text_equal(request->content_type, S("application/x-www-form-urlencoded"))) {
        return refusal_of_form(
            http_read_pairs(request->arena, request->body, (size_t)most, &request->form));
    }
    if (!text_equal(request->content_type, S("multipart/form-data"))) {
        return HTTP_PASSED;
    }
    if (!http_boundary(header, &boundary)) {
        return HTTP_FORM;
    }
    return refusal_of_form(http_read_multipart(request->arena, request->body, boundary,
                                               (size_t)most, &request->form, &request->files,
                                               &request->file_names));
}

HttpRefusal http_request_read(const Exchange *exchange, Worker *worker, HttpRequest *ret) {
    const HttpLimits *limits = &exchange->server->options.limits;
    Arena *arena = &worker->arena;
    *ret = (HttpRequest){
        .method = exchange->method,
        .id = text_of(exchange->id),
        .body = {exchange->body, exchange->body_len},
        .peer = text_of(exchange->link->peer),
        .arrived_at = exchange->arrived_at,
        .arrived_us = exchange->arrived_us,
        .arena = arena,
        .worker = worker->number,
    };
    ret->headers = read_headers(exchange, arena);
    ret->cookies = read_cookies(ret->headers, arena);
    Text type = {0};
    if (http_header(ret, S("content-type"), &type)) {
        ret->content_type = http_media_type(arena, type);
    }
    HttpRefusal refusal = read_target(exchange->target, limits->query_pairs, ret);
    return refusal == HTTP_PASSED ? read_form(type, limits->form_pairs, ret) : refusal;
}

// ---- questions ----

bool http_header(const HttpRequest *request, Text name, Text *ret_value) {
    const HttpPair *found = NULL;
    for (size_t i = 0; i < request->headers.count; i++) {
        const HttpPair *pair = &request->headers.items[i];
        if (http_same_word(pair->name, name)) {
            if (found != NULL) {
                return false;
            }
            found = pair;
        }
    }
    if (found != NULL) {
        *ret_value = found->value;
    }
    return found != NULL;
}

static bool is_own_machine(Text host) {
    static const Text own[] = {S_INIT("localhost"), S_INIT("127.0.0.1"), S_INIT("[::1]")};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        if (text_begins(host, own[i]) &&
            (host.len == own[i].len || host.bytes[own[i].len] == ':')) {
            return true;
        }
    }
    return false;
}

Text http_origin(Arena *arena, const HttpRequest *request) {
    Text host = {0};
    Text secure = S("https://");
    if (!http_header(request, S("Host"), &host)) {
        return (Text){0};
    }
    TextBuf buf = buf_new(arena, secure.len + host.len);
    buf_add(&buf, is_own_machine(host) ? S("http://") : secure);
    buf_add(&buf, host);
    return buf_text(&buf);
}

bool http_find(HttpPairs pairs, Text name, Text *ret_value) {
    const HttpPair *found = NULL;
    for (size_t i = 0; i < pairs.count; i++) {
        if (text_equal(pairs.items[i].name, name)) {
            if (found != NULL) {
                return false;
            }
            found = &pairs.items[i];
        }
    }
    if (found != NULL) {
        *ret_value = found->value;
    }
    return found != NULL;
}
