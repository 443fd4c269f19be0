// Crediting an order and billing it again (P19, R9.3): what it becomes is asked for, what that does
// is shown, and a second person of the order desk confirms or refuses it.
#ifndef WEB_ORDER_REBILL_ORDER_REBILL_PAGE_H
#define WEB_ORDER_REBILL_ORDER_REBILL_PAGE_H

#include "domain/refusal.h"
#include "web/order/change/change_page.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/facts.h"
#include "web/part/table/kept.h"

typedef struct {
    Text number;
    Url action;
    Url back;
    bool asks; // nothing waits: the form of what it becomes
    FormFields fields;
    bool shown; // what follows
    Facts effect;
    FormKeys keys;
    bool presses; // and can be asked for
    KeptList kept;
    FormField reason;
    bool waits;
    ChangeDecide decide; // of what waits
} OrderRebillPage;

// What a form sends beside: the order's revision as it stood on the page.
typedef struct {
    RebillAsk ask;
    int64_t revision;
} OrderRebillForm;

extern const FieldTable order_rebill_fields;

// Answers with the page, and with what was refused.
Err order_rebill_page(PageCall *call, int status, const RebillAsk *ask, const Refusals *refusals);

// What changes, and what it does.
Facts order_rebill_facts(const PageCall *call, const OrderChange *rebill);

#endif
