// Loads a site's counts and shares them out.
#include "action/site/held_share_private.h"

#include "action/gate.h"
#include "store/q_held_count.h"

bool held_counts_seen(const ActionContext *context) {
    static const Gate gate =
        MAY(SUBJECT_ALLOCATIONS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW);
    return context->viewer == NULL || gate_ask(&gate, true, context->viewer) == GATE_OPEN;
}

// The two queries give the same columns; sqlbind makes a type for each.
#define COUNT_ROW_OF(row)                                                                          \
    {                                                                                              \
        .part = (row)->part, .description = (row)->description, .type = (row)->type,               \
        .metric = (row)->metric, .product = (row)->product_null ? (Text){0} : (row)->product,      \
        .counts = {.allocated = {(row)->download, (row)->media, (row)->support},                   \
                   .has_deployed = !(row)->deployed_null,                                          \
                   .deployed = (row)->deployed_null ? (Quantity){0} : (row)->deployed},            \
    }

static Err load_now(const ActionContext *context, const HeldShareAsk *ask, HeldCountRows *rows) {
    QHeldCountListOfSiteRows found;
    TRY(q_held_count_list_of_site(
        context->db, context->arena,
        &(QHeldCountListOfSiteIn){.enterprise = ask->enterprise, .site = ask->site}, &found));
    rows->rows = arena_array(context->arena, HeldCountRow, found.count);
    for (size_t i = 0; i < found.count; i++) {
        rows->rows[i] = (HeldCountRow)COUNT_ROW_OF(&found.rows[i]);
    }
    rows->count = found.count;
    return OK;
}

static Err load_then(const ActionContext *context, const HeldShareAsk *ask, HeldCountRows *rows) {
    QHeldCountListOfSiteAtRows found;
    TRY(q_held_count_list_of_site_at(context->db, context->arena,
                                     &(QHeldCountListOfSiteAtIn){.enterprise = ask->enterprise,
                                                                 .site = ask->site,
                                                                 .until = ask->as_of.true_on,
                                                                 .known_seq = ask->as_of.known_seq},
                                     &found));
    rows->rows = arena_array(context->arena, HeldCountRow, found.count);
    for (size_t i = 0; i < found.count; i++) {
        rows->rows[i] = (HeldCountRow)COUNT_ROW_OF(&found.rows[i]);
    }
    rows->count = found.count;
    return OK;
}

// The place of a part's counts; false where it has none.
static bool find_counts(const HeldCountRows *rows, Text part, size_t *ret_place) {
    size_t low = 0;
    size_t high = rows->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(rows->rows[middle].part, part) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *ret_place = low;
    return low < rows->count && text_equal(rows->rows[low].part, part);
}

static void take(Quantity *left, Quantity most, Quantity *share) {
    share->count = left->count < most.count ? left->count : most.count;
    left->count -= share->count;
}

static void share_out(Arena *arena, const CoverageRows *coverage, HeldShares *shares) {
    HeldCountRows *rows = &shares->count_rows;
    HeldShare *left = arena_array(arena, HeldShare, rows->count);
    HeldShare **last = arena_array(arena, HeldShare *, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        left[i] = held_share_of(&rows->rows[i]);
    }
    for (size_t i = 0; i < coverage->count; i++) {
        const CoverageRow *line = &coverage->rows[i];
        HeldShare *share = &shares->shares[i];
        size_t place = 0;
        if (find_counts(rows, line->part, &place)) {
            take(&left[place].allocated, line->quantity, &share->allocated);
            take(&left[place].deployed, line->quantity, &share->deployed);
            share->has_deployed = left[place].has_deployed;
            rows->rows[place].held = true;
            last[place] = share;
        }
    }
    for (size_t i = 0; i < rows->count; i++) {
        if (last[i] != NULL) {
            last[i]->allocated.count += left[i].allocated.count;
            last[i]->deployed.count += left[i].deployed.count;
        }
    }
}

Err held_shares(const ActionContext *context, const HeldShareAsk *ask, const CoverageRows *coverage,
                HeldShares *ret_shares) {
    HeldShares shares = {.shares = arena_array(context->arena, HeldShare, coverage->count)};
    if (ask->seen) {
        TRY(ask->past ? load_then(context, ask, &shares.count_rows)
                      : load_now(context, ask, &shares.count_rows));
        share_out(context->arena, coverage, &shares);
    }
    *ret_shares = shares;
    return OK;
}

HeldShare held_share_of(const HeldCountRow *row) {
    return (HeldShare){.allocated = held_allocated(&row->counts),
                       .has_deployed = row->counts.has_deployed,
                       .deployed = row->counts.deployed};
}

bool held_share_counts(const HeldShare *share) {
    return share->allocated.count > 0 || share->deployed.count > 0;
}
