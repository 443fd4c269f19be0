// Partner accounts of the administrators (portal.md P43).
#include "action/partner/partner_account.h"
#include "api/answer.h"
#include "api/if_match.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

enum { REASON_CHARACTERS_MAX = 2000 };

static const Column step_columns[] = {
    COLUMN(PartnerStep, state, COLUMN_TEXT),
    COLUMN(PartnerStep, reason, COLUMN_TEXT),
    COLUMN(PartnerStep, on, COLUMN_DATE),
    COLUMN(PartnerStep, by, COLUMN_TEXT),
};
static const ColumnTable step_table = COLUMN_TABLE_PLAIN(step_columns, PartnerStep);
static const Shape step_shape = SHAPE("partner_step", step_table);
static const Shape account_shape = {.name = S_INIT("partner_account"),
                                    .columns = &partner_account_columns};
static const Column head_columns[] = {COLUMN(PartnerSeen, revision, COLUMN_COUNT)};
static const ColumnTable head_table = COLUMN_TABLE_PLAIN(head_columns, PartnerSeen);
static const ShapePart parts[] = {
    PART_INSIDE("account", &account_shape, PartnerSeen, account),
    PART_LIST("steps", &step_shape, PartnerSeen, steps, step_count),
};
static const Shape seen_shape = SHAPE_WITH("partner", head_table, parts);

typedef struct {
    Text reason;
} MoveAsk;

static const Field move_fields[] = {
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(MoveAsk, reason),
     .most = REASON_CHARACTERS_MAX},
};
static const FieldTable move_table = FIELD_TABLE("a decision on a partner", MoveAsk, move_fields);

ENDPOINT(partner_accounts, HTTP_GET, "/partner-accounts",
         MAY(SUBJECT_PROGRAMME, READ, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &partners_fields,
         GIVES_ROWS(&partner_account_columns), SAYS("Partner accounts by name")) {
    PartnersView view;
    RowsAsk page = {.format = ASK_JSON};
    Refusals refusals = {0};
    TRY(see_partner_accounts(call->context, call->input, &view, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals)
                              : list_answer_page(call, &page,
                                                 &(ListPage){&partner_account_columns, view.rows,
                                                             view.count, view.next});
}

static Err answer(EndpointCall *call, const PartnerSeen *seen) {
    (void)if_match_tag(call, seen->revision);
    return answer_shape(call, seen);
}

ENDPOINT(partner_account, HTTP_GET, "/partner-accounts/{number}",
         MAY(SUBJECT_PROGRAMME, READ, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), TAKES_NOTHING,
         GIVES(200, &seen_shape), TAGGED, SAYS("A partner account and what became of it")) {
    PartnerSeen seen;
    Refusals refusals = {0};
    TRY(see_partner_account(call->context, call->params[0], &seen, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer(call, &seen);
}

// ---- moves ----

static Err say_stale(EndpointCall *call, int64_t seen, const PartnerSeen *now,
                     const Refusals *refusals) {
    ProblemRevision revision = {seen, now->revision, now->changed_at, now->changed_by};
    return problem_stale_revision(call, refusals, &revision);
}

static Err move(EndpointCall *call, PartnerVerb verb) {
    const MoveAsk *ask = call->input;
    PartnerMove asked = {.number = call->params[0], .reason = ask->reason};
    PartnerSeen now;
    PartnerSeen after;
    Refusals refusals = {0};
    Err answered = OK;
    TRY(see_partner_account(call->context, call->params[0], &now, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!if_match_revision(call, &asked.revision, &answered)) {
        return answered;
    }
    TRY(do_partner_move(call->context, verb, &asked, &after, &refusals));
    if (!refused(&refusals)) {
        return answer(call, &after);
    }
    return refusals.items[0].id == REFUSAL_STALE ? say_stale(call, asked.revision, &now, &refusals)
                                                 : problem_refuse(call, &refusals);
}

ENDPOINT(partner_suspend, HTTP_POST, "/partner-accounts/{number}/suspend",
         MAY(SUBJECT_PROGRAMME, WRITE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &move_table,
         GIVES(200, &seen_shape), IF_MATCH, SAYS("Suspends a partner account")) {
    return move(call, PARTNER_SUSPEND);
}

ENDPOINT(partner_resume, HTTP_POST, "/partner-accounts/{number}/resume",
         MAY(SUBJECT_PROGRAMME, WRITE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &move_table,
         GIVES(200, &seen_shape), IF_MATCH, SAYS("Makes a suspended partner account active")) {
    return move(call, PARTNER_RESUME);
}

ENDPOINT(partner_close, HTTP_POST, "/partner-accounts/{number}/close",
         MAY(SUBJECT_PROGRAMME, WRITE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &move_table,
         GIVES(200, &seen_shape), IF_MATCH,
         SAYS("Closes a partner account that somebody else suspended")) {
    return move(call, PARTNER_CLOSE);
}
