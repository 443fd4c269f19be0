// see_enquiries, and the same batch by batch.
#include "action/enquiry/enquiries_see.h"

#include "action/as_of_private.h"
#include "action/enquiry/enquiry_private.h"
#include "action/list/row_order.h"
#include "action/viewer.h"
#include "domain/record/number_typed.h"

#include <stddef.h>
#include <string.h>

// The first is none: all of them.
static const Text states[] = {S_INIT("all"), S_INIT("asked"), S_INIT("answered"),
                              S_INIT("declined"), S_INIT("withdrawn")};
static const Field fields[] = {
    {.name = S_INIT("state"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(EnquiriesAsk, state),
     .choices = states,
     .choice_count = sizeof states / sizeof states[0]},
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(EnquiriesAsk, site)},
    {.name = S_INIT("asked_from"),
     .kind = FIELD_DATE,
     .offset = offsetof(EnquiriesAsk, asked_from)},
    {.name = S_INIT("asked_to"), .kind = FIELD_DATE, .offset = offsetof(EnquiriesAsk, asked_to)},
    {.name = S_INIT("sort"), .kind = FIELD_NAME, .offset = offsetof(EnquiriesAsk, sort)},
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(EnquiriesAsk, after)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(EnquiriesAsk, limit),
     .least = 1,
     .most = ENQUIRIES_LIMIT_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(EnquiriesAsk, when)}};
const FieldTable enquiries_ask_fields =
    FIELD_TABLE_WITH("enquiries", EnquiriesAsk, fields, insides);

// ---- what is asked ----

typedef struct {
    const EnquiriesAsk *ask;
    const ViewTime *when;
    RowOrder order;
    Text site;
    int64_t limit;
    int64_t most; // rows to be read: one more than are shown
    Date before;  // behind this one
    EnterpriseId before_enterprise;
    EnquiryId before_enquiry;
} Asked;

static Err read_place(const ActionContext *context, Asked *asked, Refusals *refusals) {
    Text after = asked->ask->after;
    EnquiryRecord record;
    bool found = false;
    if (after.len == 0 || asked->order.sort.count > 0) {
        return OK;
    }
    TRY(enquiry_find(context, context->db, after, &record, &found));
    if (!found) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
        return OK;
    }
    asked->before = record.row.asked_on;
    asked->before_enterprise = record.enterprise;
    asked->before_enquiry = record.enquiry;
    return OK;
}

static Err read_asked(const ActionContext *context, const EnquiriesAsk *ask, Asked *ret_asked,
                      Refusals *refusals) {
    Asked asked = {.ask = ask,
                   .when = view_time(context, &ask->when),
                   .site = number_typed(context->arena, ask->site),
                   .limit = ask->limit == 0 ? ENQUIRIES_LIMIT_DEFAULT : ask->limit,
                   .before = DATE_MAX,
                   .before_enterprise = {INT64_MAX},
                   .before_enquiry = {INT64_MAX}};
    row_order_read(&enquiry_columns, ask->sort, ask->after, &asked.order, refusals);
    TRY(read_place(context, &asked, refusals));
    asked.most = (asked.order.sort.count > 0 ? ROWS_SORTED : asked.limit) + 1;
    *ret_asked = asked;
    return OK;
}

// ---- the lists ----

// The rows of the three queries have the same members, and none the same type.
#define TAKE(asked, found, view)                                                                   \
    do {                                                                                           \
        (view)->rows = arena_array(context->arena, EnquiryRow, (found).count);                     \
        (view)->count = (found).count;                                                             \
        for (size_t i = 0; i < (found).count; i++) {                                               \
            bool open = text_equal((found).rows[i].state, states[1]);                              \
            bool quoted = !(found).rows[i].quote_number_null &&                                    \
                          ((asked)->when == NULL || text_equal((found).rows[i].state, states[2])); \
            (view)->rows[i] = (EnquiryRow){                                                        \
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
                .quote = quoted ? (found).rows[i].quote_number : S(""),                            \
                .ended_on_null = open,                                                             \
                .ended_on = open ? (Date){0} : (found).rows[i].ended_on,                           \
            };                                                                                     \
        }                                                                                          \
    } while (0)

