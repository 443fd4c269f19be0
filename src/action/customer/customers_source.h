// All customers of a search, for files (portal.md P09).
#ifndef ACTION_CUSTOMER_CUSTOMERS_SOURCE_H
#define ACTION_CUSTOMER_CUSTOMERS_SOURCE_H

#include "action/customer/customers_see.h"
#include "action/row_source.h"

enum { SITE_NUMBER_BYTES_MAX = 512 };

typedef struct {
    char after[SITE_NUMBER_BYTES_MAX]; // input.after's
    CustomersInput input;
    CustomerKeys keys; // of a list that is sorted, all of it
    bool sorted;
    size_t at; // of the keys
} CustomersState;

extern const RowSource customers_source;

// Copies what the input points to into the memory of the state.
void customers_state(CustomersState *state, Arena *memory, const CustomersInput *input);

#endif
