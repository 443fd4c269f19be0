// The open renewal lines of one site, added up for the viewer (portal.md C2 @open). Inside action.
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

// The lines of P21 that are not lapsed: those whose incumbent a partner is or that it is named for,
// all of them for others. FAULT_DB_VALUE beyond SITE_OPEN_MAX currencies.
Err site_open_load(LineBook *book, EnterpriseId enterprise, AgreementId agreement, SiteId site,
                   SiteOpen *ret_open);
// For who has all of them at hand, by due day: adds one of them.
Err site_open_add(SiteOpen *open, const RenewalLine *line);

#endif
