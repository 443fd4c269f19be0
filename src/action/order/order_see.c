// see_orders, see_order_details, see_order.
#include "action/order/order_see.h"

#include "action/account_names_private.h"
#include "action/customer/name_patterns_private.h"
#include "action/order/order_seen_private.h"
#include "action/viewer.h"
#include "domain/record/number.h"
#include "store/q_automatic.h"
#include "store/q_order.h"
#include "store/q_order_change.h"
#include "store/q_order_past.h"
#include "store/q_order_request.h"

// ---- the list ----

const Text order_kinds[ORDER_KINDS] = {S_INIT("licence"), S_INIT("renewal"),
                                       S_INIT("reinstatement")};

typedef struct {
    const ViewTime *when;    // NULL: now
    EnterpriseId enterprise; // id 0: any
    AgreementId agreement;
    SiteId site;
    Text words[NAME_WORDS_MAX]; // of the customer's name
    Date after_on;
    Text after;
} Place;

typedef struct {
    OrderKey *heads;
    size_t count;
} Heads;

// A page begins behind everything that could be: no number is higher than this.
static const Text number_beyond = S_INIT("~");

static Err find_number(const ActionContext *context, Text kind, Text number, RefusalId missing,
                       Place *place, int64_t *ret_object, Refusals *refusals) {
    EnterpriseId enterprise = {0};
    bool found = false;
    if (number.len == 0) {
        return OK;
    }
    TRY(directory_find(context->db, context->arena, kind, number, &enterprise, ret_object, &found));
    if (!found || (place->enterprise.id != 0 && place->enterprise.id != enterprise.id)) {
        refuse(refusals, (Refusal){.id = missing, .field = kind, .value = number});
    }
    place->enterprise = enterprise;
    return OK;
}

static Err find_order(const ActionContext *context, Text number, SeenOrder *ret_order,
                      bool *ret_found) {
    EnterpriseId enterprise = {0};
    OrderId order = {0};
    TRY(directory_find(context->db, context->arena, S("order"), number, &enterprise, &order.id,
                       ret_found));
    // What is not there does the work of what is hidden (V6).
    return order_seen_load(context, enterprise, order, ret_order, ret_found);
}

static void refuse_order(Text field, Text number, Refusals *refusals) {
    refuse(refusals, (Refusal){.id = REFUSAL_ORDER_NOT_FOUND, .field = field, .value = number});
}

// Of another day a place is a day and a number: one that was accepted since stood elsewhere then.
static Text place_then(Arena *arena, const OrderRow *last) {
    TextBuf buf = buf_new(arena, DATE_TEXT_BYTES + last->order.len + 1);
    buf_add(&buf, date_text(arena, last->accepted_on));
    buf_add_char(&buf, '-');
    buf_add(&buf, last->order);
    return buf_text(&buf);
}

static void read_place_then(Text text, Place *place, Refusals *refusals) {
    bool reads = text.len > DATE_TEXT_BYTES + 1 && text.bytes[DATE_TEXT_BYTES] == '-' &&
                 date_parse((Text){text.bytes, DATE_TEXT_BYTES}, &place->after_on);
    if (!reads) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = text});
        return;
    }
    place->after = (Text){text.bytes + DATE_TEXT_BYTES + 1, text.len - DATE_TEXT_BYTES - 1};
}

static bool is_country(Text code) {
    return code.len == 2 && code.bytes[0] >= 'A' && code.bytes[0] <= 'Z' && code.bytes[1] >= 'A' &&
           code.bytes[1] <= 'Z';
}

static bool is_kind(Text name) {
    for (size_t i = 0; i < ORDER_KINDS; i++) {
        if (text_equal(order_kinds[i], name)) {
            return true;
        }
    }
    return false;
}

static void judge_choices(const OrdersInput *input, Refusals *refusals) {
    if (input->country.len > 0 && !is_country(input->country)) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_BAD_CHOICE, .field = S("country"), .value = input->country});
    }
    if (input->kind.len > 0 && !is_kind(input->kind)) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_BAD_CHOICE, .field = S("order_kind"), .value = input->kind});
    }
}

