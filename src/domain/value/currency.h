// Currencies and their minor digits (ISO 4217): our own table, since the libraries' tables are not
// ISO 4217's for every currency.
#ifndef DOMAIN_VALUE_CURRENCY_H
#define DOMAIN_VALUE_CURRENCY_H

#include "base/text.h"

// A value of this type is a currency of the table.
typedef struct {
    int16_t index;
} Currency;

// The currency with exactly this code ("USD"); false and ret untouched where there is none.
bool currency_find(Text code, Currency *ret);
Text currency_code(Currency currency);
// 0 … 4 digits after the decimal point.
int currency_digits(Currency currency);

#endif
