// What the server counts, and the line that it logs for each request that has ended.
#include "net/http_core_private.h"

#include "base/json_write.h"

const int64_t http_took_bounds_us[HTTP_TOOK_COUNT] = {
    250, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000, 5000000, INT64_MAX};

// ---- the log ----

static Text method_name(HttpMethod method) {
    static const Text names[] = {
        [HTTP_GET] = S_INIT("GET"),         [HTTP_HEAD] = S_INIT("HEAD"),
        [HTTP_POST] = S_INIT("POST"),       [HTTP_PUT] = S_INIT("PUT"),
        [HTTP_PATCH] = S_INIT("PATCH"),     [HTTP_DELETE] = S_INIT("DELETE"),
        [HTTP_OPTIONS] = S_INIT("OPTIONS"),
    };
    return names[method];
}

// The path as it came, so that what is logged is visible ASCII; never the query, for it may hold
// what a log must not.
static Text path_of(const Exchange *exchange) {
    Text path = {exchange->target.bytes, 0};
    while (path.len < exchange->target.len) {
        char c = path.bytes[path.len];
        if (c == '?' || c <= 0x20 || c >= 0x7F) {
            break;
        }
        path.len++;
    }
    return path;
}

static Err hand_over(void *target, Text piece) {
    const HttpOptions *options = target;
    options->log(options->context, piece);
    return OK;
}

static void add_int(JsonWriter *json, Text key, int64_t number) {
    json_key(json, key);
    json_add_int(json, number);
}

static void add_text(JsonWriter *json, Text key, Text text) {
    json_key(json, key);
    json_add_text(json, text);
}

enum { LINE_ROOM = 2 * 65536 + 1024 }; // twice the longest target that fits a head, and the rest

static void log_end(Exchange *exchange, bool is_complete) {
    HttpOptions *options = &exchange->server->options;
    char bytes[LINE_ROOM];
    JsonWriter json = {.sink = {hand_over, options}, .buf = {.bytes = bytes, .max = sizeof bytes}};
    json_begin_object(&json);
    add_text(&json, S("id"), text_of(exchange->id));
    add_int(&json, S("at"), exchange->arrived_at.seconds);
    add_text(&json, S("peer"), text_of(exchange->link->peer));
    add_text(&json, S("method"), method_name(exchange->method));
    add_text(&json, S("path"), path_of(exchange));
    add_int(&json, S("status"), exchange->status);
    add_int(&json, S("bytes_in"), (int64_t)exchange->body_len);
    add_int(&json, S("bytes_out"), exchange->sent_bytes);
    add_int(&json, S("queued_us"), exchange->waited_us);
    add_int(&json, S("ran_us"), exchange->ran_us);
    add_int(&json, S("took_us"), clock_monotonic_us() - exchange->arrived_us);
    if (exchange->refusal != HTTP_PASSED) {
        add_text(&json, S("refused"), http_refusal_code(exchange->refusal));
    } else if (!is_complete) {
        bool is_cut = atomic_load(&exchange->link->is_cut);
        add_text(&json, S("broken"), is_cut ? S("cut") : S("gone"));
    }
    json_end_object(&json);
    (void)json_writer_end(&json);
}

// ---- counting ----

static size_t took_row(int64_t took_us) {
    size_t row = 0;
    while (took_us > http_took_bounds_us[row]) {
        row++;
    }
    return row;
}

void http_figures_end(Exchange *exchange, bool is_complete) {
    Figures *figures = &exchange->server->figures;
    int64_t took_us = clock_monotonic_us() - exchange->arrived_us;
    bool is_busy = exchange->status == MHD_HTTP_SERVICE_UNAVAILABLE;
    http_hold(&figures->lock);
    figures->counts.requests[exchange->status / 100]++;
    figures->counts.refused += exchange->refusal != HTTP_PASSED;
    figures->counts.turned_away += exchange->refusal != HTTP_PASSED && is_busy;
    figures->counts.took[took_row(took_us)]++;
    figures->counts.took_us += took_us;
    http_let_go(&figures->lock);
    if (exchange->server->options.log != NULL) {
        log_end(exchange, is_complete);
    }
}

void http_figures_cut(HttpServer *server) {
    http_hold(&server->figures.lock);
    server->figures.counts.cut++;
    http_let_go(&server->figures.lock);
}

HttpCounts http_counts(HttpServer *server) {
    http_hold(&server->figures.lock);
    HttpCounts counts = server->figures.counts;
    http_let_go(&server->figures.lock);
    http_hold(&server->queue.lock);
    counts.waiting = server->queue.waiting;
    counts.running = server->queue.running;
    http_let_go(&server->queue.lock);
    counts.connections = atomic_load(&server->connections);
    counts.streams = atomic_load(&server->streams);
    counts.held_bytes = atomic_load(&server->held_bytes);
    return counts;
}
