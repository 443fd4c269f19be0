// Folding names: what must be one, and what must stay two.
#include "base/fold.h"
#include "expect.h"

#include <check.h>

typedef struct {
    const char *why;
    Text text;
    Text folded;
} FoldCase;

static const FoldCase cases[] = {
    {"the empty text", S_INIT(""), S_INIT("")},
    {"case", S_INIT("PT Bahari"), S_INIT("pt bahari")},
    {"accents", S_INIT("Möller & Ñandú"), S_INIT("moller & nandu")},
    {"accents apart from their letters", S_INIT("Mo\u0308ller"), S_INIT("moller")},
    {"sharp s", S_INIT("Straße"), S_INIT("strasse")},
    {"full width", S_INIT("ＡＢＣ　１２"), S_INIT("abc 12")},
    {"half width Kana", S_INIT("ﾊﾞﾗ"), S_INIT("バラ")},
    {"voicing is a letter's part", S_INIT("がか"), S_INIT("がか")},
    {"Han", S_INIT("臺北市"), S_INIT("臺北市")},
    {"Hangul", S_INIT("한빛"), S_INIT("한빛")},
    {"vowel signs of Thai", S_INIT("ที่ดิน"), S_INIT("ที่ดิน")},
    {"Arabic vowels", S_INIT("شَرِكة"), S_INIT("شركة")},
    {"Greek final sigma and tonos", S_INIT("Όμιλος"), S_INIT("ομιλοσ")},
    {"white space", S_INIT("  a \t b\u00A0c  "), S_INIT("a b c")},
    {"ligatures", S_INIT("ﬁlo"), S_INIT("filo")},
};

START_TEST(folds) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Text once;
        Text twice;
        ck_assert(!err_failed(text_fold(&arena, cases[i].text, &once)));
        ck_assert_msg(text_equal(once, cases[i].folded), "%s: %.*s", cases[i].why, TEXT_ARG(once));
        ck_assert(!err_failed(text_fold(&arena, once, &twice)));
        ck_assert_msg(text_equal(once, twice), "%s: not the same twice", cases[i].why);
    }
    arena_free(&arena);
}

// U+FDFA becomes eighteen characters: more room is asked for.
START_TEST(grows) {
    Arena arena;
    Text folded;
    TextBuf buf;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    buf = buf_new(&arena, 600);
    for (int i = 0; i < 200; i++) {
        buf_add(&buf, S("\uFDFA"));
    }
    ck_assert(!err_failed(text_fold(&arena, buf_text(&buf), &folded)));
    ck_assert(text_characters(folded) == 200 * 18);
    arena_free(&arena);
}
