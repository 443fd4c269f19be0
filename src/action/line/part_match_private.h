// Whether a typed text means a part: by number or by the words of its name (portal.md §12, C4).
// Inside action only.
#ifndef ACTION_LINE_PART_MATCH_PRIVATE_H
#define ACTION_LINE_PART_MATCH_PRIVATE_H

#include "base/text.h"
#include "domain/record/name_words.h"

typedef enum {
    PART_RANK_NUMBER,
    PART_RANK_NAME,
    PART_RANK_NUMBER_BEGINS,
    PART_RANK_WORDS,
    PART_RANK_NONE
} PartRank;

typedef struct {
    Text number; // as typed numbers are compared
    Text folded;
    NameWords words;
} PartWanted;

Err part_wanted(Arena *arena, Text typed, PartWanted *ret_wanted);
// How well a part is meant; *ret_name is its folded name, by which equals are ordered.
Err part_rank(Arena *arena, const PartWanted *wanted, Text part, Text description,
              PartRank *ret_rank, Text *ret_name);

#endif
