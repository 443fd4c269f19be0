// Folding a name for search and order: case, accents and width no longer tell two names apart.
// Knows no language: the fold is the same for everybody, so that it can be stored beside the name.
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/text.h"

// The folded form of well-formed UTF-8: NFKC with its case folding, then without the accents of
// Latin, Greek and Cyrillic and the points of Arabic and Hebrew; each run of white space is one
// blank, none stands at the ends. What belongs to a letter stays: the vowel signs of Thai and
// Hindi, the voicing marks of Kana. Folding twice changes nothing. FAULT_MEMORY.
Err text_fold(Arena *arena, Text text, Text *ret_folded);

#endif
