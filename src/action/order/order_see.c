// see_orders, see_order_details, see_order, see_order_on.
#include "action/order/order_see.h"

#include "action/account_names_private.h"
#include "action/customer/name_patterns_private.h"
#include "action/list/row_order.h"
#include "action/order/attachment/order_attachment_private.h"
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
    ENSURE(input->limit >= 1 && input->limit <= ROWS_SORTED + 1);
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
    RowOrder order;
    OrdersInput asked = *input;
    *ret_refusals = (Refusals){0};
    row_order_read(&order_columns, input->sort, input->after, &order, ret_refusals);
    if (refused(ret_refusals)) {
        return OK;
    }
    row_order_whole(&order, &asked.after, &asked.limit);
    TRY(load_page(context, &asked, &page, ret_refusals));
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
    RowPage rows = {view.rows, view.count, view.next};
    row_order_page(context->arena, &order, &order_columns, input->limit, &rows, ret_refusals);
    view.rows = rows.rows;
    view.count = rows.count;
    view.next = rows.next;
    view.more = order.sort.count > 0 ? rows.next.len > 0 : view.more;
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

// An order, and the time that it is asked for.
typedef struct {
    SeenOrder order;
    const ViewTime *when; // NULL: now
    AsOf as_of;           // of now: everything that is kept
} Asked;

static bool counts(const Asked *asked, int64_t seq, Date on_day) {
    return as_of_counts(asked->as_of, seq, on_day);
}

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
static Err load_payment(const ActionContext *context, const Asked *asked, OrderSeen *view,
                        OrderSeenStep *ret_step) {
    const SeenOrder *order = &asked->order;
    QAutomaticLoadOrderRow row;
    *ret_step = (OrderSeenStep){0};
    TRY(q_automatic_load_order(context->db, context->arena,
                               &(QAutomaticLoadOrderIn){.enterprise = order->row.enterprise_id,
                                                        .order_id = order->row.order_id},
                               &row, &view->is_automatic));
    if (view->is_automatic) {
        bool decided = !row.decided_on_null && counts(asked, row.decided_seq, row.decided_on);
        view->payment = row.decided_on_null || decided ? row.state : S("ordered");
        view->pay_until = row.pay_until;
        view->paid_on = decided ? row.decided_on : (Date){0};
        *ret_step = (OrderSeenStep){.state = S("paid"),
                                    .on = view->paid_on,
                                    .at = row.at_null ? (Instant){0} : row.at,
                                    .account = row.account_null ? (AccountId){0} : row.account};
    }
    return OK;
}

static void put_steps(const Asked *asked, const QOrderRequestListStepsRows *steps,
                      OrderSeen *view) {
    for (size_t i = 0; i < steps->count; i++) {
        const QOrderRequestListStepsRow *step = &steps->rows[i];
        if (counts(asked, step->seq, step->on_day)) {
            view->steps[view->step_count++] =
                (OrderSeenStep){.state = step->state,
                                .hold = step->hold_null ? (Text){0} : step->hold,
                                .on = step->on_day,
                                .at = step->at,
                                .reason = step->reason_null ? (Text){0} : step->reason,
                                .account = step->account};
        }
    }
}

// One that was cancelled came back line by line: people are told so once. The revision counts what
// changed, never the enterprise's seq: that counts what others did.
static void put_returns(const Asked *asked, const QOrderListSeenReturnsRows *returns,
                        OrderSeen *view) {
    bool cancelled = text_equal(view->payment, S("cancelled"));
    size_t told = 0;
    view->revision = (int64_t)view->step_count;
    for (size_t i = 0; i < returns->count; i++) {
        const QOrderListSeenReturnsRow *row = &returns->rows[i];
        if (!counts(asked, row->seq, row->on_day)) {
            continue;
        }
        view->revision++;
        if (!cancelled || told++ == 0) {
            view->steps[view->step_count++] =
                (OrderSeenStep){.state = cancelled ? S("credited") : S("returned"),
                                .on = row->on_day,
                                .at = row->at,
                                .reason = row->reason_null ? (Text){0} : row->reason,
                                .account = row->account_null ? (AccountId){0} : row->account};
        }
    }
}

