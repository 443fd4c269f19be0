// Every refusal has its words, its code and its rule.
#include "main/refusal_words.h"

#include <check.h>
#include <stdlib.h>

START_TEST(every_refusal_says_what_is_wrong_and_what_to_do_next) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    for (int id = REFUSAL_NONE + 1; id < REFUSAL_COUNT; id++) {
        Refusal refusal = {
            .id = (RefusalId)id, .field = S("quantity"), .line = 2, .value = S("XL")};
        Text words = refusal_words(&arena, &refusal);
        ck_assert(words.len > 40);
        ck_assert(text_is_plain(words));
        ck_assert(refusal_code((RefusalId)id).len > 0);
        ck_assert(refusal_rule((RefusalId)id).len > 0);
    }
    arena_free(&arena);
}
