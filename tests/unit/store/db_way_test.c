// Making way on a file of SQLite: what others wrote is noticed once, and what one wrote oneself is
// nothing to make way for.
#include "store/db_way.h"

#include "store/q_number.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define GOOD(expression) ck_assert_int_eq((expression).code, FAULT_NONE)

typedef struct {
    char folder[32];
    char path[48];
    Db *night;
    Db *other;
} World;

static void begin(World *world) {
    *world = (World){.folder = "/tmp/licet_way_XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(world->folder));
    (void)snprintf(world->path, sizeof world->path, "%s/db", world->folder);
    GOOD(db_open(text_of(world->path), &world->night));
    GOOD(db_migrate(world->night));
    GOOD(db_open(text_of(world->path), &world->other));
}

static void end(World *world) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    db_close(world->night);
    db_close(world->other);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        char path[64];
        (void)snprintf(path, sizeof path, "%s%s", world->path, ends[i]);
        (void)unlink(path);
    }
    ck_assert_int_eq(rmdir(world->folder), 0);
}

static void write_as(Db *db, Text kind) {
    GOOD(db_begin(db));
    GOOD(q_number_add_block(db, &(QNumberAddBlockIn){.kind = kind}));
    GOOD(db_commit(db));
}

static bool makes_way(World *world) {
    bool others = true;
    GOOD(db_make_way(world->night, &others));
    return others;
}

START_TEST(who_writes_alone_makes_no_way) {
    World world;
    begin(&world);
    ck_assert(!makes_way(&world));
    write_as(world.night, S("site"));
    ck_assert(!makes_way(&world));
    end(&world);
}

START_TEST(what_another_wrote_is_noticed_once) {
    World world;
    begin(&world);
    ck_assert(!makes_way(&world));
    write_as(world.other, S("site"));
    ck_assert(makes_way(&world));
    ck_assert(!makes_way(&world));
    end(&world);
}

START_TEST(the_version_is_another_one_where_another_wrote) {
    World world;
    int64_t version[4] = {0};
    begin(&world);
    GOOD(db_others_version(world.night, &version[0]));
    write_as(world.night, S("site"));
    GOOD(db_others_version(world.night, &version[1]));
    write_as(world.other, S("order"));
    GOOD(db_others_version(world.night, &version[2]));
    GOOD(db_others_version(world.night, &version[3]));
    ck_assert_int_ne(version[0], 0);
    ck_assert_int_eq(version[0], version[1]);
    ck_assert_int_ne(version[1], version[2]);
    ck_assert_int_eq(version[2], version[3]);
    end(&world);
}

START_TEST(in_a_transaction_there_is_no_way_to_make_aborts) {
    World world;
    bool others = false;
    begin(&world);
    GOOD(db_begin(world.night));
    (void)db_make_way(world.night, &others);
}
