// The filters of P09.
#include "action/customer/customers_input.h"

#include <stddef.h>

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(CustomersInput, member)

static const Field fields[] = {
    {ASKED(agreement, FIELD_NAME)},
    {ASKED(site, FIELD_NAME)},
    {ASKED(name, FIELD_NAME)},
    {ASKED(country, FIELD_NAMES)},
    {ASKED(programme, FIELD_NAMES)},
    {ASKED(customer_type, FIELD_NAMES)},
    {ASKED(level, FIELD_NAMES)},
    {ASKED(anniversary_month, FIELD_NAMES)},
    {ASKED(anniversary_from, FIELD_DATE)},
    {ASKED(anniversary_to, FIELD_DATE)},
    {ASKED(has_open_renewals, FIELD_BOOL)},
    {ASKED(last_order_from, FIELD_DATE)},
    {ASKED(last_order_to, FIELD_DATE)},
    {ASKED(sort, FIELD_NAME)},
    {ASKED(after, FIELD_NAME)},
    {ASKED(limit, FIELD_INTEGER), .least = 1, .most = CUSTOMERS_LIMIT_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(CustomersInput, when)}};
const FieldTable customers_fields =
    FIELD_TABLE_WITH("a question for customers", CustomersInput, fields, insides);
