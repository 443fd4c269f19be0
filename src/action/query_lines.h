// The parameters of a list's address as jobs and saved views keep them: lines "name=value".
#ifndef ACTION_QUERY_LINES_H
#define ACTION_QUERY_LINES_H

#include "base/arena.h"
#include "base/text.h"

// For people: "country=ID, level=D".
Text query_lines_words(Arena *arena, Text lines);

#endif
