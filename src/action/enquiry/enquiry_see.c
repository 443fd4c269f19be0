// see_enquiry, see_enquiries: what was asked, as each side sees it.
#include "action/enquiry/enquiry_private.h"

#include "action/viewer.h"

#include <stddef.h>

static const Column columns[] = {
    COLUMN(EnquiryRow, enquiry, COLUMN_NUMBER),
    COLUMN(EnquiryRow, site, COLUMN_NUMBER),
    COLUMN(EnquiryRow, customer_name, COLUMN_TEXT),
    COLUMN(EnquiryRow, partner, COLUMN_NUMBER),
    COLUMN(EnquiryRow, partner_name, COLUMN_TEXT),
    COLUMN(EnquiryRow, asked_on, COLUMN_DATE),
    COLUMN(EnquiryRow, state, COLUMN_TEXT),
    COLUMN(EnquiryRow, lines, COLUMN_COUNT),
    COLUMN(EnquiryRow, quote, COLUMN_NUMBER),
    COLUMN_OR_NULL(EnquiryRow, ended_on, COLUMN_DATE),
};
const ColumnTable enquiry_columns = COLUMN_TABLE_PLAIN(columns, EnquiryRow);

static const Column line_columns[] = {
    COLUMN(EnquiryLine, line, COLUMN_COUNT),
    COLUMN(EnquiryLine, part, COLUMN_NUMBER),
    COLUMN(EnquiryLine, description, COLUMN_TEXT),
    COLUMN(EnquiryLine, quantity, COLUMN_QUANTITY),
};
const ColumnTable enquiry_line_columns = COLUMN_TABLE_PLAIN(line_columns, EnquiryLine);

// The first is none: all of them.
static const Text states[] = {S_INIT("all"), S_INIT("asked"), S_INIT("answered"),
                              S_INIT("declined"), S_INIT("withdrawn")};
static const Field ask_fields[] = {
    {.name = S_INIT("state"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(EnquiriesAsk, state),
     .choices = states,
     .choice_count = sizeof states / sizeof states[0]},
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(EnquiriesAsk, after)},
};
const FieldTable enquiries_ask_fields = FIELD_TABLE("enquiries", EnquiriesAsk, ask_fields);

// ---- one ----

static Err load_lines(const ActionContext *context, const EnquiryRecord *record,
                      EnquiryView *view) {
    QEnquiryListLinesRows found;
    TRY(q_enquiry_list_lines(context->db, context->arena,
                             &(QEnquiryListLinesIn){record->enterprise, record->enquiry}, &found));
    view->lines = arena_array(context->arena, EnquiryLine, found.count);
    view->line_count = found.count;
    for (size_t i = 0; i < found.count; i++) {
        const QEnquiryListLinesRow *row = &found.rows[i];
        view->lines[i] = (EnquiryLine){row->line, row->part, row->description, row->quantity};
    }
    return OK;
}

Err see_enquiry(const ActionContext *context, Text enquiry, EnquiryView *ret_view,
                Refusals *ret_refusals) {
    EnquiryRecord record;
    bool found = false;
    *ret_refusals = (Refusals){0};
    *ret_view = (EnquiryView){0};
    TRY(enquiry_find(context, context->db, enquiry, &record, &found));
    if (!found) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_ENQUIRY_NOT_FOUND, .field = S("enquiry"), .value = enquiry});
        return OK;
    }
    const QEnquiryLoadRow *row = &record.row;
    bool open = enquiry_is_open(&record);
    bool customer = context->viewer != NULL && context->viewer->kind == VIEWER_CUSTOMER;
    TRY(load_lines(context, &record, ret_view));
    ret_view->row = (EnquiryRow){
        .enquiry = enquiry,
        .site = row->site_number,
        .customer_name = row->customer_name,
        .partner = row->partner_number_null ? S("") : row->partner_number,
        .partner_name = row->partner_name_null ? S("") : row->partner_name,
        .asked_on = row->asked_on,
        .state = row->state,
        .lines = (int64_t)ret_view->line_count,
        .quote = row->quote_number_null ? S("") : row->quote_number,
        .ended_on_null = row->ended_on_null,
        .ended_on = row->ended_on_null ? (Date){0} : row->ended_on,
    };
    ret_view->revision = open ? 1 : 2;
    ret_view->note = row->note_null ? S("") : row->note;
    ret_view->reason = row->reason_null ? S("") : row->reason;
    ret_view->answers = open && enquiry_is_answerer(context, &record);
    ret_view->withdraws = open && customer && enquiry_is_asker(context, &record);
    return ret_view->answers
               ? enquiry_find_live_quote(context, context->db, &record, &ret_view->live)
               : OK;
}

