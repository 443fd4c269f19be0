// One request: who, where, may they, what do they bring — then the page or the endpoint.
#include "main/serve/server.h"

#include "api/problem.h"
#include "main/serve/input.h"
#include "main/serve/lists.h"
#include "web/lost.h"
#include "web/sign_in_first.h"

#include <stdlib.h>

static const Text api_root = S_INIT("/api/v1");

// ---- routes ----

static int compare_routes(const void *a, const void *b) {
    return route_compare(((const Route *)a)->path, ((const Route *)b)->path);
}

size_t server_routes(Arena *arena, const Route **ret_routes) {
    size_t count = 0;
    size_t all = 0;
    while (pages[count] != NULL) {
        count++;
    }
    for (size_t i = 0; endpoints[i] != NULL; i++) {
        count++;
    }
    Route *routes = arena_array(arena, Route, count);
    for (size_t i = 0; pages[i] != NULL; i++) {
        const Page *page = pages[i];
        routes[all++] = (Route){page->method, page->path, &page->gate, page->fields, page, NULL};
    }
    for (size_t i = 0; endpoints[i] != NULL; i++) {
        const Endpoint *endpoint = endpoints[i];
        TextBuf path = buf_new(arena, api_root.len + endpoint->path.len);
        buf_add(&path, api_root);
        buf_add(&path, endpoint->path);
        routes[all++] = (Route){
            endpoint->method, buf_text(&path), &endpoint->gate, endpoint->fields, NULL, endpoint};
    }
    qsort(routes, count, sizeof *routes, compare_routes);
    for (size_t i = 1; i < count; i++) {
        ENSURE(routes[i].method != routes[i - 1].method ||
               !text_equal(routes[i].path, routes[i - 1].path));
    }
    *ret_routes = routes;
    return count;
}

// HEAD is GET whose body the server keeps back.
static HttpMethod method_of(const HttpRequest *request) {
    return request->method == HTTP_HEAD ? HTTP_GET : request->method;
}

// The route of the path and method; where the path has others only, their methods for Allow.
static bool find_route(Serving *serving, TextBuf *allow) {
    static const char *const names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    const Server *server = serving->server;
    for (size_t i = 0; i < server->route_count; i++) {
        const Route *route = &server->routes[i];
        RouteParams params;
        if (!route_match(route->path, serving->request->path, &params)) {
            continue;
        }
        if (route->method == method_of(serving->request)) {
            serving->route = route;
            serving->params = params;
            return true;
        }
        buf_addf(allow, "%s%s", allow->len > 0 ? ", " : "", names[route->method]);
        if (route->method == HTTP_GET) {
            buf_addf(allow, ", %s", names[HTTP_HEAD]);
        }
    }
    return false;
}

// ---- calling ----

static bool is_for_api(const HttpRequest *request) {
    return text_begins(request->path, api_root);
}

// An XLSX is a job's, unless it is the job that asks.
static bool wants_job(const Serving *serving, const RowsStream *rows) {
    return rows->form.format == ROWS_XLSX && serving->capture == NULL;
}

static Err stream_endpoint(const EndpointCall *call, const RowSource *source,
                           const RowsStream *rows, void **ret_state, Arena **ret_memory) {
    if (wants_job(call->serving, rows)) {
        return serve_list_job_endpoint(call, source, ret_state, ret_memory);
    }
    return serve_stream(call->serving, source, rows, ret_state, ret_memory);
}

static Err stream_page(const PageCall *call, const RowSource *source, const RowsStream *rows,
                       void **ret_state, Arena **ret_memory) {
    if (wants_job(call->serving, rows)) {
        return serve_list_job_page(call, source, ret_state, ret_memory);
    }
    return serve_stream(call->serving, source, rows, ret_state, ret_memory);
}

static Err send_file_page(const PageCall *call, const FileJobView *job,
                          const FileJobFileRow *file) {
    return serve_job_file(call->serving, job, file);
}
static Err send_file_endpoint(const EndpointCall *call, const FileJobView *job,
                              const FileJobFileRow *file) {
    return serve_job_file(call->serving, job, file);
}
static bool may_read_page(const PageCall *call, Text path) {
    return serve_may_read(call->serving, path);
}
static bool may_read_endpoint(const EndpointCall *call, Text path) {
    return serve_may_read(call->serving, path);
}
static bool reads_list_page(const PageCall *call, Text path, const FieldPair *pairs, size_t count,
                            Complaints *complaints) {
    return serve_reads_list(call->serving, path, pairs, count, complaints);
}
static bool reads_list_endpoint(const EndpointCall *call, Text path, const FieldPair *pairs,
                                size_t count, Complaints *complaints) {
    return serve_reads_list(call->serving, path, pairs, count, complaints);
}

