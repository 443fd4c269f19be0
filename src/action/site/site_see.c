// see_site.
#include "action/site/site_see.h"

#include "action/customer/customer_load_private.h"
#include "action/gate.h"
#include "action/renewal/site_open_private.h"
#include "action/site/coverage_private.h"
#include "domain/record/number_typed.h"
#include "store/q_agreement.h"
#include "store/q_entitlement.h"
#include "store/q_visibility.h"

enum { LINES_SHOWN = 200, NEAR_LEVEL_SHARE = 10 };

// ---- the day ----

static Err summary_then(const ActionContext *context, AsOf as_of, SiteView *view) {
    const CustomerRow *row = &view->rows[0];
    Standing standing;
    QAgreementStateOnRow state;
    bool changed = false;
    TRY(q_agreement_state_on(context->db, context->arena,
                             &(QAgreementStateOnIn){.enterprise = row->enterprise_id,
                                                    .agreement = row->agreement_id,
                                                    .true_on = as_of.true_on,
                                                    .known_seq = as_of.known_seq},
                             &state, &changed));
    view->agreement_state = changed ? state.state : S("active");
    if (!view->opens_summary || !agreement_seen_whole(context, row->agreement_id)) {
        return OK;
    }
    TRY(as_of_standing(context, row->enterprise_id, row->agreement_id, as_of, &standing,
                       &view->has_summary));
    if (view->has_summary) {
        view->summary = standing_summary(&standing, context->prices.programme);
    }
    return OK;
}

// ---- lines ----

// Where all lines are shown, the open ones are among them; of another time they are one row's
// count.
static Err load_open(const ActionContext *context, const SiteView *view, const CustomerRow *row,
                     SiteOpen *ret_open) {
    LineBook book;
    SiteOpen open = {.count = 0};
    if (view->when == NULL && view->more_lines) {
        TRY(line_book_open(context, &book));
        return sites_open_load(&book, &(SiteKey){row->enterprise_id, row->site_id}, 1, ret_open);
    }
    for (size_t i = 0; i < view->line_count; i++) {
        if (!text_equal(view->lines[i].state, S("lapsed"))) {
            TRY(site_open_add(&open, &view->lines[i]));
        }
    }
    *ret_open = open;
    return OK;
}

// A row for each currency of its open lines.
static Err load_rows(const ActionContext *context, const CustomerRow *row, SiteView *view) {
    SiteOpen open;
    TRY(load_open(context, view, row, &open));
    view->row_count = open.count == 0 ? 1 : open.count;
    view->rows = arena_array(context->arena, CustomerRow, view->row_count);
    for (size_t i = 0; i < view->row_count; i++) {
        view->rows[i] = *row;
        if (i < open.count) {
            customer_set_open(&view->rows[i], &open.sums[i]);
        }
    }
    view->joined_on = row->joined_on;
    return OK;
}

static Err load_lines(const ActionContext *context, const CustomerRow *row, SiteView *view) {
    static const Text names[] = {S_INIT("future"), S_INIT("announced"), S_INIT("quoted"),
                                 S_INIT("ordered"), S_INIT("lapsed")};
    enum { STATE_COUNT = sizeof names / sizeof names[0] };
    Text *states = arena_array(context->arena, Text, STATE_COUNT);
    for (size_t i = 0; i < STATE_COUNT; i++) {
        states[i] = names[i];
    }
    RenewalLinesInput input = {
        .seen = {row->enterprise_id, row->agreement_id, row->site_id},
        .without_proofs = true,
        .state = {.given = true, .items = states, .count = STATE_COUNT},
        .limit = LINES_SHOWN,
    };
    RenewalLines lines;
    Refusals refusals = {0};
    TRY(see_renewal_lines(context, &input, &lines, &refusals));
    if (!refused(&refusals)) {
        view->lines = lines.lines;
        view->line_count = lines.line_count;
        view->more_lines = lines.next.len > 0;
    }
    return OK;
}

// ---- proofs ----

