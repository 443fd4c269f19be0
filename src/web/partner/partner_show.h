// One partner account (P43): what became of it, and what an administrator may decide.
#ifndef WEB_PARTNER_PARTNER_SHOW_H
#define WEB_PARTNER_PARTNER_SHOW_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/facts.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"

typedef struct {
    Tag state;
    Date on;
    Text by;
    Text reason;
} PartnerShowStep;

typedef struct {
    PartnerShowStep *items;
    size_t count;
} PartnerShowSteps;

typedef struct {
    Name name;
    Text number;
    Tag state;
    Facts facts;
    PartnerShowSteps steps;
    bool may_decide;
    FormKeys keys;
    FormField reason;
    Url suspend; // empty: no such move, as the next two
    Url resume;
    Url close;
    Url first;  // where the form goes by itself
    bool waits; // for another person to close it
} PartnerShowPage;

#endif
