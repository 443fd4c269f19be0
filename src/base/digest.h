// SHA-256 as lower-case hexadecimal text. (The library behind it is libsodium.)
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/text.h"
#include <stdalign.h>

enum { DIGEST_TEXT_BYTES = 64 };

// Of the bytes of one text.
Text digest_text(Arena *arena, Text text);

// Of bytes that come in pieces.
typedef struct {
    alignas(16) unsigned char state[112];
} Digest;

Digest digest_begin(void);
void digest_add(Digest *digest, Text piece);
Text digest_end(Digest *digest, Arena *arena);

#endif
