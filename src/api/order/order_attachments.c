// /api/v1/orders/{number}/attachments: papers of a draft or of an order that waits (portal.md P18).
// What is submitted with papers is kept as a draft first, and taken up.
#include "api/answer.h"
#include "api/order/order_answer.h"
#include "api/problem.h"

enum { PATH_ROOM = 48, TAG_ROOM = 80 };

#define ORDERS(act) MAY(SUBJECT_ORDERS, act, RIGHT_ORDERING, RIGHT_ORDERING)

static void say_where(EndpointCall *call, Text attachment) {
    TextBuf path = buf_new(call->arena, call->params[0].len + attachment.len + PATH_ROOM);
    buf_addf(&path, "/api/v1/orders/%.*s/attachments/%.*s", TEXT_ARG(call->params[0]),
             TEXT_ARG(attachment));
    bool added = http_answer_header(call->answer, S("Location"), buf_text(&path));
    ENSURE(added);
}

// The paper as it is now: a request that is repeated may find it removed.
static Err answer_attached(EndpointCall *call, const OrderAttachOutcome *outcome) {
    OrderSeen order;
    Refusals refusals = {0};
    TRY(see_order(call->context, call->params[0], &order, &refusals));
    for (size_t i = 0; !refused(&refusals) && i < order.papers.count; i++) {
        if (text_equal(order.papers.items[i].attachment, outcome->attachment)) {
            say_where(call, outcome->attachment);
            answer_replayed(call, outcome->repeated);
            return answer_shape(call, &order.papers.items[i]);
        }
    }
    if (!refused(&refusals)) {
        refuse(&refusals, (Refusal){.id = REFUSAL_ATTACHMENT_NOT_FOUND,
                                    .field = S("attachment"),
                                    .value = outcome->attachment});
    }
    return problem_refuse(call, &refusals);
}

ENDPOINT(order_attach, HTTP_POST, "/orders/{number}/attachments", ORDERS(ACT),
         &attachment_ask_fields, GIVES(201, &order_attachment_shape),
         SAYS("Attaches a file in base 64 to a draft or an order that waits")) {
    OrderAttachOutcome outcome;
    Refusals refusals = {0};
    AttachmentFile file = attachment_of_ask(call->arena, call->input, &refusals);
    OrderAttachInput input = {.order = call->params[0], .files = {&file, 1}};
    if (!refused(&refusals)) {
        TRY(do_order_attach(call->context, &input, &outcome, &refusals));
    }
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_attached(call, &outcome);
}

ENDPOINT(order_attachment, HTTP_GET, "/orders/{number}/attachments/{attachment}", ORDERS(READ),
         TAKES_NOTHING, GIVES_FILE("application/octet-stream"),
         SAYS("The bytes of a file that is attached to an order")) {
    AttachmentContent content;
    Refusals refusals = {0};
    TextBuf tag = buf_new(call->arena, TAG_ROOM);
    TRY(see_order_attachment(call->context, call->params[0], call->params[1], &content, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    buf_addf(&tag, "\"%.*s\"", TEXT_ARG(content.sha256));
    if (!http_answer_tag(call->request, call->answer, buf_text(&tag))) {
        http_answer_saved_as(call->answer, call->arena, content.name);
        http_answer_body(call->answer, call->endpoint->gives.type, content.bytes);
    }
    return OK;
}

// Without If-Match: a paper never changes.
ENDPOINT(order_detach, HTTP_POST, "/orders/{number}/attachments/{attachment}/remove", ORDERS(ACT),
         TAKES_NOTHING, GIVES_NOTHING, SAYS("Takes an own paper off a draft")) {
    OrderAttachInput input = {.order = call->params[0], .attachment = call->params[1]};
    OrderAttachOutcome outcome;
    Refusals refusals = {0};
    TRY(do_order_detach(call->context, &input, &outcome, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    answer_replayed(call, outcome.repeated);
    return answer_nothing(call);
}
