// Which share of a partner's lines it renewed by their due day, in the quarter that ended last
// (portal.md P43). Lines that somebody else sold last are that one's, and not counted here.
//
// Counted are lines, of all currencies. A line that was given back, moved away or reinstated counts
// no more; one that a rebill took over does not either. Where a home does not read all lines, or
// there is more than it looks at, the share is left out (home_lines.h).
#ifndef ACTION_HOME_HOME_RENEWED_H
#define ACTION_HOME_HOME_RENEWED_H

#include "action/home/home_lines.h"

enum { HOME_RENEWED_MOST = 64 }; // orders, and lines left, that a home looks at by itself

typedef struct {
    bool known;
    bool more;  // not known, for there are more than a home looks at by itself
    Date first; // days of the quarter
    Date last;
    int64_t lines;   // that fell due in it
    int64_t on_time; // ordered on their due day or before
    int64_t late;    // later
} HomeRenewed;

// Of a partner whose lines were seen; of others nothing is known.
Err see_home_renewed(const ActionContext *context, const HomeInput *input, const HomeLines *lines,
                     HomeRenewed *ret_renewed);

#endif
