// A small world for action's tests: a database with a catalogue, customers and their history, and
// one way to ask for any action by a row of a table. What each test expects of it is worked from
// rules.md.
//
//   parts   XL licence 10.00 points, 1000.00 (D 950.00, E 900.00, GV 700.00), renews by XR, comes
//           back by XS · XR renewal 2.00, 200.00 (D 190.00) · XS reinstatement 6.00, 600.00 ·
//           XM licence in fives from 10 · XC committed term, 36 months · XF fixed term, renews by
//           XR · XN licence without a price · XO licence that renews by XP, which has no price
//   first enterprise    A1: S1, S2 · A2: S3 · express X1 (no number), X2 (AX)
//   second enterprise   B1: T1
#ifndef TESTS_UNIT_ACTION_WORLD_H
#define TESTS_UNIT_ACTION_WORLD_H

#include "action/action.h"
#include "action/agreement/agreement_see.h"
#include "action/agreement/enrol.h"
#include "action/entitlement/entitlement_move.h"
#include "action/entitlement/entitlement_see.h"
#include "action/order/order_accept.h"
#include "action/order/change/order_rebill.h"
#include "action/order/return/order_return.h"
#include "action/order/renewal.h"
#include "store/db.h"
#include "store/number_store.h"
#include "store/part_store.h"
#include "store/q_part.h"
#include "store/q_programme.h"

#include <check.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BL, D, E, F, G, H, GV, ED };
enum { ORDERS_MAX = 16, WORLD_NAME_BYTES = 64 };

typedef struct {
    Arena arena;
    Db *db;
    Programme programme;
    NumberSource numbers;
    bool has_enterprise;
    EnterpriseId enterprise; // the first
    EnterpriseId other;      // the second
    OrderId orders[ORDERS_MAX];
    int order_count;
    int64_t price_rows;
    char file[WORLD_NAME_BYTES]; // empty: in memory
} World;

#define MUST(expression)                                                                           \
    do {                                                                                           \
        Err must_err_ = (expression);                                                              \
        ck_assert_msg(!err_failed(must_err_), "%s at %s:%d (%d)", err_message(must_err_),          \
                      must_err_.file, must_err_.line, must_err_.number);                           \
    } while (0)

static inline Date day(const char *text) {
    Date date = {0};
    ck_assert_msg(date_parse(text_of(text), &date), "%s is no day", text);
    return date;
}

static inline void expect_day(Date got, const char *wanted, const char *why) {
    char text[DATE_TEXT_BYTES];
    date_write(got, text);
    ck_assert_msg(date_equal(got, day(wanted)), "%s: got %.10s, wanted %s", why, text, wanted);
}

static inline Programme world_programme(void) {
    Programme programme = {
        .name = S("Standard programme"),
        .levels = {{.code = S("BL"), .points = {0}},
                   {.code = S("D"), .points = {50000}},
                   {.code = S("E"), .points = {100000}},
                   {.code = S("F"), .points = {250000}},
                   {.code = S("G"), .points = {500000}},
                   {.code = S("H"), .points = {1000000}},
                   {.code = S("GV"), .customer_type = CUSTOMER_GOVERNMENT},
                   {.code = S("ED"), .customer_type = CUSTOMER_ACADEMIC}},
        .level_count = 6,
        .fixed_count = 2,
    };
    for (int i = 0; i < PART_TYPE_COUNT; i++) {
        programme.earns_points[i] = true;
    }
    for (int i = 0; i < PROGRAMME_SETTING_COUNT; i++) {
        ProgrammeSettingId id = (ProgrammeSettingId)i;
        *programme_setting_value(&programme, id) = programme_setting(id)->fallback;
    }
    return programme;
}

static inline PriceList world_prices(const World *world) {
    Currency currency = {0};
    ck_assert(currency_find(S("USD"), &currency));
    return (PriceList){
        .programme = &world->programme, .country_group = S("WW"), .currency = currency};
}

// Who asks on a day, without a key.
static inline ActionContext on_day(World *world, const char *today) {
    return (ActionContext){
        .db = world->db,
        .arena = &world->arena,
        .prices = world_prices(world),
        .programme_version = 1,
        .today = day(today),
        .now = date_midnight_utc(day(today)),
        .numbers = &world->numbers,
    };
}

// The same with an idempotency key.
static inline ActionContext with_key(World *world, const char *today, const char *key,
                                     const char *digest) {
    ActionContext context = on_day(world, today);
    context.key = text_of(key);
    context.digest = text_of(digest);
    return context;
}

typedef struct {
    const char *part;
    PartType type;
    int64_t points;    // hundredths
    int64_t prices[3]; // BL, D, E in cents; 0: none
    int64_t government;
    const char *renewal;
    const char *reinstatement;
    int32_t term_months;
    int64_t minimum;
    int64_t multiple;
} CatalogueRow;

