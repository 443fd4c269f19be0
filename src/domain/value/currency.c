// Looks currencies up in the table of currency.def, which is sorted.
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
    int low = 0;
    int high = code.len == CODE_BYTES ? CURRENCY_COUNT : 0;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = memcmp(code.bytes, currencies[middle].code, CODE_BYTES);
        if (order == 0) {
            *ret = (Currency){(int16_t)middle};
            return true;
        }
        *(order < 0 ? &high : &low) = middle + (order > 0);
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
