// licet serve: the portal and its API over a database that is there.
#include "base/clock.h"
#include "base/input/complaint.h"
#include "main/command.h"
#include "main/command_fault.h"
#include "main/key_file.h"
#include "main/paper/proof_printer.h"
#include "main/paper/quote_printer.h"
#include "main/serve/list_jobs.h"
#include "main/serve/server.h"
#include "store/db.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    PORT_USUAL = 8080,
    PORT_MAX = 65535,
    ROUTES_ARENA_BYTES = 1 << 20,
    DRAIN_MILLISECONDS = 10000,
    HASHES_WAITING_MAX = 64,
    WORKERS_PER_CORE = 8,
    LOOKS_PER_CORE_OF_SERVER = 2, // of PostgreSQL on this machine
    KEPT_FREE_BYTES = 1 << 20,
    OWN_MAPPING_BYTES = 4 << 20,
    DECIMAL = 10
};

typedef struct {
    const char *database;
    const char *key; // file of the signing key; NULL: proofs are neither rendered nor checked
    const char *address;
    uint16_t port;
    int workers; // 0: some per core
    int cores;
    Clock clock;
    bool is_quiet; // no line per request
} ServeWords;

static int usage(void) {
    (void)fputs("usage: licet serve [--listen ADDRESS] [--port PORT] [--workers N] [--quiet]\n"
                "                   [--today YYYY-MM-DD] [DATABASE]    (else LICET_DB)\n",
                stderr);
    return EXIT_UNUSABLE;
}

static bool read_number(const char *word, long least, long most, long *ret) {
    char *end = NULL;
    long number = strtol(word, &end, DECIMAL);
    if (*word == 0 || *end != 0 || number < least || number > most) {
        return false;
    }
    *ret = number;
    return true;
}

// One word that has a value; false where it is none, or the value does not fit.
static bool read_word(const char *word, const char *value, ServeWords *words) {
    Date today;
    long number = 0;
    if (strcmp(word, "--listen") == 0) {
        words->address = value;
    } else if (strcmp(word, "--port") == 0 && read_number(value, 0, PORT_MAX, &number)) {
        words->port = (uint16_t)number;
    } else if (strcmp(word, "--workers") == 0 && read_number(value, 1, 256, &number)) {
        words->workers = (int)number;
    } else if (strcmp(word, "--today") == 0 && date_parse(text_of(value), &today)) {
        words->clock = clock_moved_to(today);
    } else {
        return false;
    }
    return true;
}

static bool read_words(int count, char **given, ServeWords *ret) {
    ServeWords words = {
        .address = "127.0.0.1", .port = PORT_USUAL, .clock = clock_system(), .database = NULL};
    for (int i = 0; i < count; i++) {
        if (strcmp(given[i], "--quiet") == 0) {
            words.is_quiet = true;
        } else if (given[i][0] == '-') {
            if (i + 1 == count || !read_word(given[i], given[i + 1], &words)) {
                return false;
            }
            i++;
        } else if (words.database == NULL) {
            words.database = given[i];
        } else {
            return false;
        }
    }
    if (words.database == NULL) {
        words.database = getenv("LICET_DB");
    }
    words.key = getenv("LICET_KEY");
    *ret = words;
    return words.database != NULL;
}

// ---- what the server calls ----

static Err worker_begin(void *context, int worker) {
    return engine_worker_begin(((Server *)context)->engine, worker);
}

static void worker_end(void *context, int worker) {
    engine_worker_end(((Server *)context)->engine, worker);
}

static void log_line(void *context, Text line) {
    (void)context;
    (void)fprintf(stderr, "%.*s\n", TEXT_ARG(line));
}

void server_log_fault(const HttpRequest *request, Err err) {
    (void)fprintf(stderr, "{\"fault\":\"%s\",\"number\":%d,\"at\":\"%s:%d\",\"id\":\"%.*s\"}\n",
                  err_message(err), err.number, err.file, err.line, TEXT_ARG(request->id));
}

// ---- running ----

// Waits for the signal that ends it, or for the writer to stop (D5).
static bool wait_for_end(const Server *server, const sigset_t *signals) {
    const struct timespec moment = {.tv_sec = 1};
    for (;;) {
        if (sigtimedwait(signals, NULL, &moment) > 0) {
            return true;
        }
        if (!engine_is_ready(server->engine)) {
            return false;
        }
    }
}

