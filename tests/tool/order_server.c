// The thing that fault tests kill: real actions on a database file, behind a unix socket.
//
//   order_server --setup DB SCENARIO           makes the database with the scenario's catalogue
//   order_server [--early | --keyless] DB SCENARIO SOCKET   serves until its standard input ends;
//   then says
//                                              "GROUPS n CHANGES n TOGETHER n"
//
// A request is a line, KEY and what is asked; its answer is a line too:
//   KEY enrol SITE AGREEMENT                   KEY OK SITE 0 1
//   KEY order SITE PART QUANTITY [PART …]      KEY OK number total seq
//   KEY return NUMBER LINE QUANTITY            KEY OK number credit seq
//   refused                                    KEY ERR code-of-the-refusal
//   a fault: in doubt, repeat with the key     KEY DOUBT number-of-the-fault
// A thread per connection, so that as many requests as clients wait in the writer at once. Two
// planted faults, which the tests must catch: --early answers an order before the COMMIT of its
// group, --keyless forgets the keys.
#include "action/agreement/enrol.h"
#include "action/order/order_accept.h"
#include "action/order/return/order_return.h"
#include "base/clock.h"
#include "base/file.h"
#include "main/replay/catalogue.h"
#include "main/writer.h"
#include "store/q_directory.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { WORDS_MAX = 256, LINE_BYTES_MAX = 4096, ANSWER_BYTES_MAX = 512, CLIENTS_WAITING = 128 };
enum { EARLY_MICROSECONDS = 2000 };

typedef struct {
    const char *database;
    Scenario scenario;
    Db *db;
    Db *mover; // the writer's: moves the log
    Writer *writer;
    bool early;
    bool keyless;
    pthread_rwlock_t open; // read while a line is served, written for good by the end
} Server;

typedef struct {
    Server *server;
    int socket;
    Arena arena;
    Db *read; // opened when first needed
} Client;

typedef struct {
    Text words[WORDS_MAX];
    size_t count;
    Text asked; // all words but the key
} Request;

static void end_with(Err err, const char *what) {
    (void)fprintf(stderr, "order_server: %s: %s (%s:%d, %d)\n", what, err_message(err), err.file,
                  err.line, err.number);
    exit(1);
}

static void must(Err err, const char *what) {
    if (err_failed(err)) {
        end_with(err, what);
    }
}

// ---- requests ----

static bool read_request(Text line, Request *ret) {
    ret->count = 0;
    for (size_t at = 0; at < line.len;) {
        size_t end = at;
        while (end < line.len && line.bytes[end] != ' ') {
            end++;
        }
        if (end == at || ret->count == WORDS_MAX) {
            return false;
        }
        ret->words[ret->count++] = (Text){line.bytes + at, end - at};
        at = end + 1;
    }
    if (ret->count < 4) {
        return false;
    }
    ret->asked = (Text){ret->words[1].bytes, line.len - ret->words[0].len - 1};
    return true;
}

// 0, which every action refuses, for anything that is no number.
static int64_t number_of(Text word) {
    int64_t number = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.bytes[i] < '0' || word.bytes[i] > '9' || number > INT32_MAX) {
            return 0;
        }
        number = number * 10 + (word.bytes[i] - '0');
    }
    return number;
}

static void send_line(const Client *client, const char *line, size_t bytes) {
    // A client that is gone asks again with its key.
    if (write(client->socket, line, bytes) != (ssize_t)bytes) {
        (void)shutdown(client->socket, SHUT_RDWR);
    }
}

static void send_good(const Client *client, const Request *request, Text number, int64_t amount,
                      int64_t seq) {
    char line[ANSWER_BYTES_MAX];
    int bytes = snprintf(line, sizeof line, "%.*s OK %.*s %lld %lld\n", TEXT_ARG(request->words[0]),
                         TEXT_ARG(number), (long long)amount, (long long)seq);
    send_line(client, line, (size_t)bytes);
}

static void send_bad(const Client *client, const Request *request, Err err,
                     const Refusals *refusals) {
    char line[ANSWER_BYTES_MAX];
    int bytes = 0;
    if (err_failed(err)) {
        bytes = snprintf(line, sizeof line, "%.*s DOUBT %d\n", TEXT_ARG(request->words[0]),
                         (int)err.code);
    } else {
        bytes = snprintf(line, sizeof line, "%.*s ERR %.*s\n", TEXT_ARG(request->words[0]),
                         TEXT_ARG(refusal_code(refusals->items[0].id)));
    }
    send_line(client, line, (size_t)bytes);
}