static EndpointCall endpoint_call(const Serving *serving, const Input *input) {
    EndpointCall call = {
        .endpoint = serving->route == NULL ? NULL : serving->route->endpoint,
        .request = serving->request,
        .answer = serving->answer,
        .arena = serving->arena,
        .context = &serving->context,
        .viewer = serving->viewer,
        .session = serving->session,
        .secret = serving->session == NULL ? S("") : serving->secret,
        .passwords = serving->server->passwords,
        .entropy = &serving->server->entropy,
        .press = &serving->server->press,
        .lang = serving->lang,
        .input = input == NULL ? NULL : input->fields,
        .stream = stream_endpoint,
        .send_file = send_file_endpoint,
        .may_read = may_read_endpoint,
        .reads_list = reads_list_endpoint,
        .serving = serving,
        .endpoints = endpoints,
    };
    for (size_t i = 0; i < serving->params.count; i++) {
        call.params[i] = serving->params.items[i];
    }
    return call;
}

static PageCall page_call(const Serving *serving, const Input *input) {
    PageCall call = {
        .request = serving->request,
        .answer = serving->answer,
        .arena = serving->arena,
        .context = &serving->context,
        .viewer = serving->viewer,
        .session = serving->session,
        .secret = serving->session == NULL ? S("") : serving->secret,
        .passwords = serving->server->passwords,
        .entropy = &serving->server->entropy,
        .press = &serving->server->press,
        .lang = serving->lang,
        .theme = serving->theme,
        .compact = serving->compact,
        .is_demo = engine_is_demo(serving->server->engine),
        .csrf = page_token_new(serving->arena, &serving->server->entropy, serving->secret),
        .key = secret_new(serving->arena, &serving->server->entropy),
        .stream = stream_page,
        .send_file = send_file_page,
        .may_read = may_read_page,
        .reads_list = reads_list_page,
        .serving = serving,
    };
    if (input != NULL) {
        call.input = input->fields;
        call.complaints = input->complaints;
        call.typed = input->typed;
        call.typed_count = input->typed_count;
    }
    for (size_t i = 0; i < serving->params.count; i++) {
        call.params[i] = serving->params.items[i];
    }
    return call;
}

// ---- saying no ----

static Err say_no(const Serving *serving, ProblemId problem) {
    if (is_for_api(serving->request)) {
        EndpointCall call = endpoint_call(serving, NULL);
        return problem_say(&call, problem);
    }
    PageCall call = page_call(serving, NULL);
    return page_lost(&call, problem_status(problem));
}

static Err say_no_route(const Serving *serving, const TextBuf *allow) {
    if (allow->len == 0) {
        return say_no(serving, PROBLEM_NOT_FOUND);
    }
    (void)http_answer_header(serving->answer, S("Allow"), buf_text(allow));
    return say_no(serving, PROBLEM_METHOD);
}

// A page leads to the sign-in and back; what a form brought is kept there (P01).
static Err say_sign_in(const Serving *serving, const Input *input, GateVerdict verdict) {
    if (is_for_api(serving->request)) {
        return say_no(serving, PROBLEM_NOT_SIGNED_IN);
    }
    PageCall call = page_call(serving, input);
    if (!serve_form_was_ours(serving)) {
        call.typed_count = 0; // another site's words never stand in a form of ours
    }
    return verdict == GATE_SIGN_IN ? page_sign_in_first(&call) : page_choose_seat_first(&call);
}

// What must hold before a route's own body: false where it was answered with `ret`.
static bool input_is_fit(const Serving *serving, const Input *input, Err *ret) {
    bool writes = serving->route->method == HTTP_POST;
    const Endpoint *endpoint = serving->route->endpoint;
    bool needs_key = writes && (endpoint != NULL ? !endpoint->keyless
                                                 : serving->route->gate->kind == GATE_PERMISSION);
    if (input->is_malformed) {
        *ret = say_no(serving, PROBLEM_MALFORMED);
    } else if (input->is_bad_key || (needs_key && input->key.len == 0)) {
        *ret = say_no(serving, PROBLEM_KEY_REQUIRED);
    } else if (endpoint != NULL && input->complaints->count > 0) {
        EndpointCall call = endpoint_call(serving, input);
        *ret = problem_complain(&call, input->complaints);
    } else if (complaints_status(input->complaints) == 400) { // typed by no reader of a form
        PageCall call = page_call(serving, input);
        *ret = page_lost(&call, 400);
    } else {
        return true;
    }
    return false;
}

// Every page that is shown to somebody names their seats.
static Err see_frame_ahead(const Serving *serving) {
    bool is_shown = serving->session != NULL && method_of(serving->request) == HTTP_GET;
    return is_shown ? see_seats_ahead(&serving->context, serving->session->viewer.identity) : OK;
}

static Err run_route(Serving *serving, const Input *input, GateVerdict verdict) {
    Err answered = OK;
    if (verdict != GATE_OPEN) {
        return say_sign_in(serving, input, verdict);
    }
    if (!serve_form_is_ours(serving)) {
        return say_no(serving, PROBLEM_FOREIGN_FORM);
    }
    if (!input_is_fit(serving, input, &answered)) {
        return answered;
    }
    serving->context.key = input->key;
    serving->context.digest = input->digest;
    if (serving->route->page != NULL) {
        PageCall call = page_call(serving, input);
        TRY(see_frame_ahead(serving));
        return serving->route->page->run(&call);
    }
    EndpointCall call = endpoint_call(serving, input);
    return serving->route->endpoint->run(&call);
}