static Err listen_and_wait(Server *server, const ServeWords *words, const sigset_t *signals,
                           bool *ret_ended) {
    HttpOptions options = http_options();
    unsigned char drawn[sizeof options.first_id];
    options.address = words->address;
    options.port = words->port;
    options.limits.workers = words->workers;
    if (engine_reads_itself(server->engine)) {
        options.limits.looks = words->cores + 1; // one may wait for the disk
    } else if (db_server_is_here(text_of(words->database))) {
        options.limits.looks = LOOKS_PER_CORE_OF_SERVER * words->cores; // half wait for its answer
    }
    options.clock = words->clock;
    options.context = server;
    options.worker_begin = worker_begin;
    options.worker_end = worker_end;
    options.handle = server_handle;
    options.log = words->is_quiet ? NULL : log_line;
    entropy_fill(&server->entropy, drawn, sizeof drawn);
    memcpy(&options.first_id, drawn, sizeof drawn);
    TRY(http_start(&options, &server->http));
    (void)printf("licet: serving http://%s:%d/\n", words->address, http_port(server->http));
    (void)fflush(stdout);
    *ret_ended = wait_for_end(server, signals);
    http_stop(server->http, DRAIN_MILLISECONDS);
    return OK;
}

static Err read_key(Arena *arena, const char *path, SigningKey *key, ProofPress *press) {
    static const char *const program = "/proc/self/exe";
    press->printer = proof_printer(&program);
    press->quotes = quote_printer(&program);
    if (path == NULL) {
        return OK;
    }
    TRY(key_file_read(arena, path, key));
    press->key = key;
    return OK;
}

// A connection each, the database's files, and some.
static void raise_file_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

static Err serve(ServeWords *words, bool *ret_ended) {
    Arena arena;
    SigningKey key;
    sigset_t signals;
    Server server = {.entropy = entropy_of_machine(), .clock = words->clock};
    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, SIGINT);
    (void)sigaddset(&signals, SIGTERM);
    (void)pthread_sigmask(SIG_BLOCK, &signals, NULL); // for all threads to come
    (void)signal(SIGPIPE, SIG_IGN);
    raise_file_limit();
    // A worker that writes waits for its group's COMMIT, so there are more of them than cores.
    words->cores = (int)sysconf(_SC_NPROCESSORS_ONLN);
    words->workers = words->workers > 0 ? words->workers : WORKERS_PER_CORE * words->cores;
    int jobs_worker = words->workers; // beside those of requests
    EngineOptions options = {words->database, words->workers + 1, words->clock};
    TRY(arena_init(&arena, ROUTES_ARENA_BYTES));
    server.route_count = server_routes(&arena, &server.routes);
    Err err = read_key(&arena, words->key, &key, &server.press);
    if (!err_failed(err)) {
        err = password_gate_open(words->cores, HASHES_WAITING_MAX, &server.entropy,
                                 &server.passwords);
    }
    if (!err_failed(err)) {
        err = engine_start(&options, &server.engine);
    }
    if (!err_failed(err)) {
        err = list_jobs_start(&server, jobs_worker, &server.jobs);
    }
    if (!err_failed(err)) {
        err = listen_and_wait(&server, words, &signals, ret_ended);
    }
    list_jobs_stop(server.jobs);
    engine_stop(server.engine);
    password_gate_close(server.passwords);
    arena_free(&arena);
    return err;
}

// What a page used the next one uses again: the allocator gives back to the system what is over a
// mebibyte, and takes pieces of up to four mebibytes from what it keeps. Both are set, for setting
// one ends what it learns of the other.
static void keep_memory_of_answers(void) {
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_FREE_BYTES);
    (void)mallopt(M_MMAP_THRESHOLD, OWN_MAPPING_BYTES);
}

int command_serve(int count, char **words) {
    ServeWords read;
    bool ended = false;
    if (!read_words(count, words, &read)) {
        return usage();
    }
    keep_memory_of_answers();
    Err err = serve(&read, &ended);
    if (err_failed(err)) {
        return command_say_fault(read.database, err);
    }
    return ended ? EXIT_DONE : EXIT_FAULT;
}
