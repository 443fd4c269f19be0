// keys_each() for the databases in memory: its columns and no rows, for nothing is run there.
#include "base/keys_each.h"
#include "sqlbind.h"

static int keys_connect(sqlite3 *handle, void *unused, int count, const char *const *arguments,
                        sqlite3_vtab **ret_table, char **ret_error) {
    static const sqlite3_vtab none = {0};
    (void)unused, (void)count, (void)arguments, (void)ret_error;
    *ret_table = sqlite3_malloc(sizeof none);
    if (*ret_table == NULL) {
        return SQLITE_NOMEM;
    }
    **ret_table = none;
    return sqlite3_declare_vtab(handle, KEYS_EACH_TABLE);
}

static int keys_disconnect(sqlite3_vtab *table) {
    sqlite3_free(table);
    return SQLITE_OK;
}

static int keys_plan(sqlite3_vtab *table, sqlite3_index_info *plan) {
    (void)table;
    for (int i = 0; i < plan->nConstraint; i++) {
        if (plan->aConstraint[i].iColumn == KEYS_LIST && plan->aConstraint[i].usable) {
            plan->aConstraintUsage[i].argvIndex = 1;
        }
    }
    return SQLITE_OK;
}

static int keys_open(sqlite3_vtab *table, sqlite3_vtab_cursor **ret_cursor) {
    static const sqlite3_vtab_cursor none = {0};
    (void)table;
    *ret_cursor = sqlite3_malloc(sizeof none);
    if (*ret_cursor == NULL) {
        return SQLITE_NOMEM;
    }
    **ret_cursor = none;
    return SQLITE_OK;
}

static int keys_close(sqlite3_vtab_cursor *cursor) {
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int keys_filter(sqlite3_vtab_cursor *cursor, int plan, const char *name, int count,
                       sqlite3_value **arguments) {
    (void)cursor, (void)plan, (void)name, (void)count, (void)arguments;
    return SQLITE_OK;
}

static int keys_next(sqlite3_vtab_cursor *cursor) {
    (void)cursor;
    return SQLITE_OK;
}

static int keys_eof(sqlite3_vtab_cursor *cursor) {
    (void)cursor;
    return 1;
}

static int keys_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    (void)cursor, (void)context, (void)column;
    return SQLITE_OK;
}

int keys_declare(sqlite3 *database) {
    static const sqlite3_module module = {
        .xConnect = keys_connect,
        .xBestIndex = keys_plan,
        .xDisconnect = keys_disconnect,
        .xOpen = keys_open,
        .xClose = keys_close,
        .xFilter = keys_filter,
        .xNext = keys_next,
        .xEof = keys_eof,
        .xColumn = keys_column,
    };
    return sqlite3_create_module(database, "keys_each", &module, NULL);
}
