// Clients that ask a server over HTTP, each on a connection of its own that stays open, again as
// soon as it is answered: what rows C, D and E are measured with, ours and the limit alike.
//
//   http_load PORT CLIENTS SECONDS FILE [once]
//
// FILE holds requests, each behind a line with its length; they are taken in turn, from the start
// again at the end, or until none is left (once). Prints requests/s, how long half and 99 of a
// hundred took, and how many were answered other than by 2xx (then it fails).
#include "../measure.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CLIENTS_MAX = 256, ANSWER_BYTES = 1 << 20, HEAD_BYTES = 1 << 16, TAKEN_AT_FIRST = 1 << 16 };

typedef struct {
    const char *bytes;
    size_t length;
} Request;

typedef struct {
    uint16_t port;
    int64_t until; // measure_now
    bool once;
    Request *requests;
    size_t count;
    atomic_size_t next;
} Load;

typedef struct {
    Load *load;
    pthread_t thread;
    int64_t *taken; // nanoseconds each
    size_t done;
    size_t room;
    size_t bad;
    char *answer;
} Client;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

// ---- the requests ----

static char *read_file(const char *name, size_t *ret_length) {
    FILE *file = fopen(name, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        fail(name);
    }
    long length = ftell(file);
    rewind(file);
    char *bytes = malloc((size_t)length + 1);
    if (bytes == NULL || fread(bytes, 1, (size_t)length, file) != (size_t)length) {
        fail(name);
    }
    (void)fclose(file);
    bytes[length] = 0;
    *ret_length = (size_t)length;
    return bytes;
}

static void read_requests(const char *name, Load *load) {
    size_t length = 0;
    char *bytes = read_file(name, &length);
    size_t room = 0;
    for (size_t at = 0; at < length;) {
        char *end = NULL;
        size_t size = strtoul(bytes + at, &end, 10);
        if (*end != '\n' || size == 0) {
            (void)fprintf(stderr, "%s is no file of requests\n", name);
            exit(1);
        }
        if (load->count == room) {
            room = room == 0 ? 64 : room * 2;
            load->requests = realloc(load->requests, room * sizeof *load->requests);
            if (load->requests == NULL) {
                fail("requests");
            }
        }
        load->requests[load->count++] = (Request){end + 1, size};
        at = (size_t)(end + 1 - bytes) + size;
    }
}

// The next request; NULL where they are used up.
static const Request *take(Load *load) {
    size_t at = atomic_fetch_add(&load->next, 1);
    if (load->once && at >= load->count) {
        return NULL;
    }
    return &load->requests[at % load->count];
}

// ---- a client ----

static int connect_to(uint16_t port) {
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int one = 1;
    int socket_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_fd < 0 || connect(socket_fd, (struct sockaddr *)&address, sizeof address) != 0) {
        fail("connect");
    }
    (void)setsockopt(socket_fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return socket_fd;
}

// The bytes of the whole answer once its head is there, else 0. Only lengths are understood.
static size_t whole_answer(char *answer, size_t have) {
    answer[have] = 0;
    char *end = strstr(answer, "\r\n\r\n");
    char *length = strcasestr(answer, "\r\nContent-Length:");
    if (end == NULL) {
        return 0;
    }
    if (length == NULL || length > end) {
        (void)fprintf(stderr, "an answer without a length\n");
        exit(1);
    }
    return (size_t)(end + 4 - answer) + strtoul(length + 17, NULL, 10);
}

