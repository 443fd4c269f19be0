// Submitted orders.
#include "action/order/request/order_request_private.h"

#include "action/order/attachment/order_papers_private.h"
#include "action/order/order_parties_private.h"
#include "action/order/order_submission.h"
#include "action/order/request/order_address_private.h"
#include "action/quote/quote_work_private.h"
#include "domain/quote/paste.h"
#include "domain/value/decimal.h"
#include "store/q_order_change.h"
#include "store/q_order_request.h"

static Err save_head(Action *action, const OrderRequest *request) {
    const ActionContext *context = action->context;
    const OrderParties *parties = &request->parties;
    return q_order_request_add(action->db, &(QOrderRequestAddIn){
                                               .enterprise = action->enterprise,
                                               .order_id = request->order,
                                               .seq = action->seq,
                                               .number = request->number,
                                               .agreement = request->agreement,
                                               .site = request->site,
                                               .submitted_on = action->today,
                                               .total = request->total,
                                               .points = request->points,
                                               .currency = currency_code(request->currency),
                                               .country_group = request->country_group,
                                               ORDER_PARTIES(parties),
                                               .actor = context->actor,
                                               .account = context->account,
                                               .request_null = context->key.len == 0,
                                               .request = context->key,
                                               .quote_null = request->quote.id == 0,
                                               .quote = request->quote,
                                               .revision_null = request->quote.id == 0,
                                               .revision = request->revision,
                                               .typed_null = request->typed.len == 0,
                                               .typed = request->typed,
                                           });
}

Err order_request_step(Action *action, OrderId order, Text state, Text hold, Text reason) {
    return q_order_request_add_step(action->db, &(QOrderRequestAddStepIn){
                                                    .enterprise = action->enterprise,
                                                    .order_id = order,
                                                    .seq = action->seq,
                                                    .state = state,
                                                    .hold_null = hold.len == 0,
                                                    .hold = hold,
                                                    .on_day = action->today,
                                                    .at = action->context->now,
                                                    .account = action->context->account,
                                                    .reason_null = reason.len == 0,
                                                    .reason = reason,
                                                });
}

static Err save_lines(Action *action, const OrderRequest *request) {
    for (size_t i = 0; i < request->line_count; i++) {
        TRY(q_order_request_add_line(action->db, &(QOrderRequestAddLineIn){
                                                     .enterprise = action->enterprise,
                                                     .order_id = request->order,
                                                     .line = (int64_t)i + 1,
                                                     .part = request->lines[i].part,
                                                     .quantity = request->lines[i].quantity,
                                                 }));
    }
    return OK;
}

// Who left it, and when, stays; as what it was typed where nothing else is said.
static Err save_taken_up(Action *action, const OrderRequest *request) {
    const OrderParties *parties = &request->parties;
    TRY(q_order_request_take_up(action->db, &(QOrderRequestTakeUpIn){
                                                .enterprise = action->enterprise,
                                                .order_id = request->order,
                                                .agreement = request->agreement,
                                                .submitted_on = action->today,
                                                .total = request->total,
                                                .points = request->points,
                                                .currency = currency_code(request->currency),
                                                .country_group = request->country_group,
                                                ORDER_PARTIES(parties),
                                                .typed_null = request->typed.len == 0,
                                                .typed = request->typed,
                                            }));
    int64_t removed = 0;
    return q_order_request_remove_lines(
        action->db,
        &(QOrderRequestRemoveLinesIn){.enterprise = action->enterprise, .order_id = request->order},
        &removed);
}

static Err save_new(Action *action, OrderRequest *request) {
    request->order.id = action_new_id(action);
    request->seq = action->seq;
    request->account = action->context->account;
    TRY(store_number_draw(action->db, action->arena, action->context->numbers, NUMBER_ORDER,
                          &request->number));
    TRY(save_head(action, request));
    return directory_add(action, S("order"), request->number, request->order.id);
}

