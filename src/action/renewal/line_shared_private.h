// What many renewal lines share: their sites with their agreements, and their renewal parts. Inside
// action only.
#ifndef ACTION_RENEWAL_LINE_SHARED_PRIVATE_H
#define ACTION_RENEWAL_LINE_SHARED_PRIVATE_H

#include "action/renewal/line_row_private.h"

// Fills in what the rows' sites, agreements and renewal parts say, each read once for all of them.
Err lines_fill_shared(const ActionContext *context, LineRow *rows, size_t count);

#endif
