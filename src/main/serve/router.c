// Patterns against paths, segment by segment.
#include "main/serve/router.h"

#include <string.h>

// Takes the segment behind the next "/" off the text; false at its end.
static bool next_segment(Text *rest, Text *ret_segment) {
    if (rest->len == 0 || rest->bytes[0] != '/') {
        return false;
    }
    size_t end = 1;
    while (end < rest->len && rest->bytes[end] != '/') {
        end++;
    }
    *ret_segment = (Text){rest->bytes + 1, end - 1};
    *rest = (Text){rest->bytes + end, rest->len - end};
    return true;
}

static bool is_param(Text segment) {
    return segment.len > 2 && segment.bytes[0] == '{' && segment.bytes[segment.len - 1] == '}';
}

bool route_match(Text pattern, Text path, RouteParams *ret_params) {
    RouteParams params = {0};
    Text wanted;
    Text given;
    while (next_segment(&pattern, &wanted)) {
        if (!next_segment(&path, &given)) {
            return false;
        }
        if (!is_param(wanted)) {
            if (!text_equal(wanted, given)) {
                return false;
            }
            continue;
        }
        if (given.len == 0) {
            return false;
        }
        ENSURE(params.count < ROUTE_PARAMS_MAX);
        params.items[params.count++] = given;
    }
    if (path.len > 0) {
        return false;
    }
    *ret_params = params;
    return true;
}

static int params_of(Text pattern) {
    int count = 0;
    for (size_t i = 0; i < pattern.len; i++) {
        count += pattern.bytes[i] == '{';
    }
    return count;
}

int route_compare(Text a, Text b) {
    int fewer = params_of(a) - params_of(b);
    return fewer != 0 ? fewer : text_compare(a, b);
}
