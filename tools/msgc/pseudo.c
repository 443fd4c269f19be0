// The pseudo-locale: readable English that shows every text which is not in the files, every cut
// text and every letter that a font lacks. How much texts grow was measured on the prototype's
// translations.
#include "msgc.h"

#include <string.h>

static const char *const accented[128] = {
    ['a'] = "á", ['b'] = "ƀ", ['c'] = "ç", ['d'] = "ð", ['e'] = "ë", ['f'] = "ƒ", ['g'] = "ğ",
    ['h'] = "ĥ", ['i'] = "ï", ['j'] = "ĵ", ['k'] = "ķ", ['l'] = "ļ", ['m'] = "ɱ", ['n'] = "ñ",
    ['o'] = "ö", ['p'] = "þ", ['r'] = "ř", ['s'] = "š", ['t'] = "ţ", ['u'] = "ü", ['v'] = "ṽ",
    ['w'] = "ŵ", ['x'] = "ẋ", ['y'] = "ý", ['z'] = "ž", ['A'] = "Å", ['B'] = "Ɓ", ['C'] = "Č",
    ['D'] = "Ď", ['E'] = "É", ['F'] = "Ƒ", ['G'] = "Ğ", ['H'] = "Ĥ", ['I'] = "Î", ['J'] = "Ĵ",
    ['K'] = "Ķ", ['L'] = "Ļ", ['N'] = "Ñ", ['O'] = "Ö", ['P'] = "Þ", ['R'] = "Ŕ", ['S'] = "Š",
    ['T'] = "Ţ", ['U'] = "Ü", ['W'] = "Ŵ", ['Y'] = "Ý", ['Z'] = "Ž",
};

enum { DOTS_IN_A_ROW = 6 };

// Percent that a text of so many characters grows by.
static size_t growth(size_t characters) {
    if (characters <= 10) {
        return 70;
    }
    return characters <= 25 ? 50 : 30;
}

// The holes' names are no characters that a reader sees.
static size_t seen_characters(Text text) {
    size_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < text.len; i++) {
        inside = inside || text.bytes[i] == '{';
        count += !inside && ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
        inside = inside && text.bytes[i] != '}';
    }
    return count;
}

static void add_padding(TextBuf *buf, size_t characters) {
    size_t dots = (characters * growth(characters) + 99) / 100;
    for (size_t i = 0; i < dots; i++) {
        if (i % DOTS_IN_A_ROW == 0) {
            buf_add_char(buf, ' '); // so that a line may break
        }
        buf_add(buf, S("·"));
    }
}

static Text pseudo_text(Arena *arena, Text text) {
    TextBuf buf = buf_new(arena, 8 * text.len + 32);
    bool inside = false;
    buf_add(&buf, S("⟦"));
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        inside = inside || c == '{';
        if (!inside && c < 128 && accented[c] != NULL) {
            buf_add(&buf, text_of(accented[c]));
        } else {
            buf_add_char(&buf, (char)c);
        }
        inside = inside && c != '}';
    }
    add_padding(&buf, seen_characters(text));
    buf_add(&buf, S("⟧"));
    ENSURE(!buf.overflow);
    return buf_text(&buf);
}

Catalogue pseudo_of(Run *run, const Catalogue *source) {
    Catalogue pseudo = *source;
    pseudo.items = arena_array(run->arena, Entry, source->count + 1);
    for (size_t i = 0; i < source->count; i++) {
        pseudo.items[i] = source->items[i];
        for (size_t j = 0; j < source->items[i].form_count; j++) {
            Form *form = &pseudo.items[i].forms[j];
            form->text = pseudo_text(run->arena, form->text);
        }
    }
    return pseudo;
}
