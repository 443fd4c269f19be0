// Attaches files, and takes them off a draft again.
#include "action/order/attachment/order_attachment_private.h"

#include "action/order/attachment/order_papers_private.h"
#include "base/sign/signature.h"
#include "domain/record/number.h"
#include "store/q_order_attachment.h"

#include <stddef.h>

enum { CONTENT_CHARACTERS_MAX = 4 << 20 };

static const Field ask_fields[] = {
    {.name = S_INIT("name"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(AttachmentAsk, name)},
    {.name = S_INIT("content"),
     .kind = FIELD_TEXT,
     .required = true,
     .offset = offsetof(AttachmentAsk, content),
     .most = CONTENT_CHARACTERS_MAX},
};
const FieldTable attachment_ask_fields = FIELD_TABLE("a paper", AttachmentAsk, ask_fields);

AttachmentFile attachment_of_ask(Arena *arena, const AttachmentAsk *ask, Refusals *refusals) {
    AttachmentFile file = {.name = ask->name};
    if (!base64_parse(arena, ask->content, &file.bytes)) {
        refuse(refusals, (Refusal){.id = REFUSAL_ATTACHMENT_ENCODING, .field = S("content")});
    }
    return file;
}

static bool is_draft(const OrderRequest *request) {
    return text_equal(request->state, S("draft"));
}

bool order_takes_papers(const ActionContext *context, const OrderRequest *request) {
    bool waits = text_equal(request->state, S("in_review"));
    bool owner = context->account.id == request->account.id;
    bool confirms = context->account.id == request->parties.distributor.id &&
                    text_equal(order_waits_on(request->hold), WAITS_ON_DISTRIBUTOR);
    return owner ? waits || is_draft(request) : waits && confirms;
}

// Who has nothing to do with it is answered as if there were no such order (V6).
static Err find(Action *action, Text number, EnterpriseId *ret_enterprise,
                OrderRequest *ret_request, bool *ret_found) {
    AccountId account = action->context->account;
    OrderId order;
    bool found = false;
    TRY(action_find(action, S("order"), number, ret_enterprise, &order.id, &found));
    if (found) {
        TRY(order_request_load(action->context, *ret_enterprise, order, ret_request, &found));
        found = found &&
                (ret_request->account.id == account.id ||
                 (ret_request->parties.distributor.id == account.id && !is_draft(ret_request)));
    }
    if (!found) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_ORDER_NOT_FOUND, .field = S("order"), .value = number});
    }
    *ret_found = found;
    return OK;
}

// Finds the order, opens its enterprise, and reads it once more: only now nobody else decides it.
static Err open(Action *action, Text number, OrderRequest *ret_request, bool *ret_goes_on) {
    EnterpriseId enterprise;
    bool found = false;
    *ret_goes_on = false;
    TRY(find(action, number, &enterprise, ret_request, &found));
    if (!found) {
        return OK;
    }
    TRY(action_open(action, enterprise));
    if (action->repeated || refused(action->refusals)) {
        return OK;
    }
    TRY(order_request_load(action->context, enterprise, ret_request->order, ret_request, &found));
    ENSURE(found);
    *ret_goes_on = true;
    return OK;
}

static void say_decided(Action *action, const OrderRequest *request) {
    refuse(action->refusals,
           (Refusal){.id = REFUSAL_ALREADY_DECIDED, .field = S("order"), .value = request->state});
}

static Err attach(Action *action, const void *given, void *outcome_out) {
    const OrderAttachInput *input = given;
    OrderAttachOutcome *outcome = outcome_out;
    OrderRequest request;
    bool goes_on = false;
    int64_t first = 0;
    *outcome = (OrderAttachOutcome){0};
    TRY(open(action, input->order, &request, &goes_on));
    if (goes_on && !order_takes_papers(action->context, &request)) {
        say_decided(action, &request);
    } else if (goes_on && input->files.count == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_ATTACHMENT_MISSING, .field = S("file")});
    } else if (goes_on) {
        TRY(order_papers_judge(action, request.order, &input->files));
    }
    if (goes_on && !refused(action->refusals)) {
        TRY(order_papers_save(action, request.order, &input->files, &first));
        TRY(action_finish(action, S("order.attach"), first));
    }
    outcome->repeated = action->repeated;
    first = action->repeated ? action->object : first;
    outcome->attachment = record_code(action->arena, action->context->number_key, first);
    return OK;
}

static Err detach(Action *action, const void *given, void *outcome_out) {
    const OrderAttachInput *input = given;
    OrderAttachOutcome *outcome = outcome_out;
    OrderRequest request;
    bool goes_on = false;
    int64_t attachment = 0;
    int64_t removed = 0;
    *outcome = (OrderAttachOutcome){.attachment = input->attachment};
    TRY(open(action, input->order, &request, &goes_on));
    outcome->repeated = action->repeated;
    if (!goes_on) {
        return OK;
    }
    if (!is_draft(&request)) {
        say_decided(action, &request);
        return OK;
    }
    if (record_code_parse(input->attachment, action->context->number_key, &attachment)) {
        TRY(q_order_attachment_remove(
            action->db,
            &(QOrderAttachmentRemoveIn){.enterprise = action->enterprise,
                                        .order_id = request.order,
                                        .account = action->context->account,
                                        .attachment = attachment},
            &removed));
    }
    if (removed == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_ATTACHMENT_NOT_FOUND,
                                           .field = S("attachment"),
                                           .value = input->attachment});
        return OK;
    }
    return action_finish(action, S("order.detach"), attachment);
}

Err do_order_attach(const ActionContext *context, const OrderAttachInput *input,
                    OrderAttachOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, attach, input, ret_outcome, ret_refusals);
}

Err do_order_detach(const ActionContext *context, const OrderAttachInput *input,
                    OrderAttachOutcome *ret_outcome, Refusals *ret_refusals) {
    return action_run(context, detach, input, ret_outcome, ret_refusals);
}
