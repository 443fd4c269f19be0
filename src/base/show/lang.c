// The table of languages.
#include "base/show/lang.h"

static const Text tags[LANG_COUNT] = {
#define LANGUAGE(id, tag, po) [id] = S_INIT(tag),
#include "base/show/lang.def"
#undef LANGUAGE
};

Text lang_tag(Lang lang) {
    ENSURE(lang < LANG_COUNT);
    return tags[lang];
}

bool lang_find(Text tag, Lang *ret) {
    for (int i = 0; i < LANG_COUNT; i++) {
        if (text_equal(tags[i], tag)) {
            *ret = (Lang)i;
            return true;
        }
    }
    return false;
}

static Text first_word(Text tag) {
    size_t end = 0;
    while (end < tag.len && tag.bytes[end] != '-') {
        end++;
    }
    return (Text){tag.bytes, end};
}

bool lang_near(Text tag, Lang *ret) {
    for (int i = 0; i < LANG_COUNT; i++) {
        if (text_equal(first_word(tags[i]), first_word(tag))) {
            *ret = (Lang)i;
            return true;
        }
    }
    return false;
}
