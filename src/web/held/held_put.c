// POST /entitlements/{number}/allocations and …/deployments: what the customer counts is written
// (portal.md P35).
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/held/held_url.h"
#include "web/held/held_view.h"

#include <stddef.h>

typedef struct {
    AllocationsAsk ask;
    int64_t revision;
} AllocationsForm;

typedef struct {
    DeploymentsAsk ask;
    int64_t revision;
} DeploymentsForm;

#define REVISION_OF(form)                                                                          \
    {                                                                                              \
        .name = S_INIT("revision"), .kind = FIELD_INTEGER, .offset = offsetof(form, revision),     \
        .least = 1, .most = INT32_MAX                                                              \
    }

static const FieldInside allocations_inside[] = {
    {&allocations_fields, offsetof(AllocationsForm, ask)}};
static const Field allocations_own[] = {REVISION_OF(AllocationsForm)};
static const FieldTable allocations_form =
    FIELD_TABLE_WITH("allocations", AllocationsForm, allocations_own, allocations_inside);

static const FieldInside deployments_inside[] = {
    {&deployments_fields, offsetof(DeploymentsForm, ask)}};
static const Field deployments_own[] = {REVISION_OF(DeploymentsForm)};
static const FieldTable deployments_form =
    FIELD_TABLE_WITH("what is deployed", DeploymentsForm, deployments_own, deployments_inside);

static Err put_counts(PageCall *call, HeldRowAsk row, int64_t revision) {
    HeldPut put = {.row = row, .revision = revision};
    HeldBulkDone done = {0};
    Refusals refusals = {0};
    put.row.entitlement = call->params[0];
    if (call->complaints->count > 0) {
        return held_page(call, 422, NULL);
    }
    TRY(do_held_put(call->context, &put, &done, &refusals));
    return refused(&refusals) ? held_page(call, status_of_refusal(refusals.items[0].id), &refusals)
                              : page_see_other(call, held_url(call->arena, call->params[0]).text);
}

PAGE(held_allocate, HTTP_POST, "/entitlements/{number}/allocations",
     MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE),
     &allocations_form) {
    const AllocationsForm *form = call->input;
    HeldRowAsk row = {
        .download = form->ask.download, .media = form->ask.media, .support = form->ask.support};
    return put_counts(call, row, form->revision);
}

PAGE(held_deploy, HTTP_POST, "/entitlements/{number}/deployments",
     MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE),
     &deployments_form) {
    const DeploymentsForm *form = call->input;
    return put_counts(call, (HeldRowAsk){.deployed = form->ask.deployed}, form->revision);
}
