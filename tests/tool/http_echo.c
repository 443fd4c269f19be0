// A server to be probed: http_echo [LIMIT=NUMBER…]. Prints its port, then obeys lines on standard
// input: "counts" prints one JSON object, "stop MS" (or the end of input) drains and ends. Its log
// goes to standard error.
//
//   /hello         constant text            /echo          what the handler was given, as JSON
//   /bytes?n=N     N bytes                  /stream?n=N    N pieces of 60,000 bytes, made as asked
//   /sleep?ms=N    after N milliseconds     /endless       a stream that never ends
//   /tag           with an ETag             /broken        a stream that breaks in the middle
//   /header?v=V    V as a header's value
#include "base/json_write.h"
#include "net/http.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    atomic_int_least64_t produced; // bytes made by streams
    atomic_int workers;            // begun and not ended
} Echo;

static Err worker_begin(void *context, int worker) {
    (void)worker;
    atomic_fetch_add(&((Echo *)context)->workers, 1);
    return OK;
}

static void worker_end(void *context, int worker) {
    (void)worker;
    atomic_fetch_sub(&((Echo *)context)->workers, 1);
}

static void log_line(void *context, Text line) {
    (void)context;
    flockfile(stderr);
    (void)fwrite(line.bytes, 1, line.len, stderr);
    (void)fputc('\n', stderr);
    funlockfile(stderr);
}

static int64_t number(const HttpRequest *request, Text name) {
    Text digits = {0};
    int64_t value = 0;
    if (!http_find(request->query, name, &digits)) {
        return 0;
    }
    for (size_t i = 0; i < digits.len && i < 12; i++) {
        value = value * 10 + (digits.bytes[i] - '0');
    }
    return value;
}

// ---- streams ----

enum { PIECE = 60000 };

typedef struct {
    Echo *echo;
    int64_t left; // pieces; below 0: for ever
    bool breaks;
} Letters;

static HttpProduced make_letters(HttpPull *pull) {
    Letters *letters = pull->state;
    if (letters->left == 0) {
        return letters->breaks ? HTTP_BROKEN : HTTP_LAST;
    }
    for (int i = 0; i < PIECE; i++) {
        buf_add_char(pull->piece, (char)('a' + i % 26));
    }
    letters->left -= letters->left > 0;
    atomic_fetch_add(&letters->echo->produced, PIECE);
    return HTTP_MORE;
}

static void stream(Echo *echo, HttpAnswer *answer, int64_t pieces, bool breaks) {
    void *state = NULL;
    Err err = http_answer_stream(answer, S("text/plain"), make_letters, sizeof(Letters), &state);
    ENSURE(!err_failed(err));
    *(Letters *)state = (Letters){.echo = echo, .left = pieces, .breaks = breaks};
}

// ---- what was given ----

static Err keep(void *target, Text piece) {
    buf_add(target, piece);
    return OK;
}

static void add_pairs(JsonWriter *json, Text key, HttpPairs pairs) {
    json_key(json, key);
    json_begin_list(json);
    for (size_t i = 0; i < pairs.count; i++) {
        json_begin_list(json);
        json_add_text(json, pairs.items[i].name);
        json_add_text(json, pairs.items[i].value);
        json_end_list(json);
    }
    json_end_list(json);
}

static void add_text(JsonWriter *json, Text key, Text text) {
    json_key(json, key);
    json_add_text(json, text);
}

static void echo_request(const HttpRequest *request, HttpAnswer *answer) {
    TextBuf *buf = arena_new(request->arena, TextBuf);
    *buf = buf_new(request->arena, 64 << 20);
    JsonWriter json = json_writer(request->arena, (Sink){keep, buf});
    json_begin_object(&json);
    json_key(&json, S("method"));
    json_add_int(&json, request->method);
    add_text(&json, S("path"), request->path);
    add_text(&json, S("peer"), request->peer);
    add_text(&json, S("id"), request->id);
    add_text(&json, S("type"), request->content_type);
    add_pairs(&json, S("query"), request->query);
    add_pairs(&json, S("headers"), request->headers);
    add_pairs(&json, S("cookies"), request->cookies);
    add_pairs(&json, S("form"), request->form);
    json_key(&json, S("length"));
    json_add_int(&json, (int64_t)request->body.len);
    if (request->body.len < 1000 && text_is_utf8(request->body)) {
        add_text(&json, S("body"), request->body);
    }
    json_end_object(&json);
    (void)json_writer_end(&json);
    http_answer_body(answer, S("application/json"), buf_text(buf));
}

// ---- the handler ----

static void sleep_ms(int64_t ms) {
    struct timespec pause = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    (void)nanosleep(&pause, NULL);
}

static Text many_bytes(Arena *arena, int64_t count) {
    char *bytes = arena_take(arena, (size_t)count);
    memset(bytes, 'x', (size_t)count);
    return (Text){bytes, (size_t)count};
}