static Err load_steps(const ActionContext *context, const Asked *asked, OrderSeen *view) {
    const SeenOrder *order = &asked->order;
    EnterpriseId enterprise = order->row.enterprise_id;
    OrderId id = order->row.order_id;
    QOrderRequestListStepsRows steps;
    QOrderListSeenReturnsRows returns;
    OrderSeenStep payment;
    TRY(load_payment(context, asked, view, &payment));
    TRY(q_order_request_list_steps(
        context->db, context->arena,
        &(QOrderRequestListStepsIn){.enterprise = enterprise, .order_id = id}, &steps));
    TRY(q_order_list_seen_returns(
        context->db, context->arena,
        &(QOrderListSeenReturnsIn){.enterprise = enterprise, .order_id = id}, &returns));
    view->steps = arena_array(context->arena, OrderSeenStep, steps.count + returns.count + 2);
    put_steps(asked, &steps, view);
    if (order->accepted && !order->waited) {
        view->steps[view->step_count++] = (OrderSeenStep){
            .state = S("accepted"), .on = order->row.accepted_on, .at = order->accepted_at};
    }
    if (text_equal(view->payment, S("paid"))) {
        view->steps[view->step_count++] = payment;
    }
    put_returns(asked, &returns, view);
    return tell_changed(context, view);
}

// What was asked by then, and what came of it by then; to who is told only what came to be: no
// more.
static bool change_of_row(const Asked *asked, const QOrderChangeListSeenRow *row, bool of_desk,
                          OrderSeenChange *ret) {
    bool decided = !row->decided_on_null && counts(asked, row->decided_seq, row->decided_on);
    *ret = (OrderSeenChange){
        .kind = row->kind,
        .state = decided ? row->state : S("waiting"),
        .reason = row->reason,
        .asked_on = row->asked_on,
        .asked_by = row->asked_name,
        .decided_on = row->decided_on,
        .decided_on_null = !decided,
        .decided_by = decided ? row->decided_name : (Text){0},
        .decided_reason = decided && !row->decided_reason_null ? row->decided_reason : (Text){0},
        .source_order = row->source_number_null ? (Text){0} : row->source_number,
        .made_order = decided && !row->made_number_null ? row->made_number : (Text){0},
    };
    return counts(asked, row->seq, row->asked_on) && (decided || of_desk);
}

// What the changes that are shown set: both stand in the order of the changes. `shown`: their ids.
static Err load_set_prices(const ActionContext *context, const SeenOrder *order, bool of_desk,
                           const int64_t *shown, OrderSeen *view) {
    QOrderChangeListSeenPricesRows prices;
    size_t at = 0;
    TRY(q_order_change_list_seen_prices(
        context->db, context->arena,
        &(QOrderChangeListSeenPricesIn){.enterprise = order->row.enterprise_id,
                                        .order_id = order->row.order_id,
                                        .of_desk = of_desk},
        &prices));
    OrderSeenPrice *seen = arena_array(context->arena, OrderSeenPrice, prices.count);
    for (size_t i = 0; i < prices.count; i++) {
        const QOrderChangeListSeenPricesRow *row = &prices.rows[i];
        while (at < view->change_count && shown[at] < row->change) {
            at++;
        }
        if (at < view->change_count && shown[at] == row->change) {
            OrderSeenChange *change = &view->changes[at];
            seen[i] = (OrderSeenPrice){order->row.money, row->line, row->unit_before, row->unit};
            change->prices = change->price_count == 0 ? &seen[i] : change->prices;
            change->price_count++;
        }
    }
    return OK;
}

// Prices that two persons set are a change of an order that waits: the second one's, where no step
// came behind it.
static void tell_priced(const SeenOrder *order, const QOrderChangeListSeenRow *row,
                        OrderSeen *view) {
    view->revision++;
    if (!order->accepted && row->decided_at.seconds >= view->changed_at.seconds) {
        view->changed_by = row->decided_name;
        view->changed_at = row->decided_at;
    }
}

static Err load_changes(const ActionContext *context, const Asked *asked, OrderSeen *view) {
    const SeenOrder *order = &asked->order;
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
    int64_t *shown = arena_array(context->arena, int64_t, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const QOrderChangeListSeenRow *row = &rows.rows[i];
        OrderSeenChange *change = &view->changes[view->change_count];
        if (change_of_row(asked, row, of_desk, change)) {
            shown[view->change_count++] = row->change;
            bool sets = text_equal(change->kind, S("price"));
            priced = priced || sets;
            if (sets && text_equal(change->state, S("confirmed"))) {
                tell_priced(order, row, view);
            }
        }
        if (text_equal(row->state, S("waiting"))) {
            view->change_waits = true;
            view->change_is_own = row->asked_by.id == context->actor.id;
            view->change_kind = row->kind;
        }
    }
    return priced ? load_set_prices(context, order, of_desk, shown, view) : OK;
}

