// The languages that stand in the bar.
#include "web/part/frame/shell.h"

static const struct {
    Lang lang;
    Text name;
} spoken[] = {
    {LANG_EN, S_INIT("English")},
    {LANG_ID, S_INIT("Bahasa Indonesia")},
    {LANG_ZH_HANT, S_INIT("繁體中文")},
};

LanguageItems shell_languages(Arena *arena, Lang current) {
    size_t count = sizeof spoken / sizeof spoken[0];
    LanguageItems languages = {arena_array(arena, LanguageItem, count), count};
    for (size_t i = 0; i < count; i++) {
        languages.items[i] =
            (LanguageItem){lang_tag(spoken[i].lang), spoken[i].name, spoken[i].lang == current};
    }
    return languages;
}
