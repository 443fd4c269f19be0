// Of a thousand lines of a partner some hundred sites and a few dozen parts are shared: asked for
// by one list each instead of with every line. So are quotes, for those lines that need to know.
#include "action/renewal/line_shared_private.h"

#include "action/viewer.h"
#include "base/json_write.h"
#include "base/text_map.h"
#include "store/q_renewal.h"

enum { ID_DIGITS = 19, KEY_BYTES = 2 * ID_DIGITS };

// Different things in the order in which rows name them.
typedef struct {
    TextMap map; // name → its place
    Text *names;
    size_t *of_row; // the place of each row's
} Shared;

static Shared shared_new(Arena *arena, size_t rows) {
    return (Shared){.names = arena_array(arena, Text, rows),
                    .of_row = arena_array(arena, size_t, rows)};
}

static void shared_add(Arena *arena, Shared *shared, size_t row, Text name) {
    if (!text_map_find(&shared->map, name, &shared->of_row[row])) {
        size_t place = shared->map.count;
        shared->names[place] = text_copy(arena, name);
        text_map_add(arena, &shared->map, shared->names[place], place);
        shared->of_row[row] = place;
    }
}

static void write_id(char *digits, int64_t id) {
    for (int at = ID_DIGITS - 1; at >= 0; at--) {
        digits[at] = (char)('0' + id % 10);
        id /= 10;
    }
}

// An enterprise with something of it, as a list names it.
static Text key_of(char digits[KEY_BYTES], EnterpriseId enterprise, int64_t id) {
    write_id(digits, enterprise.id);
    write_id(digits + ID_DIGITS, id);
    return (Text){digits, KEY_BYTES};
}

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
        char digits[KEY_BYTES];
        shared_add(arena, &sites, i, key_of(digits, rows[i]->enterprise, rows[i]->site.id));
    }
    QRenewalSitesRows found;
    TRY(q_renewal_sites(
        context->db, arena,
        &(QRenewalSitesIn){.sites = json_of_texts(arena, sites.names, sites.map.count)}, &found));
    const QRenewalSitesRow **by_place =
        arena_array(arena, const QRenewalSitesRow *, sites.map.count);
    for (size_t i = 0; i < found.count; i++) {
        by_place[found.rows[i].at] = &found.rows[i];
    }
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
    TRY(q_renewal_parts(
        context->db, arena,
        &(QRenewalPartsIn){.parts = json_of_texts(arena, parts.names, parts.map.count)}, &found));
    const QRenewalPartsRow **by_place =
        arena_array(arena, const QRenewalPartsRow *, parts.map.count);
    for (size_t i = 0; i < found.count; i++) {
        by_place[found.rows[i].at] = &found.rows[i];
    }
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

static void put_quote(const QRenewalQuotesRow *quote, LineRow *row) {
    if (quote->quote.id > row->quote.id) {
        row->quote = quote->quote;
        row->quote_number = quote->number;
        row->quote_state = quote->state;
        row->has_quote_valid_to = !quote->valid_to_null;
        row->quote_valid_to = quote->valid_to;
    }
}

Err lines_fill_quotes(const ActionContext *context, LineRow *const *rows, size_t count) {
    if (count == 0) {
        return OK;
    }
    Arena *arena = context->arena;
    const Viewer *viewer = context->viewer;
    char(*digits)[KEY_BYTES] = arena_take_array(arena, KEY_BYTES, count);
    Text *lines = arena_array(arena, Text, count);
    bool is_partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    QRenewalQuotesRows found;
    for (size_t i = 0; i < count; i++) {
        lines[i] = key_of(digits[i], rows[i]->enterprise, rows[i]->entitlement.id);
    }
    TRY(q_renewal_quotes(
        context->db, arena,
        &(QRenewalQuotesIn){.lines = json_of_texts(arena, lines, count),
                            .account = is_partner ? viewer->account.id : 0,
                            .presented = viewer != NULL && viewer->kind == VIEWER_CUSTOMER,
                            .today = context->today},
        &found));
    for (size_t i = 0; i < found.count; i++) {
        put_quote(&found.rows[i], rows[found.rows[i].at]);
    }
    return OK;
}
