// What many renewal lines share: their sites with their agreements, their renewal parts, their
// quotes. Inside action only.
#ifndef ACTION_RENEWAL_LINE_SHARED_PRIVATE_H
#define ACTION_RENEWAL_LINE_SHARED_PRIVATE_H

#include "action/as_of.h"
#include "action/renewal/line_row_private.h"
#include "action/renewal/renewal_lines.h"

// What the rows' sites and their agreements say, each read once for all of them.
Err lines_fill_sites(const ActionContext *context, LineRow *const *rows, size_t count);
// What their renewal parts say.
Err lines_fill_parts(const ActionContext *context, LineRow *const *rows, size_t count);
// The live quote in which each stands, in the viewer's eyes: a partner's own, of a customer's those
// that were presented; the latest made of several. shown: with what was told of it.
Err lines_fill_quotes(const ActionContext *context, LineRow *const *rows, size_t count, bool shown);
// One more that the calendar told of a line: the last stays.
void line_put_notice(LineRow *row, bool none, Date on);
// Behind that: of which of these quotes an order waits. Few quotes are accepted at a time: mostly
// nothing is asked.
Err lines_fill_orders(const ActionContext *context, LineRow *const *rows, size_t count);
// Who represents the vendor in each (P43): the site's person or, where it has none, that of the
// partner whose line it is. when: NULL: now.
Err lines_fill_people(const ActionContext *context, const ViewTime *when, RenewalLine *lines,
                      size_t count);

#endif