static void set_header(const HttpRequest *request, HttpAnswer *answer) {
    Text value = {0};
    if (!http_find(request->query, S("v"), &value) ||
        !http_answer_header(answer, S("X-Value"), value)) {
        answer->status = 400;
    }
    http_answer_body(answer, S("text/plain"), S("header\n"));
}

static void handle(void *context, const HttpRequest *request, HttpAnswer *answer) {
    Echo *echo = context;
    Text path = request->path;
    if (text_equal(path, S("/hello"))) {
        answer->is_constant = true;
        http_answer_body(answer, S("text/plain"), S("hello\n"));
    } else if (text_equal(path, S("/echo"))) {
        echo_request(request, answer);
    } else if (text_equal(path, S("/bytes"))) {
        http_answer_body(answer, S("text/plain"),
                         many_bytes(request->arena, number(request, S("n"))));
    } else if (text_equal(path, S("/sleep"))) {
        sleep_ms(number(request, S("ms")));
        http_answer_body(answer, S("text/plain"), S("slept\n"));
    } else if (text_equal(path, S("/stream"))) {
        stream(echo, answer, number(request, S("n")), false);
    } else if (text_equal(path, S("/endless"))) {
        stream(echo, answer, -1, false);
    } else if (text_equal(path, S("/broken"))) {
        stream(echo, answer, 1, true);
    } else if (text_equal(path, S("/header"))) {
        set_header(request, answer);
    } else if (!text_equal(path, S("/tag"))) {
        answer->status = 404;
        http_answer_body(answer, S("text/plain"), S("no such path\n"));
    } else if (!http_answer_tag(request, answer, S("\"v1\""))) {
        http_answer_body(answer, S("text/plain"), S("tagged\n"));
    }
}

// ---- the program ----

static bool set_limit(HttpLimits *limits, const char *word) {
    const char *equals = strchr(word, '=');
    Text name = {word, equals == NULL ? 0 : (size_t)(equals - word)};
#define LIMIT(row, usual, most, error, test)                                                       \
    if (text_equal(name, S(#row))) {                                                               \
        limits->row = strtoll(equals + 1, NULL, 10);                                               \
        return true;                                                                               \
    }
#include "net/http_limits.def"
#undef LIMIT
    return false;
}

static void print_counts(HttpServer *server, Echo *echo) {
    HttpCounts counts = http_counts(server);
    int64_t ended = 0;
    int64_t took = 0;
    for (int i = 0; i < 6; i++) {
        ended += counts.requests[i];
    }
    for (int i = 0; i < HTTP_TOOK_COUNT; i++) {
        took += counts.took[i];
    }
    (void)printf("{\"ended\":%lld,\"took\":%lld,\"ok\":%lld,\"refused\":%lld,\"turned_away\":%lld,"
                 "\"cut\":%lld,\"connections\":%lld,\"waiting\":%lld,\"running\":%lld,"
                 "\"streams\":%lld,\"held_bytes\":%lld,\"produced\":%lld,\"workers\":%d}\n",
                 (long long)ended, (long long)took, (long long)counts.requests[2],
                 (long long)counts.refused, (long long)counts.turned_away, (long long)counts.cut,
                 (long long)counts.connections, (long long)counts.waiting,
                 (long long)counts.running, (long long)counts.streams, (long long)counts.held_bytes,
                 (long long)atomic_load(&echo->produced), atomic_load(&echo->workers));
    (void)fflush(stdout);
}

static int64_t obey(HttpServer *server, Echo *echo) {
    char line[64];
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (strncmp(line, "stop ", 5) == 0) {
            return strtoll(line + 5, NULL, 10);
        }
        print_counts(server, echo);
    }
    return 0;
}

int main(int count, char **words) {
    Echo echo = {0};
    HttpOptions options = http_options();
    options.context = &echo;
    options.handle = handle;
    options.worker_begin = worker_begin;
    options.worker_end = worker_end;
    options.log = log_line;
    for (int i = 1; i < count; i++) {
        if (strcmp(words[i], "quiet") == 0) {
            options.log = NULL;
        } else if (!set_limit(&options.limits, words[i])) {
            (void)fprintf(stderr, "http_echo: no limit is called so: %s\n", words[i]);
            return 2;
        }
    }
    HttpServer *server = NULL;
    Err err = http_start(&options, &server);
    if (err_failed(err)) {
        (void)fprintf(stderr, "http_echo: %s (%d)\n", err_message(err), (int)err.number);
        return 1;
    }
    (void)printf("%d\n", http_port(server));
    (void)fflush(stdout);
    http_stop(server, obey(server, &echo));
    return atomic_load(&echo.workers) == 0 ? 0 : 3;
}