static Err find_place(const ActionContext *context, const OrdersInput *input, Place *place,
                      Refusals *refusals) {
    SeenOrder last;
    bool found = false;
    *place = (Place){
        .when = view_time(context, &input->when), .after_on = DATE_MAX, .after = number_beyond};
    TRY(find_number(context, S("agreement"), input->agreement, REFUSAL_AGREEMENT_NOT_FOUND, place,
                    &place->agreement.id, refusals));
    TRY(find_number(context, S("site"), input->site, REFUSAL_SITE_NOT_FOUND, place, &place->site.id,
                    refusals));
    TRY(name_patterns(context, S("name"), input->name, place->words, refusals));
    judge_choices(input, refusals);
    if (input->after.len == 0) {
        return OK;
    }
    if (place->when != NULL) {
        read_place_then(input->after, place, refusals);
        return OK;
    }
    TRY(find_order(context, input->after, &last, &found));
    if (!found) {
        refuse_order(S("after"), input->after, refusals);
        return OK;
    }
    place->after_on = last.row.accepted_on;
    place->after = last.row.order;
    return OK;
}

// The generated inputs and rows of the three lists are alike and of different types.
#define FILTERS(input, place)                                                                      \
    .owner = (place)->enterprise, .agreement = (place)->agreement, .site = (place)->site,          \
    .state = (input)->state, .purchase_order = (input)->purchase_order, .part = (input)->part,     \
    .country = (input)->country, .kind = (input)->kind, .name_1 = (place)->words[0],               \
    .name_2 = (place)->words[1], .name_3 = (place)->words[2],                                      \
    .first = (input)->has_from ? (input)->from : DATE_MIN,                                         \
    .last = (input)->has_to ? (input)->to : DATE_MAX, .after_on = (place)->after_on,               \
    .after = (place)->after, .most = (input)->limit + 1

#define TAKE_HEADS(rows)                                                                           \
    do {                                                                                           \
        heads->count = (rows).count;                                                               \
        heads->heads = arena_array(context->arena, OrderKey, (rows).count);                        \
        for (size_t i = 0; i < (rows).count; i++) {                                                \
            heads->heads[i] = (OrderKey){.enterprise = (rows).rows[i].enterprise,                  \
                                         .order = (rows).rows[i].order_id};                        \
        }                                                                                          \
    } while (0)

// V1, V2: each kind of viewer has its own list, narrowed to what is its.
static Err list_heads(const ActionContext *context, const OrdersInput *input, const Place *place,
                      Heads *heads) {
    const Viewer *viewer = context->viewer;
    *heads = (Heads){0};
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        QOrderListOfAccountRows rows;
        TRY(q_order_list_of_account(
            context->db, context->arena,
            &(QOrderListOfAccountIn){.account = viewer->account, FILTERS(input, place)}, &rows));
        TAKE_HEADS(rows);
    } else if (viewer != NULL && viewer->kind == VIEWER_CUSTOMER) {
        QOrderListOfEnterpriseRows rows;
        bool whole = viewer->sees_agreement;
        TRY(q_order_list_of_enterprise(
            context->db, context->arena,
            &(QOrderListOfEnterpriseIn){.enterprise = viewer->enterprise,
                                        .own_site = whole ? (SiteId){0} : viewer->site,
                                        .own_agreement =
                                            whole ? viewer->agreement : (AgreementId){0},
                                        .account = viewer->account,
                                        FILTERS(input, place)},
            &rows));
        TAKE_HEADS(rows);
    } else {
        QOrderListAllRows rows;
        TRY(q_order_list_all(context->db, context->arena, &(QOrderListAllIn){FILTERS(input, place)},
                             &rows));
        TAKE_HEADS(rows);
    }
    return OK;
}

// ---- of another day ----

#define THEN(place)                                                                                \
    .true_on = (place)->when->true_on, .of_known = (place)->when->has_known_on,                    \
    .known_on = (place)->when->has_known_on ? (place)->when->known_on : (Instant) {                \
        INT64_MAX                                                                                  \
    }

