// The queue between the network threads and the workers. What waits in it is a whole request, or a
// stream whose client has taken all there was; both have their connection suspended, so that each
// is a worker's alone.
//
// What only looks (GET, HEAD, a pull) computes, and what changes mostly waits for a disk. So there
// are more workers than cores, and of those that look only `looks` run at once: more of them would
// take turns with the cores and end no sooner, each with a cache of its own. A look that has waited
// for look_ms runs beside them, as long as half of the workers are left to changes: a few slow ones
// hold up nobody for longer.
#include "net/http_core_private.h"

#include <poll.h>
#include <stdlib.h>

enum {
    ARENA_BYTES = 1 << 30, // of address space; the limits keep requests far away from it
    MEMORY_LOOKS = 25,
    MEMORY_LOOK_MILLISECONDS = 10,
};

// ---- the queue ----

static bool is_pull(const Exchange *exchange) {
    return exchange->stage == STAGE_SENDING;
}

static bool is_look(const Exchange *exchange) {
    return is_pull(exchange) || exchange->method == HTTP_GET || exchange->method == HTTP_HEAD;
}

static HttpRefusal judge(const Queue *queue, const Exchange *exchange) {
    HttpServer *server = exchange->server;
    if (queue->is_ending) {
        return HTTP_ENDING;
    }
    return queue->waiting >= server->options.limits.queue ? HTTP_BUSY : HTTP_PASSED;
}

static int64_t look_patience_ends_us(const Exchange *look) {
    return look->queued_us + look->server->options.limits.look_ms * 1000;
}

static bool look_may_run(const Queue *queue) {
    const Exchange *look = queue->looks.first;
    if (look == NULL || queue->is_closed) {
        return look != NULL;
    }
    const HttpLimits *limits = &look->server->options.limits;
    return queue->looking < limits->looks || (queue->looking < limits->workers / 2 &&
                                              clock_monotonic_us() >= look_patience_ends_us(look));
}

// Where the next one stands that may run: the one that came first; NULL where none may. Who has
// just ended a look goes on with a look: its place is free, and nobody else is called to it.
static Line *line_to_serve(Queue *queue, bool ended_look) {
    const Exchange *change = queue->changes.first;
    bool may_look = look_may_run(queue);
    if (may_look &&
        (change == NULL || ended_look || queue->looks.first->queued_us <= change->queued_us)) {
        return &queue->looks;
    }
    return change == NULL ? NULL : &queue->changes;
}

static void line_add(Line *line, Exchange *exchange) {
    exchange->next = NULL;
    *(line->last == NULL ? &line->first : &line->last->next) = exchange;
    line->last = exchange;
}

static Exchange *line_take(Line *line) {
    Exchange *exchange = line->first;
    line->first = exchange->next;
    line->last = exchange->next == NULL ? NULL : line->last;
    return exchange;
}

static Worker *take_idle(Queue *queue) {
    Worker *worker = queue->idle;
    if (worker != NULL) {
        queue->idle = worker->next_idle;
        worker->is_idle = false;
        return worker;
    }
    worker = queue->watcher;
    queue->watcher = NULL;
    return worker;
}

// Whom to call for what was just added: who runs it, or who watches how long looks wait.
static Worker *whom_to_call(Queue *queue) {
    const Exchange *look = queue->looks.first;
    bool needs_watcher = look != NULL && queue->watcher == NULL &&
                         clock_monotonic_us() < look_patience_ends_us(look);
    return line_to_serve(queue, false) != NULL || needs_watcher ? take_idle(queue) : NULL;
}

HttpRefusal http_work_add(Exchange *exchange) {
    Queue *queue = &exchange->server->queue;
    Worker *called = NULL;
    bool pulls = is_pull(exchange);
    exchange->queued_us = clock_monotonic_us();
    http_hold(&queue->lock);
    HttpRefusal refusal = pulls ? HTTP_PASSED : judge(queue, exchange);
    if (queue->is_closed) {
        refusal = HTTP_ENDING;
    }
    if (refusal == HTTP_PASSED) {
        MHD_suspend_connection(exchange->connection);
        line_add(is_look(exchange) ? &queue->looks : &queue->changes, exchange);
        queue->waiting += !pulls;
        called = whom_to_call(queue);
    }
    http_let_go(&queue->lock);
    if (called != NULL) { // behind the lock, which it takes at once
        (void)pthread_cond_signal(&called->called);
    }
    return refusal;
}

