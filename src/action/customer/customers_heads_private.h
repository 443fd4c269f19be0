// Which sites a search looks at, in the order of a list: a query for each way in which a kind of
// viewer comes to customers (portal.md V1, V2). Inside action.
#ifndef ACTION_CUSTOMER_CUSTOMERS_HEADS_PRIVATE_H
#define ACTION_CUSTOMER_CUSTOMERS_HEADS_PRIVATE_H

#include "action/customer/customer_question_private.h"

typedef struct {
    EnterpriseId enterprise;
    SiteId site;
    Text number;
    Text name_key;
} CustomerHead;

typedef struct {
    CustomerHead *heads;
    size_t count;
} CustomerHeads;

// Those after question->after; question->limit of them and one more, where there are so many.
Err customer_heads(const ActionContext *context, const CustomerQuestion *question,
                   CustomerHeads *ret_heads);

#endif
