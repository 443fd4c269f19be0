// Finds holders and loads what they hold.
#include "action/entitlement/holder_private.h"

#include "store/q_entitlement.h"

void holder_refuse(bool of_agreement, Text number, Refusals *refusals) {
    refuse(refusals, (Refusal){
                         .id = of_agreement ? REFUSAL_AGREEMENT_NOT_FOUND : REFUSAL_SITE_NOT_FOUND,
                         .field = of_agreement ? S("agreement") : S("site"),
                         .value = number,
                     });
}

Err holder_find(const ActionContext *context, bool of_agreement, Text number, Holder *ret_holder,
                Refusals *refusals) {
    Holder holder = {.of_agreement = of_agreement};
    bool found = false;
    if (of_agreement) {
        TRY(directory_find(context->db, context->arena, S("agreement"), number, &holder.enterprise,
                           &holder.agreement.id, &found));
    } else {
        SiteRecord site;
        TRY(site_find(context->db, context->arena, number, &site, &found));
        if (found) {
            holder.enterprise = site.enterprise;
            holder.agreement = site.agreement;
            holder.site = site.site;
        }
    }
    if (found) {
        *ret_holder = holder;
        return OK;
    }
    holder_refuse(of_agreement, number, refusals);
    return OK;
}

// The three queries give the same columns; sqlbind makes a type for each.
#define HELD_OF_ROW(row)                                                                           \
    {                                                                                              \
        .record =                                                                                  \
            {                                                                                      \
                .entitlement = (row)->entitlement,                                                 \
                .site = (row)->site,                                                               \
                .part = (row)->part,                                                               \
                .order = (row)->order_id,                                                          \
                .line = (row)->line,                                                               \
                .quantity = (row)->quantity,                                                       \
                .coverage_end = (row)->coverage_end,                                               \
                .agreement_since = (row)->agreement_since,                                         \
                .has_renewed_yearly = !(row)->renewed_yearly_null,                                 \
                .renewed_yearly = (row)->renewed_yearly,                                           \
                .distributor = (row)->distributor_null ? (AccountId){0} : (row)->distributor,      \
                .reseller = (row)->reseller_null ? (AccountId){0} : (row)->reseller,               \
                .has_due = !(row)->due_null,                                                       \
                .due = (row)->due_null ? (Date){0} : (row)->due,                                   \
            },                                                                                     \
        .site_number = (row)->site_number,                                                         \
        .renewal = (row)->renewal_null ? (Text){0} : (row)->renewal,                               \
        .country_group = (row)->country_group, .currency = (row)->currency,                        \
    }

// Sets the type and keeps the row where it still is held.
static Err keep_held(const ActionContext *context, HeldRow row, Text type, HeldRows *rows) {
    if (!part_type_find(type, &row.type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    if (coverage_is_held(row.type, row.record.coverage_end, context->today)) {
        rows->rows[rows->count++] = row;
    }
    return OK;
}

static Err list_of_site(const ActionContext *context, const Holder *holder, HeldRows *ret_rows) {
    QEntitlementListOfSiteRows found;
    TRY(q_entitlement_list_of_site(
        context->db, context->arena,
        &(QEntitlementListOfSiteIn){.enterprise = holder->enterprise, .site = holder->site},
        &found));
    ret_rows->rows = arena_array(context->arena, HeldRow, found.count);
    for (size_t i = 0; i < found.count; i++) {
        HeldRow row = HELD_OF_ROW(&found.rows[i]);
        TRY(keep_held(context, row, found.rows[i].type, ret_rows));
    }
    return OK;
}

static Err list_of_agreement(const ActionContext *context, const Holder *holder,
                             HeldRows *ret_rows) {
    QEntitlementListOfAgreementRows found;
    TRY(q_entitlement_list_of_agreement(
        context->db, context->arena,
        &(QEntitlementListOfAgreementIn){.enterprise = holder->enterprise,
                                         .agreement = holder->agreement},
        &found));
    ret_rows->rows = arena_array(context->arena, HeldRow, found.count);
    for (size_t i = 0; i < found.count; i++) {
        HeldRow row = HELD_OF_ROW(&found.rows[i]);
        TRY(keep_held(context, row, found.rows[i].type, ret_rows));
    }
    return OK;
}

Err holder_list(const ActionContext *context, const Holder *holder, HeldRows *ret_rows) {
    HeldRows rows = {0};
    TRY(holder->of_agreement ? list_of_agreement(context, holder, &rows)
                             : list_of_site(context, holder, &rows));
    *ret_rows = rows;
    return OK;
}

Err held_of_line(const ActionContext *context, EnterpriseId enterprise, OrderId order, int64_t line,
                 HeldRows *ret_rows) {
    QEntitlementListOfLineRows found;
    TRY(q_entitlement_list_of_line(
        context->db, context->arena,
        &(QEntitlementListOfLineIn){.enterprise = enterprise, .order_id = order, .line = line},
        &found));
    HeldRows rows = {.rows = arena_array(context->arena, HeldRow, found.count)};
    for (size_t i = 0; i < found.count; i++) {
        HeldRow row = HELD_OF_ROW(&found.rows[i]);
        TRY(keep_held(context, row, found.rows[i].type, &rows));
    }
    *ret_rows = rows;
    return OK;
}
