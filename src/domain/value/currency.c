// Looks currencies up in the table of currency.def.
#include "domain/value/currency.h"

#include <string.h>

typedef struct {
    char code[4];
    int8_t digits;
} CurrencyRow;

static const CurrencyRow currencies[] = {
#define CURRENCY(code, digits) {#code, digits},
#include "domain/value/currency.def"
#undef CURRENCY
};

enum { CURRENCY_COUNT = sizeof currencies / sizeof currencies[0], CODE_BYTES = 3 };

bool currency_find(Text code, Currency *ret) {
    for (int i = 0; i < CURRENCY_COUNT; i++) {
        if (code.len == CODE_BYTES && memcmp(code.bytes, currencies[i].code, CODE_BYTES) == 0) {
            *ret = (Currency){(int16_t)i};
            return true;
        }
    }
    return false;
}

Text currency_code(Currency currency) {
    ENSURE(currency.index >= 0 && currency.index < CURRENCY_COUNT);
    return text_of(currencies[currency.index].code);
}

int currency_digits(Currency currency) {
    ENSURE(currency.index >= 0 && currency.index < CURRENCY_COUNT);
    return currencies[currency.index].digits;
}