static bool stands_on(const CoverageRow *row, EntitlementId record) {
    for (size_t i = 0; i < row->record_count; i++) {
        if (row->records[i].id == record.id) {
            return true;
        }
    }
    return false;
}

// The newest proof of each licence. The rows are by record, then by day: among several records the
// latest day wins.
static void give_proof(const QEntitlementListProofsRows *proofs, CoverageRow *row) {
    Date newest = {0};
    for (size_t i = 0; i < proofs->count; i++) {
        const QEntitlementListProofsRow *proof = &proofs->rows[i];
        bool later = row->proof.len == 0 || !date_before(proof->issued_on, newest);
        if (later && stands_on(row, proof->entitlement)) {
            row->proof = proof->number;
            newest = proof->issued_on;
        }
    }
}

static Err load_proofs(const ActionContext *context, AsOf as_of, SiteView *view) {
    static const Gate gate = MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW);
    const CustomerRow *customer = &view->rows[0];
    QEntitlementListProofsRows proofs;
    if (view->coverage.count == 0 || gate_ask(&gate, true, context->viewer) != GATE_OPEN) {
        return OK;
    }
    TRY(q_entitlement_list_proofs(context->db, context->arena,
                                  &(QEntitlementListProofsIn){.enterprise = customer->enterprise_id,
                                                              .site = customer->site_id,
                                                              .until = as_of.true_on,
                                                              .known_seq = as_of.known_seq},
                                  &proofs));
    for (size_t i = 0; i < view->coverage.count; i++) {
        give_proof(&proofs, &view->coverage.rows[i]);
    }
    return OK;
}

// ---- what could be done ----

static void add_lapsed(SiteView *view) {
    int64_t lapsed = 0;
    for (size_t i = 0; i < view->coverage.count; i++) {
        lapsed += !view->coverage.rows[i].covered && view->coverage.rows[i].renews;
    }
    if (lapsed > 0) {
        view->chances[view->chance_count++] = (Chance){.kind = CHANCE_LAPSED, .licences = lapsed};
    }
}

// Under 10 % of the next level's points are missing.
static void add_near_level(const Programme *programme, SiteView *view) {
    const AgreementSummary *summary = &view->summary;
    if (!view->has_summary || !summary->has_next_level) {
        return;
    }
    int64_t whole = programme->levels[summary->next_level.index].points.hundredths;
    int64_t missing = summary->points_to_next.hundredths;
    if (missing > 0 && missing < whole / NEAR_LEVEL_SHARE) {
        view->chances[view->chance_count++] = (Chance){.kind = CHANCE_NEAR_LEVEL,
                                                       .points = summary->points_to_next,
                                                       .level = summary->next_level};
    }
}

static bool told_already(const SiteView *view, Text part) {
    for (size_t i = 0; i < view->chance_count; i++) {
        if (view->chances[i].kind == CHANCE_REPLACED && text_equal(view->chances[i].part, part)) {
            return true;
        }
    }
    return false;
}

static void add_replaced(SiteView *view) {
    for (size_t i = 0; i < view->coverage.count; i++) {
        const CoverageRow *row = &view->coverage.rows[i];
        if (row->replacement.len > 0 && !told_already(view, row->part)) {
            view->chances[view->chance_count++] = (Chance){.kind = CHANCE_REPLACED,
                                                           .part = row->part,
                                                           .replacement = row->replacement,
                                                           .description = row->description};
        }
    }
}

static void find_chances(const ActionContext *context, SiteView *view) {
    view->chances = arena_array(context->arena, Chance, view->coverage.count + 2);
    add_lapsed(view);
    add_near_level(context->prices.programme, view);
    add_replaced(view);
}

// ---- why it is seen ----

