// Header, summary, orders and evidence of one customer.
#include "action/customer/customer_load_private.h"

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

// A partner's are those of its own sales (V3: others' orders stay hidden).
static Err load_orders(const ActionContext *context, CustomerRow *row) {
    const Viewer *viewer = context->viewer;
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        QCustomerOrdersOfAccountRow days;
        TRY(q_customer_orders_of_account(
            context->db, context->arena,
            &(QCustomerOrdersOfAccountIn){
                .enterprise = row->enterprise_id, .site = row->site_id, .account = viewer->account},
            &days));
        row->first_order_on_null = days.first_on_null;
        row->first_order_on = days.first_on;
        row->last_order_on_null = days.last_on_null;
        row->last_order_on = days.last_on;
        return OK;
    }
    QCustomerOrdersOfSiteRow days;
    TRY(q_customer_orders_of_site(
        context->db, context->arena,
        &(QCustomerOrdersOfSiteIn){.enterprise = row->enterprise_id, .site = row->site_id}, &days));
    row->first_order_on_null = days.first_on_null;
    row->first_order_on = days.first_on;
    row->last_order_on_null = days.last_on_null;
    row->last_order_on = days.last_on;
    return OK;
}

static Err load_naming(const ActionContext *context, CustomerRow *row) {
    QCustomerNamedResellerRow named;
    bool found = false;
    TRY(q_customer_named_reseller(context->db, context->arena,
                                  &(QCustomerNamedResellerIn){.enterprise = row->enterprise_id,
                                                              .site = row->site_id,
                                                              .today = context->today},
                                  &named, &found));
    row->named_reseller = found ? named.number : (Text){0};
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

Err customer_load(const ActionContext *context, EnterpriseId enterprise, SiteId site,
                  CustomerRow *ret_row, CustomerKept *ret_kept, bool *ret_found) {
    QCustomerLoadRow kept;
    Standing standing;
    Sight sight = {0};
    bool found = false;
    TRY(sight_of_site(context, enterprise, site, &sight));
    TRY(q_customer_load(context->db, context->arena,
                        &(QCustomerLoadIn){.enterprise = enterprise, .site = site}, &kept, &found));
    *ret_found = found && sees(sight);
    if (!*ret_found) {
        return OK;
    }
    CustomerRow row = {
        .enterprise_id = enterprise,
        .agreement_id = kept.agreement,
        .site_id = site,
        .evidence_bits = sight.evidence,
        .agreement = kept.agreement_number,
        .site = kept.number,
        .customer_name = kept.name,
        .city = kept.city,
        .country = kept.country,
        .programme = kept.programme,
        .customer_type = kept.customer_type,
        .originating = text_equal(kept.role, S("originating")),
        .state = kept.state,
        .evidence = evidence_text(context->arena, sight),
        .open_renewal_value_null = true,
        .next_coverage_end_null = true,
    };
    TRY(day_standing(context, enterprise, kept.agreement, &standing));
    AgreementSummary summary = standing_summary(&standing, context->prices.programme);
    fill_summary(context, sight, &summary, &row);
    TRY(load_orders(context, &row));
    TRY(load_naming(context, &row));
    *ret_kept = (CustomerKept){.name_key = kept.name_key,
                               .agreement_state = kept.agreement_state,
                               .summary = summary,
                               .joined_on = kept.joined_on};
    *ret_row = row;
    return OK;
}
