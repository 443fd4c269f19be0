// Cuts names at what is neither letter nor digit.
#include "domain/record/name_words.h"

#include <stdlib.h>

enum { NAME_LETTERS_MIN = 2 };

// The first byte of a character in Kana, Han or Hangul, or beyond them; not of the forms for
// compatibility, which folding took away.
static bool begins_spaceless(unsigned char byte) {
    return byte >= 0xE3 && byte != 0xEF;
}

static bool begins_character(unsigned char byte) {
    return (byte & 0xC0) != 0x80;
}

static bool is_of_word(unsigned char byte) {
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z'); // of what somebody did not fold
}

static Text shortened(Text word) {
    size_t characters = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (begins_character((unsigned char)word.bytes[i]) &&
            ++characters > NAME_WORD_CHARACTERS_MAX) {
            return (Text){word.bytes, i};
        }
    }
    return word;
}

// Where a kept word may begin inside a run: at each character without spaces, and behind them.
static bool may_begin(Text run, size_t at) {
    if (at == 0 || !begins_character((unsigned char)run.bytes[at])) {
        return at == 0;
    }
    size_t before = at - 1;
    while (!begins_character((unsigned char)run.bytes[before])) {
        before--;
    }
    return begins_spaceless((unsigned char)run.bytes[at]) ||
           begins_spaceless((unsigned char)run.bytes[before]);
}

static int word_compare(const void *left, const void *right) {
    return text_compare(*(const Text *)left, *(const Text *)right);
}

static void sort_once(NameWords *words) {
    size_t kept = 0;
    if (words->count > 1) {
        qsort(words->words, words->count, sizeof *words->words, word_compare);
    }
    for (size_t i = 0; i < words->count; i++) {
        if (kept == 0 || !text_equal(words->words[kept - 1], words->words[i])) {
            words->words[kept++] = words->words[i];
        }
    }
    words->count = kept;
}

static NameWords cut(Arena *arena, Text folded, bool with_ends) {
    NameWords words = {.words = arena_array(arena, Text, folded.len)};
    for (size_t at = 0; at < folded.len;) {
        size_t end = at;
        while (end < folded.len && is_of_word((unsigned char)folded.bytes[end])) {
            end++;
        }
        Text run = {folded.bytes + at, end - at};
        for (size_t i = 0; i < run.len; i++) {
            if (i == 0 || (with_ends && may_begin(run, i))) {
                words.words[words.count++] = shortened((Text){run.bytes + i, run.len - i});
            }
        }
        at = end + 1;
    }
    sort_once(&words);
    return words;
}

NameWords name_words_kept(Arena *arena, Text folded) {
    return cut(arena, folded, true);
}

NameWords name_words_typed(Arena *arena, Text folded) {
    return cut(arena, folded, false);
}

bool name_is_long_enough(Text folded) {
    size_t letters = 0;
    for (size_t i = 0; i < folded.len; i++) {
        unsigned char byte = (unsigned char)folded.bytes[i];
        if (begins_spaceless(byte)) {
            return true;
        }
        letters += is_of_word(byte) && begins_character(byte);
    }
    return letters >= NAME_LETTERS_MIN;
}

bool name_begins_spaceless(Text name) {
    return name.len > 0 && begins_spaceless((unsigned char)name.bytes[0]);
}
