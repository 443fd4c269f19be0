// Money: whole minor units of a currency that stands elsewhere (an order has one currency).
#ifndef DOMAIN_VALUE_MONEY_H
#define DOMAIN_VALUE_MONEY_H

#include "domain/value/currency.h"
#include "domain/value/decimal.h"
#include "domain/value/quantity.h"
#include "domain/value/rounding.h"

typedef struct {
    int64_t minor;
} Money;

// Hundredths of a per cent: 50.1 % is 5010.
typedef struct {
    int32_t hundredths;
} Percent;

enum { PERCENT_ONE_HUNDRED = 10000 };

DecimalResult money_parse(Text text, Currency currency, Money *ret);
// Exactly the currency's minor digits.
void money_write(TextBuf *buf, Money money, Currency currency);

// unit × quantity, exact; false where the product is over AMOUNT_MAX.
bool money_times(Money unit, Quantity quantity, Money *ret);
// R4.4: yearly × months ÷ 12, half up. months 1 … 12.
Money money_for_months(Money yearly, int32_t months);
// R4.12: base × (1 + rise), half up.
Money money_raised(Money base, Percent rise);
// R8.4: base × (1 − discount), half up. discount at most 100 %.
Money money_discounted(Money base, Percent discount);

#endif
