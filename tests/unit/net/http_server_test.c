// The server with its threads: many clients at once, its end while requests run, and what keeps it
// from starting. (Hostile bytes, limits and slow clients: tests/net.) These run under TSan too.
#include "net/http.h"

#include <arpa/inet.h>
#include <check.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef struct {
    atomic_int handled;
    atomic_int asleep;
    atomic_int logged;
    atomic_int workers; // begun and not ended
    int own[8];         // of each worker alone: TSan sees it where two share one
    bool fails;         // the second worker cannot begin
} World;

static Err worker_begin(void *context, int worker) {
    World *world = context;
    if (world->fails && worker == 1) {
        return FAULT_AT(FAULT_DB_OPEN, 7);
    }
    atomic_fetch_add(&world->workers, 1);
    world->own[worker] = 0;
    return OK;
}

static void worker_end(void *context, int worker) {
    World *world = context;
    atomic_fetch_sub(&world->workers, 1);
    atomic_fetch_add(&world->handled, world->own[worker]);
}

static void log_line(void *context, Text line) {
    World *world = context;
    ENSURE(line.len > 2 && line.bytes[0] == '{' && line.bytes[line.len - 1] == '}');
    atomic_fetch_add(&world->logged, 1);
}

enum { PIECES = 3, PIECE = 1000 };

static HttpProduced make_piece(HttpPull *pull) {
    int *made = pull->state;
    if (*made == PIECES) {
        return HTTP_LAST;
    }
    (*made)++;
    for (int i = 0; i < PIECE; i++) {
        buf_add_char(pull->piece, 's');
    }
    return HTTP_MORE;
}

static void sleep_a_moment(void) {
    struct timespec moment = {.tv_nsec = 200000000};
    (void)nanosleep(&moment, NULL);
}

static void handle(void *context, const HttpRequest *request, HttpAnswer *answer) {
    World *world = context;
    world->own[request->worker]++;
    if (text_equal(request->path, S("/stream"))) {
        void *state = NULL;
        Err err = http_answer_stream(answer, S("text/plain"), make_piece, sizeof(int), &state);
        ENSURE(!err_failed(err));
    } else if (text_equal(request->path, S("/sleep"))) {
        atomic_fetch_add(&world->asleep, 1);
        sleep_a_moment();
        http_answer_body(answer, S("text/plain"), S("slept"));
    } else {
        http_answer_body(answer, S("text/plain"), text_copy(request->arena, request->body));
    }
}

static HttpOptions options_of(World *world) {
    HttpOptions options = http_options();
    options.context = world;
    options.worker_begin = worker_begin;
    options.worker_end = worker_end;
    options.handle = handle;
    options.log = log_line;
    options.limits.workers = 4;
    return options;
}

static HttpServer *start(World *world) {
    HttpOptions options = options_of(world);
    HttpServer *server = NULL;
    Err err = http_start(&options, &server);
    ck_assert_msg(!err_failed(err), "%s %d", err_message(err), (int)err.number);
    return server;
}

// ---- a client ----

static int connect_to(uint16_t port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    ck_assert_int_ge(client, 0);
    int failed = connect(client, (struct sockaddr *)&address, sizeof address);
    ck_assert_int_eq(failed, 0);
    return client;
}

// Sends the request and reads until the server closes; how many bytes came, and the status.
static size_t ask(uint16_t port, Text request, int *ret_status) {
    static const char start_of_line[] = "HTTP/1.1 ";
    char answer[8192] = {0};
    size_t len = 0;
    int client = connect_to(port);
    ck_assert_int_eq(send(client, request.bytes, request.len, 0), (ssize_t)request.len);
    for (ssize_t got = 1; got > 0 && len < sizeof answer;) {
        got = recv(client, answer + len, sizeof answer - len, 0);
        len += got > 0 ? (size_t)got : 0;
    }
    (void)close(client);
    bool is_answer = len > 12 && memcmp(answer, start_of_line, sizeof start_of_line - 1) == 0;
    *ret_status =
        is_answer ? (answer[9] - '0') * 100 + (answer[10] - '0') * 10 + answer[11] - '0' : 0;
    return len;
}

