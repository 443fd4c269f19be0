// What an order is, where it stands, what it earned, what can be done with it.
#include "web/order/order_show_view.h"

#include "base/messages.h"
#include "web/customer/customer_link.h"
#include "web/level_words.h"
#include "web/list/time_fields.h"
#include "web/order/address/order_address.h"
#include "web/order/order_lines_view.h"
#include "web/order/return/order_return_page.h"
#include "web/order/cart/cart_form.h"
#include "web/order/order_words.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_view.h"

enum { TOTALS_MAX = 3, FACTS_MAX = 9 + ORDER_ADDRESS_FACTS, ACTIONS_MAX = 8 };

static bool accepted(const OrderSeen *order) {
    return !text_equal(order->summary.state, S("in_review")) &&
           !text_equal(order->summary.state, S("draft"));
}

static Track track_of(const PageCall *call, const OrderSeen *order) {
    TrackStop *stops = arena_array(call->arena, TrackStop, order->step_count);
    for (size_t i = 0; i < order->step_count; i++) {
        const OrderSeenStep *step = &order->steps[i];
        bool last = i + 1 == order->step_count;
        bool stopped = text_equal(step->state, S("cancelled"));
        stops[i] = (TrackStop){
            .mark = stopped                    ? S("stopped")
                    : last && !accepted(order) ? S("")
                                               : S("done"),
            .current = last,
            .label = tag_of(call->arena, STATES_OF_ORDER, step->state).label,
            .dated = true,
            .when = step->on,
        };
        if (step->reason.len > 0) {
            stops[i].noted = true;
            stops[i].note = msg_plain(step->reason);
        } else if (step->hold.len > 0) {
            stops[i].noted = true;
            stops[i].note = order_hold_words(step->hold);
        }
    }
    return (Track){stops, order->step_count};
}

static bool is_desk(const PageCall *call) {
    return call->viewer->kind == VIEWER_STAFF;
}

static Totals totals_of(const PageCall *call, const OrderRow *row) {
    TotalRow *rows = arena_array(call->arena, TotalRow, TOTALS_MAX);
    size_t count = 0;
    rows[count++] = (TotalRow){
        .label = msg_total_net(), .amount = amount_bare(row->total, row->money), .big = true};
    if (!row->buy_total_null) {
        rows[count++] = (TotalRow){.label = is_desk(call) ? msg_vendor_price() : msg_total_buy(),
                                   .amount = amount_bare(row->buy_total, row->money)};
    }
    if (!row->sell_total_null) {
        rows[count++] = (TotalRow){.label = msg_total_sell(),
                                   .amount = amount_bare(row->sell_total, row->money)};
    }
    return (Totals){rows, count};
}

static void add_fact(Facts *facts, Message label, Text value, Url link) {
    if (value.len > 0) {
        facts->items[facts->count++] =
            (Fact){.label = label, .value = msg_plain(value), .link = link};
    }
}

// R4.9: until when it is to be paid, or what came of it.
static Message payment_words(const OrderSeen *order) {
    return text_equal(order->payment, S("paid"))        ? msg_paid_on(order->paid_on)
           : text_equal(order->payment, S("cancelled")) ? msg_cancelled_unpaid(order->paid_on)
                                                        : msg_to_be_paid_until(order->pay_until);
}

// For who may read quotes.
static Url quote_page(const PageCall *call, Text number) {
    static const Gate gate = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
    bool opens = number.len > 0 && gate_ask(&gate, true, call->viewer) == GATE_OPEN;
    return opens ? quote_url(call->arena, number) : (Url){0};
}

static Facts facts_of(const PageCall *call, const OrderSeen *order) {
    const OrderRow *row = &order->summary;
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    Url none = {0};
    facts.items[facts.count++] =
        (Fact){.label = msg_column_order_kind(), .value = order_kind_words(row->order_kind)};
    add_fact(&facts, msg_purchase_order(), row->purchase_order, none);
    add_fact(&facts, msg_customer_purchase_order(), row->customer_purchase_order, none);
    add_fact(&facts, msg_distributor(), row->distributor_name, none);
    add_fact(&facts, msg_reseller(), row->reseller_name, none);
    add_fact(&facts, msg_quote(), row->quote, quote_page(call, row->quote));
    order_address_add_facts(call, order, &facts);
    if (order->is_automatic) {
        facts.items[facts.count++] =
            (Fact){.label = msg_automatic_renewal(), .value = payment_words(order)};
    }
    if (order->source_order.len > 0 && order->change_count == 0) { // else its change names it
        add_fact(&facts, msg_order(), order->source_order,
                 order_url(call->arena, order->source_order));
    }
    return facts;
}

