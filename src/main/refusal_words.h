// Refusals in English, for the command line. (Pages take their words from the languages.)
#ifndef MAIN_REFUSAL_WORDS_H
#define MAIN_REFUSAL_WORDS_H

#include "domain/refusal.h"

// "line 2, quantity: must be … (R6.6); next: …"
Text refusal_words(Arena *arena, const Refusal *refusal);

#endif
