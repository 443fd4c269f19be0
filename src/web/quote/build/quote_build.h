// Where a quote is made of typed and pasted lines (P16): the lines as they were typed, judged,
// parts to be found, and what the good lines come to.
#ifndef WEB_QUOTE_BUILD_QUOTE_BUILD_H
#define WEB_QUOTE_BUILD_QUOTE_BUILD_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/line/found_parts.h"
#include "web/line/typed_table.h"
#include "web/part/price/totals.h"

typedef struct {
    Message title;
    Text quote; // number; empty: a new one
    Url quote_page;
    Text enquiry; // that it answers; empty: none
    Url enquiry_page;
    Url make;
    Url check;
    FormKeys keys;
    FormFields fields; // of a new quote
    FormFields terms;
    FormField paste;
    FormField find;
    FoundParts found;
    TypedTable typed;
    bool has_good; // some good ones beside bad ones
    Message make_good;
    Message make_all;
    bool priced;
    Text currency;
    Totals totals;
    bool has_level;
    Message points_now;
    Html meter;
    Message effect;
} QuoteBuildPage;

#endif
