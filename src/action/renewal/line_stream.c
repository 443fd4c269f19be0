// One query per way in which a viewer comes to a line, each in the same order; merged here, and
// then told what they share.
#include "action/renewal/line_stream_private.h"

#include "action/renewal/line_shared_private.h"
#include "action/viewer.h"
#include "store/q_renewal.h"

#include <stdlib.h>

typedef struct {
    LineRow *rows;
    size_t count;
} LineList;

// The queries give the same columns; sqlbind makes a type for each.
#define LINE_OF_ROW(row)                                                                           \
    (LineRow) {                                                                                    \
        .enterprise = (row)->enterprise, .entitlement = (row)->entitlement, .site = (row)->site,   \
        .order = (row)->order_id, .licence = (row)->part, .quantity = (row)->quantity,             \
        .coverage_end = (row)->coverage_end, .since = (row)->agreement_since, .due = (row)->due,   \
        .has_renewed_yearly = !(row)->renewed_yearly_null,                                         \
        .renewed_yearly = (row)->renewed_yearly,                                                   \
        .distributor = (row)->distributor_null ? (AccountId){0} : (row)->distributor,              \
        .reseller = (row)->reseller_null ? (AccountId){0} : (row)->reseller,                       \
        .renewal = (row)->renewal, .currency = (row)->currency,                                    \
        .country_group = (row)->country_group,                                                     \
        .proof = (row)->proof_number_null ? (Text){0} : (row)->proof_number,                       \
        .has_notice = !(row)->notice_on_null,                                                      \
        .last_notice_on = (row)->notice_on_null ? (Date){0} : (row)->notice_on                     \
    }

// The inputs that all of them share.
#define LINES_ASK                                                                                  \
    .today = context->today,                                                                       \
    .due_from = date_before(filter->due_from, after.due) ? after.due : filter->due_from,           \
    .due_to = filter->due_to, .end_from = filter->end_from, .end_to = filter->end_to,              \
    .part = filter->part, .distributor = filter->distributor.id, .reseller = filter->reseller.id,  \
    .currency = filter->currency, .name_1 = filter->words[0], .name_2 = filter->words[1],          \
    .name_3 = filter->words[2], .after_due = after.due, .after_enterprise = after.enterprise.id,   \
    .after = after.entitlement.id, .unquoted = filter->unquoted, .shown = filter->shown,           \
    .most = (int64_t)most

#define TAKE_ROWS(found)                                                                           \
    do {                                                                                           \
        ret_list->rows = arena_array_room(context->arena, LineRow, (found).count);                 \
        ret_list->count = (found).count;                                                           \
        for (size_t i = 0; i < (found).count; i++) {                                               \
            ret_list->rows[i] = LINE_OF_ROW(&(found).rows[i]);                                     \
        }                                                                                          \
    } while (0)

static Err list_all(const ActionContext *context, const LineFilter *filter, LinePlace after,
                    size_t most, LineList *ret_list) {
    QRenewalListAllRows found;
    TRY(q_renewal_list_all(context->db, context->arena, &(QRenewalListAllIn){LINES_ASK}, &found));
    TAKE_ROWS(found);
    return OK;
}

static Err list_of_reseller(const ActionContext *context, const LineFilter *filter, LinePlace after,
                            size_t most, LineList *ret_list) {
    QRenewalListOfResellerRows found;
    TRY(q_renewal_list_of_reseller(
        context->db, context->arena,
        &(QRenewalListOfResellerIn){.account = context->viewer->account, LINES_ASK}, &found));
    TAKE_ROWS(found);
    return OK;
}

static Err list_of_distributor(const ActionContext *context, const LineFilter *filter,
                               LinePlace after, size_t most, LineList *ret_list) {
    QRenewalListOfDistributorRows found;
    TRY(q_renewal_list_of_distributor(
        context->db, context->arena,
        &(QRenewalListOfDistributorIn){.account = context->viewer->account, LINES_ASK}, &found));
    TAKE_ROWS(found);
    return OK;
}

