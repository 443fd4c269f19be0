// What a customer says is deployed: /api/v1/entitlements/{number}/deployments (portal.md P35).
#include "api/held/held_shape.h"

ENDPOINT(held_deployments, HTTP_GET, "/entitlements/{number}/deployments",
         MAY(SUBJECT_ALLOCATIONS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW), TAKES_NOTHING,
         GIVES(200, &deployments_shape), TAGGED,
         SAYS("How many of a part at a site are deployed, as the customer says")) {
    return held_answer(call);
}

ENDPOINT(held_deploy, HTTP_POST, "/entitlements/{number}/deployments",
         MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE),
         &deployments_fields, GIVES(200, &deployments_shape), IF_MATCH,
         SAYS("Says how many are deployed, be it more than are entitled")) {
    const DeploymentsAsk *ask = call->input;
    return held_put_answer(call, (HeldRowAsk){.deployed = ask->deployed});
}
