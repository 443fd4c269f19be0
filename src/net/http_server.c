// The server's beginning and end: its socket, the library's threads, and the order in which all of
// it is taken down.
#include "net/http_core_private.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// ---- options ----

static int64_t cores(void) {
    int64_t count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count < 256 ? count : 256;
}

typedef struct {
    int64_t usual;
    int64_t most;
} LimitRow;

static const LimitRow limit_rows[] = {
#define LIMIT(name, usual, most, error, test) {usual, most},
#include "net/http_limits.def"
#undef LIMIT
};

enum { LIMIT_COUNT = sizeof limit_rows / sizeof limit_rows[0] };

HttpOptions http_options(void) {
    HttpOptions options = {
        .address = "127.0.0.1",
        .limits =
            {
#define LIMIT(name, usual, most, error, test) .name = (usual),
#include "net/http_limits.def"
#undef LIMIT
            },
    };
    if (options.limits.workers < cores()) {
        options.limits.workers = cores();
    }
    return options;
}

static Err check_limits(const HttpLimits *limits) {
    const int64_t values[LIMIT_COUNT] = {
#define LIMIT(name, usual, most, error, test) limits->name,
#include "net/http_limits.def"
#undef LIMIT
    };
    for (int i = 0; i < LIMIT_COUNT; i++) {
        if (values[i] < 1 || values[i] > limit_rows[i].most) {
            return FAULT_AT(FAULT_HTTP_LIMIT, i + 1);
        }
    }
    return OK;
}

// ---- the socket ----

typedef union {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
} Address;

static bool read_address(const char *digits, uint16_t port, Address *ret, socklen_t *ret_len) {
    Address address = {0};
    if (inet_pton(AF_INET, digits, &address.v4.sin_addr) == 1) {
        address.v4.sin_family = AF_INET;
        address.v4.sin_port = htons(port);
        *ret_len = sizeof address.v4;
    } else if (inet_pton(AF_INET6, digits, &address.v6.sin6_addr) == 1) {
        address.v6.sin6_family = AF_INET6;
        address.v6.sin6_port = htons(port);
        *ret_len = sizeof address.v6;
    } else {
        return false;
    }
    *ret = address;
    return true;
}

static Err bind_to(int listener, const HttpOptions *options, uint16_t *ret_port) {
    Address address;
    socklen_t len = 0;
    int on = 1;
    if (!read_address(options->address, options->port, &address, &len)) {
        return FAULT_AT(FAULT_HTTP_LISTEN, EINVAL);
    }
    if (setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        bind(listener, &address.any, len) != 0 || listen(listener, SOMAXCONN) != 0 ||
        getsockname(listener, &address.any, &len) != 0) {
        return FAULT_AT(FAULT_HTTP_LISTEN, errno);
    }
    bool is_v6 = address.any.sa_family == AF_INET6;
    *ret_port = ntohs(is_v6 ? address.v6.sin6_port : address.v4.sin_port);
    return OK;
}

static Err open_listener(HttpServer *server) {
    bool is_v6 = strchr(server->options.address, ':') != NULL;
    int listener =
        socket(is_v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listener < 0) {
        return FAULT_AT(FAULT_HTTP_LISTEN, errno);
    }
    Err err = bind_to(listener, &server->options, &server->port);
    if (err_failed(err)) {
        (void)close(listener);
        return err;
    }
    server->listener = listener;
    return OK;
}

// ---- the library ----

// Escapes are decoded by our own parsers, so that nothing is decoded twice.
static size_t leave_escapes(void *argument, struct MHD_Connection *connection, char *text) {
    (void)argument;
    (void)connection;
    return strlen(text);
}

// Half of the cores: reading and writing is the smaller part of the work.
static unsigned int network_threads(void) {
    return cores() < 4 ? 1 : (unsigned int)(cores() / 2);
}

// MHD_OPTION_STRICT_FOR_CLIENT stays off: 0.9.75 answers a missing Host with its head sent twice.
// What it would refuse (no Host, blanks in the address, blanks before a colon) http_head refuses.
static Err start_library(HttpServer *server) {
    const HttpLimits *limits = &server->options.limits;
    // Besides the head its memory holds a table of lines and cookies. Each open connection holds
    // it.
    size_t memory = (size_t)limits->head_bytes + 16384;
    server->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, http_on_request,
        server, MHD_OPTION_LISTEN_SOCKET, server->listener, MHD_OPTION_THREAD_POOL_SIZE,
        network_threads(), MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned int)limits->connections, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
        (unsigned int)limits->connections_per_peer, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned int)limits->idle_seconds, MHD_OPTION_UNESCAPE_CALLBACK, leave_escapes, NULL,
        MHD_OPTION_URI_LOG_CALLBACK, http_on_target, server, MHD_OPTION_NOTIFY_COMPLETED,
        http_on_end, server, MHD_OPTION_NOTIFY_CONNECTION, http_on_connection, server,
        MHD_OPTION_END);
    return server->daemon == NULL ? FAULT_AT(FAULT_HTTP_START, errno) : OK;
}

// ---- beginning ----

static Err begin_network(HttpServer *server) {
    TRY(http_links_begin(server));
    Err err = start_library(server);
    if (err_failed(err)) {
        http_links_end(server);
    }
    return err;
}

static Err begin_threads(HttpServer *server) {
    TRY(http_work_begin(server));
    Err err = begin_network(server);
    if (err_failed(err)) {
        http_work_end(server);
        http_work_free(server);
    }
    return err;
}

static Err begin_server(HttpServer *server) {
    TRY(open_listener(server));
    int failed = pthread_mutex_init(&server->figures.lock, NULL);
    ENSURE(failed == 0);
    Err err = begin_threads(server);
    if (err_failed(err)) {
        (void)pthread_mutex_destroy(&server->figures.lock);
        (void)close(server->listener);
    }
    return err;
}

Err http_start(const HttpOptions *options, HttpServer **ret_server) {
    ENSURE(options->handle != NULL);
    TRY(check_limits(&options->limits));
    HttpServer *server = calloc(1, sizeof *server);
    if (server == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    server->options = *options;
    atomic_store(&server->next_id, options->first_id);
    Err err = begin_server(server);
    if (err_failed(err)) {
        free(server);
        return err;
    }
    *ret_server = server;
    return OK;
}

uint16_t http_port(const HttpServer *server) {
    return server->port;
}

// ---- the end ----

static void wait_for_open(Queue *queue, int64_t until_us) {
    http_hold(&queue->lock);
    while (queue->open > 0 && clock_monotonic_us() < until_us) {
        http_wait_until(&queue->gone, &queue->lock, until_us);
    }
    queue->is_ending = true;
    http_let_go(&queue->lock);
}

void http_stop(HttpServer *server, int64_t drain_ms) {
    if (server == NULL) {
        return;
    }
    atomic_store(&server->is_draining, true);
    (void)MHD_quiesce_daemon(server->daemon);
    (void)shutdown(server->listener, SHUT_RDWR); // who comes now is told at once
    wait_for_open(&server->queue, clock_monotonic_us() + drain_ms * 1000);
    http_links_cut(server);
    http_work_end(server); // nothing is suspended any more
    MHD_stop_daemon(server->daemon);
    http_links_end(server);
    http_work_free(server);
    (void)pthread_mutex_destroy(&server->figures.lock);
    (void)close(server->listener);
    free(server);
}