static const CatalogueRow catalogue[] = {
    {"XR", PART_RENEWAL, 200, {20000, 19000}, 14000, NULL, NULL, 12, 1, 1},
    {"XS", PART_REINSTATEMENT, 600, {60000}, 60000, NULL, NULL, 12, 1, 1},
    {"XP", PART_RENEWAL, 200, {0}, 0, NULL, NULL, 12, 1, 1},
    {"XL", PART_LICENCE, 1000, {100000, 95000, 90000}, 70000, "XR", "XS", 12, 1, 1},
    {"XM", PART_LICENCE, 100, {1000}, 1000, NULL, NULL, 12, 10, 5},
    {"XC", PART_COMMITTED_TERM, 1000, {300000}, 300000, NULL, NULL, 36, 1, 1},
    {"XF", PART_FIXED_TERM, 100, {5000}, 5000, "XR", NULL, 12, 1, 1},
    {"XN", PART_LICENCE, 100, {0}, 0, NULL, NULL, 12, 1, 1},
    {"XO", PART_LICENCE, 100, {1000}, 1000, "XP", NULL, 12, 1, 1},
};

static inline void add_part(World *world, const CatalogueRow *row) {
    PriceList list = world_prices(world);
    world->price_rows++;
    PriceRow prices = {.row = {world->price_rows},
                       .from = day("2020-01-01"),
                       .published = day("2019-12-01"),
                       .release = (int32_t)world->price_rows};
    for (int i = BL; i <= E; i++) {
        if (row->prices[i] != 0) {
            price_row_set(&prices, (Level){(int8_t)i}, (Money){row->prices[i]});
        }
    }
    if (row->government != 0) {
        price_row_set(&prices, (Level){GV}, (Money){row->government});
    }
    MUST(store_part_add(world->db, &(Part){.part = text_of(row->part),
                                           .type = row->type,
                                           .points = {row->points},
                                           .discountable = true,
                                           .term_months = row->term_months,
                                           .minimum = {row->minimum},
                                           .multiple = {row->multiple}}));
    MUST(store_price_row_add(world->db, &list, text_of(row->part), &prices));
    if (row->renewal != NULL || row->reinstatement != NULL) {
        MUST(q_part_set_followers(
            world->db, &(QPartSetFollowersIn){.part = text_of(row->part),
                                              .renewal_null = row->renewal == NULL,
                                              .renewal = text_of(row->renewal),
                                              .reinstatement_null = row->reinstatement == NULL,
                                              .reinstatement = text_of(row->reinstatement)}));
    }
}

// A later price of a part at the lowest level.
static inline void add_price(World *world, const char *part, const char *from,
                             const char *published, int64_t unit) {
    PriceList list = world_prices(world);
    world->price_rows++;
    PriceRow prices = {.row = {world->price_rows},
                       .from = day(from),
                       .published = day(published),
                       .release = (int32_t)world->price_rows};
    price_row_set(&prices, LEVEL_LOWEST, (Money){unit});
    MUST(db_begin(world->db));
    MUST(store_price_row_add(world->db, &list, text_of(part), &prices));
    MUST(db_commit(world->db));
}

// Opens a world with its catalogue and nobody in it.
static inline World new_world(bool on_file) {
    World world = {.programme = world_programme()};
    MUST(arena_init(&world.arena, (size_t)1 << 30));
    if (on_file) {
        static const char name[] = "build/unit/action/world_XXXXXX";
        memcpy(world.file, name, sizeof name);
        int fd = mkstemp(world.file);
        ck_assert_int_ge(fd, 0);
        ck_assert_int_eq(close(fd), 0);
    }
    MUST(db_open(on_file ? text_of(world.file) : S(":memory:"), &world.db));
    MUST(db_migrate(world.db));
    MUST(db_begin(world.db));
    MUST(q_programme_add_version(world.db, &(QProgrammeAddVersionIn){.version = 1,
                                                                     .from_day = DATE_MIN,
                                                                     .name = S("standard"),
                                                                     .definition = S("{}")}));
    MUST(store_numbers_begin(world.db));
    for (size_t i = 0; i < sizeof catalogue / sizeof catalogue[0]; i++) {
        add_part(&world, &catalogue[i]);
    }
    MUST(db_commit(world.db));
    return world;
}

static inline void remove_file(const World *world, const char *suffix) {
    char name[WORLD_NAME_BYTES + 8];
    (void)snprintf(name, sizeof name, "%s%s", world->file, suffix);
    (void)unlink(name);
}

static inline void end_world(World *world) {
    db_close(world->db);
    if (world->file[0] != '\0') {
        remove_file(world, "");
        remove_file(world, "-wal");
        remove_file(world, "-shm");
    }
    arena_free(&world->arena);
}

static inline Text file_bytes(World *world, const char *suffix) {
    char name[WORLD_NAME_BYTES + 8];
    struct stat about;
    (void)snprintf(name, sizeof name, "%s%s", world->file, suffix);
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return (Text){0};
    }
    ck_assert_int_eq(fstat(fd, &about), 0);
    char *bytes = arena_take(&world->arena, (size_t)about.st_size + 1);
    ck_assert_int_eq(read(fd, bytes, (size_t)about.st_size), about.st_size);
    ck_assert_int_eq(close(fd), 0);
    return (Text){bytes, (size_t)about.st_size};
}

// Every byte that the database keeps on disk: the file and its log.
typedef struct {
    Text file;
    Text log;
} Bytes;

static inline Bytes world_bytes(World *world) {
    return (Bytes){file_bytes(world, ""), file_bytes(world, "-wal")};
}

static inline bool same_bytes(const Bytes *a, const Bytes *b) {
    return text_equal(a->file, b->file) && text_equal(a->log, b->log);
}

#endif