static const struct {
    Text request;
    int status;
    size_t least; // bytes of the answer
} kinds[] = {
    {S_INIT("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), 200, 50},
    {S_INIT("GET /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), 200, PIECES *PIECE},
    {S_INIT("HEAD /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), 200, 50},
    {S_INIT("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello"),
     200, 50},
    {S_INIT("GET /a%zz HTTP/1.1\r\nHost: a\r\n\r\n"), 400, 50},
    {S_INIT("GET / HTTP/1.1\r\n\r\n"), 400, 50},
};

enum { KINDS = sizeof kinds / sizeof kinds[0], CLIENTS = 8, ROUNDS = 10, HANDLED = 4 };

typedef struct {
    uint16_t port;
    pthread_t thread;
} Client;

static void *ask_all(void *argument) {
    Client *client = argument;
    for (int i = 0; i < ROUNDS * KINDS; i++) {
        int status = 0;
        size_t len = ask(client->port, kinds[i % KINDS].request, &status);
        ck_assert_int_eq(status, kinds[i % KINDS].status);
        ck_assert_uint_ge(len, kinds[i % KINDS].least);
    }
    return NULL;
}

START_TEST(many_clients_are_all_answered) {
    World world = {0};
    HttpServer *server = start(&world);
    Client clients[CLIENTS];
    for (int i = 0; i < CLIENTS; i++) {
        clients[i].port = http_port(server);
        int failed = pthread_create(&clients[i].thread, NULL, ask_all, &clients[i]);
        ck_assert_int_eq(failed, 0);
    }
    for (int i = 0; i < CLIENTS; i++) {
        HttpCounts counts = http_counts(server); // at any time
        ck_assert_int_le(counts.running, 4);
        int failed = pthread_join(clients[i].thread, NULL);
        ck_assert_int_eq(failed, 0);
    }
    http_stop(server, 1000);
    ck_assert_int_eq(atomic_load(&world.workers), 0);
    ck_assert_int_eq(atomic_load(&world.handled), CLIENTS * ROUNDS * HANDLED);
    ck_assert_int_eq(atomic_load(&world.logged), CLIENTS * ROUNDS * KINDS);
}

static void *ask_asleep(void *argument) {
    Client *client = argument;
    int status = 0;
    Text request = S("GET /sleep HTTP/1.1\r\nHost: a\r\n\r\n"); // would stay open
    (void)ask(client->port, request, &status);
    ck_assert_int_eq(status, 200);
    return NULL;
}

START_TEST(what_runs_at_the_end_is_answered) {
    World world = {0};
    HttpServer *server = start(&world);
    Client clients[3];
    for (int i = 0; i < 3; i++) {
        clients[i].port = http_port(server);
        int failed = pthread_create(&clients[i].thread, NULL, ask_asleep, &clients[i]);
        ck_assert_int_eq(failed, 0);
    }
    while (atomic_load(&world.asleep) < 3) {
        sleep_a_moment();
    }
    int idle = connect_to(clients[0].port);
    http_stop(server, 5000);
    for (int i = 0; i < 3; i++) {
        int failed = pthread_join(clients[i].thread, NULL);
        ck_assert_int_eq(failed, 0);
    }
    (void)close(idle);
    ck_assert_int_eq(atomic_load(&world.handled), 3);
}

// ---- what keeps it from starting ----

static Err start_and_stop(const HttpOptions *options) {
    HttpServer *server = NULL;
    Err err = http_start(options, &server);
    ck_assert((server == NULL) == err_failed(err));
    http_stop(server, 0);
    return err;
}

START_TEST(a_worker_that_cannot_begin_keeps_it_from_starting) {
    World world = {.fails = true};
    HttpOptions options = options_of(&world);
    Err err = start_and_stop(&options);
    ck_assert_int_eq(err.code, FAULT_DB_OPEN);
    ck_assert_int_eq(err.number, 7);
    ck_assert_int_eq(atomic_load(&world.workers), 0);
}

START_TEST(an_address_must_be_this_machines) {
    World world = {0};
    HttpOptions options = options_of(&world);
    options.address = "localhost"; // a name is not an address
    ck_assert_int_eq(start_and_stop(&options).code, FAULT_HTTP_LISTEN);
    options.address = "192.0.2.1"; // reserved: nobody's
    Err err = start_and_stop(&options);
    ck_assert_int_eq(err.code, FAULT_HTTP_LISTEN);
    ck_assert_int_eq(err.number, EADDRNOTAVAIL);
}

START_TEST(a_port_is_taken_once) {
    World world = {0};
    HttpServer *server = start(&world);
    HttpOptions options = options_of(&world);
    options.port = http_port(server);
    Err err = start_and_stop(&options);
    ck_assert_int_eq(err.code, FAULT_HTTP_LISTEN);
    ck_assert_int_eq(err.number, EADDRINUSE);
    http_stop(server, 0);
}

START_TEST(limits_have_their_range) {
    World world = {0};
    HttpOptions options = options_of(&world);
    options.limits.head_bytes = 65536;
    ck_assert(!err_failed(start_and_stop(&options)));
    options.limits.head_bytes = 65537;
    Err err = start_and_stop(&options);
    ck_assert_int_eq(err.code, FAULT_HTTP_LIMIT);
    ck_assert_int_eq(err.number, 1);
    options = options_of(&world);
    options.limits.piece_ms = 0;
    ck_assert_int_eq(start_and_stop(&options).code, FAULT_HTTP_LIMIT);
}

START_TEST(stopping_nothing_is_allowed) {
    http_stop(NULL, 0);
}
