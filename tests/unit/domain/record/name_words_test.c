// portal.md §12: which words a name is found by.
#include "domain/record/name_words.h"

#include <check.h>

static Arena arena;

// The words with a bar between them.
static Text joined(NameWords words) {
    TextBuf buf = buf_new(&arena, 4096);
    for (size_t i = 0; i < words.count; i++) {
        buf_add(&buf, i > 0 ? S("|") : S(""));
        buf_add(&buf, words.words[i]);
    }
    return buf_text(&buf);
}

static void expect_kept(Text folded, Text wanted) {
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    Text found = joined(name_words_kept(&arena, folded));
    ck_assert_msg(text_equal(found, wanted), "%.*s", TEXT_ARG(found));
    arena_free(&arena);
}

static void expect_typed(Text folded, Text wanted) {
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    Text found = joined(name_words_typed(&arena, folded));
    ck_assert_msg(text_equal(found, wanted), "%.*s", TEXT_ARG(found));
    arena_free(&arena);
}

START_TEST(words_are_cut_at_what_is_no_letter_and_stand_once) {
    expect_kept(S("pt samudra-logistik (samudra), 2 gmbh"), S("2|gmbh|logistik|pt|samudra"));
    expect_kept(S(""), S(""));
    expect_kept(S("– & –"), S("–"));
}

START_TEST(a_script_without_spaces_is_kept_with_each_end) {
    expect_kept(S("遠望物流"), S("望物流|流|物流|遠望物流"));
    expect_kept(S("abc物流xyz"), S("abc物流xyz|xyz|流xyz|物流xyz"));
}

START_TEST(what_is_typed_is_not_taken_apart) {
    expect_typed(S("物流 pt"), S("pt|物流"));
}

START_TEST(a_typed_word_begins_a_kept_one_where_it_occurs) {
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    NameWords kept = name_words_kept(&arena, S("pt 遠望物流"));
    Text typed = S("望物");
    Text beyond = S("望物\xF4\x8F\xBF\xBF");
    int found = 0;
    for (size_t i = 0; i < kept.count; i++) {
        found += text_compare(kept.words[i], typed) >= 0 && text_compare(kept.words[i], beyond) < 0;
    }
    ck_assert_int_eq(found, 1);
    arena_free(&arena);
}

START_TEST(a_word_counts_up_to_its_last_character_that_fits) {
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    TextBuf buf = buf_new(&arena, 200);
    for (int i = 0; i < NAME_WORD_CHARACTERS_MAX + 8; i++) {
        buf_add(&buf, S("é"));
    }
    NameWords words = name_words_kept(&arena, buf_text(&buf));
    ck_assert_uint_eq(words.count, 1);
    ck_assert_uint_eq(text_characters(words.words[0]), NAME_WORD_CHARACTERS_MAX);
    ck_assert(text_is_utf8(words.words[0]));
    arena_free(&arena);
}

START_TEST(two_letters_or_one_without_spaces_are_enough) {
    ck_assert(name_is_long_enough(S("pt")));
    ck_assert(name_is_long_enough(S("é é")));
    ck_assert(name_is_long_enough(S("遠")));
    ck_assert(!name_is_long_enough(S("p")));
    ck_assert(!name_is_long_enough(S("p -")));
    ck_assert(!name_is_long_enough(S("")));
}
