// Of a thousand lines of a partner some hundred sites and a few dozen parts are shared: asked for
// by one list each instead of with every line. So are quotes, for those lines that need to know.
#include "action/renewal/line_shared_private.h"

#include "action/shared_private.h"
#include "action/viewer.h"
#include "store/q_order_request.h"
#include "store/q_renewal.h"
#include "store/q_representative.h"

// ---- sites ----

static void put_site(const QRenewalSitesRow *site, LineRow *row) {
    row->site_number = site->number;
    row->name = site->name;
    row->city = site->city;
    row->country = site->country;
    row->agreement = site->agreement;
    row->agreement_number = site->agreement_number;
    row->programme = site->programme;
    row->customer_type = site->customer_type;
    row->standing = (StandingRow){.express = site->level_null,
                                  .level = site->level,
                                  .floor = site->floor,
                                  .term = site->term,
                                  .term_start = site->term_start,
                                  .term_end = site->term_end,
                                  .first_anniversary = site->first_anniversary,
                                  .term_points = site->term_points};
    row->auto_renew = site->auto_renew;
    row->has_cap = !site->cap_null;
    row->cap = (Percent){site->cap_null ? 0 : (int32_t)site->cap};
}

Err lines_fill_sites(const ActionContext *context, LineRow *const *rows, size_t count) {
    if (count == 0) {
        return OK;
    }
    Arena *arena = context->arena;
    Shared sites = shared_new(arena, count);
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {rows[i]->enterprise.id, rows[i]->site.id};
        shared_add_ids(arena, &sites, i, ids, sizeof ids / sizeof ids[0]);
    }
    QRenewalSitesRows found;
    TRY(q_renewal_sites(context->db, arena, &(QRenewalSitesIn){.sites = shared_list(arena, &sites)},
                        &found));
    const QRenewalSitesRow **by_place = NULL;
    SHARED_ROWS(arena, &sites, &found, by_place);
    for (size_t i = 0; i < count; i++) {
        const QRenewalSitesRow *site = by_place[sites.of_row[i]];
        if (site == NULL) { // who sees a line sees its site (V2)
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
        put_site(site, rows[i]);
    }
    return OK;
}

// ---- parts ----

Err lines_fill_parts(const ActionContext *context, LineRow *const *rows, size_t count) {
    if (count == 0) {
        return OK;
    }
    Arena *arena = context->arena;
    Shared parts = shared_new(arena, count);
    for (size_t i = 0; i < count; i++) {
        shared_add(arena, &parts, i, rows[i]->renewal);
    }
    QRenewalPartsRows found;
    TRY(q_renewal_parts(context->db, arena, &(QRenewalPartsIn){.parts = shared_list(arena, &parts)},
                        &found));
    const QRenewalPartsRow **by_place = NULL;
    SHARED_ROWS(arena, &parts, &found, by_place);
    for (size_t i = 0; i < count; i++) {
        const QRenewalPartsRow *part = by_place[parts.of_row[i]];
        ENSURE(part != NULL); // a part names parts alone
        rows[i]->description = part->description;
        rows[i]->type = part->type;
        rows[i]->metric = part->metric;
    }
    return OK;
}

// ---- quotes ----

void line_put_notice(LineRow *row, bool none, Date on) {
    if (!none && (!row->has_notice || date_before(row->last_notice_on, on))) {
        row->has_notice = true;
        row->last_notice_on = on;
    }
}

static void put_quote(const QRenewalQuotesRow *quote, LineRow *row) {
    if (quote->quote.id > row->quote.id) {
        row->quote = quote->quote;
        row->quote_number = quote->number;
        row->quote_state = quote->state;
        row->has_quote_valid_to = !quote->valid_to_null;
        row->quote_valid_to = quote->valid_to;
        line_put_notice(row, quote->notice_on_null, quote->notice_on);
    }
}

