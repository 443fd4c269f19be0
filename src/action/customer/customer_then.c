// A customer as of another time than now: where it stood, and what is folded of it.
#include "action/customer/customer_load_private.h"

#include "action/site/coverage_private.h"
#include "store/q_customer.h"
#include "store/q_site.h"

static Err add_standing(const ActionContext *context, AsOf as_of, CustomerRow *row) {
    const Programme *programme = context->prices.programme;
    Standing standing;
    TermThen term;
    bool known = agreement_seen_whole(context, row->agreement_id);
    if (known) {
        TRY(as_of_standing(context, row->enterprise_id, row->agreement_id, as_of, &standing,
                           &known));
    }
    if (!known) {
        TRY(as_of_term(context, row->enterprise_id, row->agreement_id, as_of, &term, &known));
        row->next_anniversary_null = !known;
        row->next_anniversary = known ? date_add_days(term.end, 1) : (Date){0};
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

Err customer_load_then(const ActionContext *context, AsOf then, EnterpriseId enterprise,
                       SiteId site, CustomerRow *ret_row, bool *ret_found) {
    LoadedCustomer now;
    TRY(customer_load(context, enterprise, site, &now, ret_found));
    if (!*ret_found) {
        return OK;
    }
    CustomerRow row = now.row;
    row.next_anniversary_null = true;
    row.level = (Text){0};
    row.term_points_null = true;
    row.first_order_on_null = true;
    row.last_order_on_null = true;
    row.named_reseller = (Text){0};
    *ret_row = row;
    return stand_then(context, then, ret_row, ret_found);
}

Err customer_load_parts(const ActionContext *context, AsOf then, unsigned parts, CustomerRow *row) {
    if ((parts & CUSTOMER_STANDING) != 0) {
        TRY(add_standing(context, then, row));
    }
    if ((parts & CUSTOMER_ORDERS) != 0) {
        TRY(add_orders(context, then, row));
    }
    if ((parts & CUSTOMER_NAMING) != 0) {
        TRY(add_naming(context, then, row));
    }
    return (parts & CUSTOMER_OPEN) != 0 ? add_open_then(context, then, row) : OK;
}
