// The languages that the program speaks to people.
#ifndef BASE_SHOW_LANG_H
#define BASE_SHOW_LANG_H

#include "base/text.h"

typedef enum Lang {
#define LANGUAGE(id, tag, po) id,
#include "base/show/lang.def"
#undef LANGUAGE
    LANG_COUNT
} Lang;

// The BCP 47 tag, as in <html lang>.
Text lang_tag(Lang lang);
// The language of exactly this tag; false and ret untouched where there is none.
bool lang_find(Text tag, Lang *ret);
// The first language with the tag's first word: "zh-Hant" is written as "zh-Hant-TW" is.
bool lang_near(Text tag, Lang *ret);

#endif
