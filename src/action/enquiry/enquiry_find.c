// Finds enquiries by their names; who is what to one.
#include "action/enquiry/enquiry_private.h"

#include "action/sight.h"
#include "action/viewer.h"
#include "domain/record/number.h"

Text enquiry_name(Arena *arena, uint64_t number_key, Text site, EnquiryId enquiry) {
    TextBuf buf = buf_new(arena, site.len + RECORD_CODE_BYTES + 1);
    buf_add(&buf, site);
    buf_add_char(&buf, '-');
    buf_add(&buf, record_code(arena, number_key, enquiry.id));
    return buf_text(&buf);
}

static bool split_name(Text name, Text *ret_site, Text *ret_code) {
    enum { TAIL = 1 + RECORD_CODE_BYTES };
    if (name.len <= TAIL || name.bytes[name.len - TAIL] != '-') {
        return false;
    }
    *ret_site = (Text){name.bytes, name.len - TAIL};
    *ret_code = (Text){name.bytes + name.len - RECORD_CODE_BYTES, RECORD_CODE_BYTES};
    return true;
}

Err enquiry_find(const ActionContext *context, Db *db, Text name, EnquiryRecord *ret_record,
                 bool *ret_found) {
    Text number;
    Text code;
    SiteRecord site;
    EnquiryId enquiry;
    *ret_found = false;
    *ret_record = (EnquiryRecord){0};
    if (!split_name(name, &number, &code) ||
        !record_code_parse(code, context->number_key, &enquiry.id)) {
        return OK;
    }
    TRY(site_find(db, context->arena, number, &site, ret_found));
    if (!*ret_found) {
        return OK;
    }
    TRY(q_enquiry_load(db, context->arena, &(QEnquiryLoadIn){site.enterprise, enquiry},
                       &ret_record->row, ret_found));
    *ret_found = *ret_found && ret_record->row.site.id == site.site.id;
    ret_record->enterprise = site.enterprise;
    ret_record->enquiry = enquiry;
    ret_record->agreement = site.agreement;
    return OK;
}

bool enquiry_is_open(const EnquiryRecord *record) {
    return text_equal(record->row.state, S("asked"));
}

// portal.md §4: the desks that write sales quotes.
static bool desk_answers(Desk desk) {
    return desk == DESK_PRICING || desk == DESK_ORDERS || desk == DESK_RENEWALS;
}

bool enquiry_is_answerer(const ActionContext *context, const EnquiryRecord *record) {
    const Viewer *viewer = context->viewer;
    int64_t partner = enquiry_partner(record).id;
    if (viewer == NULL) {
        return true;
    }
    switch (viewer->kind) {
    case VIEWER_PARTNER:
        return partner == viewer->account.id && rights_have(viewer->rights, RIGHT_BIDS);
    case VIEWER_STAFF:
        return partner == 0 && desk_answers(viewer->desk);
    case VIEWER_CUSTOMER:
        break;
    }
    return false;
}

bool enquiry_is_asker(const ActionContext *context, const EnquiryRecord *record) {
    const Viewer *viewer = context->viewer;
    return viewer == NULL ||
           (rights_have(viewer->rights, RIGHT_QUOTES) &&
            sight_is_own(viewer, record->enterprise, record->row.site, record->agreement));
}
