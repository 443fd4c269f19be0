// The tables in an order in which rows can be added to them: each behind those that it names. A
// table's place in it is its bit in what a query reads and changes.
#include "sqlbind.h"

#include <string.h>
#include <strings.h>

static const char *column_text(Arena *arena, sqlite3_stmt *statement) {
    return format_text(arena, "%s", (const char *)sqlite3_column_text(statement, 0));
}

static bool is_placed(const Tables *tables, const char *name) {
    size_t place = 0;
    return tables_find(tables, name, &place);
}

// True where all that a table names, but itself, is placed.
static bool can_follow(const Schema *schema, const Tables *tables, const char *name) {
    sqlite3_stmt *statement = NULL;
    bool can =
        sqlite3_prepare_v2(schema->strict, "SELECT \"table\" FROM pragma_foreign_key_list(?1)", -1,
                           &statement, NULL) == SQLITE_OK;
    (void)sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    while (can && sqlite3_step(statement) == SQLITE_ROW) {
        const char *named = (const char *)sqlite3_column_text(statement, 0);
        can = strcasecmp(named, name) == 0 || is_placed(tables, named);
    }
    (void)sqlite3_finalize(statement);
    return can;
}

static void list_all(Run *run, const Schema *schema, Tables *all) {
    sqlite3_stmt *statement = NULL;
    (void)sqlite3_prepare_v2(schema->strict,
                             "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid",
                             -1, &statement, NULL);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (all->count == TABLES_MAX) {
            mistake(run, "db/migrations", 1, "more than %d tables; raise TABLES_MAX", TABLES_MAX);
            break;
        }
        all->names[all->count++] = column_text(run->arena, statement);
    }
    (void)sqlite3_finalize(statement);
}

void tables_order(Run *run, const Schema *schema, Tables *ret_tables) {
    Tables all = {.count = 0};
    Tables placed = {.count = 0};
    list_all(run, schema, &all);
    for (size_t before = SIZE_MAX; placed.count < all.count && placed.count != before;) {
        before = placed.count;
        for (size_t i = 0; i < all.count; i++) {
            if (!is_placed(&placed, all.names[i]) && can_follow(schema, &placed, all.names[i])) {
                placed.names[placed.count++] = all.names[i];
            }
        }
    }
    if (placed.count < all.count) {
        mistake(run, "db/migrations", 1,
                "tables that name each other in a circle: rows of one could not be added first");
    }
    *ret_tables = placed;
}

bool tables_find(const Tables *tables, const char *name, size_t *ret_place) {
    for (size_t i = 0; i < tables->count; i++) {
        if (strcasecmp(tables->names[i], name) == 0) {
            *ret_place = i;
            return true;
        }
    }
    return false;
}

TableBits tables_bits(const Tables *tables, const char *const *names, size_t count) {
    TableBits bits = {{0}};
    for (size_t i = 0; i < count; i++) {
        size_t place = 0;
        if (tables_find(tables, names[i], &place)) {
            bits.words[place / 64] |= (uint64_t)1 << place % 64;
        }
    }
    return bits;
}
