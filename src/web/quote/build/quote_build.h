// Where a quote is made of typed and pasted lines (P16): the lines as they were typed, what is
// wrong with each and what is offered, parts to be found, and what the good lines come to.
#ifndef WEB_QUOTE_BUILD_QUOTE_BUILD_H
#define WEB_QUOTE_BUILD_QUOTE_BUILD_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/price/totals.h"

typedef struct {
    Message *items;
    size_t count;
} BuildProblems;

typedef struct {
    int64_t place; // among what was pasted
    bool good;
    Text typed; // of a bad line, as it stands in the text
    BuildProblems problems;
    bool has_offer;
    Text offer;
    Text part; // of a good line, as the next
    Text description;
    Amount quantity;
    Amount unit;
    bool has_own;
    Amount own_unit;
    bool has_points;
    Amount points;
    Amount extended;
} BuildRow;

typedef struct {
    BuildRow *items;
    size_t count;
} BuildRows;

typedef struct {
    Text part;
    Text description;
    Text add; // the line that the button adds
    bool has_unit;
    Amount unit;
    bool has_own;
    Amount own_unit;
} FoundRow;

typedef struct {
    FoundRow *items;
    size_t count;
} FoundRows;

typedef struct {
    Message title;
    Text quote; // number; empty: a new one
    Url quote_page;
    Url make;
    Url check;
    FormKeys keys;
    FormFields fields; // of a new quote
    FormField paste;
    FormField find;
    bool searched;
    Message found_says;
    FoundRows found;
    Message say;
    BuildRows rows;
    bool shows_own;
    Message own_label;
    int columns;
    bool has_repairs;
    Message repair;
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
