// /live, /ready and /metrics: for who runs the server, not for people.
#include "main/serve/serving.h"

enum { METRICS_BYTES_MAX = 16 << 10 };

static const Text plain = S_INIT("text/plain; charset=utf-8");

static void answer_ready(const Server *server, HttpAnswer *answer) {
    bool ready = engine_is_ready(server->engine);
    answer->status = ready ? 200 : 503;
    http_answer_body(answer, plain, ready ? S("ready\n") : S("not ready: writing stopped\n"));
}

static void add_figure(TextBuf *buf, const char *name, const char *type, const char *help,
                       int64_t value) {
    buf_addf(buf, "# HELP licet_%s %s\n# TYPE licet_%s %s\nlicet_%s %lld\n", name, help, name, type,
             name, (long long)value);
}

static void add_took(TextBuf *buf, const HttpCounts *counts) {
    int64_t sum = 0;
    buf_add(buf, S("# HELP licet_http_took_seconds From the whole head to the whole answer.\n"
                   "# TYPE licet_http_took_seconds histogram\n"));
    for (int i = 0; i < HTTP_TOOK_COUNT; i++) {
        sum += counts->took[i];
        if (i + 1 < HTTP_TOOK_COUNT) {
            buf_addf(buf, "licet_http_took_seconds_bucket{le=\"%lld.%06lld\"} %lld\n",
                     (long long)(http_took_bounds_us[i] / 1000000),
                     (long long)(http_took_bounds_us[i] % 1000000), (long long)sum);
        }
    }
    buf_addf(buf,
             "licet_http_took_seconds_bucket{le=\"+Inf\"} %lld\n"
             "licet_http_took_seconds_sum %lld.%06lld\nlicet_http_took_seconds_count %lld\n",
             (long long)sum, (long long)(counts->took_us / 1000000),
             (long long)(counts->took_us % 1000000), (long long)sum);
}

// Of a database that takes one writer at a time: changes ÷ groups is how many share one sync.
static void add_writer(const Server *server, TextBuf *buf) {
    WriterCounts counts;
    if (engine_writer_counts(server->engine, &counts)) {
        add_figure(buf, "writer_groups_total", "counter", "Transactions of the one writer.",
                   counts.groups);
        add_figure(buf, "writer_changes_total", "counter", "Changes in them.", counts.changes);
    }
}

static void answer_metrics(const Server *server, Arena *arena, HttpAnswer *answer) {
    TextBuf buf = buf_new(arena, METRICS_BYTES_MAX);
    HttpCounts counts = http_counts(server->http);
    buf_add(&buf, S("# HELP licet_http_requests_total Requests that ended, by status.\n"
                    "# TYPE licet_http_requests_total counter\n"));
    for (int first = 1; first <= 5; first++) {
        buf_addf(&buf, "licet_http_requests_total{status=\"%dxx\"} %lld\n", first,
                 (long long)counts.requests[first]);
    }
    add_figure(&buf, "http_refused_total", "counter", "Refused before any page ran.",
               counts.refused);
    add_figure(&buf, "http_turned_away_total", "counter", "Answered 503: the queue was full.",
               counts.turned_away);
    add_figure(&buf, "http_cut_total", "counter", "Connections closed by a deadline.", counts.cut);
    add_figure(&buf, "http_connections", "gauge", "Connections now.", counts.connections);
    add_figure(&buf, "http_waiting", "gauge", "Requests in the queue now.", counts.waiting);
    add_figure(&buf, "http_running", "gauge", "Requests that run now.", counts.running);
    add_figure(&buf, "http_held_bytes", "gauge", "Bytes of bodies and answers in memory.",
               counts.held_bytes);
    add_figure(&buf, "ready", "gauge", "1 while writing is possible.",
               engine_is_ready(server->engine));
    add_writer(server, &buf);
    add_took(&buf, &counts);
    http_answer_body(answer, S("text/plain; version=0.0.4"), buf_text(&buf));
}

bool serve_health(const Server *server, const HttpRequest *request, HttpAnswer *answer) {
    if (text_equal(request->path, S("/live"))) {
        http_answer_body(answer, plain, S("live\n"));
    } else if (text_equal(request->path, S("/ready"))) {
        answer_ready(server, answer);
    } else if (text_equal(request->path, S("/metrics"))) {
        answer_metrics(server, request->arena, answer);
    } else {
        return false;
    }
    return true;
}
