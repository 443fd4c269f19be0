// The columns of P09.
#include "action/customer/customer_row.h"

#define CUSTOMER(member, kind)         COLUMN(CustomerRow, member, kind)
#define CUSTOMER_OR_NULL(member, kind) COLUMN_OR_NULL(CustomerRow, member, kind)

static const Column columns[] = {
    CUSTOMER(agreement, COLUMN_NUMBER),
    CUSTOMER(site, COLUMN_NUMBER),
    CUSTOMER(customer_name, COLUMN_TEXT),
    CUSTOMER(city, COLUMN_TEXT),
    CUSTOMER(country, COLUMN_TEXT),
    CUSTOMER(programme, COLUMN_TEXT),
    CUSTOMER(customer_type, COLUMN_TEXT),
    CUSTOMER_OR_NULL(next_anniversary, COLUMN_DATE),
    CUSTOMER(originating, COLUMN_BOOL),
    CUSTOMER(state, COLUMN_TEXT),
    CUSTOMER(level, COLUMN_TEXT),
    CUSTOMER_OR_NULL(term_points, COLUMN_POINTS),
    CUSTOMER(named_reseller, COLUMN_NUMBER),
    CUSTOMER_OR_NULL(first_order_on, COLUMN_DATE),
    CUSTOMER_OR_NULL(last_order_on, COLUMN_DATE),
    CUSTOMER(open_renewal_lines, COLUMN_COUNT),
    CUSTOMER_OR_NULL(open_renewal_value, COLUMN_MONEY),
    CUSTOMER(currency, COLUMN_TEXT),
    CUSTOMER_OR_NULL(next_coverage_end, COLUMN_DATE),
    CUSTOMER(evidence, COLUMN_TEXT),
};

const ColumnTable customer_columns = COLUMN_TABLE(columns, CustomerRow, money);