static ActionContext context_of(Client *client, const Request *request) {
    const Server *server = client->server;
    Clock clock = clock_system();
    Instant now = clock_now(&clock);
    Date today = {0};
    (void)date_parse(S("2025-03-01"), &today);
    return (ActionContext){
        .arena = &client->arena,
        .prices = catalogue_prices(&server->scenario),
        .programme_version = CATALOGUE_PROGRAMME_VERSION,
        .today = today,
        .now = now,
        .gathering = writer_gathering(server->writer),
        .key = server->keyless ? (Text){0} : request->words[0],
        .digest = request->asked,
    };
}

// ---- the planted fault ----

typedef struct {
    const Client *client;
    const Request *request;
    const OrderView *order;
    const Refusals *refusals;
    ActionWork work;
    void *argument;
} Early;

static Err work_and_answer(void *argument, Db *db, NumberSource *numbers) {
    const Early *early = argument;
    TRY(early->work(early->argument, db, numbers));
    if (!refused(early->refusals)) {
        send_good(early->client, early->request, early->order->number, early->order->total.minor,
                  early->order->seq);
        (void)usleep(EARLY_MICROSECONDS);
    }
    return OK;
}

static Err run_early(void *target, ActionWork work, void *argument) {
    Early *early = target;
    early->work = work;
    early->argument = argument;
    return writer_run(early->client->server->writer, work_and_answer, early);
}

// ---- what can be asked ----

static void ask_order(Client *client, const Request *request) {
    ActionContext context = context_of(client, request);
    size_t count = (request->count - 3) / 2;
    OrderLineInput *lines = arena_array(&client->arena, OrderLineInput, count);
    for (size_t i = 0; i < count; i++) {
        lines[i] = (OrderLineInput){.part = request->words[3 + 2 * i],
                                    .quantity = {number_of(request->words[4 + 2 * i])}};
    }
    OrderInput input = {.site = request->words[2], .lines = lines, .line_count = count};
    OrderView order;
    Refusals refusals;
    Early early = {.client = client, .request = request, .order = &order, .refusals = &refusals};
    if (client->server->early) {
        context.gathering = (ActionGathering){.run = run_early, .target = &early};
    }
    Err err = do_order_accept(&context, &input, &order, &refusals);
    if (err_failed(err) || refused(&refusals)) {
        send_bad(client, request, err, &refusals);
    } else if (!client->server->early) {
        send_good(client, request, order.number, order.total.minor, order.seq);
    }
}

static void ask_enrol(Client *client, const Request *request) {
    ActionContext context = context_of(client, request);
    EnrolInput input = {.site = request->words[2],
                        .agreement = request->words[3],
                        .details = {.time_zone = S("UTC")}};
    EnrolOutcome outcome;
    Refusals refusals;
    Err err = do_enrol(&context, &input, &outcome, &refusals);
    if (err_failed(err) || refused(&refusals)) {
        send_bad(client, request, err, &refusals);
    } else {
        send_good(client, request, request->words[2], 0, 1);
    }
}

// The order that a number names; one that is nowhere if there is none.
static Err find_order(Client *client, Text number, ReturnInput *input) {
    if (client->read == NULL) {
        TRY(db_open(text_of(client->server->database), &client->read));
    }
    QDirectoryFindRow row;
    bool found = false;
    TRY(q_directory_find(client->read, &client->arena,
                         &(QDirectoryFindIn){.kind = S("order"), .number = number}, &row, &found));
    if (found) {
        input->enterprise = row.owner;
        input->order.id = row.object;
    }
    return OK;
}

static void ask_return(Client *client, const Request *request) {
    ActionContext context = context_of(client, request);
    ReturnInput input = {.line = number_of(request->words[3]),
                         .quantity = {request->count > 4 ? number_of(request->words[4]) : 0}};
    ReturnOutcome outcome;
    Refusals refusals = {0};
    Err err = find_order(client, request->words[2], &input);
    if (!err_failed(err)) {
        err = do_order_return(&context, &input, &outcome, &refusals);
    }
    if (err_failed(err) || refused(&refusals)) {
        send_bad(client, request, err, &refusals);
    } else {
        send_good(client, request, request->words[2], outcome.credit.minor, outcome.seq);
    }
}

static bool answer_line(Client *client, Text line) {
    Request request;
    if (!read_request(line, &request)) {
        return false;
    }
    if (text_equal(request.words[1], S("order"))) {
        ask_order(client, &request);
    } else if (text_equal(request.words[1], S("enrol"))) {
        ask_enrol(client, &request);
    } else if (text_equal(request.words[1], S("return"))) {
        ask_return(client, &request);
    } else {
        return false;
    }
    arena_reset(&client->arena);
    return true;
}

// A line that comes after the end waits for it: a client that is gone may have left one unread.
static bool serve_line(Client *client, Text line) {
    int failed = pthread_rwlock_rdlock(&client->server->open);
    ENSURE(failed == 0);
    bool good = answer_line(client, line);
    failed = pthread_rwlock_unlock(&client->server->open);
    ENSURE(failed == 0);
    return good;
}

