// A request from its first line to its end, as the library's calls tell it. All of this runs in the
// network threads, and none of it waits.
#include "net/http_core_private.h"
#include "net/http_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SWALLOW_US =
        2 * 1000 * 1000, // how long a refused client is listened to, so that it can read why
    BODY_FIRST = 4096    // room for a body of unknown length at first
};

static const HttpLimits *limits_of(const Exchange *exchange) {
    return &exchange->server->options.limits;
}

// ---- its beginning ----

static Link *link_of(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info->socket_context;
}

// The library is about to read the query into its own memory, and goes astray where that is full.
// So what it sees of the query is made empty; ours is the copy. (It has not looked at it yet, and
// will change these bytes itself: it hands them out as constant all the same.)
static void hide_query(const char *target) {
    union {
        const char *given;
        char *ours;
    } bytes = {.given = target};
    char *mark = target == NULL ? NULL : strchr(bytes.ours, '?');
    if (mark != NULL) {
        mark[1] = 0;
    }
}

// Its request line has been read. NULL, and the connection is closed later, where memory is
// missing.
void *http_on_target(void *argument, const char *target, struct MHD_Connection *connection) {
    HttpServer *server = argument;
    Text text = text_of(target);
    Link *link = link_of(connection);
    Exchange *exchange = link == NULL ? NULL : calloc(1, sizeof *exchange + text.len + 1);
    if (exchange == NULL) {
        return NULL;
    }
    exchange->server = server;
    exchange->connection = connection;
    exchange->link = link;
    exchange->wire_target = target;
    exchange->arrived_us = clock_monotonic_us();
    exchange->arrived_at = clock_now(&server->options.clock);
    uint64_t id = atomic_fetch_add(&server->next_id, 1);
    (void)snprintf(exchange->id, sizeof exchange->id, "%016llx", (unsigned long long)id);
    if (text.len > 0) {
        memcpy(exchange->target_bytes, text.bytes, text.len);
    }
    exchange->target = (Text){exchange->target_bytes, text.len};
    hide_query(target);
    return exchange;
}

// ---- refusing ----

// Nothing of this connection is believed any more: the client is told why, and what it still sends
// is swallowed for a moment, for closing at once would take the answer away from it.
static enum MHD_Result refuse(Exchange *exchange, HttpRefusal refusal) {
    exchange->refusal = refusal;
    exchange->status = http_refusal_status(refusal);
    exchange->stage = STAGE_SWALLOW;
    http_wire_refuse(exchange);
    http_link_allow(exchange->link, SWALLOW_US);
    return MHD_YES;
}

static enum MHD_Result swallow(size_t *upload_bytes) {
    if (*upload_bytes == 0) {
        return MHD_NO; // all of it has come: closes the connection
    }
    *upload_bytes = 0;
    return MHD_YES;
}

// ---- the body ----

static void count_open(Exchange *exchange) {
    Queue *queue = &exchange->server->queue;
    http_hold(&queue->lock);
    queue->open++;
    http_let_go(&queue->lock);
    exchange->is_counted = true;
}

static enum MHD_Result begin(Exchange *exchange, const char *method, const char *version) {
    HttpPair items[HEADERS_ROOM];
    HttpHead head = http_wire_head(exchange, method, version, items);
    HttpIntent intent;
    HttpRefusal refusal = http_judge_head(&head, limits_of(exchange), &intent);
    exchange->method = intent.method;
    exchange->arrived_us = clock_monotonic_us();
    exchange->arrived_at = clock_now(&exchange->server->options.clock);
    if (refusal != HTTP_PASSED) {
        return refuse(exchange, refusal);
    }
    count_open(exchange);
    exchange->stage = STAGE_BODY;
    http_link_allow(exchange->link, limits_of(exchange)->body_ms * 1000);
    return MHD_YES;
}

int64_t http_hold_bytes(Exchange *exchange, int64_t bytes) {
    exchange->held_bytes += bytes;
    int64_t held = atomic_fetch_add(&exchange->server->held_bytes, bytes) + bytes;
    http_links_wake_where_short(exchange->server, held - bytes, held);
    return held;
}

// Makes room for `needed` bytes; the rooms of all exchanges together are bounded.
static bool grow(Exchange *exchange, size_t needed) {
    size_t room = exchange->body_room == 0 ? BODY_FIRST : exchange->body_room;
    while (room < needed) {
        room *= 2;
    }
    int64_t held = http_hold_bytes(exchange, (int64_t)(room - exchange->body_room));
    char *body = held > limits_of(exchange)->held_bytes ? NULL : realloc(exchange->body, room);
    if (body == NULL) {
        return false;
    }
    exchange->body = body;
    exchange->body_room = room;
    return true;
}

