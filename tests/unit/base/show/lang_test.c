// Languages by their tags.
#include "base/show/lang.h"

#include <check.h>

START_TEST(a_tag_is_found_whole) {
    Lang lang = LANG_EN;
    ck_assert(lang_find(S("zh-Hant-TW"), &lang) && lang == LANG_ZH_HANT);
    ck_assert(!lang_find(S("zh-Hant"), &lang));
}

START_TEST(a_near_tag_has_the_first_word) {
    Lang lang = LANG_EN;
    ck_assert(lang_near(S("zh-Hant"), &lang) && lang == LANG_ZH_HANT);
    ck_assert(lang_near(S("en-GB"), &lang) && lang == LANG_EN);
    lang = LANG_ID;
    ck_assert(!lang_near(S("de"), &lang) && lang == LANG_ID);
    ck_assert(!lang_near(S(""), &lang));
}
