// see_entitlement_list: the coverage of each site, added up by part and coverage end.
#include "action/site/entitlement_list.h"

#include "action/list/row_order.h"
#include "action/site/coverage_private.h"
#include "action/site/held_share_private.h"
#include "action/viewer.h"
#include "domain/record/number_typed.h"
#include "store/q_entitlement.h"

#include <stdlib.h>

// Whose entitlements are asked for.
typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement; // all its sites, where only_site is 0
    SiteId only_site;
} Whose;

typedef struct {
    const ActionContext *context;
    const EntitlementsInput *input;
    AsOf as_of;
    Text site; // its number
    QEntitlementListProofsRows proofs;
    QEntitlementListSourcesRows sources;
    bool counts_seen;
    bool past;                // not now
    EntitlementListRow after; // where the page begins; empty: with the first
    size_t limit;
    size_t behind; // rows so far that stand behind `after`
    EntitlementListRow *rows;
    size_t count;
    size_t room;
} Listing;

// ---- whose ----

static Text number_of(const ActionContext *context, NumberKind kind, Text typed,
                      Refusals *refusals) {
    Text number = number_typed(context->arena, typed);
    Text offer;
    if (number_lacks_zeros(context->arena, kind, number, &offer)) {
        refuse(refusals, (Refusal){.id = REFUSAL_NUMBER_LACKS_ZEROS,
                                   .field = number_kind_name(kind),
                                   .value = offer});
    }
    return number;
}

static Err find_site(const ActionContext *context, Text typed, Whose *whose, Refusals *refusals) {
    SiteRecord site = {0};
    Sight sight = {0};
    bool found = false;
    Text number = number_of(context, NUMBER_SITE, typed, refusals);
    TRY(site_find(context->db, context->arena, number, &site, &found));
    TRY(sight_of_site(context, site.enterprise, site.site, &sight));
    if (!refused(refusals) && (!found || !sees(sight))) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_SITE_NOT_FOUND, .field = S("site"), .value = typed});
    }
    *whose = (Whose){site.enterprise, site.agreement, site.site};
    return OK;
}

static Err find_agreement(const ActionContext *context, Text typed, Whose *whose,
                          Refusals *refusals) {
    bool found = false;
    Text number = number_of(context, NUMBER_AGREEMENT, typed, refusals);
    *whose = (Whose){.only_site = {0}};
    TRY(directory_find(context->db, context->arena, S("agreement"), number, &whose->enterprise,
                       &whose->agreement.id, &found));
    if (!refused(refusals) && !found) {
        refuse(
            refusals,
            (Refusal){.id = REFUSAL_AGREEMENT_NOT_FOUND, .field = S("agreement"), .value = typed});
    }
    return OK;
}

static Err find_whose(const ActionContext *context, const EntitlementsInput *input, Whose *whose,
                      Refusals *refusals) {
    const Viewer *viewer = context->viewer;
    if (input->site.len > 0) {
        return find_site(context, input->site, whose, refusals);
    }
    if (input->agreement.len > 0) {
        return find_agreement(context, input->agreement, whose, refusals);
    }
    if (viewer == NULL || viewer->kind != VIEWER_CUSTOMER) {
        refuse(refusals, (Refusal){.id = REFUSAL_FILTER_REQUIRED});
        return OK;
    }
    *whose = (Whose){viewer->enterprise, viewer->agreement,
                     viewer->sees_agreement ? (SiteId){0} : viewer->site};
    return OK;
}

// ---- rows ----

static bool is_of_kind(const Listing *listing, const CoverageRow *row, const HeldShare *share) {
    switch ((EntitlementKind)listing->input->kind) {
    case ENTITLEMENTS_ALL:
        return true;
    case ENTITLEMENTS_PURCHASED:
        return row->span_count == 1;
    case ENTITLEMENTS_RENEWED:
        return row->span_count > 1;
    case ENTITLEMENTS_ALLOCATED:
        return share->allocated.count > 0;
    case ENTITLEMENTS_FUTURE:
        return date_before(listing->as_of.true_on, row->spans[row->span_count - 1].start);
    }
    NEVER("a kind of entitlement");
}

