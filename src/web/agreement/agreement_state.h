// The state of an agreement (R1.9): what became of it, and what an administrator may decide.
#ifndef WEB_AGREEMENT_AGREEMENT_STATE_H
#define WEB_AGREEMENT_AGREEMENT_STATE_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/tag.h"

typedef struct {
    Tag state;
    Date on;
    Text by; // empty: not told
    Text reason;
} AgreementStateStep;

typedef struct {
    AgreementStateStep *items;
    size_t count;
} AgreementStateSteps;

typedef struct {
    Text agreement;
    Url agreement_page;
    Tag state;
    Message since;
    Message explains;
    bool counts; // to a day, or from one
    Message counted;
    AgreementStateSteps steps;
    bool tells; // who and why
    bool may_decide;
    Url action;
    FormKeys keys;
    FormField reason;
    bool ends; // the button sets it inactive
    Message button;
} AgreementStatePage;

#endif
