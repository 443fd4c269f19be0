// SQLite has no row security. So a connection that shows things has a temporary view of each scoped
// table's name, which is found before the table; the views ask licet_scope() who looks. An
// authorizer lets nothing read a scoped table but the view of its own name, and nothing write.
#include "store/db_sqlite_scope_private.h"

#include <string.h>

// licet_scope(n): the value of that number.
static void tell_value(sqlite3_context *context, int count, sqlite3_value **arguments) {
    const SqliteScope *scope = sqlite3_user_data(context);
    int at = count == 1 ? sqlite3_value_int(arguments[0]) : -1;
    if (at < 0 || at >= (int)SCOPE_VALUE_COUNT || scope->values[at].kind == DB_NULL) {
        sqlite3_result_null(context);
    } else if (scope->values[at].kind == DB_INT) {
        sqlite3_result_int64(context, scope->values[at].number);
    } else {
        sqlite3_result_text(context, scope->days[at], DATE_TEXT_BYTES, SQLITE_STATIC);
    }
}

static bool is_scoped(const ScopeDefs *defs, const char *table) {
    for (size_t i = 0; i < defs->count; i++) {
        if (strcmp(defs->items[i].table, table) == 0) {
            return true;
        }
    }
    return false;
}

// `inside`: the view (of ours; the schema has none) in whose text the table is named.
static int judge_read(const ScopeDefs *defs, const char *table, const char *database,
                      const char *inside) {
    if (database != NULL && strcmp(database, "temp") == 0) {
        return SQLITE_OK;
    }
    if (strncmp(table, "sqlite_", 7) == 0 || strncmp(table, "pragma_", 7) == 0) {
        return SQLITE_DENY;
    }
    bool is_own_view = inside != NULL && strcmp(inside, table) == 0;
    return !is_scoped(defs, table) || is_own_view ? SQLITE_OK : SQLITE_DENY;
}

static int judge(void *scope, int action, const char *a, const char *b, const char *database,
                 const char *inside) {
    (void)b;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
        return SQLITE_OK;
    case SQLITE_READ:
        return judge_read(((const SqliteScope *)scope)->defs, a, database, inside);
    default:
        return SQLITE_DENY;
    }
}

int sqlite_scope_begin(sqlite3 *handle, SqliteScope *scope) {
    // The value is the same all through a statement, so an index can be entered by it.
    int code = sqlite3_create_function(handle, "licet_scope", 1,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, scope,
                                       tell_value, NULL, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_exec(handle, "PRAGMA query_only=OFF", NULL, NULL, NULL);
    }
    for (size_t i = 0; i < scope->defs->count && code == SQLITE_OK; i++) {
        code = sqlite3_exec(handle, scope->defs->items[i].view, NULL, NULL, NULL);
    }
    if (code == SQLITE_OK) {
        // Their first use declares a table, which nothing may do from here on.
        code = sqlite3_exec(handle, "SELECT 1 FROM json_each('[]'), keys_each('[]')", NULL, NULL,
                            NULL);
    }
    if (code == SQLITE_OK) {
        code = sqlite3_exec(handle, "PRAGMA query_only=ON", NULL, NULL, NULL);
    }
    return code == SQLITE_OK ? sqlite3_set_authorizer(handle, judge, scope) : code;
}

void sqlite_scope_set(SqliteScope *scope, const DbValue values[SCOPE_VALUE_COUNT]) {
    for (int i = 0; i < (int)SCOPE_VALUE_COUNT; i++) {
        scope->values[i] = values[i];
        if (values[i].kind == DB_DATE) {
            date_write(values[i].date, scope->days[i]);
        }
    }
}
