// /orders/{number}/attachments: papers of a draft or of an order that waits (portal.md P18).
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/order/attachment/order_papers_view.h"
#include "web/order/order_show_view.h"
#include "web/order/order_words.h"

enum { TAG_ROOM = 80 };

#define ORDERS(act) MAY(SUBJECT_ORDERS, act, RIGHT_ORDERING, RIGHT_ORDERING)

// The order with its papers, or with what was refused of them.
static Err answer(PageCall *call, const Refusals *refusals) {
    OrderSeen order = {0};
    Refusals unseen = {0};
    if (!refused(refusals)) {
        return page_see_other(call, order_url(call->arena, call->params[0]).text);
    }
    TRY(see_order(call->context, call->params[0], &order, &unseen));
    bool of_file = text_equal(refusals->items[0].field, S("file"));
    return refused(&unseen) || !of_file
               ? page_refused(call, refused(&unseen) ? &unseen : refusals)
               : order_page_show(call, status_of_refusal(refusals->items[0].id), &order, refusals);
}

PAGE(order_attach, HTTP_POST, "/orders/{number}/attachments", ORDERS(ACT), NO_FIELDS) {
    OrderAttachInput input = {.order = call->params[0], .files = order_files_sent(call)};
    OrderAttachOutcome outcome;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return page_lost(call, 422);
    }
    TRY(do_order_attach(call->context, &input, &outcome, &refusals));
    return answer(call, &refusals);
}

PAGE(order_detach, HTTP_POST, "/orders/{number}/attachments/{attachment}/remove", ORDERS(ACT),
     NO_FIELDS) {
    OrderAttachInput input = {.order = call->params[0], .attachment = call->params[1]};
    OrderAttachOutcome outcome;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return page_lost(call, 422);
    }
    TRY(do_order_detach(call->context, &input, &outcome, &refusals));
    return answer(call, &refusals);
}

PAGE(order_attachment, HTTP_GET, "/orders/{number}/attachments/{attachment}", ORDERS(READ),
     NO_FIELDS) {
    AttachmentContent content;
    Refusals refusals = {0};
    TextBuf tag = buf_new(call->arena, TAG_ROOM);
    TRY(see_order_attachment(call->context, call->params[0], call->params[1], &content, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    buf_addf(&tag, "\"%.*s\"", TEXT_ARG(content.sha256));
    if (!http_answer_tag(call->request, call->answer, buf_text(&tag))) {
        http_answer_saved_as(call->answer, call->arena, content.name);
        http_answer_body(call->answer, S("application/octet-stream"), content.bytes);
    }
    return OK;
}
