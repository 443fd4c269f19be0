// An endpoint of the API: one file with one ENDPOINT(), which names its method, its path behind
// /api/v1, who may come, the fields it takes, and its body. See web/page.h: the same fields, the
// same see_ and do_, an answer for programs.
#ifndef API_ENDPOINT_H
#define API_ENDPOINT_H

#include "action/action.h"
#include "action/gate.h"
#include "action/proof/proof_press.h"
#include "action/row_source.h"
#include "action/identity/session.h"
#include "base/input/fields.h"
#include "base/show/lang.h"
#include "net/http.h"
#include "report/rows_stream.h"

enum { ENDPOINT_PARAMS_MAX = 4 };

typedef struct EndpointCall {
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
    const void *serving; // of who calls; for stream only
} EndpointCall;

typedef struct Endpoint {
    Text name;
    HttpMethod method;
    Text path; // "/quotes/{number}"
    Gate gate;
    const FieldTable *fields;
    Err (*run)(EndpointCall *call);
} Endpoint;

#define TAKES_NOTHING NULL
#define ENDPOINT(endpoint, verb, pattern, who, takes)                                              \
    static Err endpoint_##endpoint##_run(EndpointCall *call);                                      \
    extern const Endpoint endpoint_##endpoint;                                                     \
    const Endpoint endpoint_##endpoint = {.name = S_INIT(#endpoint),                               \
                                          .method = (verb),                                        \
                                          .path = S_INIT(pattern),                                 \
                                          .gate = who,                                             \
                                          .fields = (takes),                                       \
                                          .run = endpoint_##endpoint##_run};                       \
    static Err endpoint_##endpoint##_run(EndpointCall *call)

#endif
