// One move: what of it, who said yes, and what the reader may decide (P39).
#ifndef WEB_TRANSFER_TRANSFER_SHOW_H
#define WEB_TRANSFER_TRANSFER_SHOW_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/tag.h"

typedef struct {
    Text part;
    Text description;
    Amount quantity;
    Date coverage_end;
} TransferShowLine;

typedef struct {
    TransferShowLine *items;
    size_t count;
} TransferShowLines;

typedef struct {
    Message what;
    Date on;
    Text reason;
} TransferShowStep;

typedef struct {
    TransferShowStep *items;
    size_t count;
} TransferShowSteps;

typedef struct {
    Text number;
    Tag state;
    Message goes;
    Message waits;
    bool waiting;
    TransferShowLines lines;
    TransferShowSteps steps;
    bool may_decide;
    Url approve;
    Url refuse;
    FormField reason;
    bool may_withdraw;
    Url withdraw;
    FormKeys keys;
} TransferShowPage;

#endif
