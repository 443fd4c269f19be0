// What a customer counts of the parts at a site (R7.3), shared out over its lines. Inside action.
#ifndef ACTION_SITE_HELD_SHARE_PRIVATE_H
#define ACTION_SITE_HELD_SHARE_PRIVATE_H

#include "action/as_of_private.h"
#include "action/site/coverage.h"
#include "domain/record/held_count.h"

// Whether the viewer reads counts at all (portal.md §4).
bool held_counts_seen(const ActionContext *context);

typedef struct {
    Quantity allocated;
    bool has_deployed;
    Quantity deployed;
} HeldShare;

typedef struct {
    Text part;
    Text description;
    Text type;
    Text metric;
    Text product;
    HeldCounts counts;
    bool held; // some of the part is
} HeldCountRow;

typedef struct {
    HeldCountRow *rows; // by part
    size_t count;
} HeldCountRows;

typedef struct {
    HeldShare *shares; // beside the rows of coverage
    HeldCountRows count_rows;
} HeldShares;

typedef struct {
    EnterpriseId enterprise;
    SiteId site;
    AsOf as_of;
    bool past; // not now: folded from what was written
    bool seen; // else there are no counts
} HeldShareAsk;

// Of each part the lines take in their order what they are entitled to; the last has the rest too.
Err held_shares(const ActionContext *context, const HeldShareAsk *ask, const CoverageRows *coverage,
                HeldShares *ret_shares);

HeldShare held_share_of(const HeldCountRow *row);
// Whether it says anything: some are allocated, or deployed.
bool held_share_counts(const HeldShare *share);

#endif
