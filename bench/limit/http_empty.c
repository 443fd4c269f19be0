// The least that the chosen library does for a request: the same bytes for each, out of memory,
// with a server's usual headers and no guard, log, session or database. What rows D and E are a
// share of beside nginx.
//
//   http_empty PORT BYTES WORKERS
//
// WORKERS 0: answered in the library's own thread, as no handler that waits may be. Else the
// house's threads: half of the cores read and write, a request is suspended, handed to a worker and
// resumed. Serves 127.0.0.1 until it is killed.
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WORKERS_MAX = 256, CONNECTIONS_MAX = 1024 };

typedef struct Request Request;
struct Request {
    struct MHD_Connection *connection;
    Request *next;
    struct MHD_Response *answer; // NULL until a worker made it
    bool is_waiting;
};

typedef struct {
    char *bytes;
    size_t length;
    int workers;
    pthread_mutex_t lock;
    pthread_cond_t come;
    Request *first;
    Request *last;
} Server;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static struct MHD_Response *make_answer(const Server *server) {
    static const char *const headers[][2] = {
        {"Content-Type", "text/html; charset=utf-8"},
        {"Cache-Control", "no-store"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Vary", "Cookie, X-Fragment"},
    };
    struct MHD_Response *answer =
        MHD_create_response_from_buffer(server->length, server->bytes, MHD_RESPMEM_MUST_COPY);
    for (size_t i = 0; answer != NULL && i < sizeof headers / sizeof headers[0]; i++) {
        (void)MHD_add_response_header(answer, headers[i][0], headers[i][1]);
    }
    return answer;
}

// ---- workers ----

static void hand_over(Server *server, Request *request) {
    request->is_waiting = true;
    request->next = NULL;
    MHD_suspend_connection(request->connection);
    (void)pthread_mutex_lock(&server->lock);
    *(server->last == NULL ? &server->first : &server->last->next) = request;
    server->last = request;
    (void)pthread_mutex_unlock(&server->lock);
    (void)pthread_cond_signal(&server->come);
}

static Request *take(Server *server) {
    (void)pthread_mutex_lock(&server->lock);
    while (server->first == NULL) {
        (void)pthread_cond_wait(&server->come, &server->lock);
    }
    Request *request = server->first;
    server->first = request->next;
    server->last = request->next == NULL ? NULL : server->last;
    (void)pthread_mutex_unlock(&server->lock);
    return request;
}

static void *work(void *argument) {
    Server *server = argument;
    for (;;) {
        Request *request = take(server);
        request->answer = make_answer(server);
        MHD_resume_connection(request->connection);
    }
    return NULL;
}

// ---- the library's calls ----

static enum MHD_Result answer(Request *request) {
    return request->answer == NULL
               ? MHD_NO
               : MHD_queue_response(request->connection, MHD_HTTP_OK, request->answer);
}

static enum MHD_Result http_on_request(void *argument, struct MHD_Connection *connection,
                                       const char *url, const char *method, const char *version,
                                       const char *upload, size_t *upload_bytes, void **context) {
    Server *server = argument;
    Request *request = *context;
    (void)url, (void)method, (void)version, (void)upload;
    if (request == NULL) {
        request = calloc(1, sizeof *request);
        *context = request;
        if (request != NULL) {
            request->connection = connection;
        }
        return request == NULL ? MHD_NO : MHD_YES;
    }
    if (*upload_bytes > 0) {
        *upload_bytes = 0;
        return MHD_YES;
    }
    if (server->workers > 0 && !request->is_waiting) {
        hand_over(server, request);
        return MHD_YES;
    }
    if (server->workers == 0) {
        request->answer = make_answer(server);
    }
    return answer(request);
}

static void on_end(void *argument, struct MHD_Connection *connection, void **context,
                   enum MHD_RequestTerminationCode code) {
    Request *request = *context;
    (void)argument, (void)connection, (void)code;
    if (request != NULL && request->answer != NULL) {
        MHD_destroy_response(request->answer);
    }
    free(request);
    *context = NULL;
}

static void serve(Server *server, uint16_t port) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, port, NULL, NULL, http_on_request,
        server, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_THREAD_POOL_SIZE,
        (unsigned int)(cores < 4 ? 1 : cores / 2), MHD_OPTION_CONNECTION_LIMIT,
        (unsigned int)CONNECTIONS_MAX, MHD_OPTION_NOTIFY_COMPLETED, on_end, NULL, MHD_OPTION_END);
    if (daemon == NULL) {
        fail("listen");
    }
    for (;;) {
        (void)pause();
    }
}

static long number_of(const char *word) {
    char *end = NULL;
    long number = strtol(word, &end, 10);
    return *end == 0 ? number : -1;
}

int main(int argc, char **argv) {
    Server server = {.lock = PTHREAD_MUTEX_INITIALIZER, .come = PTHREAD_COND_INITIALIZER};
    if (argc != 4 || number_of(argv[2]) < 0 || number_of(argv[3]) < 0 ||
        number_of(argv[3]) > WORKERS_MAX) {
        (void)fprintf(stderr, "usage: http_empty PORT BYTES WORKERS\n");
        return 2;
    }
    server.length = (size_t)number_of(argv[2]);
    server.workers = (int)number_of(argv[3]);
    server.bytes = malloc(server.length + 1);
    if (server.bytes == NULL) {
        fail("memory");
    }
    memset(server.bytes, 'x', server.length);
    for (int i = 0; i < server.workers; i++) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, work, &server) != 0) {
            fail("a worker");
        }
    }
    serve(&server, (uint16_t)number_of(argv[1]));
}
