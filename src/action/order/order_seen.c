// Orders as their viewer may see them, accepted or waiting; what a page of them shares is read
// once.
#include "action/order/order_seen_private.h"

#include "action/account_names_private.h"
#include "action/shared_private.h"
#include "action/sight.h"
#include "action/viewer.h"
#include "domain/term.h"
#include "store/q_account.h"
#include "store/q_order.h"
#include "store/q_order_past.h"

// ---- what they share ----

typedef struct {
    const ActionContext *context;
    const ViewTime *when; // NULL: now
    SeenOrder *orders;
    size_t count;
    AnniversaryThen *anniversaries; // of another day
    Shared sites;                   // with the order's agreement
    const QOrderListSitesSeenRow **site_rows;
    AccountNames names;
    QAccountListDiscountsRows discounts;
} Page;

static Err load_sites(Page *page) {
    Arena *arena = page->context->arena;
    QOrderListSitesSeenRows found;
    page->sites = shared_new(arena, page->count);
    for (size_t i = 0; i < page->count; i++) {
        const SeenOrder *order = &page->orders[i];
        const int64_t ids[] = {order->row.enterprise_id.id, order->site.id, order->agreement.id};
        shared_add_ids(arena, &page->sites, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_order_list_sites_seen(page->context->db, arena,
                                &(QOrderListSitesSeenIn){.sites = shared_list(arena, &page->sites)},
                                &found));
    SHARED_ROWS(arena, &page->sites, &found, page->site_rows);
    return OK;
}

// Who buys from the vendor.
static AccountId buyer_of(const SeenOrder *order) {
    return order->distributor.id != 0 ? order->distributor : order->reseller;
}

// R8.4: the discount of who buys from the vendor is for it alone, and for the house.
static bool sees_buying(const ActionContext *context, const SeenOrder *order) {
    const Viewer *viewer = context->viewer;
    AccountId buyer = buyer_of(order);
    bool house = viewer == NULL || viewer->kind == VIEWER_STAFF;
    return buyer.id != 0 &&
           (house || (viewer->kind == VIEWER_PARTNER && viewer->account.id == buyer.id));
}

static Err load_discounts(Page *page) {
    Arena *arena = page->context->arena;
    Shared buyers = shared_new(arena, page->count);
    for (size_t i = 0; i < page->count; i++) {
        if (sees_buying(page->context, &page->orders[i])) {
            const int64_t id = buyer_of(&page->orders[i]).id;
            shared_add_ids(arena, &buyers, i, &id, 1);
        }
    }
    page->discounts = (QAccountListDiscountsRows){0};
    return buyers.map.count == 0
               ? OK
               : q_account_list_discounts(
                     page->context->db, arena,
                     &(QAccountListDiscountsIn){.accounts = shared_list(arena, &buyers)},
                     &page->discounts);
}

static Err load_names(Page *page) {
    AccountId *accounts = arena_array(page->context->arena, AccountId, 2 * page->count);
    for (size_t i = 0; i < page->count; i++) {
        accounts[2 * i] = page->orders[i].distributor;
        accounts[2 * i + 1] = page->orders[i].reseller;
    }
    return account_names_load(page->context, &page->names, accounts, 2 * page->count);
}

// ---- whose prices ----

typedef struct {
    bool buys;  // the viewer sees buying prices
    bool sells; // the viewer sees what the customer pays: V4, staff does not
    Percent discount;
    bool is_distributor; // the viewer is the order's distributor with a reseller beside it
} Sides;

static Sides sides_of(const Page *page, const SeenOrder *order, Date on_day) {
    const Viewer *viewer = page->context->viewer;
    bool partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    bool pays = viewer != NULL && viewer->kind == VIEWER_CUSTOMER;
    Sides sides = {
        .sells = viewer == NULL || pays || (partner && viewer->account.id == order->reseller.id),
        .is_distributor =
            partner && viewer->account.id == order->distributor.id && order->reseller.id != 0,
    };
    for (size_t i = 0; i < page->discounts.count && sees_buying(page->context, order); i++) {
        const QAccountListDiscountsRow *row = &page->discounts.rows[i];
        if (row->account.id == buyer_of(order).id && date_compare(row->from_day, on_day) <= 0) {
            sides.buys = true; // newest first
            sides.discount.hundredths = (int32_t)row->percent;
            break;
        }
    }
    return sides;
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
static bool is_seen(const Page *page, size_t at, const SeenOrder *order) {
    const Viewer *viewer = page->context->viewer;
    const QOrderListSitesSeenRow *site = page->site_rows[page->sites.of_row[at]];
    bool draft = !order->accepted && text_equal(order->request.state, S("draft"));
    if (viewer == NULL || viewer->kind == VIEWER_STAFF) {
        return true;
    }
    if (draft && viewer->account.id != order->request.account.id) {
        return false;
    }
    return viewer->kind == VIEWER_PARTNER
               ? viewer->account.id == order->distributor.id ||
                     viewer->account.id == order->reseller.id
               : site != NULL && sight_is_own(viewer, order->row.enterprise_id, order->site,
                                              site->site_agreement);
}

// Leaves out what is not seen.
static void keep_seen(Page *page) {
    size_t kept = 0;
    for (size_t i = 0; i < page->count; i++) {
        if (is_seen(page, i, &page->orders[i])) {
            page->orders[kept] = page->orders[i];
            page->sites.of_row[kept] = page->sites.of_row[i];
            kept++;
        }
    }
    page->count = kept;
}

// ---- filling ----

static Err name_order(const Page *page, size_t at, SeenOrder *order) {
    const QOrderListSitesSeenRow *site = page->site_rows[page->sites.of_row[at]];
    OrderRow *row = &order->row;
    if (site == NULL) { // who sees an order sees its site (V2)
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    row->site = site->site_number;
    row->customer_name = site->name;
    row->city = site->city;
    row->country = site->country;
    row->agreement = site->agreement_number;
    row->programme = site->programme;
    row->customer_type = site->customer_type;
    row->next_anniversary_null = site->term_end_null;
    if (page->when != NULL) {
        row->next_anniversary_null = !page->anniversaries[at].has;
        row->next_anniversary = page->anniversaries[at].on;
    } else if (!site->term_end_null) {
        row->next_anniversary = anniversary_after(site->term_end, page->context->today);
    }
    AccountName distributor = account_name(&page->names, order->distributor);
    AccountName reseller = account_name(&page->names, order->reseller);
    row->distributor = distributor.number;
    row->distributor_name = distributor.name;
    row->reseller = reseller.number;
    row->reseller_name = reseller.name;
    return OK;
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

// The lines of one of them, which stand side by side; what is added up of them.
static void put_lines(const ActionContext *context, const QOrderListSeenLinesRow *rows,
                      size_t count, Text kind, SeenOrder *order) {
    OrderRow *row = &order->row;
    size_t reinstatements = 0;
    order->lines = arena_array(context->arena, OrderSeenLine, count);
    order->line_count = count;
    for (size_t i = 0; i < count; i++) {
        order->lines[i] = line_of_row(&rows[i], row->money);
        row->quantity.count += rows[i].quantity.count;
        row->points.hundredths += rows[i].points.hundredths;
        row->total.minor += rows[i].extended.minor;
        reinstatements += text_equal(rows[i].type, S("reinstatement"));
    }
    row->lines = (int64_t)count;
    row->order_kind = text_equal(kind, S("renewal")) ? kind
                      : reinstatements == count      ? S("reinstatement")
                                                     : S("licence");
}

// Of several sites the order stands with the first.
static SiteId first_site(const QOrderListSeenLinesRow *rows, size_t count) {
    SiteId first = rows[0].site;
    for (size_t i = 1; i < count; i++) {
        first = rows[i].site.id < first.id ? rows[i].site : first;
    }
    return first;
}

// What an accepted order says by itself.
static Err begin_accepted(const ActionContext *context, OrderKey key, const QOrderListSeenRow *row,
                          const QOrderListSeenLinesRow *lines, size_t line_count,
                          SeenOrder *order) {
    *order = (SeenOrder){
        .accepted = true,
        .waited = row->waited,
        .accepted_at = row->accepted_at,
        .source_order = row->source_number,
        .level_before = row->level_before,
        .level_after = row->level_after,
        .distributor = row->distributor,
        .reseller = row->reseller,
        .agreement = row->agreement,
        .site = row->site_null ? first_site(lines, line_count) : row->site,
        .row = {.enterprise_id = key.enterprise,
                .order_id = key.order,
                .order = row->number,
                .accepted_on = row->accepted_on,
                .purchase_order = row->purchase_order,
                .customer_purchase_order = row->customer_purchase_order,
                .currency = row->currency,
                .level = row->level,
                .state = row->state,
                .proof = row->proof,
                .quote = row->quote},
    };
    order->distributor_purchase_order = row->distributor_purchase_order;
    if (!currency_find(row->currency, &order->row.money)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    put_lines(context, lines, line_count, row->kind, order);
    return OK;
}

static void finish_accepted(const Page *page, SeenOrder *order) {
    Sides sides = sides_of(page, order, order->row.accepted_on);
    if (sides.is_distributor) {
        order->row.purchase_order = order->distributor_purchase_order;
    }
    for (size_t i = 0; i < order->line_count; i++) {
        set_prices(&sides, &order->lines[i]);
    }
}

// Waiting lines are shown at what they cost today; where today refuses one, or of another day,
// without prices.
static Err finish_waiting(const Page *page, SeenOrder *order) {
    const ActionContext *context = page->context;
    const OrderRequest *request = &order->request;
    EnterpriseId enterprise = order->row.enterprise_id;
    Sides sides = sides_of(page, order, context->today);
    OrderView today;
    bool priced = false;
    ActionContext listed = context_priced_by(context, request->country_group, request->currency);
    TRY(page->when != NULL ? OK
                           : order_request_price(context, enterprise, request, &today, &priced));
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
        .total = page->when == NULL ? request->expected : request->total,
        .currency = currency_code(request->currency),
        .state = request->state,
        .hold = request->hold,
        .quote = request->quote_number,
    };
    order->priced = priced;
    order->total_today = priced ? today.total : (Money){0};
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

// ---- loading ----

// One that was not accepted, or is not there, or is hidden.
static Err begin_waiting(const ActionContext *context, OrderKey key, SeenOrder *order) {
    *order = (SeenOrder){.row = {.enterprise_id = key.enterprise, .order_id = key.order}};
    TRY(order_request_load(context, key.enterprise, key.order, &order->request, &order->waited));
    if (order->waited) {
        order->distributor = order->request.parties.distributor;
        order->reseller = order->request.parties.reseller;
        order->agreement = order->request.agreement;
        order->site = order->request.site;
    }
    if (key.waits) {
        order->request.state = key.state;
        order->request.hold = key.hold;
    }
    return OK;
}

// What the database says of the keys: of each place its order and where its lines begin.
typedef struct {
    Shared orders;
    const QOrderListSeenRow **rows; // NULL: not accepted
    QOrderListSeenLinesRows lines;
    size_t *first_line; // and one more for the end
} Accepted;

static Err load_accepted(const ActionContext *context, const OrderKey *keys, size_t count,
                         Accepted *accepted) {
    Arena *arena = context->arena;
    QOrderListSeenRows rows;
    accepted->orders = shared_new(arena, count);
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {keys[i].enterprise.id, keys[i].order.id};
        shared_add_ids(arena, &accepted->orders, i, ids, sizeof ids / sizeof ids[0]);
    }
    Text list = shared_list(arena, &accepted->orders);
    QOrderListSeenLinesIn lines = {.orders = list};
    TRY(q_order_list_seen_lines_ask(context->db, &lines));
    TRY(q_order_list_seen(context->db, arena, &(QOrderListSeenIn){.orders = list}, &rows));
    TRY(q_order_list_seen_lines(context->db, arena, &lines, &accepted->lines));
    SHARED_ROWS(arena, &accepted->orders, &rows, accepted->rows);
    accepted->first_line = SHARED_STARTS(arena, &accepted->orders, &accepted->lines);
    return OK;
}

// Those of the keys that are there, less what they share.
static Err begin(Page *page, const OrderKey *keys, size_t count) {
    const ActionContext *context = page->context;
    Accepted accepted;
    TRY(load_accepted(context, keys, count, &accepted));
    for (size_t i = 0; i < count; i++) {
        SeenOrder *order = &page->orders[page->count];
        size_t at = accepted.orders.of_row[i];
        size_t first = accepted.first_line[at];
        size_t lines = accepted.first_line[at + 1] - first;
        TRY(accepted.rows[at] != NULL && lines > 0 && !keys[i].waits
                ? begin_accepted(context, keys[i], accepted.rows[at], &accepted.lines.rows[first],
                                 lines, order)
                : begin_waiting(context, keys[i], order));
        order->row.state = keys[i].state.len > 0 ? keys[i].state : order->row.state;
        page->count += order->accepted || order->waited;
    }
    return OK;
}

static Err finish(const Page *page, size_t at) {
    SeenOrder *order = &page->orders[at];
    if (order->accepted) {
        finish_accepted(page, order);
    } else {
        TRY(finish_waiting(page, order));
    }
    add_up(order);
    return name_order(page, at, order);
}

static Err load_anniversaries(Page *page) {
    Arena *arena = page->context->arena;
    AgreementKey *keys = arena_array(arena, AgreementKey, page->count);
    page->anniversaries = arena_array(arena, AnniversaryThen, page->count);
    for (size_t i = 0; i < page->count; i++) {
        const SeenOrder *order = &page->orders[i];
        keys[i] = (AgreementKey){order->row.enterprise_id, order->agreement};
    }
    return as_of_anniversaries(page->context, page->when, keys, page->count, page->anniversaries);
}

static void count_returned(const QOrderPastListReturnedRow *rows, size_t count, AsOf as_of,
                           SeenOrder *order) {
    for (size_t i = 0; i < order->line_count; i++) {
        OrderSeenLine *line = &order->lines[i];
        line->returned_quantity.count = 0;
        for (size_t j = 0; j < count; j++) {
            bool counts =
                rows[j].line == line->line && as_of_counts(as_of, rows[j].seq, rows[j].on_day);
            line->returned_quantity.count += counts ? rows[j].quantity.count : 0;
        }
    }
}

static bool has_returns(const SeenOrder *order) {
    for (size_t i = 0; i < order->line_count; i++) {
        if (order->lines[i].returned_quantity.count > 0) {
            return true;
        }
    }
    return false;
}

// What had come back of each line then.
static Err set_returned(Page *page) {
    Arena *arena = page->context->arena;
    Shared orders = shared_new(arena, page->count);
    QOrderPastListReturnedRows found;
    TimeHere here = {.when = page->when};
    for (size_t i = 0; i < page->count; i++) {
        const OrderRow *row = &page->orders[i].row;
        const int64_t ids[] = {row->enterprise_id.id, row->order_id.id};
        if (has_returns(&page->orders[i])) {
            shared_add_ids(arena, &orders, i, ids, sizeof ids / sizeof ids[0]);
        }
    }
    if (orders.map.count == 0) {
        return OK;
    }
    TRY(q_order_past_list_returned(
        page->context->db, arena,
        &(QOrderPastListReturnedIn){.orders = shared_list(arena, &orders)}, &found));
    const size_t *starts = SHARED_STARTS(arena, &orders, &found);
    for (size_t i = 0; i < page->count; i++) {
        SeenOrder *order = &page->orders[i];
        size_t at = orders.of_row[i];
        if (has_returns(order)) {
            TRY(time_here(page->context, order->row.enterprise_id, &here));
            count_returned(found.rows + starts[at], starts[at + 1] - starts[at], here.as_of, order);
        }
    }
    return OK;
}

Err orders_seen_load(const ActionContext *context, const ViewTime *when, const OrderKey *keys,
                     size_t count, SeenOrder *ret_orders, size_t *ret_count) {
    Page page = {.context = context, .when = when, .orders = ret_orders};
    *ret_count = 0;
    if (count == 0) {
        return OK;
    }
    TRY(begin(&page, keys, count));
    if (page.count > 0) {
        TRY(load_sites(&page));
        keep_seen(&page);
        TRY(load_discounts(&page));
        TRY(load_names(&page));
        TRY(when == NULL ? OK : load_anniversaries(&page));
        TRY(when == NULL ? OK : set_returned(&page));
    }
    for (size_t i = 0; i < page.count; i++) {
        TRY(finish(&page, i));
    }
    *ret_count = page.count;
    return OK;
}

Err order_seen_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                    SeenOrder *ret_order, bool *ret_found) {
    OrderKey key = {.enterprise = enterprise, .order = order};
    SeenOrder seen;
    size_t count = 0;
    TRY(orders_seen_load(context, NULL, &key, 1, &seen, &count));
    *ret_found = count > 0;
    if (*ret_found) {
        *ret_order = seen;
    }
    return OK;
}
