// Papers to read.
#include "action/account_names_private.h"
#include "action/order/attachment/order_attachment_private.h"
#include "action/order/order_seen_private.h"
#include "action/viewer.h"
#include "base/sign/signature.h"
#include "domain/record/number.h"
#include "store/q_order_attachment.h"

static bool is_desk(const ActionContext *context) {
    return context->viewer != NULL && context->viewer->kind == VIEWER_STAFF;
}

static Err load_names(const ActionContext *context, const QOrderAttachmentListSeenRows *rows,
                      AccountNames *names) {
    AccountId *accounts = arena_array(context->arena, AccountId, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        accounts[i] = rows->rows[i].account;
    }
    return account_names_load(context, names, accounts, rows->count);
}

Err order_papers_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                      OrderAttachments *ret_papers) {
    AccountNames names = {0};
    QOrderAttachmentListSeenRows rows;
    TRY(q_order_attachment_list_seen(
        context->db, context->arena,
        &(QOrderAttachmentListSeenIn){enterprise, order, context->account, is_desk(context)},
        &rows));
    *ret_papers =
        (OrderAttachments){arena_array(context->arena, OrderAttachment, rows.count), rows.count};
    if (rows.count == 0) {
        return OK;
    }
    TRY(load_names(context, &rows, &names));
    for (size_t i = 0; i < rows.count; i++) {
        const QOrderAttachmentListSeenRow *row = &rows.rows[i];
        ret_papers->items[i] = (OrderAttachment){
            .attachment = record_code(context->arena, context->number_key, row->attachment),
            .seq = row->seq,
            .name = row->name,
            .type = row->type,
            .bytes = row->bytes,
            .sha256 = row->sha256,
            .added_by = account_name(&names, row->account).name,
            .added_at = row->added_at,
            .own = row->account.id == context->account.id,
        };
    }
    return OK;
}

static Err load_content(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                        Text code, AttachmentContent *ret_content, bool *ret_found) {
    QOrderAttachmentLoadSeenRow row;
    int64_t attachment = 0; // none has it, so that what is no code does the work of one
    (void)record_code_parse(code, context->number_key, &attachment);
    TRY(q_order_attachment_load_seen(context->db, context->arena,
                                     &(QOrderAttachmentLoadSeenIn){.enterprise = enterprise,
                                                                   .order_id = order,
                                                                   .attachment = attachment,
                                                                   .account = context->account,
                                                                   .of_desk = is_desk(context)},
                                     &row, ret_found));
    if (!*ret_found) {
        return OK;
    }
    *ret_content = (AttachmentContent){.name = row.name, .type = row.type, .sha256 = row.sha256};
    return base64_parse(context->arena, row.content, &ret_content->bytes)
               ? OK
               : FAULT_AT(FAULT_DB_VALUE, 0);
}

Err see_order_attachment(const ActionContext *context, Text order, Text attachment,
                         AttachmentContent *ret_content, Refusals *ret_refusals) {
    SeenOrder seen;
    EnterpriseId enterprise = {0};
    OrderId id = {0};
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(directory_find(context->db, context->arena, S("order"), order, &enterprise, &id.id,
                       &found));
    // What is not there does the work of what is hidden (V6).
    TRY(order_seen_load(context, enterprise, id, &seen, &found));
    if (!found) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_ORDER_NOT_FOUND, .field = S("order"), .value = order});
        return OK;
    }
    TRY(load_content(context, enterprise, id, attachment, ret_content, &found));
    if (!found) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_ATTACHMENT_NOT_FOUND,
                                       .field = S("attachment"),
                                       .value = attachment});
    }
    return OK;
}
