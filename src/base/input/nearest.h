// The known name that somebody meant who mistyped it.
#ifndef BASE_INPUT_NEAREST_H
#define BASE_INPUT_NEAREST_H

#include "base/text.h"

// The known name with the fewest letters to be changed, put in or taken out, at most one in three
// of them; of equals the first. Empty where none is near.
Text nearest_name(Text given, const Text *known, size_t count);

#endif
