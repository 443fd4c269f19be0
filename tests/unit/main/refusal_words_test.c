// Every refusal has its words in every language, its code and its rule.
#include "main/refusal_words.h"

#include <check.h>
#include <stdlib.h>

START_TEST(every_refusal_says_what_is_wrong_and_what_to_do_next) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    for (int id = REFUSAL_NONE + 1; id < REFUSAL_COUNT; id++) {
        Refusal refusal = {
            .id = (RefusalId)id, .field = S("quantity"), .line = 2, .value = S("XL")};
        for (int lang = 0; lang < LANG_COUNT; lang++) {
            Text words = refusal_words(&arena, (Lang)lang, &refusal);
            ck_assert(words.len > 30);
            ck_assert(text_is_plain(words));
            arena_reset(&arena);
        }
        ck_assert(refusal_code((RefusalId)id).len > 0);
        ck_assert(refusal_rule((RefusalId)id).len > 0);
    }
    arena_free(&arena);
}

typedef struct {
    Lang lang;
    Text words;
} WordsCase;

START_TEST(a_refusal_names_its_line_its_field_and_its_value) {
    static const WordsCase cases[] = {
        {LANG_EN, S_INIT("line 1200, site: \"7\": there is no site of this number (R1.3); next: "
                         "enrol it first")},
        {LANG_ID, S_INIT("baris 1200, site: \"7\": tidak ada situs dengan nomor ini (R1.3); "
                         "selanjutnya: daftarkan dulu")},
        {LANG_ZH_HANT,
         S_INIT("第 1200 筆，site：\"7\"：沒有此編號的據點（R1.3）；下一步：請先註冊")},
    };
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    Refusal refusal = {
        .id = REFUSAL_SITE_NOT_FOUND, .field = S("site"), .line = 1200, .value = S("7")};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Text words = refusal_words(&arena, cases[i].lang, &refusal);
        ck_assert_msg(text_equal(words, cases[i].words), "%.*s", TEXT_ARG(words));
    }
    arena_free(&arena);
}