// ---- clients ----

static void *serve_client(void *argument) {
    Client *client = argument;
    char bytes[LINE_BYTES_MAX];
    size_t used = 0;
    bool good = true;
    while (good && used < sizeof bytes) {
        ssize_t came = read(client->socket, bytes + used, sizeof bytes - used);
        if (came <= 0) {
            break;
        }
        used += (size_t)came;
        char *end = NULL;
        while (good && (end = memchr(bytes, '\n', used)) != NULL) {
            size_t line = (size_t)(end - bytes);
            good = serve_line(client, (Text){bytes, line});
            used -= line + 1;
            memmove(bytes, end + 1, used);
        }
    }
    (void)close(client->socket);
    db_close(client->read);
    arena_free(&client->arena);
    free(client);
    return NULL;
}

static void take_client(Server *server, int listening) {
    int socket = accept(listening, NULL, NULL);
    Client *client = calloc(1, sizeof *client);
    if (socket < 0 || client == NULL) {
        free(client);
        return;
    }
    *client = (Client){.server = server, .socket = socket};
    must(arena_init(&client->arena, (size_t)64 << 20), "arena");
    pthread_t thread;
    int failed = pthread_create(&thread, NULL, serve_client, client);
    ENSURE(failed == 0);
    (void)pthread_detach(thread);
}

static int listen_at(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    ENSURE(strlen(path) < sizeof address.sun_path);
    memcpy(address.sun_path, path, strlen(path));
    (void)unlink(path);
    int listening = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listening < 0 || bind(listening, (const struct sockaddr *)&address, sizeof address) != 0 ||
        listen(listening, CLIENTS_WAITING) != 0) {
        perror(path);
        exit(1);
    }
    return listening;
}

// What the clients' threads still have in the writer is done before the end.
static void serve(Server *server, const char *path) {
    must(db_open(text_of(server->database), &server->mover), server->database);
    WriterLimits limits = {WRITER_WAITING_MAX, WRITER_GROUP_MAX, 20250301, server->mover};
    must(writer_start(server->db, &limits, &server->writer), "writer");
    struct pollfd watched[] = {{.fd = listen_at(path), .events = POLLIN},
                               {.fd = STDIN_FILENO, .events = POLLIN}};
    while (watched[1].revents == 0) {
        if (poll(watched, 2, -1) > 0 && watched[0].revents != 0) {
            take_client(server, watched[0].fd);
        }
    }
    (void)close(watched[0].fd);
    int failed = pthread_rwlock_wrlock(&server->open);
    ENSURE(failed == 0);
    WriterCounts counts = writer_counts(server->writer);
    writer_stop(server->writer);
    db_close(server->mover);
    db_close(server->db);
    (void)printf("GROUPS %lld CHANGES %lld TOGETHER %lld\n", (long long)counts.groups,
                 (long long)counts.changes, (long long)counts.together);
    (void)fflush(stdout);
    _exit(0);
}

static void read_scenario(const char *path, Arena *arena, Scenario *ret) {
    Text text;
    Complaints complaints;
    must(file_read(arena, path, SCENARIO_BYTES_MAX, &text), path);
    if (!scenario_read(arena, text, ret, &complaints)) {
        Text line = complaint_text(arena, text_of(path), &complaints.items[0]);
        (void)fprintf(stderr, "order_server: %.*s\n", TEXT_ARG(line));
        exit(1);
    }
}

int main(int count, char **words) {
    Server server = {.open = PTHREAD_RWLOCK_INITIALIZER};
    bool setup = count > 1 && strcmp(words[1], "--setup") == 0;
    server.early = count > 1 && strcmp(words[1], "--early") == 0;
    server.keyless = count > 1 && strcmp(words[1], "--keyless") == 0;
    char **rest = words + (setup || server.early || server.keyless ? 2 : 1);
    if (words + count - rest != (setup ? 2 : 3)) {
        (void)fputs("usage: order_server [--setup | --early | --keyless] DB SCENARIO [SOCKET]\n",
                    stderr);
        return 2;
    }
    (void)signal(SIGPIPE, SIG_IGN); // a client that is gone is no reason to end
    Arena arena;
    must(arena_init(&arena, (size_t)1 << 30), "arena");
    server.database = rest[0];
    read_scenario(rest[1], &arena, &server.scenario);
    must(db_open(text_of(rest[0]), &server.db), rest[0]);
    must(db_migrate(server.db), rest[0]);
    if (!setup) {
        serve(&server, rest[2]);
    }
    must(catalogue_load(server.db, &server.scenario), rest[1]);
    db_close(server.db);
    scenario_free(&server.scenario);
    arena_free(&arena);
    return 0;
}
