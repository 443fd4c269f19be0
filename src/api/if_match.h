// If-Match: what can change is changed only as it was read (portal.md §10).
#ifndef API_IF_MATCH_H
#define API_IF_MATCH_H

#include "api/endpoint.h"

// The revision that the request has seen. False where it was answered with *ret_answered instead:
// 428 without the header, 412 where it names no revision.
bool if_match_revision(EndpointCall *call, int64_t *ret_revision, Err *ret_answered);

// The ETag of a revision: "7" with its quotes. True where the client holds that very one.
bool if_match_tag(EndpointCall *call, int64_t revision);

#endif
