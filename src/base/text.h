// Text: a piece of UTF-8 with its length, owned by somebody else (an arena, a literal, a file).
// TextBuf: text that grows up to a maximum given at birth; overflow sticks and is asked once.
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    const char *bytes; // not terminated; may be NULL only when len is 0
    size_t len;
} Text;

// One of several that follow each other.
typedef struct TextPiece {
    struct TextPiece *next;
    size_t len;
    char *bytes;
} TextPiece;

// A literal as Text in an expression, and in a static initialiser.
#define S(literal) ((Text){"" literal, sizeof(literal) - 1})
#define S_INIT(literal)                                                                            \
    { "" literal, sizeof(literal) - 1 }
// Arguments of "%.*s".
#define TEXT_ARG(text) (int)(text).len, (text).bytes

static inline bool text_equal(Text a, Text b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.bytes, b.bytes, a.len) == 0);
}
bool text_begins(Text text, Text start);
// Copies the first `len` bytes of pieces, which have as many, to `out`.
void text_join(const TextPiece *first, size_t len, char *out);
// Bytewise order: < 0, 0, > 0 (the database's COLLATE "C").
int text_compare(Text a, Text b);
// The terminated string as Text; NULL gives the empty text.
Text text_of(const char *terminated);
// A copy in the arena, terminated by a NUL that is not counted.
Text text_copy(Arena *arena, Text text);
// The text with its first letter as a capital, where it is a small one of a to z: as a sentence
// begins.
Text text_capital(Arena *arena, Text text);
// True where the bytes are well-formed UTF-8 (no surrogates, nothing overlong, at most U+10FFFF).
bool text_is_utf8(Text text);
// True where a person's text holds no control character and no direction override (portal.md §8).
bool text_is_plain(Text text);
// Reads a whole number: digits, perhaps a minus before them, nothing else; false also where it is
// beyond int64_t or has a zero in front.
bool text_to_int(Text text, int64_t *ret_number);
// Number of characters (code points) of well-formed UTF-8.
size_t text_characters(Text text);

typedef struct {
    char *bytes;
    size_t len;
    size_t max;
    bool overflow; // something did not fit; what is there is whole up to that point
} TextBuf;

// An empty buffer of at most `max` bytes, all of it taken from the arena now.
TextBuf buf_new(Arena *arena, size_t max);
void buf_add(TextBuf *buf, Text text);
void buf_add_char(TextBuf *buf, char c);
void buf_add_int(TextBuf *buf, int64_t number);
// printf into the buffer.
void buf_addf(TextBuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
Text buf_text(const TextBuf *buf);

#endif
