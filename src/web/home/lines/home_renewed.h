// Which share of the lines that fell due was renewed on time, in each of four quarters; and the
// table of what they are shares of, each figure with its lines.
#ifndef WEB_HOME_LINES_HOME_RENEWED_H
#define WEB_HOME_LINES_HOME_RENEWED_H

#include "base/show/html.h"

typedef struct {
    int64_t lines;
    Url rows;
} HomeRenewedCell;

typedef struct {
    bool has_lines; // else nothing fell due in it
    Share share;
    Html bar;
    Message quarter;
    HomeRenewedCell on_time, late, left, all;
} HomeRenewedQuarter;

typedef struct {
    HomeRenewedQuarter *items;
    size_t count;
} HomeRenewedQuarters;

typedef struct {
    bool known;
    Url all; // where it is known; empty: here, or nothing fell due
    HomeRenewedQuarters quarters;
} HomeRenewedPart;

#endif
