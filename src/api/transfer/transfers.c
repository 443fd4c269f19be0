// A move: what is asked, seen before, approved, refused and withdrawn (portal.md P38, P39).
#include "action/transfer/transfer.h"
#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"

#include "base/show/url.h"

#define SEES MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_VIEW)
#define ASKS MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_UPDATE)

static const Shape line_shape = SHAPE("transfer_line", transfer_line_columns);
static const Shape step_shape = SHAPE("transfer_step", transfer_step_columns);
static const ShapePart parts[] = {
    PART_LIST("lines", &line_shape, Transfer, lines, line_count),
    PART_LIST("steps", &step_shape, Transfer, steps, step_count),
};
static const Shape transfer_shape = SHAPE_WITH("transfer", transfer_columns, parts);

static const Shape row_shape = SHAPE("transfer_row", transfer_row_columns);
static const Column preview_columns[] = {
    COLUMN(TransferPreview, from, COLUMN_NUMBER),
    COLUMN(TransferPreview, to, COLUMN_NUMBER),
    COLUMN(TransferPreview, agreement, COLUMN_NUMBER),
    COLUMN(TransferPreview, blocked, COLUMN_BOOL),
};
static const ColumnTable preview_table = COLUMN_TABLE_PLAIN(preview_columns, TransferPreview);
static const ShapePart preview_parts[] = {
    PART_LIST("rows", &row_shape, TransferPreview, rows, count),
};
static const Shape preview_shape = SHAPE_WITH("transfer_preview", preview_table, preview_parts);

// What keeps it from being done stands with its rows; what is no line's is refused as asking would.
ENDPOINT(transfer_preview, HTTP_POST, "/transfers/preview", ASKS, &transfer_fields,
         GIVES(200, &preview_shape), SAYS("What a move would do, without effect"), WITHOUT_KEY) {
    TransferPreview preview;
    Refusals refusals = {0};
    TRY(see_transfer_preview(call->context, call->input, &preview, &refusals));
    for (int32_t i = 0; !refused(&refusals) && i < preview.blockers->count; i++) {
        RefusalId id = preview.blockers->items[i].id;
        if (id != REFUSAL_ORDER_WAITS && id != REFUSAL_TRANSFER_WAITS) {
            return problem_refuse(call, preview.blockers);
        }
    }
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &preview);
}

static Err answer(EndpointCall *call, const TransferMoved *moved) {
    answer_replayed(call, moved->repeated);
    (void)if_match_tag(call, moved->transfer.revision);
    return answer_shape(call, &moved->transfer);
}

ENDPOINT(transfer_submit, HTTP_POST, "/transfers", ASKS, &transfer_fields,
         GIVES(201, &transfer_shape), TAGGED, SAYS("Asks both primaries for a move")) {
    TransferMoved moved;
    Refusals refusals = {0};
    TRY(do_transfer_submit(call->context, call->input, &moved, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    Url own = url_join(call->arena, url_path(S("/api/v1/transfers")), moved.transfer.transfer);
    bool added = http_answer_header(call->answer, S("Location"), own.text);
    ENSURE(added);
    return answer(call, &moved);
}

ENDPOINT(transfer_show, HTTP_GET, "/transfers/{number}", SEES, TAKES_NOTHING,
         GIVES(200, &transfer_shape), TAGGED, SAYS("A move and its approvals")) {
    Transfer transfer;
    Refusals refusals = {0};
    TRY(see_transfer(call->context, call->params[0], &transfer, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    (void)if_match_tag(call, transfer.revision);
    return answer_shape(call, &transfer);
}

// ---- deciding ----

static Err say_stale(EndpointCall *call, int64_t seen, const Refusals *refusals) {
    Transfer now;
    Refusals unseen = {0};
    TRY(see_transfer(call->context, call->params[0], &now, &unseen));
    if (refused(&unseen)) {
        return problem_refuse(call, &unseen);
    }
    ProblemRevision revision = {seen, now.revision, now.changed_at, now.changed_by};
    return problem_stale_revision(call, refusals, &revision);
}

static Err decide(EndpointCall *call, TransferVerb verb) {
    const TransferDecideAsk *ask = call->input;
    TransferDecision decision = {.number = call->params[0], .reason = ask->reason};
    TransferMoved moved;
    Refusals refusals = {0};
    Err answered = OK;
    if (!if_match_revision(call, &decision.revision, &answered)) {
        return answered;
    }
    TRY(do_transfer_decide(call->context, verb, &decision, &moved, &refusals));
    if (!refused(&refusals)) {
        return answer(call, &moved);
    }
    return refusals.items[0].id == REFUSAL_STALE ? say_stale(call, decision.revision, &refusals)
                                                 : problem_refuse(call, &refusals);
}

ENDPOINT(transfer_approve, HTTP_POST, "/transfers/{number}/approve", SEES, &transfer_decide_fields,
         GIVES(200, &transfer_shape), IF_MATCH,
         SAYS("The yes of a site's primary; with the second one it is done")) {
    return decide(call, TRANSFER_APPROVE);
}

ENDPOINT(transfer_refuse, HTTP_POST, "/transfers/{number}/refuse", SEES, &transfer_decide_fields,
         GIVES(200, &transfer_shape), IF_MATCH, SAYS("The no of a site's primary")) {
    return decide(call, TRANSFER_REFUSE);
}

ENDPOINT(transfer_withdraw, HTTP_POST, "/transfers/{number}/withdraw", SEES,
         &transfer_decide_fields, GIVES(200, &transfer_shape), IF_MATCH,
         SAYS("Withdraws a move that was asked for")) {
    return decide(call, TRANSFER_WITHDRAW);
}