static DocumentRows proofs_of(const PageCall *call, const OrderSeen *order) {
    DocumentRow *rows = arena_array(call->arena, DocumentRow, order->proof_count);
    for (size_t i = 0; i < order->proof_count; i++) {
        Url page = proof_url(call->arena, order->proofs[i]);
        rows[i] = (DocumentRow){.title = msg_document_proof(order->proofs[i]),
                                .text = msg_document_proof_of(order->summary.order),
                                .page = page};
        if (call->press->key != NULL && order->when == NULL) {
            rows[i].pdf = url_join(call->arena, page, S("pdf"));
            rows[i].json = url_join(call->arena, page, S("json"));
        }
    }
    return (DocumentRows){rows, order->proof_count};
}

static Message change_words(const OrderSeenChange *change) {
    bool price = text_equal(change->kind, S("price"));
    Text state = change->state;
    return text_equal(state, S("waiting"))   ? price ? msg_reprice_waiting() : msg_change_waiting()
             : text_equal(state, S("refused")) ? price ? msg_reprice_refused() : msg_change_refused()
             : text_equal(state, S("withdrawn"))
               ? price ? msg_reprice_withdrawn() : msg_change_withdrawn()
           : price ? msg_reprice_set()
                   : msg_change_rebilled();
}

static Message decision_words(const OrderSeenChange *change) {
    return text_equal(change->state, S("refused"))
               ? msg_change_refused_by(change->decided_by, change->decided_on,
                                       change->decided_reason)
           : text_equal(change->state, S("withdrawn"))
               ? msg_change_withdrawn_by(change->decided_by, change->decided_on)
               : msg_change_confirmed_by(change->decided_by, change->decided_on);
}

static Facts prices_of(const PageCall *call, const OrderSeen *order,
                       const OrderSeenChange *change) {
    Facts facts = {arena_array(call->arena, Fact, change->price_count), 0};
    for (size_t i = 0; i < change->price_count; i++) {
        const OrderSeenPrice *price = &change->prices[i];
        Text part = {0};
        for (size_t j = 0; j < order->line_count; j++) {
            part = order->lines[j].line == price->line ? order->lines[j].part : part;
        }
        facts.items[facts.count++] =
            (Fact){.label = msg_reprice_unit_of(part, price->line),
                   .value = msg_reprice_from_to(money_amount(price->unit_before, price->money),
                                                money_amount(price->unit, price->money))};
    }
    return facts;
}

static OrderChanges changes_of(const PageCall *call, const OrderSeen *order) {
    OrderChanges changes = {arena_array(call->arena, OrderChangeRow, order->change_count),
                            order->change_count};
    for (size_t i = 0; i < changes.count; i++) {
        const OrderSeenChange *change = &order->changes[i];
        bool is_source = text_equal(change->source_order, order->summary.order);
        OrderChangeRow *row = &changes.items[i];
        *row = (OrderChangeRow){
            .what = change_words(change),
            .asked = msg_change_asked(change->asked_by, change->asked_on, change->reason),
            .decided = !change->decided_on_null,
            .decision = decision_words(change),
            .prices = prices_of(call, order, change),
            .other = is_source ? change->made_order : change->source_order};
        row->page = row->other.len > 0 ? order_url(call->arena, row->other) : (Url){0};
    }
    return changes;
}

