// The words of a name as patterns.
#include "action/customer/name_patterns_private.h"

#include "base/fold.h"

// Scripts without spaces, where a word is not seen (portal.md §12): Kana, Han, Hangul.
static bool is_spaceless(Text word) {
    unsigned char first = (unsigned char)word.bytes[0];
    return first >= 0xE3 && first != 0xEF;
}

// "% word%": it begins a word; "%word%" where words are not seen.
static void add_pattern(TextBuf *buf, Text word) {
    buf_add(buf, is_spaceless(word) ? S("%") : S("% "));
    for (size_t i = 0; i < word.len; i++) {
        char c = word.bytes[i];
        if (c == '%' || c == '_' || c == '!') {
            buf_add_char(buf, '!');
        }
        buf_add_char(buf, c);
    }
    buf_add_char(buf, '%');
}

// The words of a folded name as patterns. Those after the last pattern join it, in their order.
static void read_words(Arena *arena, Text folded, Text patterns[NAME_WORDS_MAX]) {
    TextBuf bufs[NAME_WORDS_MAX];
    size_t at = 0;
    size_t count = 0;
    while (at < folded.len) {
        size_t end = at;
        while (end < folded.len && folded.bytes[end] != ' ') {
            end++;
        }
        size_t place = count < NAME_WORDS_MAX ? count : NAME_WORDS_MAX - 1;
        if (count < NAME_WORDS_MAX) {
            bufs[place] = buf_new(arena, folded.len * 4 + 4);
        }
        add_pattern(&bufs[place], (Text){folded.bytes + at, end - at});
        count++;
        at = end + 1;
    }
    for (size_t i = 0; i < NAME_WORDS_MAX; i++) {
        patterns[i] = i < count ? buf_text(&bufs[i]) : S("%");
    }
}

Err name_patterns(const ActionContext *context, Text field, Text name,
                  Text patterns[NAME_WORDS_MAX], Refusals *refusals) {
    Text folded;
    if (name.len == 0) {
        return OK;
    }
    TRY(text_fold(context->arena, name, &folded));
    size_t letters = text_characters(folded);
    if (letters == 0 || (letters == 1 && !is_spaceless(folded))) {
        refuse(refusals, (Refusal){.id = REFUSAL_SEARCH_TOO_SHORT, .field = field, .value = name});
        return OK;
    }
    read_words(context->arena, folded, patterns);
    return OK;
}
