// /transfers/{number} +approve +refuse +withdraw (portal.md P39). The forms stand on its page.
#include "action/refusal_status.h"
#include "action/transfer/transfer.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/part/show/amounts.h"
#include "web/tpl_transfer_show.h"
#include "web/transfer/transfer_show.h"
#include "web/transfer/transfer_url.h"

#include <stddef.h>

enum { REVISION_ROOM = 24, CRUMB_COUNT = 2 };

typedef struct {
    TransferDecideAsk ask;
    int64_t revision;
} DecideForm;

static const FieldInside insides[] = {{&transfer_decide_fields, offsetof(DecideForm, ask)}};
static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(DecideForm, revision),
     .least = 1,
     .most = INT32_MAX},
};
static const FieldTable form_fields =
    FIELD_TABLE_WITH("a decision on a transfer", DecideForm, fields, insides);

static Message step_words(const TransferStep *step) {
    if (text_equal(step->verb, S("approve"))) {
        return text_equal(step->side, S("source")) ? msg_move_approved_source()
                                                   : msg_move_approved_target();
    }
    return text_equal(step->verb, S("refuse"))     ? msg_move_refused()
           : text_equal(step->verb, S("withdraw")) ? msg_move_withdrawn()
                                                   : msg_move_submitted();
}

static TransferShowSteps steps_of(const PageCall *call, const Transfer *transfer) {
    TransferShowSteps steps = {arena_array(call->arena, TransferShowStep, transfer->step_count),
                               transfer->step_count};
    for (size_t i = 0; i < steps.count; i++) {
        const TransferStep *step = &transfer->steps[i];
        steps.items[i] = (TransferShowStep){step_words(step), step->on, step->reason};
    }
    return steps;
}

static TransferShowLines lines_of(const PageCall *call, const Transfer *transfer) {
    TransferShowLines lines = {arena_array(call->arena, TransferShowLine, transfer->line_count),
                               transfer->line_count};
    for (size_t i = 0; i < lines.count; i++) {
        const TransferLine *line = &transfer->lines[i];
        lines.items[i] = (TransferShowLine){line->part, line->description,
                                            quantity_amount(line->quantity), line->coverage_end};
    }
    return lines;
}

static void fill_forms(const PageCall *call, const Transfer *transfer, const Refusals *tried,
                       TransferShowPage *view) {
    Url own = transfer_url(call->arena, transfer->transfer);
    TextBuf revision = buf_new(call->arena, REVISION_ROOM);
    Message problem;
    buf_add_int(&revision, transfer->revision);
    view->keys = page_keys(call, buf_text(&revision));
    view->may_decide = transfer->approves.len > 0;
    view->may_withdraw = transfer->may_withdraw;
    view->approve = url_join(call->arena, own, S("approve"));
    view->refuse = url_join(call->arena, own, S("refuse"));
    view->withdraw = url_join(call->arena, own, S("withdraw"));
    view->reason = field_area(S("reason"), msg_move_reason(), page_typed(call, S("reason")));
    view->reason.optional = true;
    if (page_problem_of(call, tried, S("reason"), &problem)) {
        view->reason = field_with_problem(view->reason, problem);
    }
    bool source = !transfer->source_approved_on_null;
    view->waiting = text_equal(transfer->state, S("awaiting_approvals"));
    view->waits = source                               ? msg_move_waits_target()
                  : !transfer->target_approved_on_null ? msg_move_waits_source()
                                                       : msg_move_waits_both();
}

static Err show(PageCall *call, int status, const Refusals *tried) {
    Transfer transfer;
    Refusals refusals = {0};
    TRY(see_transfer(call->context, call->params[0], &transfer, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    TransferShowPage view = {
        .number = transfer.transfer,
        .state = tag_of(call->arena, STATES_OF_TRANSFER, transfer.state),
        .goes = transfer.to.len > 0 ? msg_move_goes(transfer.from, transfer.to)
                                    : msg_move_joins(transfer.from, transfer.agreement),
        .lines = lines_of(call, &transfer),
        .steps = steps_of(call, &transfer),
    };
    fill_forms(call, &transfer, tried, &view);
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_move_title(), url_path(S("/transfers"))};
    crumbs[1] = (Crumb){.label = msg_plain(transfer.transfer)};
    PageParts parts = {.title = msg_move_number(transfer.transfer),
                       .crumbs = {crumbs, CRUMB_COUNT},
                       .problems = page_problems(call, tried),
                       .main = page_part(call)};
    tpl_transfer_show(&parts.main, &view);
    return page_show(call, status, &parts);
}

static Err decide(PageCall *call, TransferVerb verb) {
    const DecideForm *form = call->input;
    TransferDecision decision = {call->params[0], form->revision, form->ask.reason};
    TransferMoved moved;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, 422, NULL);
    }
    TRY(do_transfer_decide(call->context, verb, &decision, &moved, &refusals));
    return refused(&refusals)
               ? show(call, status_of_refusal(refusals.items[0].id), &refusals)
               : page_see_other(call, transfer_url(call->arena, moved.transfer.transfer).text);
}

#define SEES MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_VIEW)

PAGE(transfer_show, HTTP_GET, "/transfers/{number}", SEES, NO_FIELDS) {
    return show(call, 200, NULL);
}

PAGE(transfer_approve, HTTP_POST, "/transfers/{number}/approve", SEES, &form_fields) {
    return decide(call, TRANSFER_APPROVE);
}

PAGE(transfer_refuse, HTTP_POST, "/transfers/{number}/refuse", SEES, &form_fields) {
    return decide(call, TRANSFER_REFUSE);
}

PAGE(transfer_withdraw, HTTP_POST, "/transfers/{number}/withdraw", SEES, &form_fields) {
    return decide(call, TRANSFER_WITHDRAW);
}