static enum MHD_Result take_body(Exchange *exchange, const char *upload, size_t *upload_bytes) {
    size_t needed = exchange->body_len + *upload_bytes;
    if (needed > (size_t)limits_of(exchange)->body_bytes) {
        *upload_bytes = 0;
        return refuse(exchange, HTTP_BODY_LARGE);
    }
    if (needed > exchange->body_room && !grow(exchange, needed)) {
        *upload_bytes = 0;
        return refuse(exchange, HTTP_MEMORY);
    }
    memcpy(exchange->body + exchange->body_len, upload, *upload_bytes);
    exchange->body_len = needed;
    *upload_bytes = 0;
    return MHD_YES;
}

// ---- the answer ----

// The time that a client may take for so many bytes: a piece's time for each 64 KiB begun.
static int64_t sending_us(const Exchange *exchange, int64_t bytes) {
    return limits_of(exchange)->piece_ms * 1000 * (1 + bytes / HTTP_PIECE_BYTES);
}

static enum MHD_Result send_answer(Exchange *exchange) {
    if (exchange->answer == NULL) {
        return MHD_NO; // memory was missing
    }
    exchange->stage = STAGE_SENDING;
    bool holds = exchange->stream == NULL && exchange->held_bytes > 0;
    atomic_store(&exchange->link->sends_since_us, holds ? clock_monotonic_us() : 0);
    http_link_allow(exchange->link, sending_us(exchange, exchange->sent_bytes));
    return MHD_queue_response(exchange->connection, (unsigned int)exchange->status,
                              exchange->answer);
}

static enum MHD_Result ask_for_work(Exchange *exchange) {
    exchange->stage = STAGE_WAITING;
    http_link_allow(exchange->link, 0);
    HttpRefusal refusal = http_work_add(exchange);
    if (refusal == HTTP_PASSED) {
        return MHD_YES; // it may be a worker's already: not touched any more
    }
    exchange->refusal = refusal;
    exchange->answer = http_refusal_make(exchange);
    return send_answer(exchange);
}

// ---- the library's calls ----

enum MHD_Result http_on_request(void *argument, struct MHD_Connection *connection, const char *url,
                                const char *method, const char *version, const char *upload,
                                size_t *upload_bytes, void **context) {
    (void)argument;
    (void)connection;
    (void)url;
    Exchange *exchange = *context;
    if (exchange == NULL) {
        return MHD_NO;
    }
    switch (exchange->stage) {
    case STAGE_HEAD:
        return begin(exchange, method, version);
    case STAGE_BODY:
        return *upload_bytes > 0 ? take_body(exchange, upload, upload_bytes)
                                 : ask_for_work(exchange);
    case STAGE_ANSWERED:
        return send_answer(exchange);
    case STAGE_SWALLOW:
        return swallow(upload_bytes);
    case STAGE_WAITING:
    case STAGE_SENDING:
        break;
    }
    NEVER("the library calls only when it is its turn");
}

static void count_closed(Exchange *exchange) {
    Queue *queue = &exchange->server->queue;
    http_hold(&queue->lock);
    queue->open--;
    (void)pthread_cond_broadcast(&queue->gone);
    http_let_go(&queue->lock);
}

// Answers that the library gave by itself (a broken request line, a chunk that is none).
static int status_of_library(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
    return info == NULL ? 0 : (int)info->http_status;
}

void http_on_end(void *argument, struct MHD_Connection *connection, void **context,
                 enum MHD_RequestTerminationCode code) {
    HttpServer *server = argument;
    Exchange *exchange = *context;
    *context = NULL;
    if (exchange == NULL) {
        return;
    }
    ENSURE(exchange->stage != STAGE_WAITING);
    atomic_store(&exchange->link->sends_since_us, 0);
    if (exchange->status == 0) {
        exchange->status = status_of_library(connection);
    }
    http_link_allow(exchange->link, server->options.limits.head_ms * 1000 +
                                        server->options.limits.idle_seconds * 1000000);
    http_figures_end(exchange, code == MHD_REQUEST_TERMINATED_COMPLETED_OK);
    atomic_fetch_sub(&server->held_bytes, exchange->held_bytes);
    if (exchange->answer != NULL) {
        MHD_destroy_response(exchange->answer);
    }
    if (exchange->is_counted) {
        count_closed(exchange);
    }
    free(exchange->body);
    free(exchange);
}
