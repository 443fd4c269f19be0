// What may come into a quote: renewal lines by their names, quantities and prices as typed.
#include "action/quote/quote_work_private.h"

#include "domain/coverage.h"
#include "store/q_entitlement.h"
#include "store/q_quote.h"

enum { MONTH_BYTES = 6 };

// "7001234-K3J0000000000-202604": site, record, first month of the coverage.
static bool split_name(Text name, Text *ret_site, Text *ret_code, Text *ret_month) {
    enum { TAIL = 1 + RECORD_CODE_BYTES + 1 + MONTH_BYTES };
    if (name.len <= TAIL) {
        return false;
    }
    const char *tail = name.bytes + name.len - TAIL;
    *ret_site = (Text){name.bytes, name.len - TAIL};
    *ret_code = (Text){tail + 1, RECORD_CODE_BYTES};
    *ret_month = (Text){tail + 2 + RECORD_CODE_BYTES, MONTH_BYTES};
    return tail[0] == '-' && tail[1 + RECORD_CODE_BYTES] == '-';
}

static bool is_month(Text month, Date start) {
    CivilDay day = date_civil(start);
    int64_t number = 0;
    return decimal_parse(month, 0, &number) == DECIMAL_FINE &&
           number == (int64_t)day.year * 100 + day.month;
}

Err quotable_find(const ActionContext *context, Text renewal_line, QuotableLine *ret_line,
                  bool *ret_found) {
    Text number;
    Text code;
    Text month;
    SiteRecord site;
    QEntitlementLoadHeldRow row;
    EntitlementId entitlement;
    PartType type;
    *ret_found = false;
    if (!split_name(renewal_line, &number, &code, &month) ||
        !record_code_parse(code, context->number_key, &entitlement.id)) {
        return OK;
    }
    bool found = false;
    TRY(site_find(context->db, context->arena, number, &site, &found));
    if (found) {
        TRY(q_entitlement_load_held(
            context->db, context->arena,
            &(QEntitlementLoadHeldIn){.enterprise = site.enterprise, .entitlement = entitlement},
            &row, &found));
    }
    if (!found || row.site.id != site.site.id || row.renewal_null) {
        return OK;
    }
    if (!part_type_find(row.type, &type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    EntitlementRecord record = {.coverage_end = row.coverage_end};
    Date start = date_add_days(row.coverage_end, 1);
    *ret_found = true;
    *ret_line = (QuotableLine){
        .enterprise = site.enterprise,
        .agreement = row.agreement,
        .entitlement = entitlement,
        .site = row.site,
        .renewal = row.renewal,
        .covered = row.quantity,
        .currency = row.currency,
        .country_group = row.country_group,
        .distributor = row.distributor_null ? (AccountId){0} : row.distributor,
        .reseller = row.reseller_null ? (AccountId){0} : row.reseller,
        .open = !row.due_null && is_month(month, start) &&
                draft_can_renew(context, &record, type, row.renewal),
    };
    return OK;
}

Err quote_holding(const ActionContext *context, const QuoteWork *work, EntitlementId entitlement,
                  Text *ret_number) {
    QQuoteListHoldingRows rows;
    *ret_number = (Text){0};
    TRY(q_quote_list_holding(context->db, context->arena,
                             &(QQuoteListHoldingIn){.enterprise = work->enterprise,
                                                    .entitlement = entitlement,
                                                    .today = context->today},
                             &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const QQuoteListHoldingRow *row = &rows.rows[i];
        AccountId distributor = row->distributor_null ? (AccountId){0} : row->distributor;
        AccountId reseller = row->reseller_null ? (AccountId){0} : row->reseller;
        if (row->quote.id != work->quote.id &&
            quote_party(distributor, reseller) == quote_party(work->distributor, work->reseller) &&
            !text_equal(row->state, S("standing"))) {
            *ret_number = row->number;
        }
    }
    return OK;
}

bool quote_read_quantity(Action *action, Text text, int64_t line, Quantity *ret) {
    int64_t count = 0;
    if (decimal_parse(text, 0, &count) != DECIMAL_FINE || count < 1 || count > QUANTITY_ASKED_MAX) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_BAD_QUANTITY,
                                           .field = S("quantity"),
                                           .line = (int32_t)line,
                                           .value = text});
        return false;
    }
    *ret = (Quantity){count};
    return true;
}

bool quote_read_price(Action *action, const QuoteWork *work, Text text, int64_t line,
                      MaybeMoney *ret) {
    Money money = {0};
    if (text_equal(text, S("-"))) {
        *ret = (MaybeMoney){0};
        return true;
    }
    if (money_parse(text, work->currency, &money) != DECIMAL_FINE) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_BAD_PRICE,
                                           .field = S("sell_unit"),
                                           .line = (int32_t)line,
                                           .value = text});
        return false;
    }
    *ret = (MaybeMoney){true, money};
    return true;
}

MaybeMoney *quote_owner_price(const QuoteWork *work, QuoteItem *item) {
    bool to_reseller = work->owner.id != 0 && work->owner.id == work->distributor.id &&
                       work->reseller.id != 0 && work->reseller.id != work->owner.id;
    return to_reseller ? &item->channel_unit : &item->sell_unit;
}
