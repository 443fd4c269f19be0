// Inside action only.
#ifndef ACTION_RENEWAL_AUTOMATIC_RIGHTS_PRIVATE_H
#define ACTION_RENEWAL_AUTOMATIC_RIGHTS_PRIVATE_H

#include "action/action_private.h"

// Whether the viewer is the primary of the agreement's originating site (portal.md §4: consents of
// partners are written by nothing yet).
Err automatic_may(const ActionContext *context, Db *db, EnterpriseId enterprise,
                  AgreementId agreement, bool *ret_may);

// A switch that was never used is at its first revision.
static inline int64_t automatic_revision(int64_t edition) {
    return edition + 1;
}

#endif
