// A refusal as one sentence, for the command line.
#ifndef MAIN_REFUSAL_WORDS_H
#define MAIN_REFUSAL_WORDS_H

#include "base/show/lang.h"
#include "domain/refusal.h"

// "line 2, quantity: must be … (R6.6); next: …"
Text refusal_words(Arena *arena, Lang lang, const Refusal *refusal);

#endif
