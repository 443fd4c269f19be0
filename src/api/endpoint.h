// An endpoint of the API: one file with one ENDPOINT(), which names its method, its path behind
// /api/v1, who may come, the fields it takes, what it gives, and its body. See web/page.h: the same
// fields, the same see_ and do_, an answer for programs.
//
//     ENDPOINT(quote_present, HTTP_POST, "/quotes/{number}/present", MAY(…), TAKES_NOTHING,
//              GIVES(200, &quote_outcome_shape), IF_MATCH, SAYS("Presents a draft")) {
//         …
//         return answer_shape(call, &outcome);
//     }
//
// The declaration is all that anybody knows of an endpoint: the body answers through it
// (api/answer.h), and the OpenAPI document is made of it.
#ifndef API_ENDPOINT_H
#define API_ENDPOINT_H

#include "action/action.h"
#include "action/file_job/file_job_see.h"
#include "action/gate.h"
#include "action/proof/proof_press.h"
#include "action/row_source.h"
#include "api/shape.h"
#include "action/identity/session.h"
#include "base/input/fields.h"
#include "base/show/lang.h"
#include "net/http.h"
#include "report/rows_stream.h"

enum { ENDPOINT_PARAMS_MAX = 4 };

struct Endpoint;

typedef struct EndpointCall {
    const struct Endpoint *endpoint; // NULL: it is none's, and is answered with a problem
    const HttpRequest *request;
    HttpAnswer *answer;
    Arena *arena;
    const ActionContext *context;
    const Viewer *viewer; // NULL: nobody is signed in
    const SessionView *session;
    Text secret; // of the session; empty: none
    PasswordGate *passwords;
    const Entropy *entropy;
    const ProofPress *press;
    Lang lang;
    Text params[ENDPOINT_PARAMS_MAX];
    const void *input; // read by the field table, without a mistake; NULL where it takes nothing
    // Makes the answer a file of all rows of a source; ret_state is the source's zeroed state, what
    // it points to must live in ret_memory.
    Err (*stream)(const struct EndpointCall *call, const RowSource *source, const RowsStream *rows,
                  void **ret_state, Arena **ret_memory);
    // Makes the answer a file of a ready job of the viewer's.
    Err (*send_file)(const struct EndpointCall *call, const FileJobView *job,
                     const FileJobFileRow *file);
    // Whether the gate of the list at this path opens for the viewer now (portal.md C6).
    bool (*may_read)(const struct EndpointCall *call, Text path);
    // Whether at this path is a list that the viewer may read now; complains of parameters that it
    // does not take.
    bool (*reads_list)(const struct EndpointCall *call, Text path, const FieldPair *pairs,
                       size_t count, Complaints *complaints);
    const void *serving;                     // of who calls; for these four only
    const struct Endpoint *const *endpoints; // all there are, NULL behind the last
} EndpointCall;

typedef enum {
    GIVES_UNSET,   // of no endpoint
    GIVES_NO_BODY, // 204
    GIVES_OBJECT,  // JSON by a shape
    GIVES_LIST,    // {"meta":{"next":…},"rows":[…]}, or all rows as CSV or NDJSON
    GIVES_BYTES,   // a file that is kept; its ETag is its hash
    GIVES_MADE,    // a file that is made while it is read
} GivesKind;

typedef struct {
    GivesKind kind;
    int status;
    const Shape *shape;      // GIVES_OBJECT
    const ColumnTable *rows; // GIVES_LIST
    Text type;               // GIVES_BYTES, GIVES_MADE
} Gives;

typedef struct Endpoint {
    Text name;
    HttpMethod method;
    Text path; // "/quotes/{number}"
    Gate gate;
    const FieldTable *fields;
    Err (*run)(EndpointCall *call);
    Gives gives;
    Text says;       // what it does, in a few words
    bool if_match;   // changes what has a revision: asks for If-Match
    bool tagged;     // answers with an ETag, the revision for If-Match
    bool keyless;    // a POST without effect, or a sign-in: needs no Idempotency-Key
    bool takes_file; // the body is a file, of whatever type
    int also;        // another status that the same shape comes with; 0: none
} Endpoint;

#define TAKES_NOTHING NULL
#define GIVES(code, with_shape)                                                                    \
    .gives = {.kind = GIVES_OBJECT, .status = (code), .shape = (with_shape)}
#define GIVES_ROWS(columns) .gives = {.kind = GIVES_LIST, .status = 200, .rows = (columns)}
#define GIVES_FILE(media)   .gives = {.kind = GIVES_BYTES, .status = 200, .type = S_INIT(media)}
#define GIVES_STREAM(media) .gives = {.kind = GIVES_MADE, .status = 200, .type = S_INIT(media)}
#define GIVES_NOTHING       .gives = {.kind = GIVES_NO_BODY, .status = 204}
#define SAYS(words)         .says = S_INIT(words)
#define IF_MATCH            .if_match = true, .tagged = true
#define TAGGED              .tagged = true
#define WITHOUT_KEY         .keyless = true
#define TAKES_FILE          .takes_file = true
#define ALSO(code)          .also = (code)

// Behind `takes`: GIVES…, SAYS, and what else is so.
#define ENDPOINT(endpoint, verb, pattern, who, takes, ...)                                         \
    static Err endpoint_##endpoint##_run(EndpointCall *call);                                      \
    extern const Endpoint endpoint_##endpoint;                                                     \
    const Endpoint endpoint_##endpoint = {.name = S_INIT(#endpoint),                               \
                                          .method = (verb),                                        \
                                          .path = S_INIT(pattern),                                 \
                                          .gate = who, /* NOLINT(bugprone-macro-parentheses) */    \
                                          .fields = (takes),                                       \
                                          __VA_ARGS__,                                             \
                                          .run = endpoint_##endpoint##_run};                       \
    static Err endpoint_##endpoint##_run(EndpointCall *call)

#endif
