// Header, summary, orders and evidence of customers: each of them for all at once.
#include "action/customer/customer_load_private.h"

#include "action/shared_private.h"
#include "store/q_customer.h"

bool customer_opens_summary(Sight sight) {
    return sees_by(sight, EVIDENCE_SALE | EVIDENCE_INCUMBENT | EVIDENCE_NAMED | EVIDENCE_OWN |
                              EVIDENCE_STAFF);
}

static Text evidence_text(Arena *arena, Sight sight) {
    static const struct {
        unsigned bit;
        Text name;
    } kinds[] = {
        {EVIDENCE_SALE, S_INIT("sale")},       {EVIDENCE_INCUMBENT, S_INIT("incumbent")},
        {EVIDENCE_QUOTE, S_INIT("quote")},     {EVIDENCE_NAMED, S_INIT("named")},
        {EVIDENCE_CONSENT, S_INIT("consent")},
    };
    enum { ROOM = 64 };
    TextBuf buf = buf_new(arena, ROOM);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (sees_by(sight, kinds[i].bit)) {
            buf_add(&buf, buf.len > 0 ? S(" ") : S(""));
            buf_add(&buf, kinds[i].name);
        }
    }
    return buf_text(&buf);
}

static void fill_summary(const ActionContext *context, Sight sight, const AgreementSummary *summary,
                         CustomerRow *row) {
    row->next_anniversary_null = !summary->has_term;
    row->next_anniversary = summary->next_anniversary;
    row->term_points_null = summary->express || !customer_opens_summary(sight);
    if (!row->term_points_null) {
        row->level = programme_level_code(context->prices.programme, summary->level);
        row->term_points = summary->has_term ? summary->term_points : (Points){0};
    }
}

void customer_set_open(CustomerRow *row, const SiteOpenSum *sum) {
    row->money = sum->money;
    row->currency = sum->currency;
    row->open_renewal_lines = sum->lines;
    row->open_renewal_value = sum->value;
    row->open_renewal_value_null = !sum->valued;
    row->next_coverage_end = sum->next_end;
    row->next_coverage_end_null = false;
}

// ---- what the database says of the sites ----

typedef struct {
    Shared sites;
    const QCustomerListSeenRow **rows; // by place; NULL: not there
    const QCustomerListOrderDaysRow **days;
    const QCustomerListNamedResellersRow **named;
} Kept;

// A partner's orders are those of its own sales (V3: others' stay hidden).
static Err load_kept(const ActionContext *context, const SiteKey *sites, size_t count, Kept *kept) {
    Arena *arena = context->arena;
    QCustomerListSeenRows rows;
    QCustomerListOrderDaysRows days;
    QCustomerListNamedResellersRows named;
    kept->sites = shared_new(arena, count);
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {sites[i].enterprise.id, sites[i].site.id};
        shared_add_ids(arena, &kept->sites, i, ids, sizeof ids / sizeof ids[0]);
    }
    Text list = shared_list(arena, &kept->sites);
    QCustomerListOrderDaysIn days_in = {
        .sites = list,
        .account = viewer_is_partner(context) ? context->viewer->account : (AccountId){0}};
    QCustomerListNamedResellersIn named_in = {.sites = list, .today = context->today};
    TRY(q_customer_list_order_days_ask(context->db, &days_in));
    TRY(q_customer_list_named_resellers_ask(context->db, &named_in));
    TRY(q_customer_list_seen(context->db, arena, &(QCustomerListSeenIn){.sites = list}, &rows));
    TRY(q_customer_list_order_days(context->db, arena, &days_in, &days));
    TRY(q_customer_list_named_resellers(context->db, arena, &named_in, &named));
    SHARED_ROWS(arena, &kept->sites, &rows, kept->rows);
    SHARED_ROWS(arena, &kept->sites, &days, kept->days);
    SHARED_ROWS(arena, &kept->sites, &named, kept->named);
    return OK;
}

static void fill_header(const QCustomerListSeenRow *kept, CustomerRow *row) {
    row->name_key = kept->name_key;
    row->joined_on = kept->joined_on;
    row->agreement_id = kept->agreement;
    row->agreement = kept->agreement_number;
    row->site = kept->number;
    row->customer_name = kept->name;
    row->city = kept->city;
    row->country = kept->country;
    row->programme = kept->programme;
    row->customer_type = kept->customer_type;
    row->originating = text_equal(kept->role, S("originating"));
    row->state = kept->state;
}

static Err standing_of(const ActionContext *context, const QCustomerListSeenRow *kept,
                       Standing *ret_standing) {
    StandingRow row = {.express = kept->level_null,
                       .level = kept->level,
                       .floor = kept->floor,
                       .term = kept->term,
                       .term_start = kept->term_start,
                       .term_end = kept->term_end,
                       .first_anniversary = kept->first_anniversary,
                       .term_points = kept->term_points};
    return day_standing_of(context, &row, ret_standing);
}

static Err load_one(const ActionContext *context, const Kept *kept, size_t place, SiteKey key,
                    Sight sight, LoadedCustomer *ret_customer) {
    const QCustomerListSeenRow *header = kept->rows[place];
    const QCustomerListOrderDaysRow *days = kept->days[place];
    Standing standing;
    CustomerRow row = {
        .enterprise_id = key.enterprise,
        .site_id = key.site,
        .evidence_bits = sight.evidence,
        .evidence = evidence_text(context->arena, sight),
        .named_reseller = kept->named[place] == NULL ? (Text){0} : kept->named[place]->number,
        .first_order_on_null = days == NULL,
        .last_order_on_null = days == NULL,
        .open_renewal_value_null = true,
        .next_coverage_end_null = true,
    };
    fill_header(header, &row);
    if (days != NULL) {
        row.first_order_on = days->first_on;
        row.last_order_on = days->last_on;
    }
    TRY(standing_of(context, header, &standing));
    AgreementSummary summary = standing_summary(&standing, context->prices.programme);
    fill_summary(context, sight, &summary, &row);
    *ret_customer = (LoadedCustomer){row, header->agreement_state, summary};
    return OK;
}

Err customers_load(const ActionContext *context, const SiteKey *sites, size_t count,
                   LoadedCustomer *ret_customers, size_t *ret_count) {
    Kept kept;
    SightPlace *places = arena_array(context->arena, SightPlace, count);
    Sight *sights = arena_array(context->arena, Sight, count);
    size_t *from = arena_array(context->arena, size_t, count); // place among `sites`
    size_t there = 0;
    *ret_count = 0;
    if (count == 0) {
        return OK;
    }
    TRY(load_kept(context, sites, count, &kept));
    for (size_t i = 0; i < count; i++) {
        const QCustomerListSeenRow *row = kept.rows[kept.sites.of_row[i]];
        if (row != NULL) {
            from[there] = i;
            places[there++] = (SightPlace){sites[i].enterprise, sites[i].site, row->agreement};
        }
    }
    TRY(sights_of_sites(context, places, there, sights));
    for (size_t i = 0; i < there; i++) {
        if (sees(sights[i])) {
            TRY(load_one(context, &kept, kept.sites.of_row[from[i]], sites[from[i]], sights[i],
                         &ret_customers[(*ret_count)++]));
        }
    }
    return OK;
}

Err customer_load(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                  LoadedCustomer *ret_customer, bool *ret_found) {
    SiteKey key = {enterprise, site};
    size_t count = 0;
    TRY(customers_load(context, &key, 1, ret_customer, &count));
    *ret_found = count > 0;
    return OK;
}
