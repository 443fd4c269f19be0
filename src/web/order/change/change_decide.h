// What is done with a change of an order that waits: a second person confirms or refuses it, who
// asked takes it back.
#ifndef WEB_ORDER_CHANGE_CHANGE_DECIDE_H
#define WEB_ORDER_CHANGE_CHANGE_DECIDE_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"

typedef struct {
    bool may_decide; // else the viewer asked for it
    FormKeys keys;
    FormField reason; // of a refusal
    Message press;    // what confirming does
    Url confirm;
    Url refuse;
    Url withdraw;
    Url back;
} ChangeDecide;

#endif
