// Which route answers a path: patterns of segments, "/quotes/{number}/lines", one per page and
// endpoint. Knows no right and no page.
#ifndef MAIN_SERVE_ROUTER_H
#define MAIN_SERVE_ROUTER_H

#include "base/text.h"

enum { ROUTE_PARAMS_MAX = 4, ROUTE_SEGMENTS_MAX = 12 };

typedef struct {
    Text items[ROUTE_PARAMS_MAX]; // what stood for the {…}, in order; none is empty
    size_t count;
} RouteParams;

// True where the path is of the pattern. A path that ends in "/" is of no pattern but "/".
bool route_match(Text pattern, Text path, RouteParams *ret_params);

// The less a pattern has in braces, the earlier: "/quotes/new" comes before "/quotes/{number}".
// Negative where a is to be tried before b.
int route_compare(Text a, Text b);

#endif
