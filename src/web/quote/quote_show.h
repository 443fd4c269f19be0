// One quote (P16): its lines with their quantities and the reason of each price, what it adds up
// to, what it does to points and level, what the same would cost at other levels, and what can be
// done next. Every figure comes from see_quote; nothing is computed here.
#ifndef WEB_QUOTE_QUOTE_SHOW_H
#define WEB_QUOTE_QUOTE_SHOW_H

#include "base/show/html.h"
#include "web/part/price/totals.h"
#include "web/part/price/what_if.h"
#include "web/part/price/why.h"
#include "web/part/form/another_day.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/actions.h"
#include "web/part/show/facts.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/pager.h"

typedef struct {
    int64_t line;
    Text part;
    Text description;
    Text site; // empty: the quote's
    Date coverage_start;
    Date coverage_end;
    bool prorated;
    int64_t months;
    Amount quantity;
    Text quantity_field; // "lines.3.quantity"; names of the line's other fields below
    Text line_field;
    Text remove_field;
    Text out_of_use_field;
    Text evidence_field;
    Text typed; // in the field
    bool wrong;
    Message problem;
    Text sell_field; // of the reader's own selling price, where it is set here
    Text sell_typed;
    bool sell_wrong;
    Message sell_problem;
    bool reduced; // below what is covered
    int64_t covered;
    bool declared;         // R4.10: that the rest is out of use
    bool asks_declaration; // it can be declared here
    bool out_of_use;       // as typed
    Text evidence;         // as typed
    bool not_open;         // it cannot be ordered any more
    bool has_price;
    Amount unit;
    bool has_previous; // a quote made anew: what was shown before
    Amount previous;
    bool has_own;
    Amount own_unit; // as quote_own says
    bool has_sell;
    Amount sell_unit;
    bool has_points;
    Amount points;
    Amount extended;
    Url why_page; // the page with this panel open, or closed again; empty: no price
    bool has_why;
    Why why;
} QuoteShowLine;

typedef struct {
    QuoteShowLine *items;
    size_t count;
} QuoteShowLines;

// What is otherwise than in the form of the quote before this one.
typedef struct {
    int64_t line;
    Text part;
    Message what;
    Message before;
    Message after;
} QuoteMove;

typedef struct {
    QuoteMove *items;
    size_t count;
} QuoteMoveRows;

typedef struct {
    bool has; // there was one
    Message title;
    Url page; // of that one
    Message total_before;
    Message total_after;
    QuoteMoveRows rows;
} QuoteMoves;

typedef struct {
    Message label;
    bool done;
    bool current;
} Step;

typedef struct {
    Step *items;
    size_t count;
} Steps;

typedef struct {
    Text number;
    bool has_customer; // false: no site of it is shown to the reader
    Name customer;
    Text site;
    Text agreement; // empty: none
    int64_t revision;
    Tag state;
    Url pdf; // empty: not presented yet
    ExportMenu exports;
    Steps steps;
    Message say;
    Message terms;
    bool can_change;
    int64_t after; // where the page begins, to come back to
    Url save;
    Url preview; // empty: cannot change
    FormKeys keys;
    bool shows_own;
    Message own_label;
    bool sets_sell; // a field for what the reader sells at stands beside each line
    int columns;    // of the table
    QuoteShowLines lines;
    Message points_sum;
    Amount total;
    Pager pager;
    FormFields terms_fields;
    FormFields added; // of a part that is not in the quote yet
    Url add_many;
    QuoteMoves moves;
    Facts facts;
    Text currency;
    Totals totals;
    Message hold;   // how long the prices hold
    bool has_level; // false: express
    Message points_now;
    Html meter;
    Message effect; // what R2.5 and R2.6 make of it
    WhatIf what_if;
    Actions actions;
    AnotherDay day;
} QuotePage;

#endif
