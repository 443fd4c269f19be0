// Compares numbers and words.
#include "action/line/part_match_private.h"

#include "base/fold.h"
#include "domain/record/number_typed.h"

// Every typed word begins a word of the name (§12).
static bool words_match(const NameWords *typed, const NameWords *kept) {
    for (size_t i = 0; i < typed->count; i++) {
        bool begins = false;
        for (size_t j = 0; j < kept->count && !begins; j++) {
            begins = text_begins(kept->words[j], typed->words[i]);
        }
        if (!begins) {
            return false;
        }
    }
    return typed->count > 0;
}

Err part_wanted(Arena *arena, Text typed, PartWanted *ret_wanted) {
    ret_wanted->number = number_typed(arena, typed);
    TRY(text_fold(arena, typed, &ret_wanted->folded));
    ret_wanted->words = name_words_typed(arena, ret_wanted->folded);
    return OK;
}

Err part_rank(Arena *arena, const PartWanted *wanted, Text part, Text description,
              PartRank *ret_rank, Text *ret_name) {
    Text number = number_typed(arena, part);
    TRY(text_fold(arena, description, ret_name));
    NameWords kept = name_words_kept(arena, *ret_name);
    *ret_rank = text_equal(number, wanted->number)      ? PART_RANK_NUMBER
                : text_equal(*ret_name, wanted->folded) ? PART_RANK_NAME
                : text_begins(number, wanted->number)   ? PART_RANK_NUMBER_BEGINS
                : words_match(&wanted->words, &kept)    ? PART_RANK_WORDS
                                                        : PART_RANK_NONE;
    return OK;
}
