// A name that somebody typed (portal.md §12) as LIKE takes it, for lists that look at sites' names
// row by row. Inside action only.
#ifndef ACTION_CUSTOMER_NAME_PATTERNS_PRIVATE_H
#define ACTION_CUSTOMER_NAME_PATTERNS_PRIVATE_H

#include "action/action_private.h"

enum { NAME_WORDS_MAX = 3 };

// Left as they are where no name is given. Refuses search_too_short.
Err name_patterns(const ActionContext *context, Text field, Text name,
                  Text patterns[NAME_WORDS_MAX], Refusals *refusals);

#endif
