// Which countries read which of our languages.
#include "domain/language.h"

Text language_of_country(Text country) {
    static const struct {
        Text country;
        Text language;
    } known[] = {
        {S_INIT("ID"), S_INIT("id")},
        {S_INIT("TW"), S_INIT("zh-Hant")},
        {S_INIT("HK"), S_INIT("zh-Hant")},
        {S_INIT("MO"), S_INIT("zh-Hant")},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (text_equal(known[i].country, country)) {
            return known[i].language;
        }
    }
    return S("en");
}
