// Which share of a partner's lines it renewed by their due day, in each of the four quarters that
// ended last (portal.md P43). Lines that somebody else sold last are that one's, and not counted
// here. Every figure has its list (renewed_lines.h), which counts the same lines.
//
// Counted are lines, of all currencies. Where a home does not read all lines, or there is more than
// it looks at, the shares are left out (home_lines.h).
#ifndef ACTION_HOME_HOME_RENEWED_H
#define ACTION_HOME_HOME_RENEWED_H

#include "action/home/home_lines.h"

enum {
    HOME_RENEWED_MOST = 96, // orders, and lines left, that a home looks at by itself
    HOME_QUARTERS = 4,
};

typedef struct {
    int64_t lines;
    Text rows; // the path of their list
} HomeRenewedFigure;

typedef struct {
    Date first; // days of the quarter
    Date last;
    HomeRenewedFigure all;     // that fell due in it
    HomeRenewedFigure on_time; // ordered on their due day or before
    HomeRenewedFigure late;    // later
    HomeRenewedFigure left;    // not
} HomeQuarter;

typedef struct {
    bool known;
    bool more; // not known, for there are more than a home looks at by itself
    HomeQuarter quarters[HOME_QUARTERS]; // the oldest first
    int64_t lines;                       // of all of them
} HomeRenewed;

// Of a partner whose lines were seen; of others nothing is known.
Err see_home_renewed(const ActionContext *context, const HomeInput *input, const HomeLines *lines,
                     HomeRenewed *ret_renewed);

#endif