static bool is_of_part(const Listing *listing, Text part, Text product) {
    const EntitlementsInput *input = listing->input;
    return (input->part.len == 0 || text_equal(input->part, part)) &&
           (input->product.len == 0 || text_equal(input->product, product));
}

// True where the word stands among those with blanks between.
static bool has_word(Text words, Text word) {
    for (size_t at = 0; at + word.len <= words.len; at++) {
        bool begins = at == 0 || words.bytes[at - 1] == ' ';
        bool ends = at + word.len == words.len || words.bytes[at + word.len] == ' ';
        if (begins && ends && text_equal((Text){words.bytes + at, word.len}, word)) {
            return true;
        }
    }
    return false;
}

static Text with_word(Arena *arena, Text words, Text word) {
    if (has_word(words, word)) {
        return words;
    }
    TextBuf buf = buf_new(arena, words.len + word.len + 1);
    buf_add(&buf, words);
    buf_add(&buf, words.len > 0 ? S(" ") : S(""));
    buf_add(&buf, word);
    return buf_text(&buf);
}

static void add_papers(const Listing *listing, EntitlementId record, EntitlementListRow *row) {
    Arena *arena = listing->context->arena;
    for (size_t i = 0; i < listing->proofs.count; i++) {
        if (listing->proofs.rows[i].entitlement.id == record.id) {
            row->proofs = with_word(arena, row->proofs, listing->proofs.rows[i].number);
        }
    }
    for (size_t i = 0; i < listing->sources.count; i++) {
        if (listing->sources.rows[i].entitlement.id == record.id) {
            row->moved_from = with_word(arena, row->moved_from, listing->sources.rows[i].number);
        }
    }
}

static EntitlementListRow row_of(const Listing *listing, const CoverageRow *coverage) {
    const PartTypeRow *type = part_type_row(coverage->type);
    return (EntitlementListRow){
        .site = listing->site,
        .product = coverage->product,
        .part = coverage->part,
        .description = coverage->description,
        .part_type = type->name,
        .metric = coverage->metric,
        .allocated_null = !listing->counts_seen,
        .deployed_null = true,
        .difference_null = true,
        .coverage_end = coverage_row_end(coverage),
        .term_end = coverage_row_end(coverage),
        .term_end_null = !type->term_ends_use,
        .state = !coverage->covered    ? S("lapsed")
                 : type->term_ends_use ? S("running")
                                       : S("covered"),
        .entitlement = held_name(listing->context->arena, listing->site, coverage->part),
    };
}

static int row_compare(const void *left, const void *right) {
    const EntitlementListRow *a = left;
    const EntitlementListRow *b = right;
    int order = text_compare(a->site, b->site);
    order = order != 0 ? order : text_compare(a->part, b->part);
    return order != 0 ? order : date_compare(a->coverage_end, b->coverage_end);
}

// A part of which nothing is left that its customer still counts.
static EntitlementListRow row_of_none(const Listing *listing, const HeldCountRow *row) {
    return (EntitlementListRow){
        .site = listing->site,
        .product = row->product,
        .part = row->part,
        .description = row->description,
        .part_type = row->type,
        .metric = row->metric,
        .coverage_end = DATE_MAX,
        .coverage_end_null = true,
        .term_end_null = true,
        .deployed_null = true,
        .difference_null = true,
        .state = S("ended"),
        .entitlement = held_name(listing->context->arena, listing->site, row->part),
    };
}

static void add_share(const HeldShare *share, EntitlementListRow *row) {
    row->allocated.count += share->allocated.count;
    row->deployed.count += share->deployed.count;
    row->deployed_null = !share->has_deployed;
    row->difference.count = row->entitled.count - row->deployed.count;
    row->difference_null = row->deployed_null;
}

static EntitlementListRow *row_for(Listing *listing, const CoverageRow *coverage) {
    EntitlementListRow wanted = row_of(listing, coverage);
    for (size_t i = listing->count; i-- > 0;) {
        if (row_compare(&listing->rows[i], &wanted) == 0) {
            return &listing->rows[i];
        }
    }
    listing->rows[listing->count] = wanted;
    return &listing->rows[listing->count++];
}

