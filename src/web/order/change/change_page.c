// The forms of a change that waits.
#include "web/order/change/change_page.h"

#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/order/order_words.h"

#include <stddef.h>

static const FieldInside insides[] = {{&change_decide_fields, offsetof(ChangeDecideForm, ask)}};
static const Field own[] = {{.name = S_INIT("revision"),
                             .kind = FIELD_INTEGER,
                             .offset = offsetof(ChangeDecideForm, revision),
                             .least = 1,
                             .most = INT32_MAX}};
const FieldTable change_decide_form_fields =
    FIELD_TABLE_WITH("a decision on a change", ChangeDecideForm, own, insides);

Err change_page_ask(PageCall *call, const ChangeAskInput *input, ChangePage anew,
                    ChangePage typed) {
    ChangeMoved moved;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return anew(call, 422, NULL);
    }
    TRY(do_change_ask(call->context, input, &moved, &refusals));
    if (refused(&refusals)) {
        return typed(call, status_of_refusal(refusals.items[0].id), &refusals);
    }
    return page_see_other(call, order_url(call->arena, moved.change.order).text);
}

Err change_page_decide(PageCall *call, ChangeKind kind, ChangeVerb verb, ChangePage page) {
    const ChangeDecideForm *form = call->input;
    ChangeDecision decision = {kind, call->params[0], form->revision, form->ask.reason};
    ChangeMoved moved;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return page(call, 422, NULL);
    }
    TRY(do_change_decide(call->context, verb, &decision, &moved, &refusals));
    if (refused(&refusals)) {
        return page(call, status_of_refusal(refusals.items[0].id), &refusals);
    }
    return page_see_other(call, order_url(call->arena, moved.change.order).text);
}

FormField change_page_reason(const PageCall *call, const Refusals *refusals, Message label,
                             bool optional) {
    FormField field = field_area(S("reason"), label, page_typed(call, S("reason")));
    Message problem;
    field.optional = optional;
    return page_problem_of(call, refusals, field.name, &problem)
               ? field_with_problem(field, problem)
               : field;
}

ChangeDecide change_page_waiting(const PageCall *call, const OrderChange *change, Url page,
                                 Message press, const Refusals *refusals) {
    return (ChangeDecide){
        .may_decide = change->may_decide,
        .keys = page_keys(call, order_revision_text(call->arena, change->revision)),
        .reason = change_page_reason(call, refusals, msg_rebill_refuse_reason(), true),
        .press = press,
        .confirm = url_join(call->arena, page, S("confirm")),
        .refuse = url_join(call->arena, page, S("refuse")),
        .withdraw = url_join(call->arena, page, S("withdraw")),
        .back = order_url(call->arena, change->order),
    };
}