#define ASKED(asked)                                                                               \
    .state = (asked)->ask->state == 0 ? S("") : states[(asked)->ask->state],                       \
    .site_number = (asked)->site,                                                                  \
    .first = (asked)->ask->asked_from.given ? (asked)->ask->asked_from.date : DATE_MIN,            \
    .last = (asked)->ask->asked_to.given ? (asked)->ask->asked_to.date : DATE_MAX,                 \
    .true_on = (asked)->when == NULL ? DATE_MAX : (asked)->when->true_on,                          \
    .of_known = (asked)->when != NULL && (asked)->when->has_known_on,                              \
    .known_on = (asked)->when == NULL ? (Instant){0} : (asked)->when->known_on,                    \
    .before = (asked)->before, .before_enterprise = (asked)->before_enterprise,                    \
    .before_enquiry = (asked)->before_enquiry, .most = (asked)->most

static Err list_of_customer(const ActionContext *context, const Asked *asked, EnquiriesView *view) {
    const Viewer *viewer = context->viewer;
    QEnquiryListOfCustomerRows found;
    TRY(q_enquiry_list_of_customer(
        context->db, context->arena,
        &(QEnquiryListOfCustomerIn){.enterprise = viewer->enterprise,
                                    .holder = viewer->agreement,
                                    .only_site = viewer->sees_agreement ? 0 : viewer->site.id,
                                    ASKED(asked)},
        &found));
    TAKE(asked, found, view);
    return OK;
}

static Err list_of_partner(const ActionContext *context, const Asked *asked, EnquiriesView *view) {
    QEnquiryListOfPartnerRows found;
    TRY(q_enquiry_list_of_partner(
        context->db, context->arena,
        &(QEnquiryListOfPartnerIn){.account = context->viewer->account, ASKED(asked)}, &found));
    TAKE(asked, found, view);
    return OK;
}

static Err list_all(const ActionContext *context, const Asked *asked, EnquiriesView *view) {
    QEnquiryListAllRows found;
    TRY(q_enquiry_list_all(context->db, context->arena, &(QEnquiryListAllIn){ASKED(asked)},
                           &found));
    TAKE(asked, found, view);
    return OK;
}

static Err list_seen(const ActionContext *context, const Asked *asked, EnquiriesView *view) {
    switch (context->viewer->kind) {
    case VIEWER_CUSTOMER:
        return list_of_customer(context, asked, view);
    case VIEWER_PARTNER:
        return list_of_partner(context, asked, view);
    case VIEWER_STAFF:
        break;
    }
    return list_all(context, asked, view);
}

Err see_enquiries(const ActionContext *context, const EnquiriesAsk *ask,
                  EnquiriesView *ret_enquiries, Refusals *ret_refusals) {
    Asked asked;
    *ret_refusals = (Refusals){0};
    *ret_enquiries = (EnquiriesView){0};
    TRY(read_asked(context, ask, &asked, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    EnquiriesView view = {.when = asked.when};
    TRY(list_seen(context, &asked, &view));
    if (asked.order.sort.count > 0) {
        RowPage page = {.rows = view.rows, .count = view.count};
        row_order_page(context->arena, &asked.order, &enquiry_columns, asked.limit, &page,
                       ret_refusals);
        view.rows = page.rows;
        view.count = page.count;
        view.next = page.next;
    } else if ((int64_t)view.count > asked.limit) {
        view.count = (size_t)asked.limit;
        view.next = view.rows[view.count - 1].enquiry;
    }
    if (!refused(ret_refusals)) {
        *ret_enquiries = view;
    }
    return OK;
}

// ---- batch by batch ----

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    EnquiriesState *state = given;
    EnquiriesView view;
    Refusals refusals;
    (void)memory;
    TRY(see_enquiries(context, &state->ask, &view, &refusals)); // refused: it is so no more
    ENSURE(view.next.len <= sizeof state->after);
    if (view.next.len > 0) {
        memcpy(state->after, view.next.bytes, view.next.len);
    }
    state->ask.after = (Text){state->after, view.next.len};
    *ret_rows = view.rows;
    *ret_count = view.count;
    *ret_more = view.next.len > 0;
    return OK;
}

const RowSource enquiries_source = {&enquiry_columns, sizeof(EnquiriesState), next};

void enquiries_state(EnquiriesState *state, Arena *memory, const EnquiriesAsk *ask) {
    state->ask = *ask;
    state->ask.site = text_copy(memory, ask->site);
    state->ask.sort = text_copy(memory, ask->sort);
    state->ask.after = text_copy(memory, ask->after);
    state->ask.limit = ROW_SOURCE_BATCH;
}
