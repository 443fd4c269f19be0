// One order as its viewer may see it, accepted or waiting.
#include "action/order/order_seen_private.h"

#include "action/sight.h"
#include "action/viewer.h"
#include "domain/term.h"
#include "store/q_account.h"
#include "store/q_order.h"

// ---- whose prices ----

// R8.4: the discount of who buys from the vendor, for it alone (and for the house).
typedef struct {
    bool buys;  // the viewer sees buying prices
    bool sells; // the viewer sees what the customer pays: V4, staff does not
    Percent discount;
    bool is_distributor; // the viewer is the order's distributor with a reseller beside it
} Sides;

static Err find_sides(const ActionContext *context, const SeenOrder *order, Date on_day,
                      Sides *sides) {
    const Viewer *viewer = context->viewer;
    AccountId buyer = order->distributor.id != 0 ? order->distributor : order->reseller;
    bool house = viewer == NULL || viewer->kind == VIEWER_STAFF;
    bool partner = !house && viewer->kind == VIEWER_PARTNER;
    bool pays = !house && viewer->kind == VIEWER_CUSTOMER;
    QAccountDiscountOnRow row;
    bool found = false;
    *sides = (Sides){
        .sells = viewer == NULL || pays || (partner && viewer->account.id == order->reseller.id),
        .is_distributor =
            partner && viewer->account.id == order->distributor.id && order->reseller.id != 0,
    };
    if (buyer.id == 0 || !(house || (partner && viewer->account.id == buyer.id))) {
        return OK;
    }
    TRY(q_account_discount_on(context->db, context->arena,
                              &(QAccountDiscountOnIn){.account = buyer, .today = on_day}, &row,
                              &found));
    sides->buys = found;
    sides->discount.hundredths = found ? (int32_t)row.percent : 0;
    return OK;
}

static void set_prices(const Sides *sides, OrderSeenLine *line) {
    line->buy_unit_null = !sides->buys || line->unit_null;
    if (!line->buy_unit_null) {
        line->buy_unit = money_discounted(line->unit, sides->discount);
    }
    line->buy_extended_null =
        line->buy_unit_null || !money_times(line->buy_unit, line->quantity, &line->buy_extended);
    line->sell_unit_null = line->sell_unit_null || !sides->sells;
    if (line->sell_unit_null) {
        line->sell_unit = (Money){0};
    }
    line->sell_extended_null =
        line->sell_unit_null || !money_times(line->sell_unit, line->quantity, &line->sell_extended);
}

static void add_up(SeenOrder *order) {
    OrderRow *row = &order->row;
    for (size_t i = 0; i < order->line_count; i++) {
        const OrderSeenLine *line = &order->lines[i];
        row->buy_total_null = row->buy_total_null || line->buy_extended_null;
        row->sell_total_null = row->sell_total_null || line->sell_extended_null;
        row->buy_total.minor += line->buy_extended.minor;
        row->sell_total.minor += line->sell_extended.minor;
    }
}

// ---- whose order ----

// A customer sees what its sites ordered; a partner what it stands on; a draft only who made it.
static Err is_seen(const ActionContext *context, EnterpriseId enterprise, const SeenOrder *order,
                   bool *ret_seen) {
    const Viewer *viewer = context->viewer;
    Sight sight;
    if (viewer == NULL || viewer->kind == VIEWER_STAFF) {
        *ret_seen = true;
        return OK;
    }
    bool draft = !order->accepted && text_equal(order->request.state, S("draft"));
    if (draft && viewer->account.id != order->request.account.id) {
        *ret_seen = false;
    } else if (viewer->kind == VIEWER_PARTNER) {
        *ret_seen =
            viewer->account.id == order->distributor.id || viewer->account.id == order->reseller.id;
    } else {
        TRY(sight_of_site(context, enterprise, order->site, &sight));
        *ret_seen = sees(sight);
    }
    return OK;
}

// ---- loading ----

