// do_order_accept: gathers the lines, prices them as one order, saves.
#include "action/order/order_accept.h"

#include "action/order/order_draft_private.h"
#include "action/order/order_view_private.h"
#include "store/agreement_store.h"
#include "store/q_entitlement.h"

enum { QUANTITY_RULE_ROOM = 96 };

static void refuse_line(Action *action, RefusalId id, Text field, size_t index, Text value) {
    refuse(action->refusals,
           (Refusal){.id = id, .field = field, .line = (int32_t)index + 1, .value = value});
}

static EntitlementRecord record_of_row(const QEntitlementListLapsedRow *row, SiteId site) {
    return (EntitlementRecord){
        .entitlement = row->entitlement,
        .site = site,
        .part = row->part,
        .order = row->order_id,
        .line = row->line,
        .quantity = row->quantity,
        .coverage_end = row->coverage_end,
        .agreement_since = row->agreement_since,
        .distributor = row->distributor_null ? (AccountId){0} : row->distributor,
        .reseller = row->reseller_null ? (AccountId){0} : row->reseller,
    };
}

static void keep_lapsed(LapsedPool *pool, const EntitlementRecord *record, Lapsed part) {
    pool->records[pool->count] = *record;
    pool->parts[pool->count] = part;
    pool->holdings[pool->count] = (Holding){
        .entitlement = record->entitlement,
        .coverage_end = record->coverage_end,
        .quantity = record->quantity,
        .index = pool->count,
    };
    pool->count++;
}

// What arrives lapsed and comes back by this part.
static Err add_arriving(Action *action, PartCache *cache, Text reinstatement, LapsedPool *pool) {
    const Arriving *arriving = &cache->arriving;
    Date open_from = coverage_open_from(action->programme, action->today);
    for (size_t i = 0; i < arriving->count; i++) {
        const EntitlementRecord *record = &arriving->records[i];
        CachedPart *part = NULL;
        TRY(part_cache_get(action->context, cache, record->part, &part));
        if (date_before(record->coverage_end, open_from) &&
            text_equal(part->priced.part.reinstatement, reinstatement)) {
            keep_lapsed(pool, record, arriving->parts[i]);
        }
    }
    return OK;
}

// Loads what is lapsed at the site and comes back by this reinstatement part (R4.11).
static Err load_lapsed(Action *action, PartCache *cache, SiteId site, CachedPart *part) {
    QEntitlementListLapsedRows rows;
    TRY(q_entitlement_list_lapsed(
        action->db, action->arena,
        &(QEntitlementListLapsedIn){
            .enterprise = action->enterprise,
            .site = site,
            .reinstatement = part->priced.part.part,
            .open_from = coverage_open_from(action->programme, action->today),
        },
        &rows));
    LapsedPool *pool = &part->lapsed;
    size_t room = rows.count + cache->arriving.count;
    *pool = (LapsedPool){
        .loaded = true,
        .records = arena_array(action->arena, EntitlementRecord, room),
        .parts = arena_array(action->arena, Lapsed, room),
        .holdings = arena_array(action->arena, Holding, room),
    };
    for (size_t i = 0; i < rows.count; i++) {
        EntitlementRecord record = record_of_row(&rows.rows[i], site);
        Lapsed lapsed = {.renewal = rows.rows[i].renewal_null ? (Text){0} : rows.rows[i].renewal};
        if (!part_type_find(rows.rows[i].type, &lapsed.type)) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
        keep_lapsed(pool, &record, lapsed);
    }
    TRY(add_arriving(action, cache, part->priced.part.part, pool));
    holdings_sort(pool->holdings, pool->count);
    return OK;
}

// Notes what the last holdings_take took.
static void keep_takings(Action *action, const LapsedPool *pool, DraftLine *line) {
    size_t count = 0;
    for (size_t i = 0; i < pool->count; i++) {
        count += pool->holdings[i].taken_now.count > 0;
    }
    line->takings = arena_array(action->arena, Taking, count);
    for (size_t i = 0; i < pool->count; i++) {
        if (pool->holdings[i].taken_now.count > 0) {
            size_t index = pool->holdings[i].index;
            line->takings[line->taking_count++] =
                (Taking){&pool->records[index], pool->parts[index].type, pool->parts[index].renewal,
                         pool->holdings[i].taken_now};
        }
    }
}

static Err take_lapsed(Action *action, PartCache *cache, SiteId site, CachedPart *part,
                       DraftLine *line, size_t index) {
    if (!part->lapsed.loaded) {
        TRY(load_lapsed(action, cache, site, part));
    }
    if (holdings_take(part->lapsed.holdings, part->lapsed.count, line->quantity)) {
        keep_takings(action, &part->lapsed, line);
    } else {
        refuse_line(action, REFUSAL_NOTHING_LAPSED, S("part"), index, part->priced.part.part);
    }
    return OK;
}

