// The server: every request comes here. Routes it, finds out who asks, asks the gate, reads the
// fields, calls the page or the endpoint, and turns a fault into an answer. Holds no rule and makes
// no page.
#ifndef MAIN_SERVE_SERVER_H
#define MAIN_SERVE_SERVER_H

#include "main/serve/serving.h"

// Every route, from the pages' and endpoints' own declarations. Two of one method and path are a
// bug.
size_t server_routes(Arena *arena, const Route **ret_routes);

// Finds the route of the request and answers by it; who asks is known, the reading connection is
// theirs.
Err server_call(Serving *serving);

// HttpOptions.handle; the context is the Server.
void server_handle(void *context, const HttpRequest *request, HttpAnswer *answer);

#endif