static Err call_route(Serving *serving) {
    Input input;
    GateVerdict verdict = gate_ask(serving->route->gate, serving->session != NULL, serving->viewer);
    if (verdict == GATE_FORBIDDEN) {
        return say_no(serving, PROBLEM_FORBIDDEN);
    }
    input_read(serving, &input);
    Err err = run_route(serving, &input, verdict);
    input_free(&input);
    return err;
}

Err server_call(Serving *serving) {
    TextBuf allow = buf_new(serving->arena, 64);
    if (!find_route(serving, &allow)) {
        return say_no_route(serving, &allow);
    }
    return call_route(serving);
}

static Err serve(Serving *serving) {
    const HttpRequest *request = serving->request;
    bool by_bearer = false;
    TRY(engine_begin(serving->server->engine, request->worker, request->arena, request->arrived_at,
                     serve_secret(request, &by_bearer), &serving->context));
    TRY(serve_who(serving));
    return server_call(serving);
}

// The route of this path that shows something to who asks; NULL: none.
static const Route *route_to_read(const Serving *serving, Text path) {
    const Server *server = serving->server;
    RouteParams params;
    for (size_t i = 0; i < server->route_count; i++) {
        const Route *route = &server->routes[i];
        if (route->method == HTTP_GET && route_match(route->path, path, &params)) {
            bool opens =
                gate_ask(route->gate, serving->session != NULL, serving->viewer) == GATE_OPEN;
            return opens ? route : NULL;
        }
    }
    return NULL;
}

bool serve_may_read(const Serving *serving, Text path) {
    return route_to_read(serving, path) != NULL;
}

// A list is what can be had as a file.
static bool is_list(const Route *route) {
    return route != NULL && route->page != NULL && route->fields != NULL &&
           fields_have(route->fields, S("format"));
}

bool serve_reads_list(const Serving *serving, Text path, const FieldPair *pairs, size_t count,
                      Complaints *complaints) {
    const Route *route = route_to_read(serving, path);
    if (!is_list(route)) {
        return false;
    }
    void *fields = arena_take(serving->arena, route->fields->bytes);
    (void)fields_read_pairs(pairs, count, route->fields, fields, complaints);
    return true;
}

// ---- faults, and what every answer carries ----

// D4: doubt is "safe to repeat with the same key", never "failed".
static ProblemId problem_of_fault(Err err) {
    static const struct {
        FaultCode fault;
        ProblemId problem;
    } known[] = {
        {FAULT_DB_FULL, PROBLEM_FULL},     {FAULT_DB_BUSY, PROBLEM_REPEAT},
        {FAULT_DB_LOST, PROBLEM_REPEAT},   {FAULT_DB_OPEN, PROBLEM_REPEAT},
        {FAULT_DB_POOL, PROBLEM_REPEAT},   {FAULT_WRITER_FULL, PROBLEM_REPEAT},
        {FAULT_AUTH_BUSY, PROBLEM_REPEAT}, {FAULT_WRITER_STOPPED, PROBLEM_REPEAT},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].fault == (FaultCode)err.code) {
            return known[i].problem;
        }
    }
    return PROBLEM_FAULT;
}

static void answer_fault(Serving *serving, Err err) {
    ProblemId problem = problem_of_fault(err);
    int status = problem_status(problem);
    server_log_fault(serving->request, err);
    *serving->answer = (HttpAnswer){.status = status};
    if (status == 503) {
        (void)http_answer_header(serving->answer, S("Retry-After"), S("1"));
    }
    Err failed = say_no(serving, problem);
    if (err_failed(failed)) { // not even the page that says so
        *serving->answer = (HttpAnswer){.status = status};
        http_answer_body(serving->answer, S("text/plain; charset=utf-8"), S("fault\n"));
    }
}

static void add_headers(HttpAnswer *answer) {
    static const struct {
        Text name;
        Text value;
    } headers[] = {
        {S_INIT("Content-Security-Policy"),
         S_INIT("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                "frame-ancestors 'none'; require-trusted-types-for 'script'; "
                "trusted-types licet-frag")},
        {S_INIT("X-Content-Type-Options"), S_INIT("nosniff")},
        {S_INIT("Referrer-Policy"), S_INIT("same-origin")},
        {S_INIT("Cross-Origin-Opener-Policy"), S_INIT("same-origin")},
        {S_INIT("Cross-Origin-Resource-Policy"), S_INIT("same-origin")},
        {S_INIT("Cache-Control"), S_INIT("no-store")},
        {S_INIT("Vary"), S_INIT("Cookie, X-Fragment")},
    };
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        bool added = http_answer_header(answer, headers[i].name, headers[i].value);
        ENSURE(added);
    }
}

void server_handle(void *context, const HttpRequest *request, HttpAnswer *answer) {
    const Server *server = context;
    Serving serving = {
        .server = server, .request = request, .answer = answer, .arena = request->arena};
    if (serve_health(server, request, answer) || serve_static(request, answer)) {
        return;
    }
    Err err = serve(&serving);
    if (err_failed(err)) {
        answer_fault(&serving, err);
    }
    add_headers(answer);
    engine_release(server->engine, request->worker);
}
