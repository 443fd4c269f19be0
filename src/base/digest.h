// SHA-256 as lower-case hexadecimal text. (The library behind it is libsodium.)
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/text.h"

enum { DIGEST_TEXT_BYTES = 64 };

// Of the bytes of one text.
Text digest_text(Arena *arena, Text text);

#endif