static void wait_idle(Queue *queue, Worker *worker) {
    worker->is_idle = true;
    worker->next_idle = queue->idle;
    queue->idle = worker;
    while (worker->is_idle && !queue->is_closed) {
        (void)pthread_cond_wait(&worker->called, &queue->lock);
    }
}

// One of those with nothing to do watches the first look that waits. One that is late already waits
// for who ends a look.
static void wait_for_call(Queue *queue, Worker *worker) {
    const Exchange *look = queue->looks.first;
    if (look == NULL || queue->watcher != NULL ||
        clock_monotonic_us() >= look_patience_ends_us(look)) {
        wait_idle(queue, worker);
        return;
    }
    queue->watcher = worker;
    http_wait_until(&worker->called, &queue->lock, look_patience_ends_us(look));
    queue->watcher = queue->watcher == worker ? NULL : queue->watcher;
}

// Who has run a look beside the others has not waited for the next one, which may be as late.
static Worker *whom_to_call_beside(Queue *queue, const Exchange *taken) {
    bool is_beside = is_look(taken) && queue->looking > taken->server->options.limits.looks;
    return is_beside ? whom_to_call(queue) : NULL;
}

// The next one; NULL where the queue is empty and closed. Who has just ended one may take what an
// idle worker was called for.
static Exchange *take(Queue *queue, Worker *worker, bool ended_look, bool *ret_is_ending) {
    Exchange *exchange = NULL;
    Worker *called = NULL;
    http_hold(&queue->lock);
    Line *line = line_to_serve(queue, ended_look);
    while (line == NULL && !queue->is_closed) {
        wait_for_call(queue, worker);
        line = line_to_serve(queue, false);
    }
    if (line != NULL) {
        exchange = line_take(line);
        queue->waiting -= !is_pull(exchange);
        queue->looking += is_look(exchange);
        queue->running++;
        called = whom_to_call_beside(queue, exchange);
    }
    *ret_is_ending = queue->is_ending;
    http_let_go(&queue->lock);
    if (called != NULL) {
        (void)pthread_cond_signal(&called->called);
    }
    return exchange;
}

// ---- a worker ----

static HttpRefusal handle(Exchange *exchange, Worker *worker, HttpAnswer *answer) {
    const HttpOptions *options = &exchange->server->options;
    HttpRequest request;
    HttpRefusal refusal = http_request_read(exchange, worker, &request);
    if (refusal == HTTP_PASSED) {
        options->handle(options->context, &request, answer);
        ENSURE(answer->status >= 100 && answer->status <= 599);
    }
    return refusal;
}

// Who comes while slow readers fill the memory waits a few sweeps for those to be cut (http_link),
// so that they keep out nobody who is quick.
static bool memory_is_there(HttpServer *server) {
    int64_t most = server->options.limits.held_bytes;
    for (int i = 0; i < MEMORY_LOOKS && atomic_load(&server->held_bytes) > most; i++) {
        (void)poll(NULL, 0, MEMORY_LOOK_MILLISECONDS);
    }
    return atomic_load(&server->held_bytes) <= most;
}

static void run(Exchange *exchange, Worker *worker, bool is_ending) {
    HttpAnswer answer = {.status = MHD_HTTP_OK};
    int64_t begun_us = clock_monotonic_us();
    exchange->waited_us = begun_us - exchange->queued_us;
    if (is_ending) {
        exchange->refusal = HTTP_ENDING;
    } else if (exchange->waited_us > exchange->server->options.limits.queue_ms * 1000) {
        exchange->refusal = HTTP_LATE;
    } else if (!memory_is_there(exchange->server)) {
        exchange->refusal = HTTP_MEMORY;
    } else {
        exchange->refusal = handle(exchange, worker, &answer);
    }
    exchange->answer = exchange->refusal == HTTP_PASSED ? http_answer_make(exchange, &answer)
                                                        : http_refusal_make(exchange);
    exchange->ran_us = clock_monotonic_us() - begun_us;
    exchange->stage = STAGE_ANSWERED;
}

static void work_at(Exchange *exchange, Worker *worker, bool is_ending) {
    struct MHD_Connection *connection = exchange->connection;
    if (is_pull(exchange)) {
        http_stream_pull(exchange->stream, worker);
    } else {
        run(exchange, worker, is_ending);
    }
    arena_reset(&worker->arena);
    MHD_resume_connection(connection); // from here on the exchange is the network thread's
}

