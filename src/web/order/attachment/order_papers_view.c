// Papers: rows, and the field that takes one.
#include "web/order/attachment/order_papers_view.h"

#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/frame.h"
#include "web/order/order_words.h"
#include "web/part/show/amounts.h"

AttachmentFiles order_files_sent(const PageCall *call) {
    HttpPairs sent = call->request->files;
    AttachmentFile *files = arena_array(call->arena, AttachmentFile, sent.count);
    size_t count = 0;
    for (size_t i = 0; i < sent.count; i++) {
        Text name = call->request->file_names.items[i].value;
        bool chosen = name.len > 0 || sent.items[i].value.len > 0;
        if (chosen && text_equal(sent.items[i].name, S("file"))) {
            files[count++] = (AttachmentFile){name, sent.items[i].value};
        }
    }
    return (AttachmentFiles){files, count};
}

bool order_file_was_sent(const PageCall *call) {
    return order_files_sent(call).count > 0;
}

FormField order_file_field(const PageCall *call, const Refusals *refusals) {
    const Viewer *viewer = call->viewer;
    bool under = viewer->kind == VIEWER_PARTNER && !viewer->is_distributor && !viewer->is_direct;
    Message problem;
    FormField field =
        field_with_hint(field_file(S("file"), msg_order_paper()),
                        under ? msg_order_paper_hint_distributor() : msg_order_paper_hint_vendor());
    if (page_problem_of(call, refusals, S("file"), &problem)) {
        field = field_with_problem(field, problem);
    } else if (order_file_was_sent(call)) {
        field = field_with_problem(field, msg_order_paper_again());
    }
    field.optional = true;
    field.wide = true;
    return field;
}

OrderPaperRows order_paper_rows(const PageCall *call, Text order, const OrderAttachments *papers,
                                bool removable) {
    OrderPaperRows rows = {arena_array(call->arena, OrderPaperRow, papers->count), papers->count};
    if (papers->count == 0) { // also of no order
        return rows;
    }
    Url all = order_verb_url(call->arena, order, S("attachments"));
    for (size_t i = 0; i < papers->count; i++) {
        const OrderAttachment *paper = &papers->items[i];
        Url file = url_join(call->arena, all, paper->attachment);
        rows.items[i] = (OrderPaperRow){
            .name = paper->name,
            .about = msg_order_paper_about(paper->added_by, instant_civil_day(paper->added_at, 0),
                                           paper->bytes),
            .file = file,
        };
        if (removable && paper->own) {
            rows.items[i].remove = url_join(call->arena, file, S("remove"));
        }
    }
    return rows;
}

OrderPapers order_papers(const PageCall *call, const OrderSeen *order, const Refusals *refusals) {
    static const Gate gate = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    bool acts = gate_ask(&gate, true, call->viewer) == GATE_OPEN;
    FormField *field = arena_array(call->arena, FormField, 1);
    OrderPapers view = {
        .rows =
            order_paper_rows(call, order->summary.order, &order->papers, acts && order->may_detach),
        .takes = acts && order->may_attach,
        .attach = order_verb_url(call->arena, order->summary.order, S("attachments")),
        .keys = page_keys(call, S("")),
        .fields = {field, 1},
    };
    view.shown = view.takes || view.rows.count > 0;
    if (view.takes) {
        *field = order_file_field(call, refusals);
        field->optional = false;
    }
    return view;
}