static Err list_of_named(const ActionContext *context, const LineFilter *filter, LinePlace after,
                         size_t most, LineList *ret_list) {
    QRenewalListOfNamedRows found;
    TRY(q_renewal_list_of_named(context->db, context->arena,
                                &(QRenewalListOfNamedIn){.account = context->viewer->account,
                                                         .enterprise = filter->enterprise.id,
                                                         .holder = filter->holder.id,
                                                         .only_site = filter->only_site.id,
                                                         LINES_ASK},
                                &found));
    TAKE_ROWS(found);
    for (size_t i = 0; i < ret_list->count; i++) {
        ret_list->rows[i].by_naming = true;
    }
    return OK;
}

static Err list_of_partner(const ActionContext *context, const LineFilter *filter, LinePlace after,
                           size_t most, LineList *ret_list) {
    QRenewalListOfPartnerRows found;
    TRY(q_renewal_list_of_partner(context->db, context->arena,
                                  &(QRenewalListOfPartnerIn){.account = context->viewer->account,
                                                             .enterprise = filter->enterprise,
                                                             .holder = filter->holder,
                                                             .only_site = filter->only_site.id,
                                                             LINES_ASK},
                                  &found));
    TAKE_ROWS(found);
    return OK;
}

static Err list_of_holder(const ActionContext *context, const LineFilter *filter, LinePlace after,
                          size_t most, LineList *ret_list) {
    const Viewer *viewer = context->viewer;
    QRenewalListOfHolderRows found;
    TRY(q_renewal_list_of_holder(
        context->db, context->arena,
        &(QRenewalListOfHolderIn){.enterprise = filter->enterprise,
                                  .holder = filter->holder,
                                  .only_site = filter->only_site.id,
                                  .presented = viewer != NULL && viewer->kind == VIEWER_CUSTOMER,
                                  LINES_ASK},
        &found));
    TAKE_ROWS(found);
    return OK;
}

typedef Err (*Lister)(const ActionContext *context, const LineFilter *filter, LinePlace after,
                      size_t most, LineList *ret_list);

enum { STREAMS_MAX = 3 };

// V1, V2: the ways in which this viewer comes to lines. A customer's filter names its own holder.
static int listers_of(const ActionContext *context, const LineFilter *filter,
                      Lister ret[STREAMS_MAX]) {
    const Viewer *viewer = context->viewer;
    bool held = filter->holder.id != 0;
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        ret[0] = list_of_named;
        ret[1] = held ? list_of_partner : list_of_reseller;
        ret[2] = list_of_distributor;
        return held ? 2 : 3;
    }
    ENSURE(held || viewer == NULL || viewer->kind == VIEWER_STAFF);
    ret[0] = held ? list_of_holder : list_all;
    return 1;
}

int line_place_compare(const LinePlace *a, const LinePlace *b) {
    int order = date_compare(a->due, b->due);
    if (order == 0) {
        order = (a->enterprise.id > b->enterprise.id) - (a->enterprise.id < b->enterprise.id);
    }
    return order != 0
               ? order
               : (a->entitlement.id > b->entitlement.id) - (a->entitlement.id < b->entitlement.id);
}

int line_compare(const LineRow *a, const LineRow *b) {
    LinePlace one = line_place(a);
    LinePlace other = line_place(b);
    return line_place_compare(&one, &other);
}

// The lowest of the heads; -1 where all are empty. What two naming relations both give comes once.
static int lowest(const LineList *lists, const size_t *at, int count) {
    int low = -1;
    for (int i = 0; i < count; i++) {
        if (at[i] < lists[i].count &&
            (low < 0 || line_compare(&lists[i].rows[at[i]], &lists[low].rows[at[low]]) < 0)) {
            low = i;
        }
    }
    return low;
}

static LineList merge(Arena *arena, const LineList *lists, int count, size_t most) {
    size_t at[STREAMS_MAX] = {0};
    LineList merged = {.rows = arena_array_room(arena, LineRow, most)};
    for (int low = lowest(lists, at, count); low >= 0 && merged.count < most;
         low = lowest(lists, at, count)) {
        const LineRow *row = &lists[low].rows[at[low]++];
        if (merged.count == 0 || line_compare(&merged.rows[merged.count - 1], row) != 0) {
            merged.rows[merged.count++] = *row;
        }
    }
    return merged;
}

