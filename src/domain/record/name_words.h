// The words by which a name is found (portal.md §12). Every typed word begins a word of the name;
// in scripts without spaces it occurs in it: such a run is kept with each of its ends, so that
// "begins" is the only question there is, and an index answers it. Names come folded
// (base/fold.h). Knows no database.
#ifndef DOMAIN_RECORD_NAME_WORDS_H
#define DOMAIN_RECORD_NAME_WORDS_H

#include "base/text.h"

// A word counts up to so many characters: what is longer is found by its beginning.
enum { NAME_WORD_CHARACTERS_MAX = 32 };

// Behind every word that begins with another there is none that begins with this beyond it: a word
// w begins with t where t <= w and w < t NAME_BEYOND, bytewise.
#define NAME_BEYOND S("\xF4\x8F\xBF\xBF")

typedef struct {
    Text *words; // in bytewise order, each once
    size_t count;
} NameWords;

// What is kept of a name.
NameWords name_words_kept(Arena *arena, Text folded);
// What somebody typed.
NameWords name_words_typed(Arena *arena, Text folded);
// portal.md §12: two letters, or one of a script without spaces.
bool name_is_long_enough(Text folded);
// True where its first character is of a script without spaces.
bool name_begins_spaceless(Text name);

#endif
