// Inside action only.
#ifndef ACTION_RENEWAL_AUTOMATIC_RIGHTS_PRIVATE_H
#define ACTION_RENEWAL_AUTOMATIC_RIGHTS_PRIVATE_H

#include "action/action_private.h"

// Whether the viewer is the primary of the agreement's originating site.
Err automatic_may(const ActionContext *context, Db *db, EnterpriseId enterprise,
                  AgreementId agreement, bool *ret_may);

// portal.md §4: a partner acts by consent, which nothing writes yet; it is refused whatever it
// names.
bool automatic_is_for(const ActionContext *context);

// A switch that was never used is at its first revision.
static inline int64_t automatic_revision(int64_t edition) {
    return edition + 1;
}

#endif