// ---- many ----

// Where a page begins: behind this one.
typedef struct {
    Date day;
    EnterpriseId enterprise;
    EnquiryId enquiry;
} Before;

static Err find_before(const ActionContext *context, Text after, Before *ret_before,
                       Refusals *refusals) {
    EnquiryRecord record;
    bool found = false;
    *ret_before = (Before){DATE_MAX, {INT64_MAX}, {INT64_MAX}};
    if (after.len == 0) {
        return OK;
    }
    TRY(enquiry_find(context, context->db, after, &record, &found));
    if (!found) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
        return OK;
    }
    *ret_before = (Before){record.row.asked_on, record.enterprise, record.enquiry};
    return OK;
}

// The rows of the three queries have the same members, and none the same type.
#define TAKE(found)                                                                                \
    do {                                                                                           \
        view->rows = arena_array(context->arena, EnquiryRow, (found).count);                       \
        for (size_t i = 0; i < (found).count && i < ENQUIRIES_SHOWN; i++) {                        \
            view->rows[view->count++] = (EnquiryRow){                                              \
                .enquiry = enquiry_name(context->arena, context->number_key,                       \
                                        (found).rows[i].site_number, (found).rows[i].enquiry),     \
                .site = (found).rows[i].site_number,                                               \
                .customer_name = (found).rows[i].customer_name,                                    \
                .partner =                                                                         \
                    (found).rows[i].partner_number_null ? S("") : (found).rows[i].partner_number,  \
                .partner_name =                                                                    \
                    (found).rows[i].partner_name_null ? S("") : (found).rows[i].partner_name,      \
                .asked_on = (found).rows[i].asked_on,                                              \
                .state = (found).rows[i].state,                                                    \
                .lines = (found).rows[i].lines,                                                    \
                .quote = (found).rows[i].quote_number_null ? S("") : (found).rows[i].quote_number, \
                .ended_on_null = (found).rows[i].ended_on_null,                                    \
                .ended_on = (found).rows[i].ended_on_null ? (Date){0} : (found).rows[i].ended_on,  \
            };                                                                                     \
        }                                                                                          \
        if ((found).count > ENQUIRIES_SHOWN) {                                                     \
            view->next = view->rows[view->count - 1].enquiry;                                      \
        }                                                                                          \
    } while (0)

#define ASKED(before, asked_state)                                                                 \
    .state = (asked_state), .before = (before)->day, .before_enterprise = (before)->enterprise,    \
    .before_enquiry = (before)->enquiry, .most = ENQUIRIES_SHOWN + 1

static Err list_of_customer(const ActionContext *context, Text state, const Before *before,
                            EnquiriesView *view) {
    const Viewer *viewer = context->viewer;
    QEnquiryListOfCustomerRows found;
    TRY(q_enquiry_list_of_customer(
        context->db, context->arena,
        &(QEnquiryListOfCustomerIn){.enterprise = viewer->enterprise,
                                    .holder = viewer->agreement,
                                    .only_site = viewer->sees_agreement ? 0 : viewer->site.id,
                                    ASKED(before, state)},
        &found));
    TAKE(found);
    return OK;
}

static Err list_of_partner(const ActionContext *context, Text state, const Before *before,
                           EnquiriesView *view) {
    QEnquiryListOfPartnerRows found;
    TRY(q_enquiry_list_of_partner(
        context->db, context->arena,
        &(QEnquiryListOfPartnerIn){.account = context->viewer->account, ASKED(before, state)},
        &found));
    TAKE(found);
    return OK;
}

static Err list_all(const ActionContext *context, Text state, const Before *before,
                    EnquiriesView *view) {
    QEnquiryListAllRows found;
    TRY(q_enquiry_list_all(context->db, context->arena, &(QEnquiryListAllIn){ASKED(before, state)},
                           &found));
    TAKE(found);
    return OK;
}

Err see_enquiries(const ActionContext *context, const EnquiriesAsk *ask,
                  EnquiriesView *ret_enquiries, Refusals *ret_refusals) {
    Before before;
    Text state = ask->state == 0 ? S("") : states[ask->state];
    *ret_refusals = (Refusals){0};
    *ret_enquiries = (EnquiriesView){0};
    TRY(find_before(context, ask->after, &before, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    switch (context->viewer->kind) {
    case VIEWER_CUSTOMER:
        return list_of_customer(context, state, &before, ret_enquiries);
    case VIEWER_PARTNER:
        return list_of_partner(context, state, &before, ret_enquiries);
    case VIEWER_STAFF:
        break;
    }
    return list_all(context, state, &before, ret_enquiries);
}