Err order_request_save(Action *action, OrderRequest *request) {
    if (request->order.id != 0) {
        TRY(save_taken_up(action, request));
    } else {
        TRY(save_new(action, request));
    }
    int64_t first = 0;
    TRY(save_lines(action, request));
    TRY(order_papers_save(action, request->order, &request->files, &first));
    TRY(order_address_save(action, request->order, &request->parties.address));
    return order_request_step(action, request->order, request->state, request->hold, (Text){0});
}

static Text text_or_none(bool is_null, Text text) {
    return is_null ? (Text){0} : text;
}

static OrderParties parties_of_row(const QOrderRequestLoadRow *row) {
    return (OrderParties){
        .distributor = row->distributor_null ? (AccountId){0} : row->distributor,
        .reseller = row->reseller_null ? (AccountId){0} : row->reseller,
        .purchase_order = text_or_none(row->purchase_order_null, row->purchase_order),
        .has_purchase_order_on = !row->purchase_order_on_null,
        .purchase_order_on = row->purchase_order_on,
        .customer_purchase_order =
            text_or_none(row->customer_purchase_order_null, row->customer_purchase_order),
        .has_customer_order_on = !row->customer_order_on_null,
        .customer_order_on = row->customer_order_on,
    };
}

// Of a draft that was never submitted; what is no quantity is 0, which every order refuses.
static void read_typed(Arena *arena, OrderRequest *request) {
    Pasted pasted;
    if (!paste_read(arena, request->typed, ORDER_LINES_MAX, &pasted)) {
        return;
    }
    request->lines = arena_array(arena, OrderLineInput, pasted.count);
    request->line_count = pasted.count;
    for (size_t i = 0; i < pasted.count; i++) {
        int64_t count = 0;
        bool fine = decimal_parse(pasted.lines[i].quantity, 0, &count) == DECIMAL_FINE &&
                    count >= 0 && count <= QUANTITY_ASKED_MAX;
        request->lines[i] = (OrderLineInput){pasted.lines[i].part, {fine ? count : 0}};
    }
}

static Err load_lines(const ActionContext *context, EnterpriseId enterprise,
                      OrderRequest *request) {
    QOrderRequestListLinesRows rows;
    TRY(q_order_request_list_lines(
        context->db, context->arena,
        &(QOrderRequestListLinesIn){.enterprise = enterprise, .order_id = request->order}, &rows));
    request->lines = arena_array(context->arena, OrderLineInput, rows.count);
    request->line_count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        request->lines[i] =
            (OrderLineInput){.part = rows.rows[i].part, .quantity = rows.rows[i].quantity};
    }
    if (rows.count == 0) {
        read_typed(context->arena, request);
    }
    return OK;
}

// P19: the latest that was confirmed of each line, and what the order is to cost since.
static Err load_staff(const ActionContext *context, EnterpriseId enterprise,
                      OrderRequest *request) {
    QOrderChangeListSetRows rows;
    request->expected = request->total;
    TRY(q_order_change_list_set(
        context->db, context->arena,
        &(QOrderChangeListSetIn){.enterprise = enterprise, .order_id = request->order}, &rows));
    if (rows.count == 0) {
        return OK;
    }
    StaffPrice *staff = arena_array(context->arena, StaffPrice, request->line_count);
    for (size_t i = 0; i < rows.count; i++) {
        const QOrderChangeListSetRow *row = &rows.rows[i];
        request->expected = row->total;
        if (row->line >= 1 && (size_t)row->line <= request->line_count) {
            staff[row->line - 1] = (StaffPrice){row->place, row->unit};
        }
    }
    request->staff = staff;
    return OK;
}