static Err load_proofs(const ActionContext *context, const Asked *asked, OrderSeen *view) {
    const SeenOrder *order = &asked->order;
    QOrderListSeenProofsRows rows;
    TRY(q_order_list_seen_proofs(context->db, context->arena,
                                 &(QOrderListSeenProofsIn){.enterprise = order->row.enterprise_id,
                                                           .order_id = order->row.order_id},
                                 &rows));
    view->proofs = arena_array(context->arena, Text, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        if (counts(asked, rows.rows[i].seq, rows.rows[i].issued_on)) {
            view->proofs[view->proof_count++] = rows.rows[i].number;
        }
    }
    return OK;
}

// Those that had been attached.
static Err load_papers(const ActionContext *context, const Asked *asked, OrderSeen *view) {
    const OrderRow *row = &asked->order.row;
    OrderAttachments papers;
    TRY(order_papers_load(context, row->enterprise_id, row->order_id, &papers));
    view->papers = (OrderAttachments){.items = papers.items};
    for (size_t i = 0; i < papers.count; i++) {
        const OrderAttachment *paper = &papers.items[i];
        if (counts(asked, paper->seq, instant_civil_day(paper->added_at, 0))) {
            view->papers.items[view->papers.count++] = *paper;
        }
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
    view->may_attach = (waits || draft) && order_takes_papers(context, &order->request);
    view->may_detach = draft && viewer->account.id == order->request.account.id;
    view->may_cancel = (waits || draft) && viewer->account.id == order->request.account.id;
}

// As the lists of that day have it. What is not there, or was not yet, does the work of what is
// hidden (V6).
static Err find_order_on(const ActionContext *context, Text number, Asked *asked, bool *ret_found) {
    OrderKey key = {.enterprise = {0}};
    QOrderPastLoadRow row;
    size_t count = 0;
    bool found = false;
    TRY(directory_find(context->db, context->arena, S("order"), number, &key.enterprise,
                       &key.order.id, ret_found));
    TRY(as_of_resolve(context, key.enterprise, asked->when, &asked->as_of));
    TRY(q_order_past_load(context->db, context->arena,
                          &(QOrderPastLoadIn){.enterprise = key.enterprise,
                                              .order_id = key.order,
                                              .true_on = asked->as_of.true_on,
                                              .known_seq = asked->as_of.known_seq},
                          &row, &found));
    key = found ? (OrderKey){.enterprise = key.enterprise,
                             .order = key.order,
                             .waits = row.waits,
                             .state = row.state,
                             .hold = row.hold_null ? (Text){0} : row.hold}
                : (OrderKey){.enterprise = {0}};
    TRY(orders_seen_load(context, asked->when, &key, 1, &asked->order, &count));
    *ret_found = count > 0;
    return OK;
}

Err see_order(const ActionContext *context, Text number, OrderSeen *ret_order,
              Refusals *ret_refusals) {
    ViewTimeInput now = {.true_on = {.given = false}};
    return see_order_on(context, number, &now, ret_order, ret_refusals);
}

Err see_order_on(const ActionContext *context, Text number, const ViewTimeInput *input,
                 OrderSeen *ret_order, Refusals *ret_refusals) {
    Asked asked = {.when = view_time(context, input), .as_of = {DATE_MAX, INT64_MAX}};
    const SeenOrder *order = &asked.order;
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(asked.when == NULL ? find_order(context, number, &asked.order, &found)
                           : find_order_on(context, number, &asked, &found));
    if (!found) {
        refuse_order(S("order"), number, ret_refusals);
        return OK;
    }
    OrderSeen view = {.when = asked.when,
                      .summary = order->row,
                      .source_order = order->source_order,
                      .level_before = order->level_before,
                      .waits_on = order_waits_on(order->row.hold),
                      .level_after = order->level_after,
                      .lines = order->lines,
                      .line_count = order->line_count};
    TRY(load_steps(context, &asked, &view));
    TRY(load_changes(context, &asked, &view));
    TRY(load_proofs(context, &asked, &view));
    TRY(load_address(context, order, &view));
    TRY(load_papers(context, &asked, &view));
    if (asked.when == NULL) {
        set_may(context, order, &view);
    }
    *ret_order = view;
    return OK;
}
