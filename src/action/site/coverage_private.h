// Loading coverage. Inside action.
#ifndef ACTION_SITE_COVERAGE_PRIVATE_H
#define ACTION_SITE_COVERAGE_PRIVATE_H

#include "action/as_of_private.h"
#include "action/sight.h"
#include "action/site/coverage.h"

// What is held at a site on the day of `as_of`, as far as the viewer may see it.
Err coverage_load(const ActionContext *context, EnterpriseId enterprise, SiteId site, Sight sight,
                  AsOf as_of, CoverageRows *ret_rows);

#endif
