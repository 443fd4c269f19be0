// Links behind the gate of the customer's page.
#include "web/customer/customer_link.h"

#include "web/customer/customer_words.h"

Url customer_link(const PageCall *call, Text site) {
    static const Gate gate = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW);
    bool opens = site.len > 0 && gate_ask(&gate, true, call->viewer) == GATE_OPEN;
    return opens ? customer_url(call->arena, site) : (Url){0};
}