static void say_begun(Worker *worker, Err begun) {
    Queue *queue = &worker->server->queue;
    http_hold(&queue->lock);
    worker->begun = begun;
    queue->ready++;
    (void)pthread_cond_broadcast(&queue->gone);
    http_let_go(&queue->lock);
}

static void rest(Queue *queue, bool ended_look) {
    http_hold(&queue->lock);
    queue->running--;
    queue->looking -= ended_look;
    http_let_go(&queue->lock);
}

static void *work(void *argument) {
    Worker *worker = argument;
    Queue *queue = &worker->server->queue;
    const HttpOptions *options = &worker->server->options;
    Err begun = options->worker_begin == NULL
                    ? OK
                    : options->worker_begin(options->context, worker->number);
    say_begun(worker, begun);
    if (err_failed(begun)) {
        return NULL;
    }
    bool is_ending = false;
    bool looks = false;
    for (Exchange *next = take(queue, worker, looks, &is_ending); next != NULL;
         next = take(queue, worker, looks, &is_ending)) {
        looks = is_look(next); // while it is ours
        work_at(next, worker, is_ending);
        rest(queue, looks);
    }
    if (options->worker_end != NULL) {
        options->worker_end(options->context, worker->number);
    }
    return NULL;
}

// ---- beginning and end ----

static void join(HttpServer *server, int count) {
    Queue *queue = &server->queue;
    http_hold(&queue->lock);
    queue->is_ending = true;
    queue->is_closed = true;
    for (int i = 0; i < count; i++) {
        (void)pthread_cond_signal(&queue->workers[i].called);
    }
    http_let_go(&queue->lock);
    for (int i = 0; i < count; i++) {
        int failed = pthread_join(queue->workers[i].thread, NULL);
        ENSURE(failed == 0);
        arena_free(&queue->workers[i].arena);
    }
}

void http_work_end(HttpServer *server) {
    join(server, (int)server->options.limits.workers);
}

void http_work_free(HttpServer *server) {
    Queue *queue = &server->queue;
    for (int64_t i = 0; i < server->options.limits.workers; i++) {
        (void)pthread_cond_destroy(&queue->workers[i].called);
    }
    free(queue->workers);
    (void)pthread_cond_destroy(&queue->gone);
    (void)pthread_mutex_destroy(&queue->lock);
}

static Err begin_worker(Worker *worker) {
    TRY(arena_init(&worker->arena, ARENA_BYTES));
    int failed = pthread_create(&worker->thread, NULL, work, worker);
    if (failed != 0) {
        arena_free(&worker->arena);
        return FAULT_AT(FAULT_HTTP_START, failed);
    }
    return OK;
}

// What the first of them said that could not begin.
static Err wait_until_ready(Queue *queue, int count) {
    Err err = OK;
    http_hold(&queue->lock);
    while (queue->ready < count) {
        (void)pthread_cond_wait(&queue->gone, &queue->lock);
    }
    for (int i = 0; i < count && !err_failed(err); i++) {
        err = queue->workers[i].begun;
    }
    http_let_go(&queue->lock);
    return err;
}

Err http_work_begin(HttpServer *server) {
    Queue *queue = &server->queue;
    int count = (int)server->options.limits.workers;
    queue->workers = calloc((size_t)count, sizeof queue->workers[0]);
    if (queue->workers == NULL) {
        return FAULT_AT(FAULT_MEMORY, 0);
    }
    int failed = pthread_mutex_init(&queue->lock, NULL);
    ENSURE(failed == 0);
    failed = pthread_cond_init(&queue->gone, NULL);
    ENSURE(failed == 0);
    for (int i = 0; i < count; i++) {
        queue->workers[i] = (Worker){.server = server, .number = i};
        failed = pthread_cond_init(&queue->workers[i].called, NULL);
        ENSURE(failed == 0);
    }
    Err err = OK;
    int begun = 0;
    while (begun < count && !err_failed(err)) {
        err = begin_worker(&queue->workers[begun]);
        begun += !err_failed(err);
    }
    if (!err_failed(err)) {
        err = wait_until_ready(queue, count);
    }
    if (err_failed(err)) {
        join(server, begun);
        http_work_free(server);
    }
    return err;
}