static Err name_account(const ActionContext *context, AccountId account, Text *ret_number,
                        Text *ret_name) {
    QAccountLoadRow row;
    bool found = false;
    if (account.id == 0) {
        return OK;
    }
    TRY(q_account_load(context->db, context->arena, &(QAccountLoadIn){.account = account}, &row,
                       &found));
    if (found) {
        *ret_number = row.number;
        *ret_name = row.name;
    }
    return OK;
}

static Err name_site(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                     SeenOrder *order) {
    QOrderSiteSeenRow site;
    OrderRow *row = &order->row;
    TRY(q_order_site_seen(
        context->db, context->arena,
        &(QOrderSiteSeenIn){.enterprise = enterprise, .site = order->site, .agreement = agreement},
        &site));
    row->site = site.site_number;
    row->customer_name = site.name;
    row->city = site.city;
    row->country = site.country;
    row->agreement = site.agreement_number;
    row->programme = site.programme;
    row->customer_type = site.customer_type;
    row->next_anniversary_null = site.term_end_null;
    if (!site.term_end_null) {
        row->next_anniversary = anniversary_after(site.term_end, context->today);
    }
    TRY(name_account(context, order->distributor, &row->distributor, &row->distributor_name));
    return name_account(context, order->reseller, &row->reseller, &row->reseller_name);
}

static Text kind_of(const QOrderLoadSeenRow *row) {
    return text_equal(row->kind, S("renewal")) ? S("renewal")
           : row->reinstatements == row->lines ? S("reinstatement")
                                               : S("licence");
}

static OrderSeenLine line_of_row(const QOrderListSeenLinesRow *row, Currency money) {
    return (OrderSeenLine){
        .money = money,
        .line = row->line,
        .site = row->site_number,
        .part = row->part,
        .description = row->description,
        .part_type = row->type,
        .metric = row->metric,
        .quantity = row->quantity,
        .returned_quantity = row->returned,
        .coverage_start = row->coverage_start,
        .coverage_start_null = row->coverage_start_null,
        .coverage_end = row->coverage_end,
        .coverage_end_null = row->coverage_end_null,
        .months = row->months_null ? 0 : row->months,
        .months_null = row->months_null,
        .points_per_unit = row->points_per_unit,
        .points = row->points,
        .unit = row->unit,
        .extended = row->extended,
        .sell_unit = row->sell_unit,
        .sell_unit_null = row->sell_unit_null,
    };
}

static Err load_lines(const ActionContext *context, EnterpriseId enterprise, OrderId id,
                      const Sides *sides, SeenOrder *order) {
    QOrderListSeenLinesRows rows;
    TRY(q_order_list_seen_lines(context->db, context->arena,
                                &(QOrderListSeenLinesIn){.enterprise = enterprise, .order_id = id},
                                &rows));
    order->lines = arena_array(context->arena, OrderSeenLine, rows.count);
    order->line_count = rows.count;
    for (size_t i = 0; i < rows.count; i++) {
        order->lines[i] = line_of_row(&rows.rows[i], order->row.money);
        set_prices(sides, &order->lines[i]);
    }
    return OK;
}

