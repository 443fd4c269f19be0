// One request on its way through the server, and the parts of the server, each in a file of its
// own.
#ifndef MAIN_SERVE_SERVING_H
#define MAIN_SERVE_SERVING_H

#include "api/endpoint.h"
#include "auth/password.h"
#include "auth/secret.h"
#include "main/serve/engine.h"
#include "main/serve/router.h"
#include "web/page.h"

// A page or an endpoint, as the router knows it.
typedef struct {
    HttpMethod method;
    Text path;
    const Gate *gate;
    const FieldTable *fields;
    const Page *page;         // one of the two
    const Endpoint *endpoint; // its path is behind /api/v1
} Route;

typedef struct {
    Engine *engine;
    PasswordGate *passwords;
    Entropy entropy;
    ProofPress press;
    Clock clock;
    const Route *routes; // in the order of trying
    size_t route_count;
    HttpServer *http;      // for its figures; NULL before it listens
    struct ListJobs *jobs; // main/serve/list_jobs.h
} Server;

// One request on its way.
typedef struct {
    const Server *server;
    const HttpRequest *request;
    HttpAnswer *answer;
    Arena *arena;
    ActionContext context;
    const SessionView *session; // NULL: nobody is signed in
    const Viewer *viewer;       // NULL: no seat is chosen
    Lang lang;
    Theme theme;
    bool compact;
    Text secret;    // what forms prove: of the session, or of a visitor's cookie
    bool by_bearer; // the session came in Authorization and needs no CSRF token
    const Route *route;
    RouteParams params;
    struct ListCapture *capture; // of a job: takes the list instead of answering with it
} Serving;

// A list that a job is to read: what serve_stream would have streamed.
typedef struct ListCapture {
    const RowSource *source; // NULL: the address did not answer with a list
    void *state;
    Arena *memory; // lives as long as the job's run
    RowsStream rows;
} ListCapture;

// /live, /ready, /metrics: false where the path is none of them.
bool serve_health(const Server *server, const HttpRequest *request, HttpAnswer *answer);
// /static/…: false where the path is none of them.
bool serve_static(const HttpRequest *request, HttpAnswer *answer);
// The secret that a request brings; empty: none.
Text serve_secret(const HttpRequest *request, bool *ret_by_bearer);
// Finds session and viewer by it, and scopes the reading connection to the viewer.
Err serve_who(Serving *serving);
// Makes the answer a stream (PageCall.stream).
Err serve_stream(const Serving *serving, const RowSource *source, const RowsStream *rows,
                 void **ret_state, Arena **ret_memory);
// Asks for a job that makes the list of this address as an XLSX (PageCall.stream): 303 to it.
Err serve_list_job_page(const PageCall *call, const RowSource *source, void **ret_state,
                        Arena **ret_memory);
Err serve_list_job_endpoint(const EndpointCall *call, const RowSource *source, void **ret_state,
                            Arena **ret_memory);
// Makes the answer the file of a job, which is the viewer's and ready (PageCall.send_file).
Err serve_job_file(const Serving *serving, const FileJobView *job, const FileJobFileRow *file);
// Whether who asks may read the list at this path now (portal.md C6).
bool serve_may_read(const Serving *serving, Text path);
// The same of a page that is a list, and complains of parameters that it does not take.
bool serve_reads_list(const Serving *serving, Text path, const FieldPair *pairs, size_t count,
                      Complaints *complaints);
// True where a form may have come from one of our own pages (Origin, Sec-Fetch-Site, CSRF token),
// or needs no such proof.
bool serve_form_is_ours(const Serving *serving);
// The same of a form whose session has ended: true only where it proves itself by that session.
bool serve_form_was_ours(const Serving *serving);
// One line of a fault on the log, with the id of the request.
void server_log_fault(const HttpRequest *request, Err err);

#endif
