// Allocations of a part at a site: /api/v1/entitlements/{number}/allocations (portal.md P35).
#include "api/held/held_shape.h"

ENDPOINT(held_allocations, HTTP_GET, "/entitlements/{number}/allocations",
         MAY(SUBJECT_ALLOCATIONS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW), TAKES_NOTHING,
         GIVES(200, &allocations_shape), TAGGED,
         SAYS("How many of a part at a site are allocated, by use")) {
    return held_answer(call);
}

ENDPOINT(held_allocate, HTTP_POST, "/entitlements/{number}/allocations",
         MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE),
         &allocations_fields, GIVES(200, &allocations_shape), IF_MATCH,
         SAYS("Allocates so many to each use; one that is not given stays")) {
    const AllocationsAsk *ask = call->input;
    return held_put_answer(
        call,
        (HeldRowAsk){.download = ask->download, .media = ask->media, .support = ask->support});
}
