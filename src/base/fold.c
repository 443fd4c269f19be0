// Folds through ICU in UTF-16. Each step is tried with room that nearly always is enough, and again
// with what ICU then asks for.
#include "base/fold.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { ROOM_AT_FIRST = 64, TEXT_BYTES_MAX = 1 << 24 };

typedef struct {
    UChar *units;
    int32_t len;
} Wide16;

// A mark that is an accent or a reading aid of a letter, and no letter's part.
static bool is_accent(UChar unit) {
    return (unit >= 0x0300 && unit <= 0x036F) ||                 // of Latin, Greek, Cyrillic
           (unit >= 0x0591 && unit <= 0x05BD) ||                 // Hebrew points
           (unit >= 0x064B && unit <= 0x0652) || unit == 0x0670; // Arabic vowels
}

static Err wide_of(Arena *arena, Text text, Wide16 *ret) {
    UErrorCode code = U_ZERO_ERROR;
    ENSURE(text.len <= TEXT_BYTES_MAX);
    Wide16 wide = {.units = arena_array(arena, UChar, text.len + 1)};
    u_strFromUTF8(wide.units, (int32_t)text.len + 1, &wide.len, text.len > 0 ? text.bytes : "",
                  (int32_t)text.len, &code);
    ENSURE(U_SUCCESS(code)); // the caller promised well-formed UTF-8
    *ret = wide;
    return OK;
}

static Err normalise(Arena *arena, const UNormalizer2 *form, Wide16 from, Wide16 *ret) {
    int32_t room = from.len + from.len / 2 + ROOM_AT_FIRST;
    for (;;) {
        UErrorCode code = U_ZERO_ERROR;
        Wide16 to = {.units = arena_array(arena, UChar, (size_t)room)};
        to.len = unorm2_normalize(form, from.units, from.len, to.units, room, &code);
        if (code == U_BUFFER_OVERFLOW_ERROR) {
            room = to.len + 1;
        } else if (U_FAILURE(code)) {
            return FAULT_AT(FAULT_MEMORY, code);
        } else {
            *ret = to;
            return OK;
        }
    }
}

// Takes the accents out, and makes one blank of each run of white space.
static void strip(Wide16 *wide) {
    int32_t kept = 0;
    bool blank = false;
    for (int32_t i = 0; i < wide->len; i++) {
        UChar unit = wide->units[i];
        if (u_isUWhiteSpace(unit)) {
            blank = kept > 0;
        } else if (!is_accent(unit)) {
            if (blank) {
                wide->units[kept++] = ' ';
            }
            blank = false;
            wide->units[kept++] = unit;
        }
    }
    wide->len = kept;
}

static Err text_of_wide(Arena *arena, Wide16 wide, Text *ret) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t room = 3 * wide.len + 1;
    int32_t len = 0;
    char *bytes = arena_take(arena, (size_t)room);
    u_strToUTF8(bytes, room, &len, wide.units, wide.len, &code);
    if (U_FAILURE(code)) {
        return FAULT_AT(FAULT_MEMORY, code);
    }
    *ret = (Text){bytes, (size_t)len};
    return OK;
}

Err text_fold(Arena *arena, Text text, Text *ret_folded) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&code);
    const UNormalizer2 *apart = unorm2_getNFDInstance(&code);
    if (U_FAILURE(code)) {
        return FAULT_AT(FAULT_MEMORY, code);
    }
    Wide16 wide;
    TRY(wide_of(arena, text, &wide));
    TRY(normalise(arena, fold, wide, &wide));
    TRY(normalise(arena, apart, wide, &wide));
    strip(&wide);
    // What lost its accents may compose and fold anew: the last form is NFKC casefold's again.
    TRY(normalise(arena, fold, wide, &wide));
    return text_of_wide(arena, wide, ret_folded);
}
