// Parts loaded many at once: each in its place with its own prices, in the order of the list; what
// is not there, has no price, or holds what the program does not know.
#include "store/part_store.h"

#include "store/q_part.h"

#include <check.h>

#define GOOD(expression)          ck_assert_int_eq((expression).code, FAULT_NONE)
#define FAULTS(expression, fault) ck_assert_int_eq((expression).code, (fault))

typedef struct {
    Arena arena;
    Db *db;
    Programme programme;
    PriceList list;
    int64_t rows; // of prices
} World;

static Date day(Text text) {
    Date date;
    ck_assert(date_parse(text, &date));
    return date;
}

static void open_world(World *world) {
    *world = (World){0};
    GOOD(arena_init(&world->arena, (size_t)1 << 24));
    GOOD(db_open(S(":memory:"), &world->db));
    GOOD(db_migrate(world->db));
    world->programme.level_count = 1;
    world->programme.levels[0].code = S("BL");
    ck_assert(currency_find(S("USD"), &world->list.currency));
    world->list.programme = &world->programme;
    world->list.country_group = S("WW");
}

static void close_world(World *world) {
    db_close(world->db);
    arena_free(&world->arena);
}

static void add_part(World *world, Text number, int64_t points) {
    Part part = {.part = number,
                 .type = PART_LICENCE,
                 .points = {points},
                 .metric = S("user"),
                 .term_months = 12,
                 .minimum = {1},
                 .multiple = {1}};
    GOOD(store_part_add(world->db, &part));
}

static void add_price(World *world, Text part, Text from, int64_t unit) {
    PriceRow row = {.row = {++world->rows},
                    .from = day(from),
                    .published = day(from),
                    .release = (int32_t)world->rows};
    price_row_set(&row, (Level){0}, (Money){unit});
    GOOD(store_price_row_add(world->db, &world->list, part, &row));
}

static PricedPart *load_until(World *world, Date newest, const Text *parts, size_t count) {
    PricedPart *loaded = NULL;
    Date today = day(S("2023-06-01"));
    PriceDays days = {.oldest = today, .newest = newest, .published_by = today};
    GOOD(store_parts_load(world->db, &world->arena, &world->list, days, parts, count, &loaded));
    return loaded;
}

static PricedPart *load(World *world, const Text *parts, size_t count) {
    return load_until(world, DATE_MAX, parts, count);
}

START_TEST(each_part_comes_in_its_place_with_its_own_prices) {
    World world;
    open_world(&world);
    add_part(&world, S("A"), 1);
    add_part(&world, S("B"), 2);
    add_part(&world, S("none"), 3);
    add_price(&world, S("A"), S("2020-01-01"), 100); // a newer one has taken over
    add_price(&world, S("B"), S("2021-01-01"), 210);
    add_price(&world, S("A"), S("2023-01-01"), 120);
    add_price(&world, S("A"), S("2024-01-01"), 130); // to come
    const Text asked[] = {S("B"), S("nowhere"), S("A"), S("none"), S("a\"b\\")};
    PricedPart *loaded = load(&world, asked, 5);
    ck_assert(loaded[0].found && loaded[2].found && loaded[3].found);
    ck_assert(!loaded[1].found && !loaded[4].found);
    ck_assert(text_equal(loaded[2].part.part, S("A")));
    ck_assert_int_eq(loaded[0].part.points.hundredths, 2);
    ck_assert_int_eq(loaded[2].part.points.hundredths, 1);
    ck_assert_uint_eq(loaded[0].row_count, 1);
    ck_assert_int_eq(loaded[0].rows[0].unit[0].minor, 210);
    ck_assert_uint_eq(loaded[2].row_count, 2);
    ck_assert_int_eq(loaded[2].rows[0].unit[0].minor, 120);
    ck_assert_int_eq(loaded[2].rows[1].unit[0].minor, 130);
    ck_assert_uint_eq(loaded[3].row_count, 0);
    loaded = load_until(&world, day(S("2023-06-01")), asked, 5); // those of that day alone
    ck_assert_uint_eq(loaded[2].row_count, 1);
    ck_assert_int_eq(loaded[2].rows[0].unit[0].minor, 120);
    close_world(&world);
}

START_TEST(of_no_part_nothing_is_loaded) {
    World world;
    open_world(&world);
    (void)load(&world, NULL, 0);
    close_world(&world);
}

START_TEST(prices_of_another_list_do_not_count) {
    World world;
    open_world(&world);
    add_part(&world, S("A"), 1);
    add_price(&world, S("A"), S("2020-01-01"), 100);
    world.list.country_group = S("EU");
    const Text asked[] = {S("A")};
    ck_assert_uint_eq(load(&world, asked, 1)->row_count, 0);
    close_world(&world);
}

START_TEST(a_type_that_nobody_knows_is_a_fault) {
    World world;
    open_world(&world);
    GOOD(q_part_add(world.db, &(QPartAddIn){.part = S("X"),
                                            .type = S("nonsense"),
                                            .product_null = true,
                                            .term_months = 12,
                                            .minimum_quantity = {1},
                                            .multiple = {1}}));
    const Text asked[] = {S("X")};
    PricedPart *loaded = NULL;
    FAULTS(store_parts_load(world.db, &world.arena, &world.list,
                            (PriceDays){DATE_MIN, DATE_MAX, DATE_MAX}, asked, 1, &loaded),
           FAULT_DB_VALUE);
    ck_assert_ptr_null(loaded);
    close_world(&world);
}
