// Parts that are ordered without a quote (P18): for whom, which papers, the lines as they were
// typed and judged, and what ordering the good ones would do.
#ifndef WEB_ORDER_CART_CART_PAGE_H
#define WEB_ORDER_CART_CART_PAGE_H

#include "base/show/html.h"
#include "web/line/found_parts.h"
#include "web/line/typed_table.h"
#include "web/order/attachment/order_papers.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/price/totals.h"
#include "web/part/show/name.h"
#include "web/part/table/kept.h"

typedef struct {
    Name customer;
    Text site;
    Text city;
    Url another; // empty: it is the viewer's only one
    Text draft;  // number; empty: none
    Url draft_page;
    Url submit;
    Url check;
    Url save;
    Url drafts;
    FormKeys keys;
    KeptList kept;
    Text expected; // the total that stands on this page; empty: none
    FormFields fields;
    FormFields addresses;
    OrderPaperRows papers; // of the draft; they are removed on its page
    FormField file;
    FormField paste;
    FormField find;
    FoundParts found;
    TypedTable typed;
    bool priced;
    Text currency;
    Totals totals;
    bool has_level;
    Message points_now;
    Html meter;
    Message effect; // also of an express customer
    Message outcome;
    bool has_terms;
    Message terms;
    bool has_good; // some good ones beside bad ones
    Message submit_good;
} CartPage;

#endif
