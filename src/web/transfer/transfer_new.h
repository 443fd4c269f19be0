// Where a move is asked for (P38, P39): whence and whither, what of it, and what it does before
// anybody is asked.
#ifndef WEB_TRANSFER_TRANSFER_NEW_H
#define WEB_TRANSFER_TRANSFER_NEW_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"

typedef struct {
    Text tick; // name of the box, "lines.1.entitlement"
    Text entitlement;
    bool ticked;
    Text part;
    Amount held;
    Date coverage_end;
    Text quantity_name;
    Text quantity; // as typed
    Message label;
} TransferNewLine;

typedef struct {
    TransferNewLine *items;
    size_t count;
} TransferNewLines;

typedef struct {
    Text part;
    Text entitlement;
    Amount quantity;
    Date coverage_end;
    bool has_due;
    Date due;
    Message months;
    bool has_old;
    Amount old_price;
    bool has_new;
    Amount new_price;
    Text level;
    bool blocked;
    Message blocker;
} TransferEffect;

typedef struct {
    TransferEffect *items;
    size_t count;
} TransferEffects;

typedef struct {
    Url preview;
    Url submit;
    FormKeys keys;
    FormFields fields;
    TransferNewLines lines;
    bool found; // what follows
    bool joins;
    TransferEffects rows;
    Url try_it;
    bool may_ask;
} TransferNewPage;

#endif
