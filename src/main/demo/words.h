// Reading the word lists of demo/: lines "key: field | field", # for remarks, blank lines. They are
// compiled in, so a mistake in them is a bug.
#ifndef MAIN_DEMO_WORDS_H
#define MAIN_DEMO_WORDS_H

#include "base/text.h"

enum { WORDS_MAX = 40 };

// A short list of texts; they live as long as the program.
typedef struct {
    Text items[WORDS_MAX];
    size_t count;
} Words;

typedef struct {
    Text rest; // what is not read yet
    Text key;
    Words fields; // without the blanks around them
} WordLine;

WordLine words_begin(const unsigned char *bytes, size_t count);
// The next line; false at the end.
bool words_next(WordLine *line);
// Appends all fields of the line to a list.
void words_add(Words *words, const WordLine *line);
// A field by its place; a bug where the line has fewer.
Text words_field(const WordLine *line, size_t at);
// A whole number, perhaps negative.
int32_t words_number(Text text);

#endif
