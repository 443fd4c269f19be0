// Which script a name is written in.
#include "web/part/show/name.h"

// The code point that begins at `at`, of well-formed UTF-8; continuing bytes give 0.
static uint32_t code_point(Text text, size_t at) {
    unsigned char first = (unsigned char)text.bytes[at];
    size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
    if (more == 0 || at + more >= text.len) {
        return 0;
    }
    uint32_t code = first & (0x3Fu >> more);
    for (size_t i = 1; i <= more; i++) {
        code = code << 6 | ((unsigned char)text.bytes[at + i] & 0x3Fu);
    }
    return code;
}

static bool is_han(uint32_t code) {
    return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

Name name_of(Text text, Lang page) {
    bool han = false;
    for (size_t i = 0; i < text.len && page != LANG_ZH_HANT; i++) {
        han = han || is_han(code_point(text, i));
    }
    return (Name){text, han ? lang_tag(LANG_ZH_HANT) : (Text){0}};
}