Err lines_fill_orders(const ActionContext *context, LineRow *const *rows, size_t count) {
    LineRow **accepted = arena_array(context->arena, LineRow *, count);
    size_t accepted_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (text_equal(rows[i]->quote_state, S("accepted"))) {
            accepted[accepted_count++] = rows[i];
        }
    }
    if (accepted_count == 0) {
        return OK;
    }
    Shared quotes = shared_new(context->arena, accepted_count);
    for (size_t i = 0; i < accepted_count; i++) {
        const int64_t ids[] = {accepted[i]->enterprise.id, accepted[i]->quote.id};
        shared_add_ids(context->arena, &quotes, i, ids, sizeof ids / sizeof ids[0]);
    }
    QOrderRequestWaitingOfQuotesRows found;
    TRY(q_order_request_waiting_of_quotes(
        context->db, context->arena,
        &(QOrderRequestWaitingOfQuotesIn){.quotes = shared_list(context->arena, &quotes)}, &found));
    const QOrderRequestWaitingOfQuotesRow **waiting = NULL;
    SHARED_ROWS(context->arena, &quotes, &found, waiting);
    for (size_t i = 0; i < accepted_count; i++) {
        accepted[i]->ordered = waiting[quotes.of_row[i]] != NULL;
    }
    return OK;
}

Err lines_fill_quotes(const ActionContext *context, LineRow *const *rows, size_t count,
                      bool shown) {
    if (count == 0) {
        return OK;
    }
    Arena *arena = context->arena;
    const Viewer *viewer = context->viewer;
    bool is_partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    Shared lines = shared_new(arena, count);
    QRenewalQuotesRows found;
    text_map_expect(arena, &lines.map, count); // no two rows are of one line
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {rows[i]->enterprise.id, rows[i]->entitlement.id};
        shared_add_ids(arena, &lines, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_renewal_quotes(
        context->db, arena,
        &(QRenewalQuotesIn){.lines = shared_list(arena, &lines),
                            .account = is_partner ? viewer->account.id : 0,
                            .presented = viewer != NULL && viewer->kind == VIEWER_CUSTOMER,
                            .today = context->today,
                            .shown = shown},
        &found));
    const QRenewalQuotesRow **newest = arena_array(arena, const QRenewalQuotesRow *, count);
    for (size_t i = 0; i < found.count; i++) {
        const QRenewalQuotesRow **known = &newest[found.rows[i].at];
        *known =
            *known == NULL || found.rows[i].quote.id > (*known)->quote.id ? &found.rows[i] : *known;
    }
    for (size_t i = 0; i < count; i++) {
        if (newest[lines.of_row[i]] != NULL) {
            put_quote(newest[lines.of_row[i]], rows[i]);
        }
    }
    return OK;
}

// ---- people ----

Err lines_fill_people(const ActionContext *context, const ViewTime *when, RenewalLine *lines,
                      size_t count) {
    Arena *arena = context->arena;
    QRepresentativeOfLinesRows found;
    if (count == 0) {
        return OK;
    }
    Shared asked = shared_new(arena, count);
    for (size_t i = 0; i < count; i++) {
        const RenewalLine *line = &lines[i];
        int64_t partner =
            line->reseller_id.id != 0 ? line->reseller_id.id : line->distributor_id.id;
        const int64_t ids[] = {line->enterprise_id.id, line->site_id.id, partner};
        shared_add_ids(arena, &asked, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_representative_of_lines(
        context->db, arena,
        &(QRepresentativeOfLinesIn){
            .asked = shared_list(arena, &asked),
            .true_on = when == NULL ? DATE_MAX : when->true_on,
            .known_on = when != NULL && when->has_known_on ? when->known_on : (Instant){INT64_MAX},
            .of_then = when != NULL},
        &found));
    const QRepresentativeOfLinesRow **by_place = NULL;
    SHARED_ROWS(arena, &asked, &found, by_place);
    for (size_t i = 0; i < count; i++) {
        const QRepresentativeOfLinesRow *person = by_place[asked.of_row[i]];
        lines[i].rep_name = person == NULL ? (Text){0} : person->name;
        lines[i].rep_mail = person == NULL ? (Text){0} : person->mail;
    }
    return OK;
}
