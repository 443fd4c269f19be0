// GET /api/v1/customers (portal.md P09).
#include "action/customer/customers_source.h"
#include "api/list_answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    CustomersInput customers;
    RowsAsk rows;
} CustomersAsk;

static const FieldInside insides[] = {
    {&customers_fields, offsetof(CustomersAsk, customers)},
    {&rows_ask_fields, offsetof(CustomersAsk, rows)},
};
static const FieldTable ask_fields = {
    .what = S_INIT("the customers"),
    .bytes = sizeof(CustomersAsk),
    .inside = insides,
    .inside_count = 2,
};

ENDPOINT(customers_list, HTTP_GET, "/customers",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &ask_fields,
         GIVES_ROWS(&customer_columns),
         SAYS("The customers that the viewer sees and the filters find")) {
    const CustomersAsk *ask = call->input;
    CustomersView customers;
    Refusals refusals = {0};
    TRY(see_customers(call->context, &ask->customers, &customers, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!list_is_stream(&ask->rows)) {
        return list_answer_page(
            call, &ask->rows,
            &(ListPage){&customer_columns, customers.rows, customers.count, customers.next});
    }
    void *state = NULL;
    Arena *memory = NULL;
    TRY(list_answer_stream(call, &ask->rows, &customers_source, &state, &memory));
    if (state != NULL) {
        customers_state(state, memory, &ask->customers);
    }
    return OK;
}
