// A customer's agreement and where it stands.
#ifndef WEB_HOME_CUSTOMER_HOME_AGREEMENT_H
#define WEB_HOME_CUSTOMER_HOME_AGREEMENT_H

#include "base/show/html.h"
#include "web/part/price/level_chip.h"
#include "web/part/show/facts.h"

typedef struct {
    LevelChip level;
    Facts facts;
    Html meter; // empty: a level that points do not move
    Message says;
} HomeAgreement;

#endif
