// Automatic renewal of an agreement (P24, R4.9): its switch, and the orders to come.
#ifndef WEB_RENEWAL_AUTOMATIC_AUTOMATIC_SHOW_H
#define WEB_RENEWAL_AUTOMATIC_AUTOMATIC_SHOW_H

#include "base/show/html.h"
#include "web/part/form/keys.h"
#include "web/part/show/empty.h"
#include "web/part/show/facts.h"
#include "web/part/show/tag.h"

typedef struct {
    Text part;
    Text site;
    Date coverage_start;
    Date coverage_end;
    Amount quantity;
    Amount unit;
    Amount extended;
} AutomaticLineRow;

typedef struct {
    AutomaticLineRow *items;
    size_t count;
} AutomaticLineRows;

typedef struct {
    Text id; // of its heading
    Text quote;
    Url page;
    Date due;
    Date changes_until;
    bool has_level;
    Message level;
    AutomaticLineRows lines;
    Amount total;
    Text currency;
} AutomaticOrderRow;

typedef struct {
    AutomaticOrderRow *items;
    size_t count;
} AutomaticOrderRows;

typedef struct {
    Text agreement;
    Url agreement_page;
    bool on;
    Message state;
    Message explains;
    Url action;
    FormKeys keys;
    Text put; // what the button makes of it: yes or no
    Message button;
    Message preview; // what the orders are
    AutomaticOrderRows orders;
    Empty empty;
} AutomaticShow;

#endif
