// The map from text to a place.
#include "base/text_map.h"
#include "expect.h"

#include <check.h>

static Text key_of(Arena *arena, size_t number) {
    TextBuf buf = buf_new(arena, 24);
    buf_add(&buf, S("part "));
    buf_add_int(&buf, (int64_t)number);
    return buf_text(&buf);
}

START_TEST(an_empty_map_knows_nothing) {
    TextMap map = {0};
    size_t value = 77;
    ck_assert(!text_map_find(&map, S("a"), &value));
    ck_assert_uint_eq(value, 77);
}

START_TEST(every_key_keeps_its_value_while_the_map_grows) {
    enum { KEYS = 5000 };
    Arena arena = new_arena();
    TextMap map = {0};
    size_t value = 0;
    for (size_t i = 0; i < KEYS; i++) {
        Text key = key_of(&arena, i);
        ck_assert(!text_map_find(&map, key, &value));
        text_map_add(&arena, &map, key, i * 3);
        ck_assert_uint_eq(map.count, i + 1);
        ck_assert_msg(map.count * 2 <= map.slot_count, "at most half full");
    }
    for (size_t i = 0; i < KEYS; i++) {
        ck_assert(text_map_find(&map, key_of(&arena, i), &value));
        ck_assert_uint_eq(value, i * 3);
    }
    ck_assert(!text_map_find(&map, S("part"), &value));
    arena_free(&arena);
}

START_TEST(what_is_expected_has_its_room_at_once) {
    enum { KEYS = 700 };
    Arena arena = new_arena();
    TextMap map = {0};
    size_t value = 0;
    text_map_add(&arena, &map, S("first"), 1);
    text_map_expect(&arena, &map, KEYS + 1);
    size_t slots = map.slot_count;
    text_map_expect(&arena, &map, 3);
    for (size_t i = 0; i < KEYS; i++) {
        text_map_add(&arena, &map, key_of(&arena, i), i);
    }
    ck_assert_uint_eq(map.slot_count, slots);
    ck_assert(text_map_find(&map, S("first"), &value));
    ck_assert_uint_eq(value, 1);
    arena_free(&arena);
}

START_TEST(keys_compare_exactly) {
    Arena arena = new_arena();
    TextMap map = {0};
    static const Text keys[] = {S_INIT(""),   S_INIT("a"),   S_INIT("A"),
                                S_INIT("a "), S_INIT("a\0"), S_INIT("01"),
                                S_INIT("1"),  S_INIT("é"),   S_INIT("e\xCC\x81")};
    size_t count = sizeof keys / sizeof keys[0];
    size_t value = 0;
    for (size_t i = 0; i < count; i++) {
        ck_assert(!text_map_find(&map, keys[i], &value));
        text_map_add(&arena, &map, keys[i], i);
    }
    for (size_t i = 0; i < count; i++) {
        ck_assert(text_map_find(&map, keys[i], &value));
        ck_assert_uint_eq(value, i);
    }
    arena_free(&arena);
}

START_TEST(adding_a_key_twice_aborts) {
    Arena arena = new_arena();
    TextMap map = {0};
    text_map_add(&arena, &map, S("a"), 1);
    text_map_add(&arena, &map, S("a"), 2);
}
