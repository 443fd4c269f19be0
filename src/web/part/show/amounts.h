// An amount whose currency stands beside it, as in the tables of pages.
#ifndef WEB_PART_SHOW_AMOUNTS_H
#define WEB_PART_SHOW_AMOUNTS_H

#include "domain/value/figures.h"

static inline Amount amount_bare(Money money, Currency currency) {
    Amount amount = money_amount(money, currency);
    amount.code = (Text){0};
    return amount;
}

#endif