Err lines_next_bare(const ActionContext *context, const LineFilter *filter, LinePlace after,
                    size_t most, LinePage *ret_page) {
    Lister listers[STREAMS_MAX];
    LineList lists[STREAMS_MAX] = {0};
    int count = listers_of(context, filter, listers);
    size_t found = 0;
    bool more = false;
    for (int i = 0; i < count; i++) {
        TRY(listers[i](context, filter, after, most, &lists[i]));
        found += lists[i].count;
        more = more || lists[i].count == most;
    }
    LineList merged =
        count == 1 ? lists[0] : merge(context->arena, lists, count, found < most ? found : most);
    *ret_page = (LinePage){merged.rows, merged.count, more || found > most};
    return OK;
}

Err lines_named(const ActionContext *context, const LineFilter *filter, size_t most,
                LinePage *ret_page) {
    LineList list;
    TRY(list_of_named(context, filter, LINES_BEGIN, most, &list));
    LineList once = merge(context->arena, &list, 1, list.count);
    *ret_page = (LinePage){once.rows, once.count, list.count == most};
    return OK;
}

Err lines_fill(const ActionContext *context, const LineFilter *filter, LineRow *first,
               size_t count) {
    LineRow **rows = arena_array(context->arena, LineRow *, count);
    for (size_t i = 0; i < count; i++) {
        rows[i] = &first[i];
    }
    if (!filter->unquoted) {
        TRY(lines_fill_quotes(context, rows, count, filter->shown));
    }
    if (!filter->unquoted && filter->tells_orders) {
        TRY(lines_fill_orders(context, rows, count));
    }
    TRY(lines_fill_sites(context, rows, count));
    return lines_fill_parts(context, rows, count);
}

Err lines_next(const ActionContext *context, const LineFilter *filter, LinePlace after, size_t most,
               LinePage *ret_page) {
    if (filter->then != NULL) {
        return filter->then->next(context, filter, after, most, ret_page);
    }
    TRY(lines_next_bare(context, filter, after, most, ret_page));
    return lines_fill(context, filter, ret_page->rows, ret_page->count);
}

// ---- heads ----

// The queries give the same columns; sqlbind makes types for each. Row by row: nothing is held
// twice.
#define HEADS_OF(way, Way)                                                                         \
    static Err heads_of_##way(const ActionContext *context, const LineFilter *filter, size_t most, \
                              LineHeads *ret_heads) {                                              \
        QRenewalHeadsOf##Way##Cursor cursor;                                                       \
        QRenewalHeadsOf##Way##Row row;                                                             \
        LineHeads heads = {.items = arena_array(context->arena, LineHead, most)};                  \
        bool more = true;                                                                          \
        TRY(q_renewal_heads_of_##way##_open(                                                       \
            context->db,                                                                           \
            &(QRenewalHeadsOf##Way##In){.account = context->viewer->account,                       \
                                        .due_from = filter->due_from,                              \
                                        .due_to = filter->due_to,                                  \
                                        .end_from = filter->end_from,                              \
                                        .end_to = filter->end_to,                                  \
                                        .most = (int64_t)most},                                    \
            &cursor));                                                                             \
        Err err = OK;                                                                              \
        while (more && !err_failed(err)) {                                                         \
            err = q_renewal_heads_of_##way##_next(&cursor, context->arena, &row, &more);           \
            if (more && !err_failed(err)) {                                                        \
                heads.items[heads.count++] = (LineHead){                                           \
                    .place = {row.due, row.enterprise, row.entitlement},                           \
                    .site = row.site,                                                              \
                    .licence = row.part,                                                           \
                    .quantity = row.quantity,                                                      \
                    .coverage_end = row.coverage_end,                                              \
                    .since = row.agreement_since,                                                  \
                    .currency = row.currency,                                                      \
                    .country_group = row.country_group,                                            \
                };                                                                                 \
            }                                                                                      \
        }                                                                                          \
        q_renewal_heads_of_##way##_close(&cursor);                                                 \
        heads.more = heads.count == most;                                                          \
        *ret_heads = heads;                                                                        \
        return err;                                                                                \
    }

HEADS_OF(reseller, Reseller)
HEADS_OF(distributor, Distributor)

