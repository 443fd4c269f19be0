// Header, summary, orders and evidence of one customer.
#include "action/customer/customer_load_private.h"

#include "action/site/coverage_private.h"
#include "store/q_customer.h"
#include "store/q_site.h"

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

// The standing of now, or of another time; *ret_known false: this viewer cannot fold it.
static Err load_standing(const ActionContext *context, const AsOf *then, const CustomerRow *row,
                         Standing *ret_standing, bool *ret_known) {
    *ret_known = then == NULL || agreement_seen_whole(context, row->agreement_id);
    if (then == NULL) {
        return day_standing(context, row->enterprise_id, row->agreement_id, ret_standing);
    }
    return *ret_known ? as_of_standing(context, row->enterprise_id, row->agreement_id, *then,
                                       ret_standing, ret_known)
                      : OK;
}

static Err add_standing(const ActionContext *context, const AsOf *then, CustomerRow *row) {
    const Programme *programme = context->prices.programme;
    Standing standing;
    bool known = false;
    TRY(load_standing(context, then, row, &standing, &known));
    if (!known) {
        return OK;
    }
    AgreementSummary summary = standing_summary(&standing, programme);
    row->next_anniversary_null = !summary.has_term;
    row->next_anniversary = summary.next_anniversary;
    row->term_points_null = summary.express || !customer_opens_summary((Sight){row->evidence_bits});
    if (!row->term_points_null) {
        row->level = programme_level_code(programme, summary.level);
        row->term_points = summary.has_term ? summary.term_points : (Points){0};
    }
    return OK;
}

// A partner's are those of its own sales (V3: others' orders stay hidden).
static Err add_orders(const ActionContext *context, AsOf as_of, CustomerRow *row) {
    if (viewer_is_partner(context)) {
        QCustomerOrdersOfAccountRow days;
        TRY(q_customer_orders_of_account(
            context->db, context->arena,
            &(QCustomerOrdersOfAccountIn){.enterprise = row->enterprise_id,
                                          .site = row->site_id,
                                          .account = context->viewer->account,
                                          .true_on = as_of.true_on,
                                          .known_seq = as_of.known_seq},
            &days));
        row->first_order_on_null = days.first_on_null;
        row->first_order_on = days.first_on;
        row->last_order_on_null = days.last_on_null;
        row->last_order_on = days.last_on;
        return OK;
    }
    QCustomerOrdersOfSiteRow days;
    TRY(q_customer_orders_of_site(context->db, context->arena,
                                  &(QCustomerOrdersOfSiteIn){.enterprise = row->enterprise_id,
                                                             .site = row->site_id,
                                                             .true_on = as_of.true_on,
                                                             .known_seq = as_of.known_seq},
                                  &days));
    row->first_order_on_null = days.first_on_null;
    row->first_order_on = days.first_on;
    row->last_order_on_null = days.last_on_null;
    row->last_order_on = days.last_on;
    return OK;
}

static Err add_naming(const ActionContext *context, AsOf as_of, CustomerRow *row) {
    QCustomerNamedResellerRow named;
    bool found = false;
    TRY(q_customer_named_reseller(context->db, context->arena,
                                  &(QCustomerNamedResellerIn){.enterprise = row->enterprise_id,
                                                              .site = row->site_id,
                                                              .true_on = as_of.true_on,
                                                              .known_seq = as_of.known_seq},
                                  &named, &found));
    row->named_reseller = found ? named.number : (Text){0};
    return OK;
}

// The records that wanted to be renewed then.
static Err add_open_then(const ActionContext *context, AsOf as_of, CustomerRow *row) {
    Date open_from = coverage_open_from(context->prices.programme, as_of.true_on);
    CoverageRows coverage;
    TRY(coverage_load(context, row->enterprise_id, row->site_id, (Sight){row->evidence_bits}, as_of,
                      &coverage));
    for (size_t i = 0; i < coverage.count; i++) {
        const CoverageRow *licence = &coverage.rows[i];
        Date end = coverage_row_end(licence);
        if (!licence->renews || date_before(end, open_from)) {
            continue;
        }
        bool first = row->next_coverage_end_null || date_before(end, row->next_coverage_end);
        row->next_coverage_end = first ? end : row->next_coverage_end;
        row->next_coverage_end_null = false;
        row->open_renewal_lines += (int64_t)licence->record_count;
    }
    return OK;
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

// Where the site stood then.
static Err stand_then(const ActionContext *context, AsOf as_of, CustomerRow *row, bool *ret_found) {
    QSiteAgreementOnRow then;
    TRY(q_site_agreement_on(context->db, context->arena,
                            &(QSiteAgreementOnIn){.enterprise = row->enterprise_id,
                                                  .site = row->site_id,
                                                  .true_on = as_of.true_on,
                                                  .known_seq = as_of.known_seq},
                            &then, ret_found));
    if (*ret_found) {
        row->agreement_id = then.agreement;
        row->agreement = then.number;
        row->programme = then.programme;
        row->customer_type = then.customer_type;
        row->joined_on = then.joined_on;
    }
    return OK;
}

Err customer_load_header(const ActionContext *context, const AsOf *then, EnterpriseId enterprise,
                         SiteId site, CustomerRow *ret_row, bool *ret_found) {
    QCustomerLoadRow kept;
    Sight sight = {0};
    bool found = false;
    TRY(sight_of_site(context, enterprise, site, &sight));
    TRY(q_customer_load(context->db, context->arena,
                        &(QCustomerLoadIn){.enterprise = enterprise, .site = site}, &kept, &found));
    *ret_found = found && sees(sight);
    if (!*ret_found) {
        return OK;
    }
    *ret_row = (CustomerRow){
        .enterprise_id = enterprise,
        .agreement_id = kept.agreement,
        .site_id = site,
        .evidence_bits = sight.evidence,
        .name_key = kept.name_key,
        .joined_on = kept.joined_on,
        .agreement = kept.agreement_number,
        .site = kept.number,
        .customer_name = kept.name,
        .city = kept.city,
        .country = kept.country,
        .programme = kept.programme,
        .customer_type = kept.customer_type,
        .next_anniversary_null = true,
        .originating = text_equal(kept.role, S("originating")),
        .state = kept.state,
        .term_points_null = true,
        .first_order_on_null = true,
        .last_order_on_null = true,
        .open_renewal_value_null = true,
        .next_coverage_end_null = true,
        .evidence = evidence_text(context->arena, sight),
    };
    return then == NULL ? OK : stand_then(context, *then, ret_row, ret_found);
}

Err customer_load_parts(const ActionContext *context, const AsOf *then, unsigned parts,
                        CustomerRow *row) {
    AsOf as_of = then != NULL ? *then : (AsOf){.true_on = context->today, .known_seq = INT64_MAX};
    if ((parts & CUSTOMER_STANDING) != 0) {
        TRY(add_standing(context, then, row));
    }
    if ((parts & CUSTOMER_ORDERS) != 0) {
        TRY(add_orders(context, as_of, row));
    }
    if ((parts & CUSTOMER_NAMING) != 0) {
        TRY(add_naming(context, as_of, row));
    }
    if ((parts & CUSTOMER_OPEN) != 0 && then != NULL) {
        TRY(add_open_then(context, as_of, row));
    }
    return OK;
}

Err customer_load(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                  CustomerRow *ret_row, bool *ret_found) {
    TRY(customer_load_header(context, NULL, enterprise, site, ret_row, ret_found));
    return *ret_found ? customer_load_parts(context, NULL, CUSTOMER_ALL, ret_row) : OK;
}