#define TAKE_HEADS_THEN(rows)                                                                      \
    do {                                                                                           \
        TAKE_HEADS(rows);                                                                          \
        for (size_t i = 0; i < (rows).count; i++) {                                                \
            heads->heads[i].waits = (rows).rows[i].waits;                                          \
            heads->heads[i].state = (rows).rows[i].state;                                          \
            heads->heads[i].hold = (rows).rows[i].hold_null ? (Text){0} : (rows).rows[i].hold;     \
        }                                                                                          \
    } while (0)

static Err list_heads_then(const ActionContext *context, const OrdersInput *input,
                           const Place *place, Heads *heads) {
    const Viewer *viewer = context->viewer;
    *heads = (Heads){0};
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        QOrderPastListOfAccountRows rows;
        TRY(q_order_past_list_of_account(context->db, context->arena,
                                         &(QOrderPastListOfAccountIn){.account = viewer->account,
                                                                      THEN(place),
                                                                      FILTERS(input, place)},
                                         &rows));
        TAKE_HEADS_THEN(rows);
    } else if (viewer != NULL && viewer->kind == VIEWER_CUSTOMER) {
        QOrderPastListOfEnterpriseRows rows;
        bool whole = viewer->sees_agreement;
        TRY(q_order_past_list_of_enterprise(
            context->db, context->arena,
            &(QOrderPastListOfEnterpriseIn){.enterprise = viewer->enterprise,
                                            .own_site = whole ? (SiteId){0} : viewer->site,
                                            .own_agreement =
                                                whole ? viewer->agreement : (AgreementId){0},
                                            THEN(place),
                                            FILTERS(input, place)},
            &rows));
        TAKE_HEADS_THEN(rows);
    } else {
        QOrderPastListAllRows rows;
        TRY(q_order_past_list_all(context->db, context->arena,
                                  &(QOrderPastListAllIn){THEN(place), FILTERS(input, place)},
                                  &rows));
        TAKE_HEADS_THEN(rows);
    }
    return OK;
}

typedef struct {
    const ViewTime *when;
    Arena *arena;
    SeenOrder *orders;
    size_t count;
    bool more;
} Page;

static Err load_page(const ActionContext *context, const OrdersInput *input, Page *page,
                     Refusals *refusals) {
    Place place;
    Heads heads;
    size_t most = (size_t)input->limit;
    ENSURE(input->limit >= 1 && input->limit <= ORDERS_LIMIT_MAX);
    *refusals = (Refusals){0};
    *page = (Page){.arena = context->arena};
    TRY(find_place(context, input, &place, refusals));
    if (refused(refusals)) {
        return OK;
    }
    page->when = place.when;
    TRY((place.when == NULL ? list_heads : list_heads_then)(context, input, &place, &heads));
    page->more = heads.count > most;
    size_t kept = heads.count < most ? heads.count : most;
    page->orders = arena_array(context->arena, SeenOrder, kept);
    return orders_seen_load(context, place.when, heads.heads, kept, page->orders, &page->count);
}

static Text next_of(const Page *page) {
    const OrderRow *last = page->count > 0 ? &page->orders[page->count - 1].row : NULL;
    return !page->more || last == NULL ? (Text){0}
           : page->when == NULL        ? last->order
                                       : place_then(page->arena, last);
}

