// What falls due soon, in one currency: the sum, its parts as a bar, each with its lines.
#ifndef WEB_HOME_LINES_HOME_DUE_H
#define WEB_HOME_LINES_HOME_DUE_H

#include "base/show/html.h"
#include "web/home/lines/home_renewed.h"

typedef struct {
    Amount value;
    Message label;
    Message lines; // the words of the link
    Url url;
} HomeShare;

typedef struct {
    HomeShare *items;
    size_t count;
} HomeShares;

typedef struct {
    Message title;
    Message until;
    Text currency;
    Amount total;
    Message lines;
    Url url;
    Html bar;
    HomeShares shares;
    int64_t unpriced;
    HomeRenewedPart renewed; // of a partner alone
} HomeDue;

#endif
