// The least that the chosen library does for a request: the same bytes for each, out of memory,
// with a server's usual headers and no guard, log, session or database. What rows D and E are a
// share of beside nginx.
//
//   http_empty PORT BYTES WORKERS [ADDRESS ROUNDS]
//
// With the address of a database of PostgreSQL (bench/copy_to_postgres.sh) each worker has a
// connection and reads a site by its key, without row security or a transaction of several
// statements, so many times one after the other before it answers the same bytes: no page that asks
// the database so often can do less.
//
// WORKERS 0: answered in the library's own thread, as no handler that waits may be. Else the
// house's threads: half of the cores read and write, a request is suspended, handed to a worker and
// resumed. Serves 127.0.0.1 until it is killed.
#include <microhttpd.h>
#include <netinet/in.h>
#include <postgresql/libpq-fe.h>
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
    const char *address; // NULL: no database
    int rounds;
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

// A site's key, as text.
typedef struct {
    PGconn *connection;
    char enterprise[24];
    char site[24];
} Reader;

static void expect(const Reader *reader, bool holds) {
    if (!holds) {
        (void)fprintf(stderr, "http_empty: %s\n", PQerrorMessage(reader->connection));
        exit(1);
    }
}

static void open_reader(Reader *reader, const char *address) {
    reader->connection = PQconnectdb(address);
    expect(reader, PQstatus(reader->connection) == CONNECTION_OK);
    PGresult *result = PQexec(
        reader->connection, "SELECT enterprise, site FROM site ORDER BY enterprise, site LIMIT 1");
    expect(reader, PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1);
    (void)snprintf(reader->enterprise, sizeof reader->enterprise, "%s", PQgetvalue(result, 0, 0));
    (void)snprintf(reader->site, sizeof reader->site, "%s", PQgetvalue(result, 0, 1));
    PQclear(result);
    result = PQprepare(reader->connection, "site",
                       "SELECT number, name, city, country, agreement FROM site WHERE enterprise = "
                       "$1 AND site = $2",
                       0, NULL);
    expect(reader, PQresultStatus(result) == PGRES_COMMAND_OK);
    PQclear(result);
}

static void read_site(const Reader *reader) {
    const char *values[] = {reader->enterprise, reader->site};
    PGresult *result = PQexecPrepared(reader->connection, "site", 2, values, NULL, NULL, 1);
    expect(reader, PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1);
    PQclear(result);
}

static void *work(void *argument) {
    Server *server = argument;
    Reader reader = {0};
    if (server->address != NULL) {
        open_reader(&reader, server->address);
    }
    for (;;) {
        Request *request = take(server);
        for (int i = 0; i < server->rounds; i++) {
            read_site(&reader);
        }
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

static bool read_arguments(int argc, char **argv, Server *ret_server) {
    bool has_database = argc == 6;
    if ((argc != 4 && !has_database) || number_of(argv[2]) < 0 || number_of(argv[3]) < 0 ||
        number_of(argv[3]) > WORKERS_MAX) {
        return false;
    }
    ret_server->length = (size_t)number_of(argv[2]);
    ret_server->workers = (int)number_of(argv[3]);
    ret_server->address = has_database ? argv[4] : NULL;
    ret_server->rounds = has_database ? (int)number_of(argv[5]) : 0;
    return ret_server->rounds >= 0 && (!has_database || ret_server->workers > 0);
}

int main(int argc, char **argv) {
    Server server = {.lock = PTHREAD_MUTEX_INITIALIZER, .come = PTHREAD_COND_INITIALIZER};
    if (!read_arguments(argc, argv, &server)) {
        (void)fprintf(stderr, "usage: http_empty PORT BYTES WORKERS [ADDRESS ROUNDS]\n");
        return 2;
    }
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