static void make_room(Listing *listing, size_t more) {
    if (listing->count + more <= listing->room) {
        return;
    }
    EntitlementListRow *rows = listing->rows;
    listing->room = 2 * (listing->count + more);
    listing->rows = arena_array(listing->context->arena, EntitlementListRow, listing->room);
    for (size_t i = 0; i < listing->count; i++) {
        listing->rows[i] = rows[i];
    }
}

static void add_rows(Listing *listing, const CoverageRows *coverage, const HeldShares *shares) {
    make_room(listing, coverage->count + shares->count_rows.count);
    for (size_t i = 0; i < coverage->count; i++) {
        const CoverageRow *from = &coverage->rows[i];
        const HeldShare *share = &shares->shares[i];
        if (!is_of_part(listing, from->part, from->product) || !is_of_kind(listing, from, share)) {
            continue;
        }
        EntitlementListRow *row = row_for(listing, from);
        row->entitled.count += from->quantity.count;
        row->covered.count += from->covered ? from->quantity.count : 0;
        add_share(share, row);
        for (size_t j = 0; j < from->record_count; j++) {
            add_papers(listing, from->records[j], row);
        }
    }
    for (size_t i = 0; i < shares->count_rows.count; i++) {
        const HeldCountRow *none = &shares->count_rows.rows[i];
        HeldShare left = held_share_of(none);
        int kind = listing->input->kind;
        bool asked = kind == ENTITLEMENTS_ALL ||
                     (kind == ENTITLEMENTS_ALLOCATED && left.allocated.count > 0);
        if (!none->held && held_share_counts(&left) && asked &&
            is_of_part(listing, none->part, none->product)) {
            listing->rows[listing->count] = row_of_none(listing, none);
            add_share(&left, &listing->rows[listing->count++]);
        }
    }
}

static Err add_site(Listing *listing, EnterpriseId enterprise, const SiteThen *site) {
    const ActionContext *context = listing->context;
    CoverageRows coverage;
    HeldShares shares;
    Sight sight;
    TRY(sight_of_site(context, enterprise, site->site, &sight));
    if (!sees(sight)) {
        return OK;
    }
    listing->site = site->number;
    TRY(coverage_load(context, enterprise, site->site, sight, listing->as_of, &coverage));
    TRY(q_entitlement_list_proofs(
        context->db, context->arena,
        &(QEntitlementListProofsIn){.enterprise = enterprise,
                                    .site = site->site,
                                    .until = listing->as_of.true_on,
                                    .known_seq = listing->as_of.known_seq},
        &listing->proofs));
    TRY(q_entitlement_list_sources(
        context->db, context->arena,
        &(QEntitlementListSourcesIn){
            .enterprise = enterprise, .site = site->site, .known_seq = listing->as_of.known_seq},
        &listing->sources));
    TRY(held_shares(context,
                    &(HeldShareAsk){enterprise, site->site, listing->as_of, listing->past,
                                    listing->counts_seen},
                    &coverage, &shares));
    add_rows(listing, &coverage, &shares);
    return OK;
}

static int site_compare(const void *left, const void *right) {
    return text_compare(((const SiteThen *)left)->number, ((const SiteThen *)right)->number);
}

// Whether the page is full, once a site's rows are there: those of later sites stand behind it.
static bool is_full(Listing *listing, size_t first) {
    for (size_t i = first; i < listing->count; i++) {
        listing->behind += row_compare(&listing->rows[i], &listing->after) > 0;
    }
    return listing->behind > listing->limit;
}

// The sites of whom it is then, as far as the page goes: one that stands before its first row is
// not folded, nor are those behind its last. False where there was none of them.
static Err add_sites(Listing *listing, const Whose *whose, bool *ret_found) {
    SitesThen sites;
    *ret_found = false;
    TRY(as_of_sites(listing->context, whose->enterprise, listing->as_of, &sites));
    if (sites.count > 1) {
        qsort(sites.sites, sites.count, sizeof *sites.sites, site_compare);
    }
    for (size_t i = 0; i < sites.count; i++) {
        bool its = whose->only_site.id != 0 ? sites.sites[i].site.id == whose->only_site.id
                                            : sites.sites[i].agreement.id == whose->agreement.id;
        bool before = text_compare(sites.sites[i].number, listing->after.site) < 0;
        size_t first = listing->count;
        *ret_found = *ret_found || its;
        if (its && !before) {
            TRY(add_site(listing, whose->enterprise, &sites.sites[i]));
            if (is_full(listing, first)) {
                break;
            }
        }
    }
    if (listing->count > 1) {
        qsort(listing->rows, listing->count, sizeof *listing->rows, row_compare);
    }
    return OK;
}

