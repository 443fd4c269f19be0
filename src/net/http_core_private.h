// What the files of the server share: the server, its connections (links) and the requests on them
// (exchanges).
//
// An exchange belongs to one thread at a time: to the network thread of its connection, except
// while the connection is suspended; then to the queue and to the worker that took it from there.
#ifndef NET_HTTP_CORE_PRIVATE_H
#define NET_HTTP_CORE_PRIVATE_H

#include "net/http_head.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

// ---- locks ----

static inline void http_hold(pthread_mutex_t *lock) {
    int failed = pthread_mutex_lock(lock);
    ENSURE(failed == 0);
}

static inline void http_let_go(pthread_mutex_t *lock) {
    int failed = pthread_mutex_unlock(lock);
    ENSURE(failed == 0);
}

// Waits for the condition, at most until that moment of the monotonic clock.
void http_wait_until(pthread_cond_t *condition, pthread_mutex_t *lock, int64_t until_us);

// ---- connections (http_link.c) ----

enum { PEER_MAX = 46 };

typedef struct Link Link;
struct Link {
    Link *next; // in the server's list, under its lock
    Link *previous;
    int socket;
    char peer[PEER_MAX];
    atomic_int_least64_t deadline_us;    // when to cut it; 0: not now
    atomic_int_least64_t sends_since_us; // an answer that lies in memory; 0: none
    atomic_bool is_cut;
};

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t wake; // the sweeper is to end
    pthread_t sweeper;
    Link *first;
    bool is_ending;
} Links;

Err http_links_begin(HttpServer *server);
void http_links_end(HttpServer *server);
// Cuts every connection at once.
void http_links_cut(HttpServer *server);
// Sweeps at once where what is held has just become short.
void http_links_wake_where_short(HttpServer *server, int64_t before, int64_t held);
// The library's calls, with the server as their argument. It tells of connections that come and go.
void http_on_connection(void *argument, struct MHD_Connection *connection, void **socket_context,
                        enum MHD_ConnectionNotificationCode code);
// The connection is cut if `allowed_us` pass from now on and nobody says otherwise; 0: no deadline.
void http_link_allow(Link *link, int64_t allowed_us);

// ---- requests (http_exchange.c) ----

typedef enum {
    STAGE_HEAD,     // its request line was read
    STAGE_BODY,     // its head passed
    STAGE_WAITING,  // in the queue, connection suspended
    STAGE_ANSWERED, // `answer` waits to be sent
    STAGE_SENDING,  // handed to the library; a stream may be pulled
    STAGE_SWALLOW   // refused; what still comes is not looked at
} Stage;

typedef struct Exchange Exchange;
struct Exchange {
    HttpServer *server;
    struct MHD_Connection *connection;
    Link *link;
    Exchange *next; // in the queue
    Stage stage;
    HttpMethod method;
    HttpRefusal refusal; // HTTP_PASSED: the handler answers
    char id[17];
    Instant arrived_at;
    int64_t arrived_us;
    int64_t queued_us; // when it was put into the queue
    int64_t waited_us; // in it
    int64_t ran_us;    // in the handler
    bool is_counted;   // among the open ones (Queue.open)
    const char *wire_target;
    Text target; // a copy
    char *body;
    size_t body_len;
    size_t body_room;
    int64_t held_bytes; // what it holds of the server's held_bytes
    int status;         // 0: none yet
    int64_t sent_bytes;
    struct MHD_Response *answer;
    HttpStream *stream; // owned by the answer
    char target_bytes[];
};

// Counts bytes that the exchange holds in memory until its end; says how many all of them hold.
int64_t http_hold_bytes(Exchange *exchange, int64_t bytes);
void *http_on_target(void *argument, const char *target, struct MHD_Connection *connection);
enum MHD_Result http_on_request(void *argument, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *upload,
                                size_t *upload_bytes, void **context);
