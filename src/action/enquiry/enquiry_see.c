// see_enquiry: what was asked, as each side sees it.
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
