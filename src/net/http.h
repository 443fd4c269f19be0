// The HTTP/1.1 server: reads requests under limits and deadlines, hands each whole one to a handler
// on a pool of workers, and writes the answer. Knows no page, no right and no noun of the business.
//
//   - The network threads only read and write. A request waits in a bounded queue for a worker; a
//     full queue answers 503 with Retry-After and has run nothing.
//   - What is ambiguous or over a limit is refused before the handler (http_refusals.def,
//     http_limits.def); the connection is closed behind it.
//   - A handler runs to its end in one worker. A long answer is a stream, pulled piece by piece by
//     whichever worker is free, and only when the client has taken what came before.
//
// All threads inherit the signal mask of the one that starts the server. The process needs as many
// file descriptors as `connections` and some.
#ifndef NET_HTTP_H
#define NET_HTTP_H

#include "base/clock.h"
#include "base/input/fields.h"
#include "base/text.h"

typedef enum {
    HTTP_GET,
    HTTP_HEAD,
    HTTP_POST,
    HTTP_PUT,
    HTTP_PATCH,
    HTTP_DELETE,
    HTTP_OPTIONS
} HttpMethod;

typedef FieldPair HttpPair;

// In the order in which they came, repetitions kept.
typedef struct {
    const HttpPair *items;
    size_t count;
} HttpPairs;

// A whole request that passed all guards. Everything in it lives until the handler returns.
typedef struct {
    HttpMethod method;
    Text id;           // 16 hexadecimal digits, its own
    Text path;         // begins with "/", decoded once: UTF-8 without control characters,
                       // without "." and ".." as a segment, and no %2F in it
    Text raw_query;    // behind "?", as it came
    HttpPairs query;   // decoded: UTF-8 without NUL; other control characters are the fields'
                       // matter
    HttpPairs headers; // names as they came, values without blanks around them
    HttpPairs cookies; // as they came; what is no name=value is left out
    HttpPairs form;    // of application/x-www-form-urlencoded, decoded as the query is, and the
                       // fields of multipart/form-data
    HttpPairs files;   // of multipart/form-data: a field's name, and the bytes; pieces of the body
    HttpPairs file_names; // of each of files, in its place: the field's name, and the file's own
    Text content_type;    // "text/html" in small letters without parameters; empty: none
    Text body;            // whole
    Text peer;            // the other end's address, as text
    Instant arrived_at;   // by the server's clock; the request's only "now"
    int64_t arrived_us;   // when its head was whole, on clock_monotonic_us
    Arena *arena;         // the worker's, for whatever the request needs; reset behind the handler
    int worker;           // 0 … workers - 1
} HttpRequest;

// ---- the answer ----

enum { HTTP_ANSWER_HEADERS_MAX = 32, HTTP_PIECE_BYTES = 64 * 1024 };

typedef enum {
    HTTP_MORE,  // the piece holds something; ask again
    HTTP_LAST,  // the piece (it may be empty) is the last
    HTTP_BROKEN // it cannot go on: the connection is cut, so that nobody takes it for whole
} HttpProduced;

// One pull of a stream. Workers differ from pull to pull: nothing of a worker outlives one.
typedef struct {
    void *state;    // as http_answer_stream gave it
    Arena *memory;  // 1 MiB that lives as long as the stream
    Arena *scratch; // the worker's; forgotten behind this call
    void *context;  // of the options
    int worker;
    TextBuf *piece; // to be filled with up to HTTP_PIECE_BYTES; an overflow is a bug
} HttpPull;

typedef HttpProduced (*HttpProduce)(HttpPull *pull);

typedef struct HttpStream HttpStream;

// Handed to the handler as an empty 200. Body and header values live in the request's arena, or
// longer.
typedef struct {
    int status; // 100 … 599
    HttpPair headers[HTTP_ANSWER_HEADERS_MAX];
    size_t header_count;
    Text body;
    const TextPiece *pieces; // the body where it is not one text: that many bytes of these
    size_t pieces_len;
    bool is_constant;     // the body outlives the server: it is sent without a copy
    bool closes;          // close the connection behind it
    HttpStream *stream;   // NULL: the body
    Arena *stream_memory; // HttpPull.memory, for what the state points to; NULL without a stream
} HttpAnswer;

