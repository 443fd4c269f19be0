// What lines of another day share and show: their sites, parts, agreements, quotes, notices,
// proofs.
#include "action/renewal/past/lines_then_private.h"

#include "action/renewal/line_shared_private.h"
#include "action/shared_private.h"
#include "action/viewer.h"
#include "store/q_agreement.h"
#include "store/q_automatic.h"
#include "store/q_renewal_past.h"

// ---- agreements ----

static Err head_agreement(const ActionContext *context, Date true_on, LineAgreement *agreement) {
    QAgreementLoadHeaderRow header;
    QAutomaticSwitchOnRow on;
    bool said = false;
    TRY(q_agreement_load_header(context->db, context->arena,
                                &(QAgreementLoadHeaderIn){.enterprise = agreement->enterprise,
                                                          .agreement = agreement->agreement},
                                &header));
    TRY(q_automatic_switch_on(context->db, context->arena,
                              &(QAutomaticSwitchOnIn){.enterprise = agreement->enterprise,
                                                      .agreement = agreement->agreement,
                                                      .true_on = true_on,
                                                      .known_seq = agreement->known_seq},
                              &on, &said));
    agreement->headed = true;
    agreement->number = header.number;
    agreement->programme = header.programme;
    agreement->customer_type = header.customer_type;
    agreement->auto_renew = said && on.automatic;
    return OK;
}

static Err fill_agreements(const ActionContext *context, Date true_on, LineRow *const *rows,
                           size_t count) {
    for (size_t i = 0; i < count; i++) {
        LineRow *row = rows[i];
        if (!row->then->headed) {
            TRY(head_agreement(context, true_on, row->then));
        }
        row->agreement = row->then->agreement;
        row->agreement_number = row->then->number;
        row->programme = row->then->programme;
        row->customer_type = row->then->customer_type;
        row->standing = row->then->standing;
        row->auto_renew = row->then->auto_renew;
    }
    return OK;
}

// ---- quotes ----

static void put_quote(const QRenewalPastQuotesRow *quote, LineRow *row) {
    row->quote = quote->quote;
    row->quote_number = quote->number;
    row->quote_state = quote->state;
    row->has_quote_valid_to = !quote->valid_to_null;
    row->quote_valid_to = quote->valid_to_null ? (Date){0} : quote->valid_to;
    row->ordered = quote->ordered;
}

// As lines of now have them (lines_fill_quotes).
static Err fill_quotes(const ActionContext *context, Date true_on, LineRow *const *rows,
                       size_t count) {
    Arena *arena = context->arena;
    const Viewer *viewer = context->viewer;
    bool is_partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    Shared keys = shared_new(arena, count);
    QRenewalPastQuotesRows found;
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {rows[i]->enterprise.id, rows[i]->entitlement.id,
                               rows[i]->then->known_seq};
        shared_add_ids(arena, &keys, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_renewal_past_quotes(
        context->db, arena,
        &(QRenewalPastQuotesIn){.lines = shared_list(arena, &keys),
                                .account = is_partner ? viewer->account.id : 0,
                                .presented = viewer != NULL && viewer->kind == VIEWER_CUSTOMER,
                                .true_on = true_on},
        &found));
    const QRenewalPastQuotesRow **newest = arena_array(arena, const QRenewalPastQuotesRow *, count);
    for (size_t i = 0; i < found.count; i++) {
        const QRenewalPastQuotesRow *row = &found.rows[i];
        bool lives = row->valid_to_null || !date_before(row->valid_to, true_on);
        if (lives && (newest[row->at] == NULL || row->quote.id > newest[row->at]->quote.id)) {
            newest[row->at] = row;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (newest[keys.of_row[i]] != NULL) {
            put_quote(newest[keys.of_row[i]], rows[i]);
        }
    }
    return OK;
}

// ---- what is only shown ----

static Err fill_proofs(const ActionContext *context, Date true_on, LineRow *const *rows,
                       size_t count) {
    Shared keys = shared_new(context->arena, count);
    QRenewalPastProofsRows found;
    const QRenewalPastProofsRow **by_place = NULL;
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {rows[i]->enterprise.id, rows[i]->order.id, rows[i]->site.id,
                               rows[i]->then->known_seq};
        shared_add_ids(context->arena, &keys, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_renewal_past_proofs(
        context->db, context->arena,
        &(QRenewalPastProofsIn){.lines = shared_list(context->arena, &keys), .true_on = true_on},
        &found));
    SHARED_ROWS(context->arena, &keys, &found, by_place);
    for (size_t i = 0; i < count; i++) {
        const QRenewalPastProofsRow *row = by_place[keys.of_row[i]];
        rows[i]->proof = row == NULL || row->number_null ? (Text){0} : row->number;
    }
    return OK;
}

static void put_notice(const QRenewalPastNoticesRow *notice, bool of_site, LineRow *row) {
    bool is_its = of_site ? text_equal(notice->kind, S("contact.check")) &&
                                date_equal(notice->for_day, row->due)
                          : !text_equal(notice->kind, S("contact.check"));
    line_put_notice(row, !is_its, notice->on_day);
}

// Of a line its site's check of contacts for its due day, and what was told of its quote.
static Err fill_notices(const ActionContext *context, Date true_on, LineRow *const *rows,
                        size_t count) {
    Shared keys = shared_new(context->arena, 2 * count);
    QRenewalPastNoticesRows found;
    for (size_t i = 0; i < 2 * count; i++) {
        const LineRow *row = rows[i / 2];
        bool of_site = i % 2 == 0 || row->quote.id == 0;
        const int64_t ids[] = {row->enterprise.id, of_site ? row->site.id : row->quote.id,
                               row->then->known_seq};
        shared_add_ids(context->arena, &keys, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_renewal_past_notices(
        context->db, context->arena,
        &(QRenewalPastNoticesIn){.objects = shared_list(context->arena, &keys), .true_on = true_on},
        &found));
    const size_t *starts = SHARED_STARTS(context->arena, &keys, &found);
    for (size_t i = 0; i < 2 * count; i++) {
        bool of_site = i % 2 == 0 || rows[i / 2]->quote.id == 0;
        for (size_t at = starts[keys.of_row[i]]; at < starts[keys.of_row[i] + 1]; at++) {
            put_notice(&found.rows[at], of_site, rows[i / 2]);
        }
    }
    return OK;
}

Err lines_then_fill(const ActionContext *context, const LineQuestion *question,
                    LineRow *const *rows, size_t count) {
    Date true_on = question->when->true_on;
    if (count == 0) {
        return OK;
    }
    TRY(lines_fill_sites(context, rows, count));
    TRY(lines_fill_parts(context, rows, count));
    TRY(fill_agreements(context, true_on, rows, count));
    TRY(question->filter.unquoted ? OK : fill_quotes(context, true_on, rows, count));
    if (question->filter.shown) {
        TRY(fill_proofs(context, true_on, rows, count));
        TRY(fill_notices(context, true_on, rows, count));
    }
    return OK;
}
