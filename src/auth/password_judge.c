// Which passwords are too easily guessed. Knows no dictionary but its short list.
#include "auth/password.h"

#include "base/fold.h"

#include <string.h>

enum { PIECE_BYTES_MAX = 4, RUN_PERCENT_MAX = 80, NAME_BYTES_MIN = 4 };

static const char *const common[] = {
#define COMMON(words) words,
#include "auth/common_password.def"
#undef COMMON
};

static bool is_listed(Text folded) {
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++) {
        if (text_equal(folded, text_of(common[i]))) {
            return true;
        }
    }
    return false;
}

// "abcabcabcabc": one piece of up to four bytes again and again.
static bool is_one_piece(Text folded) {
    for (size_t piece = 1; piece <= PIECE_BYTES_MAX; piece++) {
        if (folded.len > piece &&
            memcmp(folded.bytes, folded.bytes + piece, folded.len - piece) == 0) {
            return true;
        }
    }
    return false;
}

// "23456789abcdef": most steps go one up, or one down.
static bool is_run(Text folded) {
    size_t up = 0;
    size_t down = 0;
    for (size_t i = 1; i < folded.len; i++) {
        up += folded.bytes[i] == folded.bytes[i - 1] + 1;
        down += folded.bytes[i] == folded.bytes[i - 1] - 1;
    }
    size_t steps = (up > down ? up : down) * 100;
    return steps >= (folded.len - 1) * RUN_PERCENT_MAX;
}

// The mail, or what stands before its @ with not enough beside it.
static bool is_mail(Text folded, Text mail) {
    const char *at = mail.len == 0 ? NULL : memchr(mail.bytes, '@', mail.len);
    Text name = {mail.bytes, at == NULL ? mail.len : (size_t)(at - mail.bytes)};
    if (name.len < NAME_BYTES_MIN) {
        return text_equal(folded, mail);
    }
    const char *found = memmem(folded.bytes, folded.len, name.bytes, name.len);
    return found != NULL &&
           (folded.len - name.len < PASSWORD_CHARACTERS_MIN / 2 || text_equal(folded, mail));
}

Err password_judge(Arena *arena, Text password, Text mail, PasswordVerdict *ret_verdict) {
    Text folded;
    Text name;
    if (!text_is_utf8(password) || !text_is_utf8(mail) || !text_is_plain(password)) {
        *ret_verdict = PASSWORD_NOT_TEXT;
        return OK;
    }
    if (password.len > PASSWORD_BYTES_MAX) {
        *ret_verdict = PASSWORD_LONG;
        return OK;
    }
    if (text_characters(password) < PASSWORD_CHARACTERS_MIN) {
        *ret_verdict = PASSWORD_SHORT;
        return OK;
    }
    TRY(text_fold(arena, password, &folded));
    TRY(text_fold(arena, mail, &name));
    bool is_common = folded.len < PIECE_BYTES_MAX || is_listed(folded) || is_one_piece(folded) ||
                     is_run(folded) || is_mail(folded, name);
    *ret_verdict = is_common ? PASSWORD_COMMON : PASSWORD_FINE;
    return OK;
}
