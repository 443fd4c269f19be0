// Answers of one part at a site.
#include "api/held/held_shape.h"

#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"

#include <stddef.h>

static const Shape row_shape = SHAPE("entitlement_row", entitlement_columns);
static const Shape step_shape = SHAPE("entitlement_count", held_step_columns);
static const ShapePart parts[] = {
    PART_LIST("rows", &row_shape, HeldView, rows, row_count),
    PART_LIST("history", &step_shape, HeldView, steps, step_count),
};
const Shape held_shape = SHAPE_WITH("entitlement", held_columns, parts);

#define OF_HELD(member, kind) COLUMN(HeldView, member, kind)

static const Column allocation_columns[] = {
    OF_HELD(entitlement, COLUMN_NUMBER), OF_HELD(entitled, COLUMN_QUANTITY),
    OF_HELD(download, COLUMN_QUANTITY),  OF_HELD(media, COLUMN_QUANTITY),
    OF_HELD(support, COLUMN_QUANTITY),   OF_HELD(allocated, COLUMN_QUANTITY),
    OF_HELD(revision, COLUMN_COUNT),
};
static const ColumnTable allocation_table = COLUMN_TABLE_PLAIN(allocation_columns, HeldView);
const Shape allocations_shape = SHAPE("allocations", allocation_table);

static const Column deployment_columns[] = {
    OF_HELD(entitlement, COLUMN_NUMBER),
    OF_HELD(entitled, COLUMN_QUANTITY),
    COLUMN_OR_NULL(HeldView, deployed, COLUMN_QUANTITY),
    COLUMN_OR_NULL(HeldView, difference, COLUMN_QUANTITY),
    OF_HELD(revision, COLUMN_COUNT),
};
static const ColumnTable deployment_table = COLUMN_TABLE_PLAIN(deployment_columns, HeldView);
const Shape deployments_shape = SHAPE("deployments", deployment_table);

Err held_answer(EndpointCall *call) {
    HeldView held;
    Refusals refusals = {0};
    TRY(see_held(call->context, call->params[0], &held, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    // What is entitled changes without it; who sees no counts has one tag for ever.
    (void)if_match_tag(call, held.revision);
    return answer_shape(call, &held);
}

// 412: the counts as they were seen, and as they are.
static Err say_stale(EndpointCall *call, int64_t seen, const Refusals *refusals) {
    HeldView now;
    Refusals unseen = {0};
    TRY(see_held(call->context, call->params[0], &now, &unseen));
    if (refused(&unseen)) {
        return problem_refuse(call, &unseen);
    }
    ProblemRevision revision = {seen, now.revision, now.changed_at, now.changed_by};
    return problem_stale_revision(call, refusals, &revision);
}

Err held_put_answer(EndpointCall *call, HeldRowAsk row) {
    HeldPut put = {.row = row};
    HeldBulkDone done = {0};
    Refusals refusals = {0};
    Err answered = OK;
    put.row.entitlement = call->params[0];
    if (!if_match_revision(call, &put.revision, &answered)) {
        return answered;
    }
    TRY(do_held_put(call->context, &put, &done, &refusals));
    if (refused(&refusals)) {
        return refusals.items[0].id == REFUSAL_STALE ? say_stale(call, put.revision, &refusals)
                                                     : problem_refuse(call, &refusals);
    }
    answer_replayed(call, done.repeated);
    return held_answer(call);
}