// ---- pages ----

static Text place_of(const ActionContext *context, const EntitlementListRow *row) {
    TextBuf buf = buf_new(context->arena, row->site.len + row->part.len + DATE_TEXT_BYTES + 2);
    buf_add(&buf, row->site);
    buf_add(&buf, S(" "));
    buf_add(&buf, row->part);
    buf_add(&buf, S(" "));
    buf_add(&buf, date_text(context->arena, row->coverage_end));
    return buf_text(&buf);
}

// "site part 2026-12-31"; false where it is no place.
static bool read_place(Text text, EntitlementListRow *ret_row) {
    size_t blank = 0;
    while (blank < text.len && text.bytes[blank] != ' ') {
        blank++;
    }
    if (blank + 2 + DATE_TEXT_BYTES > text.len) {
        return false;
    }
    size_t last = text.len - DATE_TEXT_BYTES;
    ret_row->site = (Text){text.bytes, blank};
    ret_row->part = (Text){text.bytes + blank + 1, last - blank - 2};
    return text.bytes[last - 1] == ' ' &&
           date_parse((Text){text.bytes + last, DATE_TEXT_BYTES}, &ret_row->coverage_end);
}

static void take_page(const Listing *listing, EntitlementsView *view) {
    size_t begin = 0;
    while (listing->after.site.len > 0 && begin < listing->count &&
           row_compare(&listing->rows[begin], &listing->after) <= 0) {
        begin++;
    }
    size_t left = listing->count - begin;
    view->rows = listing->rows + begin;
    view->count = left < listing->limit ? left : listing->limit;
    if (left > view->count) {
        view->next = place_of(listing->context, &view->rows[view->count - 1]);
    }
}

Err see_entitlement_list(const ActionContext *context, const EntitlementsInput *input,
                         EntitlementsView *ret_entitlements, Refusals *ret_refusals) {
    Whose whose = {0};
    bool found = false;
    RowOrder order;
    Text after = input->after;
    int64_t limit = input->limit > 0 ? input->limit : ENTITLEMENTS_LIMIT_DEFAULT;
    int64_t most = limit;
    *ret_refusals = (Refusals){0};
    row_order_read(&entitlement_columns, input->sort, input->after, &order, ret_refusals);
    row_order_whole(&order, &after, &most);
    TimeHere here = {.when = view_time(context, &input->when)};
    EntitlementsView view = {.when = here.when};
    Listing listing = {.context = context,
                       .input = input,
                       .counts_seen = held_counts_seen(context),
                       .past = here.when != NULL,
                       .limit = (size_t)most};
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(find_whose(context, input, &whose, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    bool bad_after = after.len > 0 && !read_place(after, &listing.after);
    TRY(time_here(context, whose.enterprise, &here));
    listing.as_of = here.as_of;
    TRY(add_sites(&listing, &whose, &found));
    if (!found) {
        bool site = input->site.len > 0 || input->agreement.len == 0;
        refuse(ret_refusals,
               (Refusal){.id = site ? REFUSAL_SITE_NOT_FOUND : REFUSAL_AGREEMENT_NOT_FOUND,
                         .field = site ? S("site") : S("agreement"),
                         .value = site ? input->site : input->agreement});
        return OK;
    }
    if (bad_after) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = input->after});
        return OK;
    }
    take_page(&listing, &view);
    view.counts_seen = listing.counts_seen;
    RowPage page = {view.rows, view.count, view.next};
    row_order_page(context->arena, &order, &entitlement_columns, limit, &page, ret_refusals);
    view.rows = page.rows;
    view.count = page.count;
    view.next = page.next;
    *ret_entitlements = view;
    return OK;
}
