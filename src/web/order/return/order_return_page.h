// Returning lines of an order (P19): quantities are asked for, what it does is shown, then it is
// done.
#ifndef WEB_ORDER_RETURN_ORDER_RETURN_PAGE_H
#define WEB_ORDER_RETURN_ORDER_RETURN_PAGE_H

#include "action/order/ask/return_ask.h"
#include "action/order/order_see.h"
#include "domain/refusal.h"
#include "web/page.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/facts.h"
#include "web/part/table/kept.h"

typedef struct {
    Message text;
} ReturnCoverage;

typedef struct {
    ReturnCoverage *items;
    size_t count;
} ReturnCoverages;

typedef struct {
    Text number;
    Message sub;
    Url action;
    KeptList line_numbers; // of the fields
    FormFields fields;     // a quantity per line; none: nothing can be returned
    bool shown;            // what follows
    Text currency;
    Facts effect;
    bool has_level;
    Message level;
    ReturnCoverages coverage;
    FormKeys keys;
    KeptList kept;
    FormField reason;
    Url back;
} OrderReturnPage;

// What a form sends beside the return: the order's revision as it stood on the page.
typedef struct {
    ReturnAsk ask;
    int64_t revision;
} OrderReturnForm;

extern const FieldTable order_return_fields;

// Whether the viewer is offered it: something is left of a line that may still come back (R9.2).
bool order_may_return(const PageCall *call, const OrderSeen *order);

// Answers with the page: shows what the lines that are asked would do.
Err order_return_page(PageCall *call, int status, const OrderReturnForm *form,
                      const Refusals *refusals);

#endif