// portal.md §8: a refused quantity comes with the part's minimum and multiple, in no language.
static Text quantity_rule(Arena *arena, const Part *part, Quantity quantity) {
    TextBuf buf = buf_new(arena, part->part.len + QUANTITY_RULE_ROOM);
    buf_add(&buf, part->part);
    buf_addf(&buf, ": %lld (≥ %lld, × %lld)", (long long)quantity.count,
             (long long)part->minimum.count, (long long)part->multiple.count);
    return buf_text(&buf);
}

Err draft_sale_line(Action *action, PartCache *cache, SiteId site, Text number, Quantity quantity,
                    size_t index, DraftLine *line) {
    CachedPart *cached = NULL;
    TRY(part_cache_get(action->context, cache, number, &cached));
    if (!cached->priced.found) {
        refuse_line(action, REFUSAL_PART_NOT_FOUND, S("part"), index, number);
        return OK;
    }
    const Part *part = &cached->priced.part;
    if (part_withdrawn(part, action->today)) {
        refuse_line(action, REFUSAL_PART_WITHDRAWN, S("part"), index, number);
        return OK;
    }
    if (quantity.count < 1 || !part_quantity_fits(part, quantity)) {
        refuse_line(action, REFUSAL_BAD_QUANTITY, S("quantity"), index,
                    quantity_rule(action->arena, part, quantity));
        return OK;
    }
    if (part->type == PART_RENEWAL) {
        refuse_line(action, REFUSAL_RENEWAL_NEEDS_RENEW, S("part"), index, number);
        return OK;
    }
    *line = (DraftLine){
        .site = site,
        .part = part,
        .quantity = quantity,
        .coverage_start = action->today,
        .coverage_end = full_months_end(action->today, part->term_months),
    };
    return part->type == PART_REINSTATEMENT ? take_lapsed(action, cache, site, cached, line, index)
                                            : OK;
}

static Text *parts_of(Arena *arena, const OrderLineInput *lines, size_t count) {
    Text *parts = arena_array(arena, Text, count);
    for (size_t i = 0; i < count; i++) {
        parts[i] = lines[i].part;
    }
    return parts;
}

Err draft_ask_parts(const ActionContext *context, bool of_sales, const OrderLineInput *lines,
                    size_t count) {
    return part_cache_ask(context, of_sales, parts_of(context->arena, lines, count), count);
}

Err draft_load_parts(const ActionContext *context, PartCache *cache, const OrderLineInput *lines,
                     size_t count) {
    return part_cache_load(context, cache, parts_of(context->arena, lines, count), count);
}

static Err draft_lines(Action *action, PartCache *cache, const OrderInput *input,
                       OrderDraft *draft) {
    if (input->line_count == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NO_LINES, .field = S("lines")});
        return OK;
    }
    draft->count = input->line_count;
    draft->lines = arena_array(action->arena, DraftLine, draft->count);
    TRY(draft_load_parts(action->context, cache, input->lines, input->line_count));
    for (size_t i = 0; i < draft->count; i++) {
        TRY(draft_sale_line(action, cache, draft->site, input->lines[i].part,
                            input->lines[i].quantity, i, &draft->lines[i]));
    }
    return OK;
}

static Err accept(Action *action, const SiteRecord *site, const OrderInput *input,
                  OrderView *ret_order) {
    PartCache cache = {.of_sales = true};
    OrderDraft draft = {.has_site = true,
                        .site = site->site,
                        .agreement = site->agreement,
                        .parties = input->parties};
    TRY(draft_lines(action, &cache, input, &draft));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             site->agreement, &draft.standing));
    TRY(draft_price(action->context, &cache, &draft, action->refusals));
    return refused(action->refusals) ? OK : draft_accept(action, &draft, ret_order);
}

static Err order_accept(Action *action, const void *given, void *outcome) {
    const OrderInput *input = given;
    SiteRecord site;
    bool found = false;
    TRY(site_find(action->db, action->arena, input->site, &site, &found));
    if (!found) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_SITE_NOT_FOUND, .field = S("site"), .value = input->site});
        return OK;
    }
    TRY(action_open(action, site.enterprise));
    if (action->repeated) {
        return order_view_load(action->context, site.enterprise, (OrderId){action->object},
                               outcome);
    }
    if (refused(action->refusals)) {
        return OK;
    }
    // Its standing and the parts come with the site; it hardly ever has left its agreement.
    TRY(store_agreement_ask(action->db, site.enterprise, site.agreement));
    TRY(draft_ask_parts(action->context, true, input->lines, input->line_count));
    TRY(site_refresh(action, &site));
    return accept(action, &site, input, outcome);
}

Err do_order_accept(const ActionContext *context, const OrderInput *input, OrderView *ret_order,
                    Refusals *ret_refusals) {
    return action_run(context, order_accept, input, ret_order, ret_refusals);
}
