// Prices of lines of an order that waits, by two persons (P19): they are asked for, what they do is
// shown, and a second person of the order desk confirms or refuses them.
#ifndef WEB_ORDER_REPRICE_ORDER_REPRICE_PAGE_H
#define WEB_ORDER_REPRICE_ORDER_REPRICE_PAGE_H

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
    bool asks;             // nothing waits: the form of the prices
    KeptList line_numbers; // of the fields
    FormFields fields;     // a unit price per line; none: today refuses the order
    bool shown;            // what follows
    Text currency;
    Facts effect;
    FormKeys keys;
    bool presses; // and can be asked for
    KeptList kept;
    FormField reason;
    bool waits;
    ChangeDecide decide; // of what waits
} OrderRepricePage;

// What a form sends beside: the order's revision as it stood on the page.
typedef struct {
    RepriceAsk ask;
    int64_t revision;
} OrderRepriceForm;

extern const FieldTable order_reprice_fields;

// Answers with the page, and with what was refused. ask: NULL where nothing is asked yet.
Err order_reprice_page(PageCall *call, int status, const RepriceAsk *ask, const Refusals *refusals);

#endif
