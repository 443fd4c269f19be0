// The form, filled with what was typed.
#include "web/enquiry/enquiry_form.h"

#include "action/viewer.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/line/typed_view.h"
#include "web/tpl_enquiry_form.h"

#include <stddef.h>

enum { FIELDS_MAX = 4, CRUMB_COUNT = 2 };

static const Field begin_fields[] = {
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(EnquiryBegin, input.site)},
    {.name = S_INIT("part"), .kind = FIELD_NAME, .offset = offsetof(EnquiryBegin, part)},
};
const FieldTable enquiry_begin_fields = FIELD_TABLE("an enquiry", EnquiryBegin, begin_fields);

// The partners of the site, whichever it is; of one that is not the reader's there are none.
static FormField partner_field(const PageCall *call, const EnquiryPartners *partners) {
    FieldOptions options = {arena_array(call->arena, FieldOption, partners->count + 1), 0};
    for (size_t i = 0; i < partners->count; i++) {
        options.items[options.count++] = (FieldOption){
            .value = partners->rows[i].partner, .label = msg_plain(partners->rows[i].partner_name)};
    }
    options.items[options.count++] = (FieldOption){.label = msg_enquiry_vendor()};
    Text first = partners->count > 0 ? partners->rows[0].partner : S("");
    Text chosen = page_was_sent(call, S("partner")) ? page_typed(call, S("partner")) : first;
    return field_with_hint(field_select(S("partner"), msg_enquiry_of_whom(), options, chosen),
                           msg_enquiry_of_whom_hint());
}

static FormField told(const PageCall *call, const Refusals *tried, FormField field) {
    Message problem;
    return page_problem_of(call, tried, field.name, &problem) ? field_with_problem(field, problem)
                                                              : field;
}

Err enquiry_form(PageCall *call, int status, const EnquiryInput *input, const Refusals *tried) {
    FormField *fields = arena_array(call->arena, FormField, FIELDS_MAX);
    Text note = page_typed(call, S("note"));
    EnquiryPartners partners;
    Refusals unseen = {0};
    TRY(see_enquiry_partners(call->context, &(EnquiryPartnersAsk){input->site}, &partners,
                             &unseen));
    Text site = page_was_sent(call, S("site")) ? page_typed(call, S("site")) : partners.site;
    fields[0] = told(call, tried,
                     field_with_hint(field_text(S("site"), msg_site(), site), msg_site_hint()));
    fields[1] = told(call, tried, partner_field(call, &partners));
    fields[2] =
        typed_paste_field(call, tried, input->paste, msg_enquiry_lines(), msg_enquiry_lines_hint());
    fields[3] = told(call, tried, field_area(S("note"), msg_enquiry_note(), note));
    fields[3].optional = true;
    EnquiryForm view = {
        .make = url_path(S("/enquiries")),
        .keys = page_keys(call, S("")),
        .fields = {fields, FIELDS_MAX},
    };
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_enquiries(), url_path(S("/enquiries"))};
    crumbs[1] = (Crumb){.label = msg_enquiry_ask()};
    PageParts parts = {.title = msg_enquiry_ask(),
                       .crumbs = {crumbs, CRUMB_COUNT},
                       .problems = page_problems(call, tried),
                       .main = page_part(call)};
    tpl_enquiry_form(&parts.main, &view);
    return page_show(call, status, &parts);
}