// The answer is a file that came from outside: to be saved under this name (text without control
// characters) and, were it shown all the same, without scripts or forms.
void http_answer_saved_as(HttpAnswer *answer, Arena *arena, Text name);
// Adds a header. False, and nothing is added, where the value holds a control character, so that a
// value from outside can be refused; the name is the program's own (a bug if not). Content-Length,
// Date, Connection and Transfer-Encoding are the server's.
bool http_answer_header(HttpAnswer *answer, Text name, Text value);
// Sets the body and its Content-Type.
void http_answer_body(HttpAnswer *answer, Text type, Text body);
// The same, the body being the first `len` bytes of pieces.
void http_answer_pieces(HttpAnswer *answer, Text type, const TextPiece *pieces, size_t len);
// Makes the answer a stream; ret_state is `state_bytes` zeroed bytes that live as long as it. Where
// too many streams are open the client gets 503 in its place. FAULT_MEMORY.
Err http_answer_stream(HttpAnswer *answer, Text type, HttpProduce produce, size_t state_bytes,
                       void **ret_state);
// Sets ETag ("…" with its quotes). True where the client holds that very version (If-None-Match of
// a GET or HEAD): the answer is 304 then and needs no body.
bool http_answer_tag(const HttpRequest *request, HttpAnswer *answer, Text tag);

// ---- asking a request ----

// The header of that name, in any case; false and ret untouched where it stands nowhere or more
// than once.
bool http_header(const HttpRequest *request, Text name, Text *ret_value);
// Under what the client came, for addresses in a file: "https://licet.example", or http where the
// host is this machine's own. Empty where it named none.
Text http_origin(Arena *arena, const HttpRequest *request);
// The value of a name that stands exactly once among query, form or cookies.
bool http_find(HttpPairs pairs, Text name, Text *ret_value);

// ---- the server ----

typedef struct {
#define LIMIT(name, usual, most, error, test) int64_t name;
#include "net/http_limits.def"
#undef LIMIT
} HttpLimits;

typedef struct {
    const char *address; // as digits, IPv4 or IPv6: "127.0.0.1"
    uint16_t port;       // 0: any that is free (http_port tells)
    HttpLimits limits;
    Clock clock;
    uint64_t first_id; // request ids count up from here: drawn at random, they differ between nodes
    void *context;     // handed to each of the following
    // In a worker's thread, before its first request and behind its last. A fault of the first
    // keeps the server from starting. NULL: nothing to do.
    Err (*worker_begin)(void *context, int worker);
    void (*worker_end)(void *context, int worker);
    // Answers one request; called by many workers at once.
    void (*handle)(void *context, const HttpRequest *request, HttpAnswer *answer);
    // One JSON object about a request that has ended (no line break; lives until it returns).
    // Called by network threads, which wait for it. NULL: no log.
    void (*log)(void *context, Text line);
} HttpOptions;

typedef struct HttpServer HttpServer;

enum { HTTP_TOOK_COUNT = 13 };

// Upper bounds of HttpCounts.took, in microseconds; the last is INT64_MAX.
extern const int64_t http_took_bounds_us[HTTP_TOOK_COUNT];

typedef struct {
    int64_t requests[6];           // ended, by the status's first digit; [0]: no answer
    int64_t refused;               // of these, by the server itself
    int64_t turned_away;           // of these, with 503
    int64_t cut;                   // connections closed by a deadline
    int64_t took[HTTP_TOOK_COUNT]; // from the whole head to the whole answer, each bound's own
    int64_t took_us;               // their sum
    int64_t connections;           // now, as the following
    int64_t waiting;               // requests in the queue
    int64_t running;               // handlers and pulls
    int64_t streams;
    int64_t held_bytes; // of bodies and answers, in memory
} HttpCounts;

// The usual limits, the system's clock, 127.0.0.1 and no handler yet.
HttpOptions http_options(void);
// Listens and answers. FAULT_HTTP_LISTEN (number: errno), FAULT_HTTP_LIMIT (number: the row, from
// 1), FAULT_HTTP_START, or what a worker_begin said.
Err http_start(const HttpOptions *options, HttpServer **ret_server);
uint16_t http_port(const HttpServer *server);
// Takes no new connections, lets what has begun end for up to `drain_ms`, then cuts the rest; a
// handler that runs is waited for in any case. Frees the server. NULL is allowed.
void http_stop(HttpServer *server, int64_t drain_ms);
HttpCounts http_counts(HttpServer *server);

#endif
