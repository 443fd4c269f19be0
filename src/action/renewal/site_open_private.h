// The open renewal lines of sites, added up for the viewer (portal.md C2 @open). Inside action.
#ifndef ACTION_RENEWAL_SITE_OPEN_PRIVATE_H
#define ACTION_RENEWAL_SITE_OPEN_PRIVATE_H

#include "action/renewal/line_price_private.h"

enum { SITE_OPEN_MAX = 32 }; // currencies of one site

typedef struct {
    Text currency;
    Currency money;
    int64_t lines;
    Money value; // of the lines that have a price
    bool valued; // one has
    Date next_end;
} SiteOpenSum;

typedef struct {
    SiteOpenSum sums[SITE_OPEN_MAX]; // one per currency, by the due day of their first line
    size_t count;
} SiteOpen;

typedef struct {
    EnterpriseId enterprise;
    SiteId site;
} SiteKey;

// Of each site, in their order, the lines of P21 that are not lapsed: those whose incumbent a
// partner is or that it is named for, all of them for others. One question for the lines of all and
// one for each price list that they are of; ret_opens has room for all. FAULT_DB_VALUE beyond
// SITE_OPEN_MAX currencies.
Err sites_open_load(LineBook *book, const SiteKey *sites, size_t count, SiteOpen *ret_opens);
// For who has all of them at hand: adds one of them.
Err site_open_add(SiteOpen *open, const RenewalLine *line);

#endif
