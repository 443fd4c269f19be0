// The manifest: what is written is verified; whatever is changed of it is found.
#include "report/manifest.h"

#include <check.h>
#include <string.h>

typedef struct {
    Arena arena;
    SigningKey key;
    Text text;
} World;

static Text written(Arena *arena, const SigningKey *key) {
    static const Column columns[] = {{S_INIT("order"), COLUMN_NUMBER, 0, false, 0}};
    static const ColumnTable table = {columns, 1, sizeof(Text), 0};
    static const AboutFilter filters[] = {{S_INIT("site"), S_INIT("0000007")}};
    RowsAbout about = {.report = S("orders"),
                       .account = S("0012345"),
                       .filters = filters,
                       .filter_count = 1,
                       .true_on = S("2026-11-21"),
                       .known_on = S("2026-11-21T08:00:00Z"),
                       .generated_at = S("2026-11-21T08:00:00Z")};
    ManifestFile files[] = {{S("a \"b\".xlsx"), 3, 4096, S("00ff")},
                            {S("b.xlsx"), 1, 9, S("11ee")}};
    RowsChoice choice = rows_choose_all(&table);
    return manifest_write(arena, key, &about, &choice, files, 2);
}

static World begin(void) {
    unsigned char seed[SIGNING_SEED_BYTES] = {7};
    World world = {.key = signing_key_from_seed(seed)};
    ck_assert(!err_failed(arena_init(&world.arena, 16 << 20)));
    world.text = written(&world.arena, &world.key);
    return world;
}

START_TEST(what_was_written_is_valid) {
    World world = begin();
    Manifest read = manifest_verify(&world.arena, &world.key, world.text);
    ck_assert_int_eq(read.verdict, SIGNATURE_VALID);
    ck_assert(text_equal(read.report, S("orders")));
    ck_assert_uint_eq(read.count, 2);
    ck_assert(text_equal(read.files[0].name, S("a \"b\".xlsx")));
    ck_assert_int_eq(read.files[0].rows, 3);
    ck_assert_int_eq(read.files[0].bytes, 4096);
    ck_assert(text_equal(read.files[1].sha256, S("11ee")));
    arena_free(&world.arena);
}

START_TEST(every_byte_counts) {
    World world = begin();
    char *bytes = arena_take(&world.arena, world.text.len);
    for (size_t i = 0; i < world.text.len; i++) {
        size_t mark = world.arena.used;
        memcpy(bytes, world.text.bytes, world.text.len);
        bytes[i] ^= 1;
        Manifest read = manifest_verify(&world.arena, &world.key, (Text){bytes, world.text.len});
        ck_assert_msg(read.verdict != SIGNATURE_VALID && read.count == 0, "byte %zu", i);
        arena_rewind(&world.arena, mark);
    }
    for (size_t len = 0; len < world.text.len; len++) {
        size_t mark = world.arena.used;
        Manifest read = manifest_verify(&world.arena, &world.key, (Text){world.text.bytes, len});
        ck_assert_msg(read.verdict != SIGNATURE_VALID, "the first %zu bytes", len);
        arena_rewind(&world.arena, mark);
    }
    arena_free(&world.arena);
}

START_TEST(another_key_and_none) {
    World world = begin();
    unsigned char seed[SIGNING_SEED_BYTES] = {8};
    SigningKey other = signing_key_from_seed(seed);
    ck_assert_int_eq(manifest_verify(&world.arena, &other, world.text).verdict,
                     SIGNATURE_UNKNOWN_KEY);
    Text none = written(&world.arena, NULL);
    ck_assert(manifest_looks_so(none));
    ck_assert_int_eq(manifest_verify(&world.arena, &world.key, none).verdict, SIGNATURE_NONE);
    arena_free(&world.arena);
}

START_TEST(other_files_are_none) {
    ck_assert(!manifest_looks_so(S("")));
    ck_assert(!manifest_looks_so(S("{}")));
    ck_assert(!manifest_looks_so(S("{}\n")));
    ck_assert(!manifest_looks_so(S("%PDF-1.5\n%licet-sig a b\n")));
}
