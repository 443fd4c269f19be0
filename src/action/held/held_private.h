// What seeing and writing counts share. Inside action only.
#ifndef ACTION_HELD_HELD_PRIVATE_H
#define ACTION_HELD_HELD_PRIVATE_H

#include "action/action_private.h"
#include "action/held/held_counts.h"
#include "action/sight.h"
#include "store/q_held_count.h"

// Counts that were never written are at their first revision.
static inline int64_t held_revision(int64_t edition) {
    return edition + 1;
}

static inline HeldCounts held_counts_of(const QHeldCountHistoryRow *row) {
    return (HeldCounts){.allocated = {row->download, row->media, row->support},
                        .has_deployed = !row->deployed_null,
                        .deployed = row->deployed_null ? (Quantity){0} : row->deployed};
}

// Whether the viewer may write the counts of a site that it sees.
bool held_may_write(const ActionContext *context, const SiteRecord *site);

#endif
