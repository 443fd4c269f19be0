// A partner account, and its moves: /partner-accounts/{number} +suspend +resume +close (portal.md
// P43, §5). The form stands on the account's own page.
#include "action/partner/partner_account.h"
#include "action/refusal_status.h"
#include "action/viewer.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/partner/partner_show.h"
#include "web/tpl_partner_show.h"

#include <stddef.h>

enum { FACTS_MAX = 5, REVISION_ROOM = 24, REASON_CHARACTERS_MAX = 2000 };

typedef struct {
    Text reason;
    int64_t revision;
} MoveForm;

static const Field fields[] = {
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(MoveForm, reason),
     .most = REASON_CHARACTERS_MAX},
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(MoveForm, revision),
     .least = 1,
     .most = INT32_MAX},
};
static const FieldTable form_fields = FIELD_TABLE("a decision on a partner", MoveForm, fields);

static Url page_url(Arena *arena, Text number) {
    return url_join(arena, url_path(S("/partner-accounts")), number);
}

static Facts facts_of(const PageCall *call, const PartnerAccount *row) {
    Fact *facts = arena_array(call->arena, Fact, FACTS_MAX);
    size_t count = 0;
    facts[count++] = (Fact){.label = msg_partner_tier(), .value = msg_plain(row->tier)};
    facts[count++] = (Fact){.label = msg_column_country(), .value = msg_plain(row->country)};
    facts[count++] =
        (Fact){.label = msg_since(), .value = msg_plain(date_text(call->arena, row->since))};
    if (row->distributor.len > 0) {
        facts[count++] = (Fact){.label = msg_distributor(), .value = msg_plain(row->distributor)};
    }
    return (Facts){facts, count};
}

static PartnerShowSteps steps_of(const PageCall *call, const PartnerSeen *seen) {
    PartnerShowSteps steps = {arena_array(call->arena, PartnerShowStep, seen->step_count),
                              seen->step_count};
    for (size_t i = 0; i < seen->step_count; i++) {
        const PartnerStep *step = &seen->steps[i];
        steps.items[i] = (PartnerShowStep){tag_of(call->arena, STATES_OF_ACCOUNT, step->state),
                                           step->on, step->by, step->reason};
    }
    return steps;
}

static void fill_form(const PageCall *call, const PartnerSeen *seen, const Refusals *tried,
                      PartnerShowPage *view) {
    Url own = page_url(call->arena, seen->account.number);
    TextBuf revision = buf_new(call->arena, REVISION_ROOM);
    Message problem;
    buf_add_int(&revision, seen->revision);
    view->keys = page_keys(call, buf_text(&revision));
    view->reason = field_area(S("reason"), msg_reason(), page_typed(call, S("reason")));
    if (page_problem_of(call, tried, S("reason"), &problem)) {
        view->reason = field_with_problem(view->reason, problem);
    }
    view->suspend = seen->may_suspend ? url_join(call->arena, own, S("suspend")) : (Url){0};
    view->resume = seen->may_resume ? url_join(call->arena, own, S("resume")) : (Url){0};
    view->close = seen->may_close ? url_join(call->arena, own, S("close")) : (Url){0};
    view->first = seen->may_suspend ? view->suspend : view->resume;
    view->waits = seen->may_resume && !seen->may_close;
    view->may_decide = call->viewer->desk == DESK_ADMIN && (seen->may_suspend || seen->may_resume);
}

static Err show(PageCall *call, int status, const Refusals *tried) {
    PartnerSeen seen;
    Refusals refusals = {0};
    TRY(see_partner_account(call->context, call->params[0], &seen, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    PartnerShowPage view = {.name = name_of(seen.account.name, call->lang),
                            .number = seen.account.number,
                            .state = tag_of(call->arena, STATES_OF_ACCOUNT, seen.account.state),
                            .facts = facts_of(call, &seen.account),
                            .steps = steps_of(call, &seen)};
    fill_form(call, &seen, tried, &view);
    Crumb *crumbs = arena_array(call->arena, Crumb, 2);
    crumbs[0] = (Crumb){msg_partner_accounts(), url_path(S("/partner-accounts"))};
    crumbs[1] = (Crumb){.label = msg_plain(seen.account.name)};
    PageParts parts = {.title = msg_plain(seen.account.name),
                       .crumbs = {crumbs, 2},
                       .problems = page_problems(call, tried),
                       .main = page_part(call)};
    tpl_partner_show(&parts.main, &view);
    return page_show(call, status, &parts);
}

static Err move(PageCall *call, PartnerVerb verb) {
    const MoveForm *form = call->input;
    PartnerMove asked = {call->params[0], form->revision, form->reason};
    PartnerSeen after;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, 422, NULL);
    }
    TRY(do_partner_move(call->context, verb, &asked, &after, &refusals));
    return refused(&refusals) ? show(call, status_of_refusal(refusals.items[0].id), &refusals)
                              : page_see_other(call, page_url(call->arena, call->params[0]).text);
}

PAGE(partner_account, HTTP_GET, "/partner-accounts/{number}",
     MAY(SUBJECT_PROGRAMME, READ, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), NO_FIELDS) {
    return show(call, 200, NULL);
}

PAGE(partner_suspend, HTTP_POST, "/partner-accounts/{number}/suspend",
     MAY(SUBJECT_PROGRAMME, WRITE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &form_fields) {
    return move(call, PARTNER_SUSPEND);
}

PAGE(partner_resume, HTTP_POST, "/partner-accounts/{number}/resume",
     MAY(SUBJECT_PROGRAMME, WRITE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &form_fields) {
    return move(call, PARTNER_RESUME);
}

PAGE(partner_close, HTTP_POST, "/partner-accounts/{number}/close",
     MAY(SUBJECT_PROGRAMME, WRITE, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &form_fields) {
    return move(call, PARTNER_CLOSE);
}
