// Papers of an order (P18): attached by who orders to a draft, with submitting, or while it waits;
// by its distributor while it waits for that. Read by who attached them and by whom that account
// buys from (V4, docs/decisions/0016).
#ifndef ACTION_ORDER_ATTACHMENT_ORDER_ATTACHMENT_H
#define ACTION_ORDER_ATTACHMENT_ORDER_ATTACHMENT_H

#include "action/action.h"
#include "action/order/attachment/attachment_file.h"
#include "base/input/fields.h"

// As programs say it.
typedef struct {
    Text name;
    Text content; // base 64
} AttachmentAsk;

extern const FieldTable attachment_ask_fields;

// The file that was asked for. Refuses attachment_encoding.
AttachmentFile attachment_of_ask(Arena *arena, const AttachmentAsk *ask, Refusals *refusals);

// One that the viewer may read.
typedef struct {
    Text attachment; // code
    int64_t seq;
    Text name;
    Text type;
    int64_t bytes;
    Text sha256;
    Text added_by; // name of the account
    Instant added_at;
    bool own; // the viewer's account attached it
} OrderAttachment;

typedef struct {
    OrderAttachment *items;
    size_t count;
} OrderAttachments;

typedef struct {
    Text name;
    Text type;
    Text sha256;
    Text bytes;
} AttachmentContent;

typedef struct {
    Text order;            // number
    Text attachment;       // to be removed: code
    AttachmentFiles files; // to be attached
} OrderAttachInput;

typedef struct {
    bool repeated;
    Text attachment; // code of the first that was attached
} OrderAttachOutcome;

// All of the files or none. Refuses order_not_found (also to who may not attach to it: V6) ·
// already_decided · of each file attachment_missing, attachment_empty, attachment_too_large,
// attachment_kind, attachment_name, attachment_there · too_many_attachments.
Err do_order_attach(const ActionContext *context, const OrderAttachInput *input,
                    OrderAttachOutcome *ret_outcome, Refusals *ret_refusals);
// From a draft, what the account itself attached. Refuses order_not_found · already_decided ·
// attachment_not_found.
Err do_order_detach(const ActionContext *context, const OrderAttachInput *input,
                    OrderAttachOutcome *ret_outcome, Refusals *ret_refusals);
// Refuses order_not_found, attachment_not_found: hidden and missing are one (V6).
Err see_order_attachment(const ActionContext *context, Text order, Text attachment,
                         AttachmentContent *ret_content, Refusals *ret_refusals);

#endif