static Err load_evidence(const ActionContext *context, SiteView *view) {
    const Viewer *viewer = context->viewer;
    const CustomerRow *customer = &view->rows[0];
    QVisibilityListWhyRows rows;
    if (viewer == NULL || viewer->kind != VIEWER_PARTNER) {
        return OK;
    }
    TRY(q_visibility_list_why(context->db, context->arena,
                              &(QVisibilityListWhyIn){.enterprise = customer->enterprise_id,
                                                      .site = customer->site_id,
                                                      .account = viewer->account,
                                                      .today = context->today},
                              &rows));
    view->evidence = arena_array(context->arena, SiteEvidence, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        const QVisibilityListWhyRow *row = &rows.rows[i];
        size_t at = view->evidence_count;
        if (at == 0 || !text_equal(view->evidence[at - 1].evidence, row->evidence)) {
            view->evidence[view->evidence_count++] = (SiteEvidence){
                .evidence = row->evidence,
                .from = row->from_day,
                .has_until = !row->until_day_null,
                .until = row->until_day,
                .number = !row->order_number_null   ? row->order_number
                          : !row->quote_number_null ? row->quote_number
                                                    : (Text){0},
            };
        }
        SiteEvidence *last = &view->evidence[view->evidence_count - 1];
        last->count++;
        if (last->has_until && (row->until_day_null || date_before(last->until, row->until_day))) {
            last->has_until = !row->until_day_null;
            last->until = row->until_day;
        }
    }
    return OK;
}

// ---- the whole ----

static void refuse_site(Text number, Refusals *refusals) {
    refuse(refusals, (Refusal){.id = REFUSAL_SITE_NOT_FOUND, .field = S("site"), .value = number});
}

static Err load_customer(const ActionContext *context, const AsOf *then, const SiteRecord *site,
                         LoadedCustomer *ret_customer, bool *ret_found) {
    if (then == NULL) {
        return customer_load(context, site->enterprise, site->site, ret_customer, ret_found);
    }
    TRY(customer_load_then(context, *then, site->enterprise, site->site, &ret_customer->row,
                           ret_found));
    return *ret_found ? customer_load_parts(context, *then, CUSTOMER_ALL, &ret_customer->row) : OK;
}

static Err summarise(const ActionContext *context, const LoadedCustomer *customer, AsOf as_of,
                     SiteView *view) {
    if (view->when != NULL) {
        return summary_then(context, as_of, view);
    }
    view->agreement_state = customer->agreement_state;
    view->has_summary = view->opens_summary;
    if (view->has_summary) {
        view->summary = customer->summary;
    }
    return OK;
}

static Err load_rest(const ActionContext *context, const LoadedCustomer *customer, AsOf as_of,
                     SiteView *view) {
    const CustomerRow *row = &view->rows[0];
    Sight sight = {row->evidence_bits};
    view->opens_summary = customer_opens_summary(sight);
    TRY(summarise(context, customer, as_of, view));
    TRY(coverage_load(context, row->enterprise_id, row->site_id, sight, as_of, &view->coverage));
    TRY(load_proofs(context, as_of, view));
    find_chances(context, view);
    return load_evidence(context, view);
}

Err see_site(const ActionContext *context, Text number, const ViewTimeInput *input,
             SiteView *ret_site, Refusals *ret_refusals) {
    SiteRecord site = {0};
    LoadedCustomer customer = {.agreement_state = {0}};
    TimeHere here = {.when = view_time(context, input)};
    bool found = false;
    SiteView view = {.when = here.when};
    *ret_refusals = (Refusals){0};
    TRY(site_find(context->db, context->arena, number_typed(context->arena, number), &site,
                  &found));
    TRY(time_here(context, site.enterprise, &here));
    view.on = here.as_of.true_on;
    // What is not there does the work of what is hidden (V6).
    TRY(load_customer(context, here.when == NULL ? NULL : &here.as_of, &site, &customer, &found));
    if (!found) {
        refuse_site(number, ret_refusals);
        return OK;
    }
    if (here.when == NULL) {
        TRY(load_lines(context, &customer.row, &view));
    }
    TRY(load_rows(context, &customer.row, &view));
    TRY(load_rest(context, &customer, here.as_of, &view));
    *ret_site = view;
    return OK;
}
