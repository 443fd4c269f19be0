// The columns of P11.
#include "action/agreement/agreement_row.h"

#define OF_AGREEMENT(member, kind)         COLUMN(AgreementRow, member, kind)
#define OF_AGREEMENT_OR_NULL(member, kind) COLUMN_OR_NULL(AgreementRow, member, kind)

static const Column agreement_column_list[] = {
    OF_AGREEMENT(agreement, COLUMN_NUMBER),
    OF_AGREEMENT(programme, COLUMN_TEXT),
    OF_AGREEMENT(customer_type, COLUMN_TEXT),
    OF_AGREEMENT(state, COLUMN_TEXT),
    OF_AGREEMENT(level, COLUMN_TEXT),
    OF_AGREEMENT_OR_NULL(term_start, COLUMN_DATE),
    OF_AGREEMENT_OR_NULL(term_end, COLUMN_DATE),
    OF_AGREEMENT_OR_NULL(term_points, COLUMN_POINTS),
    OF_AGREEMENT_OR_NULL(next_anniversary, COLUMN_DATE),
    OF_AGREEMENT(next_level, COLUMN_TEXT),
    OF_AGREEMENT_OR_NULL(points_to_next, COLUMN_POINTS),
    OF_AGREEMENT_OR_NULL(inactive_from, COLUMN_DATE),
    OF_AGREEMENT_OR_NULL(auto_renew, COLUMN_BOOL),
    OF_AGREEMENT_OR_NULL(cap_percent, COLUMN_PERCENT),
    OF_AGREEMENT(sites, COLUMN_COUNT),
    OF_AGREEMENT_OR_NULL(users, COLUMN_COUNT),
    OF_AGREEMENT_OR_NULL(points_by_itself, COLUMN_POINTS),
};
const ColumnTable agreement_columns = COLUMN_TABLE(agreement_column_list, AgreementRow, money);

#define AT_SITE(name, member, kind)                                                                \
    { S_INIT(name), (kind), offsetof(AgreementSite, member), false, 0 }

static const Column site_column_list[] = {
    AT_SITE("agreement", customer.agreement, COLUMN_NUMBER),
    AT_SITE("site", customer.site, COLUMN_NUMBER),
    AT_SITE("customer_name", customer.customer_name, COLUMN_TEXT),
    AT_SITE("city", customer.city, COLUMN_TEXT),
    AT_SITE("country", customer.country, COLUMN_TEXT),
    AT_SITE("programme", customer.programme, COLUMN_TEXT),
    AT_SITE("customer_type", customer.customer_type, COLUMN_TEXT),
    {S_INIT("next_anniversary"), COLUMN_DATE, offsetof(AgreementSite, customer.next_anniversary),
     true, offsetof(AgreementSite, customer.next_anniversary_null)},
    COLUMN(AgreementSite, role, COLUMN_TEXT),
    COLUMN(AgreementSite, joined_on, COLUMN_DATE),
    COLUMN(AgreementSite, primary, COLUMN_TEXT),
    COLUMN_OR_NULL(AgreementSite, users, COLUMN_COUNT),
    COLUMN_OR_NULL(AgreementSite, term_points, COLUMN_POINTS),
    AT_SITE("open_renewal_lines", customer.open_renewal_lines, COLUMN_COUNT),
};
const ColumnTable agreement_site_columns = COLUMN_TABLE(site_column_list, AgreementSite, money);

#define OF_LEDGER(member, kind)         COLUMN(LedgerSeen, member, kind)
#define OF_LEDGER_OR_NULL(member, kind) COLUMN_OR_NULL(LedgerSeen, member, kind)

static const Column ledger_column_list[] = {
    OF_LEDGER(date, COLUMN_DATE),
    OF_LEDGER(term, COLUMN_COUNT),
    OF_LEDGER(order, COLUMN_NUMBER),
    OF_LEDGER_OR_NULL(line, COLUMN_COUNT),
    OF_LEDGER(site, COLUMN_NUMBER),
    OF_LEDGER(part, COLUMN_NUMBER),
    OF_LEDGER_OR_NULL(quantity, COLUMN_QUANTITY),
    OF_LEDGER_OR_NULL(points, COLUMN_POINTS),
    OF_LEDGER(cause, COLUMN_TEXT),
    OF_LEDGER_OR_NULL(term_total, COLUMN_POINTS),
    OF_LEDGER(level_after, COLUMN_TEXT),
    OF_LEDGER(level_before, COLUMN_TEXT),
};
const ColumnTable ledger_columns = COLUMN_TABLE(ledger_column_list, LedgerSeen, money);
