// What a handler says, and how the library gets to know it.
#include "net/http_core_private.h"
#include "net/http_text.h"

#include <stdlib.h>
#include <string.h>

// ---- a handler's side ----

static bool is_servers_own(Text name) {
    return http_same_word(name, S("content-length")) || http_same_word(name, S("date")) ||
           http_same_word(name, S("connection")) || http_same_word(name, S("transfer-encoding"));
}

bool http_answer_header(HttpAnswer *answer, Text name, Text value) {
    ENSURE(http_is_token(name) && !is_servers_own(name));
    ENSURE(answer->header_count < HTTP_ANSWER_HEADERS_MAX);
    if (!http_is_field_value(value)) {
        return false;
    }
    answer->headers[answer->header_count++] = (HttpPair){name, value};
    return true;
}

static bool is_plain_in_name(char at) {
    return (at >= '0' && at <= '9') || (at >= 'a' && at <= 'z') || (at >= 'A' && at <= 'Z') ||
           at == '.' || at == '-' || at == '_';
}

// RFC 6266: plain letters for everybody, and the name itself in UTF-8.
void http_answer_saved_as(HttpAnswer *answer, Arena *arena, Text name) {
    static const char hex[] = "0123456789ABCDEF";
    Text start = S("attachment; filename=\"");
    Text middle = S("\"; filename*=UTF-8''");
    TextBuf buf = buf_new(arena, start.len + middle.len + name.len * 4);
    buf_add(&buf, start);
    for (size_t i = 0; i < name.len; i++) {
        char at = name.bytes[i];
        buf_add_char(&buf, is_plain_in_name(at) || at == ' ' ? at : '_');
    }
    buf_add(&buf, middle);
    for (size_t i = 0; i < name.len; i++) {
        unsigned char at = (unsigned char)name.bytes[i];
        if (is_plain_in_name(name.bytes[i])) {
            buf_add_char(&buf, name.bytes[i]);
        } else {
            buf_add_char(&buf, '%');
            buf_add_char(&buf, hex[at >> 4]);
            buf_add_char(&buf, hex[at & 15]);
        }
    }
    bool added = http_answer_header(answer, S("Content-Disposition"), buf_text(&buf)) &&
                 http_answer_header(answer, S("Content-Security-Policy"), S("sandbox"));
    ENSURE(added);
}

void http_answer_body(HttpAnswer *answer, Text type, Text body) {
    bool added = http_answer_header(answer, S("Content-Type"), type);
    ENSURE(added);
    answer->body = body;
    answer->pieces_len = 0;
}

void http_answer_pieces(HttpAnswer *answer, Text type, const TextPiece *pieces, size_t len) {
    http_answer_body(answer, type, (Text){0});
    answer->pieces = pieces;
    answer->pieces_len = len;
}

bool http_answer_tag(const HttpRequest *request, HttpAnswer *answer, Text tag) {
    ENSURE(tag.len >= 2 && tag.bytes[tag.len - 1] == '"');
    bool added = http_answer_header(answer, S("ETag"), tag);
    ENSURE(added);
    bool reads = request->method == HTTP_GET || request->method == HTTP_HEAD;
    Text known = {0};
    if (!reads || !http_header(request, S("if-none-match"), &known) ||
        !http_tag_is_among(known, tag)) {
        return false;
    }
    answer->status = MHD_HTTP_NOT_MODIFIED;
    return true;
}

// ---- the library's side ----

// The library wants terminated strings; a header of ours is never longer than this.
enum { HEADER_MAX = 8192 };

static void add_header(struct MHD_Response *response, HttpPair header) {
    char name[128];
    char value[HEADER_MAX];
    ENSURE(header.name.len < sizeof name && header.value.len < sizeof value);
    memcpy(name, header.name.bytes, header.name.len);
    name[header.name.len] = 0;
    if (header.value.len > 0) {
        memcpy(value, header.value.bytes, header.value.len);
    }
    value[header.value.len] = 0;
    // The library refuses an empty value, which says nothing anyway.
    if (header.value.len > 0) {
        (void)MHD_add_response_header(response, name, value);
    }
}

// Connections that are kept open for another request hold memory: only so many are.
static void add_close(const Exchange *exchange, struct MHD_Response *response, bool closes) {
    HttpServer *server = exchange->server;
    bool are_many = atomic_load(&server->connections) > server->options.limits.connections_kept;
    if (closes || are_many || atomic_load(&server->is_draining)) {
        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    }
}

static struct MHD_Response *of_bytes(Text body, bool is_constant) {
    // The library does not write to it, though its parameter says so.
    union {
        const char *given;
        void *taken;
    } bytes = {.given = body.bytes};
    return MHD_create_response_from_buffer(
        body.len, bytes.taken, is_constant ? MHD_RESPMEM_PERSISTENT : MHD_RESPMEM_MUST_COPY);
}

static struct MHD_Response *of_pieces(const TextPiece *pieces, size_t len) {
    char *all = malloc(len);
    if (all == NULL) {
        return NULL;
    }
    text_join(pieces, len, all);
    struct MHD_Response *response =
        MHD_create_response_from_buffer_with_free_callback(len, all, free);
    if (response == NULL) {
        free(all);
    }
    return response;
}

struct MHD_Response *http_refusal_make(Exchange *exchange) {
    Text body = http_refusal_body(exchange->refusal);
    exchange->status = http_refusal_status(exchange->refusal);
    exchange->sent_bytes = (int64_t)body.len;
    struct MHD_Response *response = of_bytes(body, true);
    if (response != NULL) {
        bool is_later = exchange->status == MHD_HTTP_SERVICE_UNAVAILABLE;
        add_header(response, (HttpPair){S("Content-Type"), S("application/problem+json")});
        add_header(response, (HttpPair){S("Cache-Control"), S("no-store")});
        if (is_later) {
            add_header(response, (HttpPair){S("Retry-After"), S("1")});
        }
        bool keeps = exchange->refusal == HTTP_BUSY || exchange->refusal == HTTP_LATE;
        add_close(exchange, response, !keeps);
    }
    return response;
}

// Too many streams: this one is not sent.
static struct MHD_Response *refuse_stream(Exchange *exchange, HttpStream *stream) {
    http_stream_free(stream);
    exchange->refusal = HTTP_STREAMS;
    return http_refusal_make(exchange);
}

static struct MHD_Response *make_body(Exchange *exchange, HttpAnswer *answer) {
    if (answer->stream != NULL) {
        return http_stream_make(exchange, answer->stream);
    }
    exchange->sent_bytes = (int64_t)(answer->body.len + answer->pieces_len);
    http_hold_bytes(exchange, answer->is_constant ? 0 : exchange->sent_bytes);
    return answer->pieces_len > 0 ? of_pieces(answer->pieces, answer->pieces_len)
                                  : of_bytes(answer->body, answer->is_constant);
}

struct MHD_Response *http_answer_make(Exchange *exchange, HttpAnswer *answer) {
    HttpServer *server = exchange->server;
    if (answer->stream != NULL && atomic_load(&server->streams) >= server->options.limits.streams) {
        return refuse_stream(exchange, answer->stream);
    }
    exchange->status = answer->status;
    struct MHD_Response *response = make_body(exchange, answer);
    if (response == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < answer->header_count; i++) {
        add_header(response, answer->headers[i]);
    }
    add_close(exchange, response, answer->closes);
    return response;
}
