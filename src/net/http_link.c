// Connections and their deadlines. The library's own time limit asks only whether a connection is
// silent; a client that sends a byte now and then would stay for ever. So each connection carries
// the moment until which it may take for what it does, and a thread sweeps those that are late: it
// shuts their socket down, and the library closes them.
#include "net/http_core_private.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>

enum {
    SWEEP_US = 100 * 1000,
    SWEEP_SHORT_US = 10 * 1000,  // where memory is short
    PRESSED_US = 250 * 1000,     // the time to take an answer where memory begins to be short
    PRESSED_LEAST_US = 20 * 1000 // and where it is full
};

void http_wait_until(pthread_cond_t *condition, pthread_mutex_t *lock, int64_t until_us) {
    struct timespec until;
    clock_moment(until_us, &until);
    (void)pthread_cond_clockwait(condition, lock, CLOCK_MONOTONIC, &until);
}

void http_link_allow(Link *link, int64_t allowed_us) {
    int64_t until = allowed_us == 0 ? 0 : clock_monotonic_us() + allowed_us;
    atomic_store(&link->deadline_us, until);
}

// ---- coming and going ----

static void write_peer(const struct sockaddr *address, char peer[PEER_MAX]) {
    const void *bytes = NULL;
    if (address->sa_family == AF_INET) {
        bytes = &((const struct sockaddr_in *)(const void *)address)->sin_addr;
    } else if (address->sa_family == AF_INET6) {
        bytes = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;
    }
    if (bytes != NULL) {
        (void)inet_ntop(address->sa_family, bytes, peer, PEER_MAX);
    }
}

static Link *new_link(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *socket =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    const union MHD_ConnectionInfo *address =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    Link *link = calloc(1, sizeof *link);
    if (link != NULL) {
        link->socket = socket->connect_fd;
        write_peer(address->client_addr, link->peer);
    }
    return link;
}

static void add(Links *links, Link *link) {
    http_hold(&links->lock);
    link->next = links->first;
    if (link->next != NULL) {
        link->next->previous = link;
    }
    links->first = link;
    http_let_go(&links->lock);
}

static void take_out(Links *links, Link *link) {
    http_hold(&links->lock);
    *(link->previous == NULL ? &links->first : &link->previous->next) = link->next;
    if (link->next != NULL) {
        link->next->previous = link->previous;
    }
    http_let_go(&links->lock);
}

void http_on_connection(void *argument, struct MHD_Connection *connection, void **socket_context,
                        enum MHD_ConnectionNotificationCode code) {
    HttpServer *server = argument;
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) {
        Link *link = *socket_context;
        if (link != NULL) {
            take_out(&server->links, link); // before the library closes the socket
            free(link);
            atomic_fetch_sub(&server->connections, 1);
        }
        return;
    }
    Link *link = new_link(connection);
    *socket_context = link; // NULL: its first request is refused by http_on_target
    if (link != NULL) {
        http_link_allow(link, server->options.limits.head_ms * 1000);
        add(&server->links, link);
        atomic_fetch_add(&server->connections, 1);
    }
}

// ---- the sweeper ----

// Under the lock, so that the socket is still this connection's.
static void cut(HttpServer *server, Link *link) {
    if (!atomic_exchange(&link->is_cut, true)) {
        (void)shutdown(link->socket, SHUT_RDWR);
        http_figures_cut(server);
    }
}

static bool is_over(int64_t moment_us, int64_t now_us) {
    return moment_us != 0 && moment_us < now_us;
}

// Where bodies and answers fill three quarters of the memory that they may, who has not taken an
// answer for long goes first, and the sooner the fuller it is, so that slow readers keep nobody
// out. How long one may take now; INT64_MAX where there is memory.
static int64_t time_to_take(const HttpServer *server) {
    int64_t most = server->options.limits.held_bytes;
    int64_t left = most - atomic_load(&server->held_bytes);
    if (left >= most / 4) {
        return INT64_MAX;
    }
    int64_t pressed_us = PRESSED_US * left / (most / 4);
    return pressed_us > PRESSED_LEAST_US ? pressed_us : PRESSED_LEAST_US;
}

// True where memory is short.
static bool sweep(HttpServer *server, int64_t now_us) {
    int64_t may_take = time_to_take(server);
    bool is_short = may_take != INT64_MAX;
    for (Link *link = server->links.first; link != NULL; link = link->next) {
        int64_t since_us = atomic_load(&link->sends_since_us);
        if (is_over(atomic_load(&link->deadline_us), now_us) ||
            (is_short && is_over(since_us, now_us - may_take))) {
            cut(server, link);
        }
    }
    return is_short;
}

static void *sweep_on(void *argument) {
    HttpServer *server = argument;
    Links *links = &server->links;
    http_hold(&links->lock);
    while (!links->is_ending) {
        int64_t now_us = clock_monotonic_us();
        bool is_short = sweep(server, now_us);
        http_wait_until(&links->wake, &links->lock,
                        now_us + (is_short ? SWEEP_SHORT_US : SWEEP_US));
    }
    http_let_go(&links->lock);
    return NULL;
}

void http_links_wake_where_short(HttpServer *server, int64_t before, int64_t held) {
    int64_t line = server->options.limits.held_bytes / 4 * 3;
    if (before <= line && held > line) {
        (void)pthread_cond_signal(&server->links.wake); // one that is lost comes a sweep later
    }
}

void http_links_cut(HttpServer *server) {
    http_hold(&server->links.lock);
    for (Link *link = server->links.first; link != NULL; link = link->next) {
        cut(server, link);
    }
    http_let_go(&server->links.lock);
}

Err http_links_begin(HttpServer *server) {
    Links *links = &server->links;
    int failed = pthread_mutex_init(&links->lock, NULL);
    ENSURE(failed == 0);
    failed = pthread_cond_init(&links->wake, NULL);
    ENSURE(failed == 0);
    failed = pthread_create(&links->sweeper, NULL, sweep_on, server);
    return failed == 0 ? OK : FAULT_AT(FAULT_HTTP_START, failed);
}

void http_links_end(HttpServer *server) {
    Links *links = &server->links;
    http_hold(&links->lock);
    links->is_ending = true;
    (void)pthread_cond_signal(&links->wake);
    http_let_go(&links->lock);
    int failed = pthread_join(links->sweeper, NULL);
    ENSURE(failed == 0);
    (void)pthread_cond_destroy(&links->wake);
    (void)pthread_mutex_destroy(&links->lock);
}