static Err fill_accepted(const ActionContext *context, EnterpriseId enterprise, OrderId id,
                         const QOrderLoadSeenRow *row, SeenOrder *order) {
    Sides sides;
    order->row = (OrderRow){
        .enterprise_id = enterprise,
        .order_id = id,
        .order = row->number,
        .accepted_on = row->accepted_on,
        .customer_purchase_order = row->customer_purchase_order,
        .order_kind = kind_of(row),
        .lines = row->lines,
        .quantity = row->quantity,
        .points = row->points,
        .total = row->total,
        .currency = row->currency,
        .level = row->level,
        .state = row->state,
        .proof = row->proof,
    };
    if (!currency_find(row->currency, &order->row.money)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    TRY(find_sides(context, order, row->accepted_on, &sides));
    order->row.purchase_order =
        sides.is_distributor ? row->distributor_purchase_order : row->purchase_order;
    TRY(name_site(context, enterprise, row->agreement, order));
    return load_lines(context, enterprise, id, &sides, order);
}

// Waiting lines are shown at what they cost today; where today refuses one, without prices.
static Err fill_waiting(const ActionContext *context, EnterpriseId enterprise, SeenOrder *order) {
    const OrderRequest *request = &order->request;
    Sides sides;
    OrderView today;
    bool priced = false;
    ActionContext listed = context_priced_by(context, request->country_group, request->currency);
    TRY(find_sides(context, order, context->today, &sides));
    TRY(order_request_price(context, enterprise, request, &today, &priced));
    order->row = (OrderRow){
        .enterprise_id = enterprise,
        .order_id = request->order,
        .money = request->currency,
        .order = request->number,
        .accepted_on = request->submitted_on,
        .purchase_order = sides.is_distributor ? (Text){0} : request->parties.purchase_order,
        .customer_purchase_order = request->parties.customer_purchase_order,
        .order_kind = S("licence"),
        .lines = (int64_t)request->line_count,
        .points = request->points,
        .total = request->total,
        .currency = currency_code(request->currency),
        .state = request->state,
        .hold = request->hold,
    };
    TRY(name_site(context, enterprise, request->agreement, order));
    order->lines = arena_array(context->arena, OrderSeenLine, request->line_count);
    order->line_count = request->line_count;
    PartCache cache = {0};
    TRY(draft_load_parts(&listed, &cache, request->lines, request->line_count));
    for (size_t i = 0; i < request->line_count; i++) {
        CachedPart *part = NULL;
        TRY(part_cache_get(&listed, &cache, request->lines[i].part, &part));
        OrderSeenLine line = {.money = request->currency,
                              .line = (int64_t)i + 1,
                              .site = order->row.site,
                              .part = request->lines[i].part,
                              .quantity = request->lines[i].quantity,
                              .unit_null = !priced,
                              .extended_null = !priced,
                              .coverage_start_null = !priced,
                              .coverage_end_null = !priced,
                              .months_null = true,
                              .sell_unit_null = true};
        if (part->priced.found) {
            line.part_type = part_type_row(part->priced.part.type)->name;
            line.points_per_unit = part->priced.part.points;
        }
        if (priced) {
            line.points = today.lines[i].points;
            line.unit = today.lines[i].unit;
            line.extended = today.lines[i].extended;
            line.coverage_start = today.lines[i].coverage_start;
            line.coverage_end = today.lines[i].coverage_end;
        }
        set_prices(&sides, &line);
        order->lines[i] = line;
        order->row.quantity.count += line.quantity.count;
    }
    return OK;
}

static Err load(const ActionContext *context, EnterpriseId enterprise, OrderId id, SeenOrder *order,
                bool *ret_found) {
    QOrderLoadSeenRow row;
    TRY(q_order_load_seen(context->db, context->arena,
                          &(QOrderLoadSeenIn){.enterprise = enterprise, .order_id = id}, &row,
                          &order->accepted));
    TRY(order_request_load(context, enterprise, id, &order->request, &order->waited));
    if (order->accepted) {
        order->distributor = row.distributor;
        order->reseller = row.reseller;
        order->site = row.site;
        order->accepted_at = row.accepted_at;
        order->source_order = row.source_number;
        order->level_before = row.level_before;
        order->level_after = row.level_after;
    } else if (order->waited) {
        order->distributor = order->request.parties.distributor;
        order->reseller = order->request.parties.reseller;
        order->site = order->request.site;
    }
    *ret_found = order->accepted || order->waited;
    if (*ret_found) {
        TRY(is_seen(context, enterprise, order, ret_found));
    }
    if (!*ret_found) {
        return OK;
    }
    return order->accepted ? fill_accepted(context, enterprise, id, &row, order)
                           : fill_waiting(context, enterprise, order);
}

Err order_seen_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                    SeenOrder *ret_order, bool *ret_found) {
    SeenOrder seen = {0};
    TRY(load(context, enterprise, order, &seen, ret_found));
    if (*ret_found) {
        add_up(&seen);
        *ret_order = seen;
    }
    return OK;
}
