// GET /enquiries/new: where a customer asks for a quote (portal.md P16).
#include "web/enquiry/enquiry_form.h"
#include "web/enquiry/enquiry_url.h"
#include "web/line/typed_view.h"

static Text one_of(Arena *arena, Text part) {
    TextBuf buf = buf_new(arena, part.len + 2);
    buf_add(&buf, part);
    buf_add(&buf, S(" 1"));
    return typed_with_line(arena, S(""), buf_text(&buf));
}

PAGE(enquiry_new, HTTP_GET, "/enquiries/new", ENQUIRY_ASK_GATE, &enquiry_begin_fields) {
    const EnquiryBegin *begin = call->input;
    EnquiryInput input = begin->input;
    if (call->complaints->count > 0) {
        return enquiry_form(call, 422, &input, NULL);
    }
    if (begin->part.len > 0) {
        input.paste = one_of(call->arena, begin->part);
    }
    return enquiry_form(call, 200, &input, NULL);
}