Err order_request_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                       OrderRequest *ret_request, bool *ret_found) {
    QOrderRequestLoadRow row;
    TRY(q_order_request_load(context->db, context->arena,
                             &(QOrderRequestLoadIn){.enterprise = enterprise, .order_id = order},
                             &row, ret_found));
    if (!*ret_found) {
        return OK;
    }
    OrderRequest request = {
        .order = order,
        .seq = row.seq,
        .number = row.number,
        .agreement = row.agreement,
        .site = row.site,
        .quote = row.quote_null ? (QuoteId){0} : row.quote,
        .quote_number = text_or_none(row.quote_number_null, row.quote_number),
        .revision = row.revision_null ? 0 : row.revision,
        .submitted_on = row.submitted_on,
        .total = row.total,
        .points = row.points,
        .country_group = row.country_group,
        .parties = parties_of_row(&row),
        .account = row.account,
        .state = row.state,
        .hold = text_or_none(row.hold_null, row.hold),
        .typed = text_or_none(row.typed_null, row.typed),
    };
    if (!currency_find(row.currency, &request.currency)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    TRY(load_lines(context, enterprise, &request));
    TRY(load_staff(context, enterprise, &request));
    *ret_request = request;
    return OK;
}

// A quote as it was ordered, priced as of today.
static Err draft_of_quote(Action *reading, const OrderRequest *request, OrderDraft *ret_draft) {
    QuoteWork work;
    bool found = false;
    TRY(quote_work_load(reading->context, reading->enterprise, request->quote, request->revision,
                        &work, &found));
    return found ? quote_price(reading, &work, ret_draft) : FAULT_AT(FAULT_DB_VALUE, 0);
}

static Err draft_of_lines(Action *reading, const OrderRequest *request, OrderDraft *ret_draft) {
    PartCache cache = {.of_sales = true};
    return draft_sale_lines(reading, &cache, request->site, request->agreement, request->lines,
                            request->line_count, ret_draft);
}

Err order_request_draft(Action *action, const OrderRequest *request, OrderDraft *ret_draft) {
    TRY((request->quote.id != 0 ? draft_of_quote : draft_of_lines)(action, request, ret_draft));
    if (!refused(action->refusals)) {
        draft_price_by_staff(action->context, ret_draft, request->staff, action->refusals);
    }
    return OK;
}

// Drafting is an action's; here one that only reads and is never saved.
Err order_request_price(const ActionContext *context, EnterpriseId enterprise,
                        const OrderRequest *request, OrderView *ret_order, bool *ret_priced) {
    Refusals refusals = {0};
    OrderDraft draft = {0};
    ActionContext listed = context_priced_by(context, request->country_group, request->currency);
    Action reading = {.context = &listed,
                      .db = context->db,
                      .arena = context->arena,
                      .programme = context->prices.programme,
                      .today = context->today,
                      .refusals = &refusals,
                      .enterprise = enterprise};
    TRY(order_request_draft(&reading, request, &draft));
    *ret_priced = !refused(&refusals);
    if (*ret_priced) {
        *ret_order = draft_view(&listed, enterprise, &draft);
    }
    return OK;
}

Err order_draft_find(Action *action, Text number, const SiteRecord *site, OrderRequest *ret_draft) {
    EnterpriseId enterprise;
    int64_t object = 0;
    bool found = false;
    *ret_draft = (OrderRequest){0};
    if (number.len == 0) {
        return OK;
    }
    TRY(action_find(action, S("order"), number, &enterprise, &object, &found));
    if (found && enterprise.id == action->enterprise.id) {
        TRY(order_request_load(action->context, enterprise, (OrderId){object}, ret_draft, &found));
        found = found && order_is_draft_of(ret_draft, action->context->account) &&
                ret_draft->site.id == site->site.id;
    } else {
        found = false;
    }
    if (!found) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_ORDER_NOT_FOUND, .field = S("draft"), .value = number});
    } else if (!text_equal(ret_draft->state, S("draft"))) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_ALREADY_DECIDED,
                                           .field = S("draft"),
                                           .value = ret_draft->state});
    }
    return OK;
}
