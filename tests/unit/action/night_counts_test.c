// The counts of a night, written and read.
#include "action/night/night_counts.h"

#include <check.h>

START_TEST(counts_are_read_as_they_were_written) {
    Arena arena;
    NightCounts counts = {.closed = 3, .lines = 12094, .events = 7};
    NightCounts read = {0};
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    Text text = night_counts_text(&arena, &counts);
    ck_assert(text_equal(text, S("closed=3 ordered=0 cancelled=0 quotes=0 lines=12094 exceptions=0 "
                                 "notices=0 links=0 events=7")));
    ck_assert(night_counts_read(text, &read));
    ck_assert(read.closed == 3 && read.lines == 12094 && read.events == 7 && read.notices == 0);
    arena_free(&arena);
}

START_TEST(what_is_no_counts_is_not_read) {
    static const Text wrong[] = {
        S_INIT(""),
        S_INIT("of=120"),
        S_INIT("killed"),
        S_INIT("closed=3"),
        S_INIT("closed=3 ordered=0 cancelled=0 quotes=0 lines=x exceptions=0 notices=0 links=0 "
               "events=7"),
        S_INIT("closed=3 ordered=0 cancelled=0 quotes=0 lines=0 exceptions=0 notices=0 links=0 "
               "events=7 more=1"),
        S_INIT("3 enterprises closed, 2 standing quotes of 9 lines, 1 exceptions, 7 notices, 35 "
               "audit rows chained, 70 events numbered"),
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        NightCounts read = {.closed = 5};
        ck_assert_msg(!night_counts_read(wrong[i], &read), "%zu", i);
        ck_assert(read.closed == 5);
    }
}
