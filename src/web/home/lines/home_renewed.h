// Which share of the lines that fell due last quarter was renewed on time, with what it is a share
// of.
#ifndef WEB_HOME_LINES_HOME_RENEWED_H
#define WEB_HOME_LINES_HOME_RENEWED_H

#include "base/show/html.h"

typedef struct {
    bool known;
    Url all; // where it is known; empty: here, or nothing fell due
    Share share;
    Html bar;
    Message quarter;
    Message note;
} HomeRenewedPart;

#endif