Err see_orders(const ActionContext *context, const OrdersInput *input, OrdersView *ret_orders,
               Refusals *ret_refusals) {
    Page page;
    TRY(load_page(context, input, &page, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    OrdersView view = {.when = page.when,
                       .rows = arena_array(context->arena, OrderRow, page.count),
                       .count = page.count,
                       .more = page.more,
                       .next = next_of(&page)};
    for (size_t i = 0; i < page.count; i++) {
        view.rows[i] = page.orders[i].row;
    }
    *ret_orders = view;
    return OK;
}

Err see_order_details(const ActionContext *context, const OrdersInput *input,
                      OrderDetailsView *ret_details, Refusals *ret_refusals) {
    Page page;
    size_t lines = 0;
    TRY(load_page(context, input, &page, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    for (size_t i = 0; i < page.count; i++) {
        lines += page.orders[i].line_count;
    }
    OrderDetailsView view = {.rows = arena_array(context->arena, OrderDetail, lines),
                             .more = page.more,
                             .next = next_of(&page)};
    for (size_t i = 0; i < page.count; i++) {
        for (size_t j = 0; j < page.orders[i].line_count; j++) {
            view.rows[view.count++] = (OrderDetail){.money = page.orders[i].row.money,
                                                    .order = page.orders[i].row,
                                                    .line = page.orders[i].lines[j]};
        }
    }
    *ret_details = view;
    return OK;
}

// ---- one ----

// Who did the last step: a party of the order, or a desk.
static Err tell_changed(const ActionContext *context, OrderSeen *view) {
    AccountNames names = {0};
    if (view->step_count == 0) {
        return OK;
    }
    const OrderSeenStep *last = &view->steps[view->step_count - 1];
    TRY(account_names_load(context, &names, &last->account, 1));
    view->changed_by = account_name(&names, last->account).name;
    view->changed_at = last->at;
    return OK;
}

// R4.9: how it stands with the payment of an order that its quote became by itself.
static Err load_payment(const ActionContext *context, const SeenOrder *order, OrderSeen *view,
                        OrderSeenStep *ret_step) {
    QAutomaticLoadOrderRow row;
    *ret_step = (OrderSeenStep){0};
    TRY(q_automatic_load_order(context->db, context->arena,
                               &(QAutomaticLoadOrderIn){.enterprise = order->row.enterprise_id,
                                                        .order_id = order->row.order_id},
                               &row, &view->is_automatic));
    if (view->is_automatic) {
        view->payment = row.state;
        view->pay_until = row.pay_until;
        view->paid_on = row.decided_on_null ? (Date){0} : row.decided_on;
        *ret_step = (OrderSeenStep){.state = S("paid"),
                                    .on = view->paid_on,
                                    .at = row.at_null ? (Instant){0} : row.at,
                                    .account = row.account_null ? (AccountId){0} : row.account};
    }
    return OK;
}

static Err load_steps(const ActionContext *context, const SeenOrder *order, OrderSeen *view) {
    EnterpriseId enterprise = order->row.enterprise_id;
    OrderId id = order->row.order_id;
    QOrderRequestListStepsRows steps;
    QOrderListSeenReturnsRows returns;
    OrderSeenStep payment;
    TRY(load_payment(context, order, view, &payment));
    TRY(q_order_request_list_steps(
        context->db, context->arena,
        &(QOrderRequestListStepsIn){.enterprise = enterprise, .order_id = id}, &steps));
    TRY(q_order_list_seen_returns(
        context->db, context->arena,
        &(QOrderListSeenReturnsIn){.enterprise = enterprise, .order_id = id}, &returns));
    view->steps = arena_array(context->arena, OrderSeenStep, steps.count + returns.count + 2);
    for (size_t i = 0; i < steps.count; i++) {
        const QOrderRequestListStepsRow *step = &steps.rows[i];
        view->steps[view->step_count++] =
            (OrderSeenStep){.state = step->state,
                            .hold = step->hold_null ? (Text){0} : step->hold,
                            .on = step->on_day,
                            .at = step->at,
                            .reason = step->reason_null ? (Text){0} : step->reason,
                            .account = step->account};
    }
    if (order->accepted && !order->waited) {
        view->steps[view->step_count++] = (OrderSeenStep){
            .state = S("accepted"), .on = order->row.accepted_on, .at = order->accepted_at};
    }
    if (text_equal(view->payment, S("paid"))) {
        view->steps[view->step_count++] = payment;
    }
    // One that was cancelled came back line by line: people are told so once.
    bool cancelled = text_equal(view->payment, S("cancelled"));
    // never the enterprise's seq: it counts what others did
    view->revision = (int64_t)(view->step_count + returns.count);
    for (size_t i = 0; i < returns.count && !(cancelled && i > 0); i++) {
        view->steps[view->step_count++] = (OrderSeenStep){
            .state = cancelled ? S("credited") : S("returned"),
            .on = returns.rows[i].on_day,
            .at = returns.rows[i].at,
            .reason = returns.rows[i].reason_null ? (Text){0} : returns.rows[i].reason,
            .account = returns.rows[i].account};
    }
    return tell_changed(context, view);
}

// The lines of each change stand side by side, in the order of the changes.
static Err load_set_prices(const ActionContext *context, const SeenOrder *order, bool of_desk,
                           const QOrderChangeListSeenRows *rows, OrderSeen *view) {
    QOrderChangeListSeenPricesRows prices;
    size_t at = 0;
    TRY(q_order_change_list_seen_prices(
        context->db, context->arena,
        &(QOrderChangeListSeenPricesIn){.enterprise = order->row.enterprise_id,
                                        .order_id = order->row.order_id,
                                        .of_desk = of_desk},
        &prices));
    OrderSeenPrice *seen = arena_array(context->arena, OrderSeenPrice, prices.count);
    for (size_t i = 0; i < rows->count; i++) {
        OrderSeenChange *change = &view->changes[i];
        change->prices = &seen[at];
        for (; at < prices.count && prices.rows[at].change == rows->rows[i].change; at++) {
            const QOrderChangeListSeenPricesRow *row = &prices.rows[at];
            seen[at] = (OrderSeenPrice){order->row.money, row->line, row->unit_before, row->unit};
            change->price_count++;
        }
    }
    return OK;
}

static Err load_changes(const ActionContext *context, const SeenOrder *order, OrderSeen *view) {
    const Viewer *viewer = context->viewer;
    bool of_desk = viewer == NULL || viewer->kind == VIEWER_STAFF;
    bool priced = false;
    QOrderChangeListSeenRows rows;
    TRY(q_order_change_list_seen(context->db, context->arena,
                                 &(QOrderChangeListSeenIn){.enterprise = order->row.enterprise_id,
                                                           .order_id = order->row.order_id,
                                                           .of_desk = of_desk},
                                 &rows));
    view->changes = arena_array(context->arena, OrderSeenChange, rows.count);
    view->change_count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        const QOrderChangeListSeenRow *row = &rows.rows[i];
        view->changes[i] = (OrderSeenChange){
            .kind = row->kind,
            .state = row->state,
            .reason = row->reason,
            .asked_on = row->asked_on,
            .asked_by = row->asked_name,
            .decided_on = row->decided_on,
            .decided_on_null = row->decided_on_null,
            .decided_by = row->decided_name_null ? (Text){0} : row->decided_name,
            .decided_reason = row->decided_reason_null ? (Text){0} : row->decided_reason,
            .source_order = row->source_number_null ? (Text){0} : row->source_number,
            .made_order = row->made_number_null ? (Text){0} : row->made_number,
        };
        if (text_equal(row->state, S("waiting"))) {
            view->change_waits = true;
            view->change_is_own = row->asked_by.id == context->actor.id;
            view->change_kind = row->kind;
        }
        if (text_equal(row->kind, S("price"))) {
            priced = true;
            view->revision += text_equal(row->state, S("confirmed"));
        }
    }
    return priced ? load_set_prices(context, order, of_desk, &rows, view) : OK;
}

static Err load_proofs(const ActionContext *context, const SeenOrder *order, OrderSeen *view) {
    QOrderListSeenProofsRows rows;
    TRY(q_order_list_seen_proofs(context->db, context->arena,
                                 &(QOrderListSeenProofsIn){.enterprise = order->row.enterprise_id,
                                                           .order_id = order->row.order_id},
                                 &rows));
    view->proofs = arena_array(context->arena, Text, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        view->proofs[view->proof_count++] = rows.rows[i].number;
    }
    return OK;
}

static Text contact_code(const ActionContext *context, bool is_null, int64_t contact) {
    return is_null ? (Text){0} : record_code(context->arena, context->number_key, contact);
}

// Who buys from the vendor is a partner's office, else the customer's site.
static Text office_of(const OrderRow *row) {
    return row->distributor.len > 0 ? row->distributor
           : row->reseller.len > 0  ? row->reseller
                                    : row->site;
}

static Err load_address(const ActionContext *context, const SeenOrder *order, OrderSeen *view) {
    QOrderLoadAddressRow row;
    bool found = false;
    TRY(q_order_load_address(context->db, context->arena,
                             &(QOrderLoadAddressIn){.enterprise = order->row.enterprise_id,
                                                    .order_id = order->row.order_id},
                             &row, &found));
    if (!found) {
        return OK;
    }
    bool no_proof = row.proof_contact_null || row.proof_role_null;
    bool no_renewal = row.renewal_contact_null || row.renewal_role_null;
    view->ship_to = row.ship_to_null          ? order->row.site
                    : row.ship_to_number_null ? (Text){0}
                                              : row.ship_to_number;
    view->bill_to = row.bill_to_null          ? office_of(&order->row)
                    : row.bill_to_number_null ? (Text){0}
                                              : row.bill_to_number;
    view->proof_contact = contact_code(context, no_proof, row.proof_contact);
    view->proof_contact_role = no_proof ? (Text){0} : row.proof_role;
    view->renewal_contact = contact_code(context, no_renewal, row.renewal_contact);
    view->renewal_contact_role = no_renewal ? (Text){0} : row.renewal_role;
    view->terms_version = row.terms_version_null ? (Text){0} : row.terms_version;
    return OK;
}

// What the state machine and V4 leave to the viewer; the gate asks for the right besides.
static void set_may(const ActionContext *context, const SeenOrder *order, OrderSeen *view) {
    const Viewer *viewer = context->viewer;
    bool waits = !order->accepted && text_equal(order->request.state, S("in_review"));
    bool draft = !order->accepted && text_equal(order->request.state, S("draft"));
    if (viewer == NULL) {
        return;
    }
    view->may_note_payment = text_equal(view->payment, S("ordered")) &&
                             viewer->kind == VIEWER_STAFF && viewer->desk == DESK_ORDERS;
    bool desk = viewer->kind == VIEWER_STAFF && viewer->desk == DESK_ORDERS;
    bool on_distributor = text_equal(view->waits_on, WAITS_ON_DISTRIBUTOR);
    bool distributor = on_distributor && viewer->account.id == order->distributor.id;
    bool owner = text_equal(view->waits_on, WAITS_ON_OWNER) &&
                 viewer->account.id == order->request.account.id;
    view->may_decide_change = desk && view->change_waits;
    view->may_rebill = desk && order->accepted && !view->change_waits &&
                       text_equal(order->row.state, S("accepted")) &&
                       !text_equal(order->row.order_kind, S("renewal"));
    view->may_reprice = desk && waits && !view->change_waits;
    view->may_confirm = waits && (distributor || owner);
    view->may_reject = waits && (distributor || desk);
    view->may_hold = waits && desk;
    view->total_today = order->total_today;
    view->total_moved =
        waits && order->priced && order->total_today.minor != order->row.total.minor;
    view->may_release = waits && desk && text_equal(view->waits_on, WAITS_ON_DESK);
    view->may_cancel = (waits || draft) && viewer->account.id == order->request.account.id;
}

Err see_order(const ActionContext *context, Text number, OrderSeen *ret_order,
              Refusals *ret_refusals) {
    SeenOrder order;
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(find_order(context, number, &order, &found));
    if (!found) {
        refuse_order(S("order"), number, ret_refusals);
        return OK;
    }
    OrderSeen view = {.summary = order.row,
                      .source_order = order.source_order,
                      .level_before = order.level_before,
                      .waits_on = order_waits_on(order.row.hold),
                      .level_after = order.level_after,
                      .lines = order.lines,
                      .line_count = order.line_count};
    TRY(load_steps(context, &order, &view));
    TRY(load_changes(context, &order, &view));
    TRY(load_proofs(context, &order, &view));
    TRY(load_address(context, &order, &view));
    set_may(context, &order, &view);
    *ret_order = view;
    return OK;
}
