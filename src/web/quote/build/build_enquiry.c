// An enquiry's site and lines as the builder's form has them.
#include "action/enquiry/enquiry.h"
#include "web/quote/build/build_form.h"

enum { QUANTITY_ROOM = 24 };

static Text paste_of(Arena *arena, const EnquiryView *enquiry) {
    size_t bytes = 1;
    for (size_t i = 0; i < enquiry->line_count; i++) {
        bytes += enquiry->lines[i].part.len + QUANTITY_ROOM;
    }
    TextBuf buf = buf_new(arena, bytes);
    for (size_t i = 0; i < enquiry->line_count; i++) {
        buf_add(&buf, enquiry->lines[i].part);
        buf_addf(&buf, " %lld\n", (long long)enquiry->lines[i].quantity.count);
    }
    return buf_text(&buf);
}

Err build_of_enquiry(const PageCall *call, Text enquiry, QuoteBuildForm *form,
                     Refusals *ret_refusals) {
    EnquiryView view;
    TRY(see_enquiry(call->context, enquiry, &view, ret_refusals));
    if (!refused(ret_refusals)) {
        form->build.site = view.row.site;
        form->build.paste = paste_of(call->arena, &view);
    }
    return OK;
}
