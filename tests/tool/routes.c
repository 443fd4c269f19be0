// routes: every PAGE() and ENDPOINT() of the program, one per line, fields separated by tabs:
//
//   METHOD PATH GATE SUBJECT ACT PARTNER-RIGHT CUSTOMER-RIGHT      the last four "-" but for "may"
//
// What a test expects of each stands in the test (tests/sight/routes.py); this says only what there
// is.
#include "main/serve/server.h"

#include <stdio.h>

enum { ROUTES_BYTES = 1 << 20 };

static const char *method_name(HttpMethod method) {
    static const char *const names[] = {
        [HTTP_GET] = "GET",        [HTTP_HEAD] = "HEAD",   [HTTP_POST] = "POST",
        [HTTP_PUT] = "PUT",        [HTTP_PATCH] = "PATCH", [HTTP_DELETE] = "DELETE",
        [HTTP_OPTIONS] = "OPTIONS"};
    return names[method];
}

static const char *gate_name(GateKind kind) {
    static const char *const names[] = {[GATE_UNSET] = "unset",
                                        [GATE_ANYBODY] = "anybody",
                                        [GATE_IDENTITY] = "signed in",
                                        [GATE_SEAT] = "seated",
                                        [GATE_PERMISSION] = "may"};
    return names[kind];
}

static void say(const Route *route) {
    static const char *const acts[] = {
        [READ] = "read", [WRITE] = "write", [ACT] = "act", [DECIDE] = "decide", [ASK] = "ask"};
    const Gate *gate = route->gate;
    (void)printf("%s\t%.*s\t%s\t", method_name(route->method), TEXT_ARG(route->path),
                 gate_name(gate->kind));
    if (gate->kind != GATE_PERMISSION) {
        (void)printf("-\t-\t-\t-\n");
        return;
    }
    (void)printf("%.*s\t%s\t%.*s\t%.*s\n", TEXT_ARG(subject_code(gate->subject)), acts[gate->act],
                 TEXT_ARG(right_code(gate->partner)), TEXT_ARG(right_code(gate->customer)));
}

int main(void) {
    Arena arena;
    const Route *routes = NULL;
    if (err_failed(arena_init(&arena, ROUTES_BYTES))) {
        return 1;
    }
    size_t count = server_routes(&arena, &routes);
    for (size_t i = 0; i < count; i++) {
        say(&routes[i]);
    }
    arena_free(&arena);
    return 0;
}