static Actions actions_of(const PageCall *call, const OrderSeen *order) {
    static const Gate gate = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    Action *actions = arena_array(call->arena, Action, ACTIONS_MAX);
    size_t count = 0;
    Text number = order->summary.order;
    if (order->when != NULL || gate_ask(&gate, true, call->viewer) != GATE_OPEN) {
        return (Actions){0};
    }
    if (order->may_confirm) {
        actions[count++] = (Action){.label = msg_act_confirm_order(),
                                    .url = order_verb_url(call->arena, number, S("confirm")),
                                    .primary = true,
                                    .asks = true};
    }
    if (order->may_release) {
        actions[count++] = (Action){.label = msg_act_release_order(),
                                    .url = order_verb_url(call->arena, number, S("release")),
                                    .primary = true,
                                    .asks = true};
    }
    if (order->may_hold) {
        actions[count++] = (Action){.label = msg_act_hold_order(),
                                    .url = order_verb_url(call->arena, number, S("hold"))};
    }
    if (order->may_reject) {
        actions[count++] = (Action){.label = msg_act_reject_order(),
                                    .url = order_verb_url(call->arena, number, S("reject")),
                                    .asks = true};
    }
    if (order->may_cancel && text_equal(order->summary.state, S("draft"))) {
        actions[count++] = (Action){.label = msg_cart_take_up(),
                                    .url = cart_url(call->arena, S(""), number),
                                    .primary = true};
    }
    if (order->may_cancel) {
        actions[count++] = (Action){.label = msg_act_cancel_order(),
                                    .url = order_verb_url(call->arena, number, S("cancel")),
                                    .asks = true};
    }
    if (order->may_note_payment) {
        actions[count++] = (Action){.label = msg_act_note_payment(),
                                    .url = order_verb_url(call->arena, number, S("paid")),
                                    .primary = true,
                                    .asks = true};
    }
    if (order->may_decide_change) {
        actions[count++] = (Action){.label = order->change_is_own ? msg_act_open_change()
                                                                  : msg_act_decide_change(),
                                    .url = order_verb_url(call->arena, number, order->change_kind),
                                    .primary = !order->change_is_own && !order->may_release};
    }
    if (order->may_rebill || order->may_reprice) {
        Text verb = order->may_rebill ? S("rebill") : S("price");
        actions[count++] =
            (Action){.label = order->may_rebill ? msg_act_rebill() : msg_act_reprice(),
                     .url = order_verb_url(call->arena, number, verb)};
    }
    if (order_may_return(call, order)) {
        actions[count++] = (Action){.label = msg_act_return_lines(),
                                    .url = order_verb_url(call->arena, number, S("return"))};
    }
    return (Actions){actions, count};
}

// Of which day its prices are; a waiting order's of another day are kept nowhere.
static Message terms_of(const PageCall *call, const OrderSeen *order) {
    return accepted(order)       ? msg_order_terms_accepted(order->summary.accepted_on)
           : order->when != NULL ? msg_order_terms_then(order->summary.accepted_on)
                                 : msg_order_terms_waiting(call->context->today);
}

OrderPage order_page(const PageCall *call, const OrderSeen *order) {
    const OrderRow *row = &order->summary;
    OrderPage view = {
        .number = row->order,
        .customer = name_of(row->customer_name, call->lang),
        .site_page = order_opens_site(row) ? customer_link(call, row->site) : (Url){0},
        .site = row->site,
        .agreement = row->level.len > 0 ? row->agreement : S(""),
        .state = tag_of(call->arena, STATES_OF_ORDER, row->state),
        .actions = actions_of(call, order),
        .track = track_of(call, order),
        .terms = terms_of(call, order),
        .lines = order_lines_table(call->arena, order, is_desk(call)),
        .proofs = proofs_of(call, order),
        .changes = changes_of(call, order),
        .currency = row->currency,
        .totals = totals_of(call, row),
        .facts = facts_of(call, order),
        .day = time_form(call, order_url(call->arena, row->order)),
    };
    if (row->level.len > 0) {
        view.earns = true;
        view.points = msg_sum_points(points_amount(row->points));
        view.level = msg_order_level(level_called(call, row->level));
        view.moves = order->level_after.len > 0;
        view.effect = text_equal(order->level_before, order->level_after)
                          ? msg_order_level_kept(level_called(call, order->level_after))
                          : msg_order_level_raised(level_called(call, order->level_before),
                                                   level_called(call, order->level_after));
    }
    return view;
}