static LineHeads heads_of_rows(Arena *arena, const LinePage *page) {
    LineHeads heads = {.items = arena_array(arena, LineHead, page->count), .count = page->count};
    for (size_t i = 0; i < page->count; i++) {
        const LineRow *row = &page->rows[i];
        heads.items[i] = (LineHead){
            .place = line_place(row),
            .site = row->site,
            .licence = row->licence,
            .quantity = row->quantity,
            .coverage_end = row->coverage_end,
            .since = row->since,
            .currency = row->currency,
            .country_group = row->country_group,
        };
    }
    return heads;
}

static const LinePlace *lowest_of(const LineHeads *heads, size_t at) {
    return at < heads->count ? &heads->items[at].place : NULL;
}

// Two streams as one, of which none gives a line of the other.
static LineHeads merge_heads(Arena *arena, const LineHeads *one, const LineHeads *other) {
    size_t at[2] = {0};
    if (one->count == 0 || other->count == 0) {
        return one->count == 0 ? *other : *one;
    }
    LineHeads merged = {.items = arena_array(arena, LineHead, one->count + other->count)};
    while (merged.count < one->count + other->count) {
        const LinePlace *a = lowest_of(one, at[0]);
        const LinePlace *b = lowest_of(other, at[1]);
        bool is_first = b == NULL || (a != NULL && line_place_compare(a, b) < 0);
        merged.items[merged.count++] = is_first ? one->items[at[0]++] : other->items[at[1]++];
    }
    return merged;
}

Err lines_heads(const ActionContext *context, const LineFilter *filter, size_t most,
                LineHeads *ret_heads) {
    const Viewer *viewer = context->viewer;
    bool is_partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    LineHeads heads;
    LineHeads others;
    LinePage page;
    ENSURE(lines_can_count(context, filter) || viewer->kind == VIEWER_CUSTOMER);
    TRY(is_partner ? lines_named(context, filter, most, &page)
                   : lines_next_bare(context, filter, LINES_BEGIN, most, &page));
    heads = heads_of_rows(context->arena, &page);
    bool more = page.more;
    if (is_partner) {
        TRY(heads_of_reseller(context, filter, most, &others));
        more = more || others.more;
        heads = merge_heads(context->arena, &others, &heads);
        TRY(heads_of_distributor(context, filter, most, &others));
        more = more || others.more;
        heads = merge_heads(context->arena, &others, &heads);
    }
    heads.more = more || heads.count > most;
    heads.count = heads.count > most ? most : heads.count;
    *ret_heads = heads;
    return OK;
}

// ---- counts ----

bool lines_can_count(const ActionContext *context, const LineFilter *filter) {
    const Viewer *viewer = context->viewer;
    bool only_days = filter->holder.id == 0 && filter->quote.id == 0 && filter->part.len == 0 &&
                     filter->distributor.id == 0 && filter->reseller.id == 0 &&
                     filter->currency.len == 0 && filter->words[0].len == 0;
    return only_days && filter->then == NULL && (viewer == NULL || viewer->kind != VIEWER_CUSTOMER);
}

Err lines_count(const ActionContext *context, const LineFilter *filter, int64_t most,
                int64_t *ret_lines, int64_t *ret_sites) {
    const Viewer *viewer = context->viewer;
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        QRenewalCountOfPartnerRow row;
        TRY(q_renewal_count_of_partner(context->db, context->arena,
                                       &(QRenewalCountOfPartnerIn){.account = viewer->account,
                                                                   .today = context->today,
                                                                   .due_from = filter->due_from,
                                                                   .due_to = filter->due_to,
                                                                   .end_from = filter->end_from,
                                                                   .end_to = filter->end_to,
                                                                   .unquoted = filter->unquoted,
                                                                   .most = most},
                                       &row));
        *ret_lines = row.lines;
        *ret_sites = row.sites;
        return OK;
    }
    QRenewalCountAllRow row;
    TRY(q_renewal_count_all(context->db, context->arena,
                            &(QRenewalCountAllIn){.today = context->today,
                                                  .due_from = filter->due_from,
                                                  .due_to = filter->due_to,
                                                  .end_from = filter->end_from,
                                                  .end_to = filter->end_to,
                                                  .unquoted = filter->unquoted,
                                                  .most = most},
                            &row));
    *ret_lines = row.lines;
    *ret_sites = row.sites;
    return OK;
}