static void ask(Client *client, int socket_fd, const Request *request) {
    size_t have = 0;
    size_t wanted = 0;
    for (size_t sent = 0; sent < request->length;) {
        ssize_t piece =
            send(socket_fd, request->bytes + sent, request->length - sent, MSG_NOSIGNAL);
        if (piece <= 0) {
            fail("send");
        }
        sent += (size_t)piece;
    }
    while (wanted == 0 || have < wanted) {
        // What does not fit is read over the body: its end alone counts.
        size_t at = have < ANSWER_BYTES - HEAD_BYTES ? have : ANSWER_BYTES - HEAD_BYTES;
        ssize_t piece = recv(socket_fd, client->answer + at, HEAD_BYTES - 1, 0);
        if (piece <= 0) {
            fail("recv");
        }
        have += (size_t)piece;
        wanted = wanted == 0 ? whole_answer(client->answer, have) : wanted;
    }
    client->bad += client->answer[9] != '2';
}

static void note(Client *client, int64_t taken) {
    if (client->done == client->room) {
        client->room = client->room == 0 ? TAKEN_AT_FIRST : client->room * 2;
        client->taken = realloc(client->taken, client->room * sizeof *client->taken);
        if (client->taken == NULL) {
            fail("times");
        }
    }
    client->taken[client->done++] = taken;
}

static void *run(void *argument) {
    Client *client = argument;
    int socket_fd = connect_to(client->load->port);
    for (;;) {
        int64_t begin = measure_now(MEASURE_WALL);
        const Request *request = begin < client->load->until ? take(client->load) : NULL;
        if (request == NULL) {
            break;
        }
        ask(client, socket_fd, request);
        note(client, measure_now(MEASURE_WALL) - begin);
    }
    (void)close(socket_fd);
    return NULL;
}

// ---- all of them ----

static int compare(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left;
    int64_t b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static int64_t *gather(const Client *clients, int count, size_t *ret_count, size_t *ret_bad) {
    size_t all = 0;
    for (int i = 0; i < count; i++) {
        all += clients[i].done;
        *ret_bad += clients[i].bad;
    }
    int64_t *taken = malloc((all + 1) * sizeof *taken);
    if (taken == NULL || all == 0) {
        fail("nothing was answered");
    }
    for (int i = 0, at = 0; i < count; i++) {
        memcpy(taken + at, clients[i].taken, clients[i].done * sizeof *taken);
        at += (int)clients[i].done;
    }
    qsort(taken, all, sizeof *taken, compare);
    *ret_count = all;
    return taken;
}

static long number_of(const char *word) {
    char *end = NULL;
    long number = strtol(word, &end, 10);
    return *end == 0 ? number : 0;
}

int main(int argc, char **argv) {
    Client clients[CLIENTS_MAX];
    Load load = {.once = argc == 6};
    if (argc < 5 || number_of(argv[2]) < 1 || number_of(argv[2]) > CLIENTS_MAX) {
        (void)fprintf(stderr, "usage: http_load PORT CLIENTS SECONDS FILE [once]\n");
        return 2;
    }
    int count = (int)number_of(argv[2]);
    load.port = (uint16_t)number_of(argv[1]);
    read_requests(argv[4], &load);
    int64_t begin = measure_now(MEASURE_WALL);
    load.until = begin + number_of(argv[3]) * MEASURE_SECOND;
    for (int i = 0; i < count; i++) {
        clients[i] = (Client){.load = &load, .answer = malloc(ANSWER_BYTES)};
        if (clients[i].answer == NULL ||
            pthread_create(&clients[i].thread, NULL, run, &clients[i]) != 0) {
            fail("a client");
        }
    }
    for (int i = 0; i < count; i++) {
        (void)pthread_join(clients[i].thread, NULL);
    }
    int64_t taken = measure_now(MEASURE_WALL) - begin;
    size_t done = 0;
    size_t bad = 0;
    int64_t *times = gather(clients, count, &done, &bad);
    char remark[128];
    (void)snprintf(remark, sizeof remark, "p50 %.2f ms p99 %.2f ms, %zu of %zu not 2xx",
                   (double)times[done / 2] / 1e6, (double)times[done * 99 / 100] / 1e6, bad, done);
    return measure_say(measure_rate((int64_t)done, taken), "requests/s", remark) | (bad > 0);
}
