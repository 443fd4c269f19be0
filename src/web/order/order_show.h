// One order (P19): its way, its lines, what it earned, its proofs.
#ifndef WEB_ORDER_ORDER_SHOW_H
#define WEB_ORDER_ORDER_SHOW_H

#include "base/show/html.h"
#include "web/part/form/another_day.h"
#include "web/part/price/totals.h"
#include "web/order/attachment/order_papers.h"
#include "web/order/order_lines.h"
#include "web/part/show/actions.h"
#include "web/part/show/document_row.h"
#include "web/part/show/facts.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/part/show/track.h"

typedef struct {
    Message what;
    Message asked;
    bool decided;
    Message decision;
    Facts prices; // unit prices that it set, line by line
    Text other;   // order that it replaced, or became; empty: none that the reader sees
    Url page;
} OrderChangeRow;

typedef struct {
    OrderChangeRow *items;
    size_t count;
} OrderChanges;

typedef struct {
    Text number;
    Name customer;
    Url site_page; // empty: the name leads nowhere
    Text site;
    Text agreement; // empty: none
    Tag state;
    Actions actions;
    Track track;
    Message terms;
    OrderLinesTable lines;
    DocumentRows proofs;
    OrderChanges changes; // by two persons
    OrderPapers papers;
    Text currency;
    Totals totals;
    bool earns; // points, of a relationship order
    Message points;
    Message level;
    bool moves; // the agreement's level before and after is known
    Message effect;
    Facts facts;
    AnotherDay day;
} OrderPage;

#endif
