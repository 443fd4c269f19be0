// Values on their way to a person: what is counted, and how many digits it has. How a language
// writes them is not known here (base/show/format.h).
#ifndef DOMAIN_VALUE_FIGURES_H
#define DOMAIN_VALUE_FIGURES_H

#include "base/show/figure.h"
#include "domain/value/money.h"
#include "domain/value/points.h"

// With the currency's ISO code and its own digits: IDR 284350000.00.
static inline Amount money_amount(Money money, Currency currency) {
    return (Amount){
        .units = money.minor,
        .digits = currency_digits(currency),
        .code = currency_code(currency),
    };
}

static inline Amount points_amount(Points points) {
    return (Amount){.units = points.hundredths, .digits = 2};
}

static inline Amount quantity_amount(Quantity quantity) {
    return amount_of(quantity.count);
}

static inline Share percent_share(Percent percent) {
    return (Share){percent.hundredths};
}

#endif
