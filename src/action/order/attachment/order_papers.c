// Judges files by their bytes, and keeps them.
#include "action/order/attachment/order_papers_private.h"

#include "base/digest.h"
#include "base/sign/signature.h"
#include "domain/record/attachment.h"
#include "store/q_order_attachment.h"

enum { BYTES_ROOM = 24 };

static void say(Action *action, RefusalId id, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = S("file"), .value = value});
}

static void judge_file(Action *action, const AttachmentFile *file) {
    Text type = attachment_type(file->bytes);
    Text name;
    if (file->bytes.len == 0) {
        say(action, REFUSAL_ATTACHMENT_EMPTY, file->name);
    } else if (file->bytes.len > ATTACHMENT_BYTES_MAX) {
        TextBuf bytes = buf_new(action->arena, BYTES_ROOM);
        buf_add_int(&bytes, (int64_t)file->bytes.len);
        say(action, REFUSAL_ATTACHMENT_TOO_LARGE, buf_text(&bytes));
    } else if (type.len == 0) {
        say(action, REFUSAL_ATTACHMENT_KIND, file->name);
    } else if (!attachment_name(action->arena, file->name, type, &name)) {
        say(action, REFUSAL_ATTACHMENT_NAME, file->name);
    }
}

static bool is_among(const AttachmentFiles *files, size_t count, Text bytes) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(files->items[i].bytes, bytes)) {
            return true;
        }
    }
    return false;
}

// The same bytes are attached once.
static void judge_again(Action *action, const QOrderAttachmentListOwnRows *own,
                        const AttachmentFiles *files, size_t index) {
    Text bytes = files->items[index].bytes;
    Text sha256 = digest_text(action->arena, bytes);
    for (size_t i = 0; i < own->count; i++) {
        if (text_equal(own->rows[i].sha256, sha256)) {
            say(action, REFUSAL_ATTACHMENT_THERE, own->rows[i].name);
            return;
        }
    }
    if (is_among(files, index, bytes)) {
        say(action, REFUSAL_ATTACHMENT_THERE, files->items[index].name);
    }
}

Err order_papers_judge(Action *action, OrderId order, const AttachmentFiles *files) {
    QOrderAttachmentListOwnRows own = {0};
    if (files->count == 0) {
        return OK;
    }
    for (size_t i = 0; i < files->count && i < ATTACHMENTS_MAX; i++) {
        judge_file(action, &files->items[i]);
    }
    if (order.id != 0) {
        TRY(q_order_attachment_list_own(
            action->db, action->arena,
            &(QOrderAttachmentListOwnIn){action->enterprise, order, action->context->account},
            &own));
    }
    if (own.count + files->count > ATTACHMENTS_MAX) {
        say(action, REFUSAL_TOO_MANY_ATTACHMENTS, files->items[0].name);
    } else if (!refused(action->refusals)) {
        for (size_t i = 0; i < files->count; i++) {
            judge_again(action, &own, files, i);
        }
    }
    return OK;
}

// ---- keeping ----

Err order_papers_save(Action *action, OrderId order, const AttachmentFiles *files,
                      int64_t *ret_first) {
    for (size_t i = 0; i < files->count; i++) {
        const AttachmentFile *file = &files->items[i];
        QOrderAttachmentAddIn row = {
            .enterprise = action->enterprise,
            .attachment = action_new_id(action),
            .order_id = order,
            .seq = action->seq,
            .added_at = action->context->now,
            .account = action->context->account,
            .actor = action->context->actor,
            .type = attachment_type(file->bytes),
            .bytes = (int64_t)file->bytes.len,
            .sha256 = digest_text(action->arena, file->bytes),
            .content = base64_text(action->arena, file->bytes),
        };
        bool named = attachment_name(action->arena, file->name, row.type, &row.name);
        ENSURE(named);
        TRY(q_order_attachment_add(action->db, &row));
        *ret_first = i == 0 ? row.attachment : *ret_first;
    }
    return OK;
}
