// A renewal makes its partners the incumbents (V2); until one does they are those of the first
// order, or of the record that a move took it from.
#include "action/renewal/past/line_sold_private.h"

#include "action/shared_private.h"

enum { MOVES_FOLLOWED = 8 };

LineSold line_sold_begin(EnterpriseId enterprise, OrderId order) {
    return (LineSold){.enterprise = enterprise, .order = order};
}

// R4.9: a cancelled renewal is given back as an event that changes no quantity.
static bool is_cancel(const QRenewalPastEventsRow *event) {
    return text_equal(event->cause, S("return")) && event->change == 0;
}

void line_sold_step(LineSold *sold, EntitlementId entitlement, const QRenewalPastEventsRow *event,
                    bool counts) {
    bool renews = text_equal(event->cause, S("renewal"));
    sold->entitlement = entitlement;
    if (!counts) {
        sold->later = sold->later || renews || is_cancel(event);
        return;
    }
    if (text_equal(event->cause, S("move_in")) && !event->source_null) {
        sold->source = event->source;
        sold->source_seq = event->seq;
    }
    if (renews) {
        if (sold->count == RENEWALS_KEPT) {
            for (int i = 1; i < RENEWALS_KEPT; i++) {
                sold->renewals[i - 1] = sold->renewals[i];
            }
            sold->count--;
        }
        sold->renewals[sold->count++] = event->seq;
    } else if (is_cancel(event) && sold->count > 0) {
        sold->count--;
    }
}

// The records from which moves took those that were not renewed since: of each what its own events
// say of the time before.
static Err follow_sources(const ActionContext *context, LineSold *const *sold, size_t count,
                          bool *ret_followed) {
    Shared keys = shared_new(context->arena, count);
    LineSold **moved = arena_array(context->arena, LineSold *, count);
    QRenewalPastEventsRows events;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (sold[i]->count == 0 && sold[i]->source.id != 0) {
            const int64_t ids[] = {sold[i]->enterprise.id, sold[i]->source.id};
            shared_add_ids(context->arena, &keys, found, ids, sizeof ids / sizeof ids[0]);
            moved[found++] = sold[i];
        }
    }
    *ret_followed = found > 0;
    if (found == 0) {
        return OK;
    }
    TRY(q_renewal_past_events(context->db, context->arena,
                              &(QRenewalPastEventsIn){.lines = shared_list(context->arena, &keys)},
                              &events));
    const size_t *starts = SHARED_STARTS(context->arena, &keys, &events);
    for (size_t i = 0; i < found; i++) {
        LineSold before = line_sold_begin(moved[i]->enterprise, moved[i]->order);
        for (size_t at = starts[keys.of_row[i]]; at < starts[keys.of_row[i] + 1]; at++) {
            const QRenewalPastEventsRow *event = &events.rows[at];
            line_sold_step(&before, moved[i]->source, event, event->seq < moved[i]->source_seq);
        }
        *moved[i] = before;
    }
    return OK;
}

typedef struct {
    LineRow **rows;
    LineSold **sold;
    size_t count;
} Asked;

static Err ask_renewals(const ActionContext *context, const Asked *asked) {
    Shared keys = shared_new(context->arena, asked->count);
    QRenewalPastSoldRows found;
    const QRenewalPastSoldRow **by_place = NULL;
    if (asked->count == 0) {
        return OK;
    }
    for (size_t i = 0; i < asked->count; i++) {
        const LineSold *sold = asked->sold[i];
        const int64_t ids[] = {sold->enterprise.id, sold->entitlement.id,
                               sold->renewals[sold->count - 1]};
        shared_add_ids(context->arena, &keys, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_renewal_past_sold(context->db, context->arena,
                            &(QRenewalPastSoldIn){.lines = shared_list(context->arena, &keys)},
                            &found));
    SHARED_ROWS(context->arena, &keys, &found, by_place);
    for (size_t i = 0; i < asked->count; i++) {
        const QRenewalPastSoldRow *row = by_place[keys.of_row[i]];
        LineRow *line = asked->rows[i];
        if (row != NULL) {
            line->distributor = row->distributor_null ? (AccountId){0} : row->distributor;
            line->reseller = row->reseller_null ? (AccountId){0} : row->reseller;
            line->has_renewed_yearly = !row->yearly_null;
            line->renewed_yearly = row->yearly_null ? (Money){0} : row->yearly;
        }
    }
    return OK;
}

static Err ask_orders(const ActionContext *context, const Asked *asked) {
    Shared keys = shared_new(context->arena, asked->count);
    QRenewalPastSellersRows found;
    const QRenewalPastSellersRow **by_place = NULL;
    if (asked->count == 0) {
        return OK;
    }
    for (size_t i = 0; i < asked->count; i++) {
        const int64_t ids[] = {asked->sold[i]->enterprise.id, asked->sold[i]->order.id};
        shared_add_ids(context->arena, &keys, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_renewal_past_sellers(
        context->db, context->arena,
        &(QRenewalPastSellersIn){.orders = shared_list(context->arena, &keys)}, &found));
    SHARED_ROWS(context->arena, &keys, &found, by_place);
    for (size_t i = 0; i < asked->count; i++) {
        const QRenewalPastSellersRow *row = by_place[keys.of_row[i]];
        if (row != NULL) {
            asked->rows[i]->distributor = row->distributor_null ? (AccountId){0} : row->distributor;
            asked->rows[i]->reseller = row->reseller_null ? (AccountId){0} : row->reseller;
        }
    }
    return OK;
}

static Asked asked_new(Arena *arena, size_t room) {
    return (Asked){.rows = arena_array(arena, LineRow *, room),
                   .sold = arena_array(arena, LineSold *, room)};
}

static void ask_of(Asked *asked, LineRow *row, LineSold *sold) {
    asked->rows[asked->count] = row;
    asked->sold[asked->count++] = sold;
}

Err lines_set_sold(const ActionContext *context, LineRow *rows, LineSold *sold, size_t count) {
    Asked all = asked_new(context->arena, count);
    Asked renewed = asked_new(context->arena, count);
    Asked first = asked_new(context->arena, count);
    bool followed = true;
    for (size_t i = 0; i < count; i++) {
        if (sold[i].later) { // else the row says it
            rows[i].distributor = (AccountId){0};
            rows[i].reseller = (AccountId){0};
            rows[i].has_renewed_yearly = false;
            ask_of(&all, &rows[i], &sold[i]);
        }
    }
    for (int i = 0; i < MOVES_FOLLOWED && followed && all.count > 0; i++) {
        TRY(follow_sources(context, all.sold, all.count, &followed));
    }
    for (size_t i = 0; i < all.count; i++) {
        ask_of(all.sold[i]->count > 0 ? &renewed : &first, all.rows[i], all.sold[i]);
    }
    TRY(ask_renewals(context, &renewed));
    return ask_orders(context, &first);
}