void http_on_end(void *argument, struct MHD_Connection *connection, void **context,
                 enum MHD_RequestTerminationCode code);

// ---- the head on the wire (http_wire.c) ----

// The header lines of the request; at most `room` are written, all are counted.
size_t http_wire_headers(struct MHD_Connection *connection, HttpPair *items, size_t room);
// The head as the guards want it; `items` has room for HEADERS_ROOM lines.
enum { HEADERS_ROOM = 256 };
HttpHead http_wire_head(const Exchange *exchange, const char *method, const char *version,
                        HttpPair items[HEADERS_ROOM]);
// Answers a refused request directly and closes our half of the connection.
void http_wire_refuse(const Exchange *exchange);

// ---- the queue and its workers (http_work.c) ----

typedef struct Worker Worker;
struct Worker {
    HttpServer *server;
    int number;
    pthread_t thread;
    Arena arena;
    Err begun;             // what worker_begin said
    pthread_cond_t called; // is_idle, or the queue, says otherwise now
    bool is_idle;          // in the queue's stack
    Worker *next_idle;
};

typedef struct {
    Exchange *first;
    Exchange *last;
} Line;

typedef struct {
    pthread_mutex_t lock;
    pthread_cond_t gone; // an open exchange has ended, or a worker has begun
    Line looks;          // GET, HEAD and pulls
    Line changes;        // all others
    int64_t waiting;     // requests in them (pulls are not counted)
    int64_t running;     // workers at work
    int64_t looking;     // of them, at looks
    int64_t open;        // requests whose head passed and that have not ended
    int ready;           // workers that have begun
    bool is_ending;      // nothing new runs
    bool is_closed;      // and nothing is put into it
    Worker *workers;
    Worker *idle;    // who rested last is called first: what it had at hand is the warmest
    Worker *watcher; // has nothing to do but to wake when a look has waited for long; NULL: nobody
} Queue;

Err http_work_begin(HttpServer *server);
// Lets the workers end what is in the queue, and joins them; nothing can be added from then on.
void http_work_end(HttpServer *server);
// When no other thread knows the queue any more.
void http_work_free(HttpServer *server);
// Suspends the connection and puts the exchange into the queue: a whole request or (STAGE_SENDING)
// a pull. HTTP_PASSED: it may be a worker's already. Else why not, and nothing was suspended.
HttpRefusal http_work_add(Exchange *exchange);

// ---- requests and answers (http_request.c, http_answer.c, http_stream.c) ----

// Makes the request in the worker's arena; a refusal where its parts cannot be read.
HttpRefusal http_request_read(const Exchange *exchange, Worker *worker, HttpRequest *ret);

// The answer as the library wants it; NULL where memory is missing.
struct MHD_Response *http_answer_make(Exchange *exchange, HttpAnswer *answer);
struct MHD_Response *http_refusal_make(Exchange *exchange);

// Takes the stream out of the answer; frees it where it is not to be sent.
void http_stream_free(HttpStream *stream);
struct MHD_Response *http_stream_make(Exchange *exchange, HttpStream *stream);
// In a worker: lets the stream make its next piece.
void http_stream_pull(HttpStream *stream, Worker *worker);

// ---- figures (http_figures.c) ----

typedef struct {
    pthread_mutex_t lock;
    HttpCounts counts;
} Figures;

// Counts a request that has ended, and logs it.
void http_figures_end(Exchange *exchange, bool is_complete);
void http_figures_cut(HttpServer *server);

// ---- the server (http_server.c) ----

struct HttpServer {
    HttpOptions options;
    struct MHD_Daemon *daemon;
    int listener;
    uint16_t port;
    Links links;
    Queue queue;
    Figures figures;
    atomic_uint_least64_t next_id;
    atomic_int_least64_t held_bytes;  // bodies and answers in memory
    atomic_int_least64_t streams;     // open
    atomic_int_least64_t connections; // open
    atomic_bool is_draining;          // connections are closed behind their answer
};

#endif
