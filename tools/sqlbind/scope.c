// Whose rows a query touches: a table whose primary key begins with `enterprise` belongs to
// customers, and a query on one is bound to one enterprise or says why not.
#include "sqlbind.h"

#include <string.h>
#include <strings.h>

static bool is_noted(const char *const *tables, size_t count, const char *table) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(tables[i], table) == 0) {
            return true;
        }
    }
    return false;
}

static void note(Touched *touched, const char **tables, size_t *count, size_t max,
                 const char *table) {
    if (is_noted(tables, *count, table)) {
        return;
    }
    if (*count == max) {
        touched->full = true;
        return;
    }
    tables[(*count)++] = format_text(touched->run->arena, "%s", table);
}

static int deny(Touched *touched, const char *what) {
    if (touched->denied == NULL) {
        touched->denied = format_text(touched->run->arena, "%s", what);
    }
    return SQLITE_DENY;
}

int touched_note(void *data, int action, const char *a, const char *b, const char *database,
                 const char *view) {
    Touched *touched = data;
    (void)database;
    (void)view;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_READ:
        if (strncmp(a, "sqlite_", 7) == 0) {
            return deny(touched, a);
        }
        note(touched, touched->read_tables, &touched->read_count,
             sizeof touched->read_tables / sizeof touched->read_tables[0], a);
        return SQLITE_OK;
    case SQLITE_UPDATE:
        touched->updates_enterprise =
            touched->updates_enterprise || strcasecmp(b, "enterprise") == 0;
        note(touched, touched->written_tables, &touched->written_count,
             sizeof touched->written_tables / sizeof touched->written_tables[0], a);
        return SQLITE_OK;
    case SQLITE_INSERT:
    case SQLITE_DELETE:
        if (strncmp(a, "sqlite_", 7) == 0) {
            return deny(touched, a);
        }
        note(touched, touched->written_tables, &touched->written_count,
             sizeof touched->written_tables / sizeof touched->written_tables[0], a);
        return SQLITE_OK;
    default:
        return deny(touched, "the schema");
    }
}

// The first column of the table's primary key is `enterprise`.
static bool is_customers(const Schema *schema, const char *table) {
    sqlite3_stmt *statement = NULL;
    bool is = false;
    if (sqlite3_prepare_v2(
            schema->strict,
            "SELECT 1 FROM pragma_table_info(?1) WHERE pk = 1 AND name = 'enterprise'", -1,
            &statement, NULL) == SQLITE_OK) {
        (void)sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
        is = sqlite3_step(statement) == SQLITE_ROW;
    }
    (void)sqlite3_finalize(statement);
    return is;
}

static const char *first_customers(const Schema *schema, const char *const *tables, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (is_customers(schema, tables[i])) {
            return tables[i];
        }
    }
    return NULL;
}

static bool binds_enterprise(const Query *query) {
    for (size_t i = 0; i < query->tokens.count; i++) {
        const Token *token = &query->tokens.items[i];
        if (token->kind == TOKEN_PARAM && text_equal(token->text, S(":enterprise"))) {
            return true;
        }
    }
    return false;
}

// ON CONFLICT must name a key of this enterprise, or the row that it changes may be another's.
static void check_conflict(Run *run, const Query *query) {
    for (size_t i = 0; i < query->tokens.count; i++) {
        const Token *token = &query->tokens.items[i];
        if (token_is(token, "ON") && token_is(token + 1, "CONFLICT") &&
            !(token_is_sign(token + 2, "(") && token_is(token + 3, "enterprise"))) {
            mistake(
                run, query->path, token->line,
                "ON CONFLICT on a customers' table must name a key that begins with enterprise");
        }
    }
}

static void check_enterprise(Run *run, const Schema *schema, const Query *query,
                             const Touched *touched) {
    if (!binds_enterprise(query)) {
        mistake(run, query->path, query->scope_line,
                "scope: enterprise, but the statement does not bind :enterprise");
        return;
    }
    if (touched->updates_enterprise) {
        mistake(run, query->path, query->tokens.items[0].line,
                "the key enterprise of a row is never changed");
        return;
    }
    int before = run->mistakes;
    if (first_customers(schema, touched->written_tables, touched->written_count) != NULL) {
        check_conflict(run, query);
    }
    if (run->mistakes == before) {
        plan_check(run, schema, query);
    }
}

void scope_check(Run *run, const Schema *schema, const Query *query, const Touched *touched) {
    if (touched->full) {
        mistake(run, query->path, query->scope_line, "the query touches too many tables");
        return;
    }
    const char *table = first_customers(schema, touched->read_tables, touched->read_count);
    table = table != NULL
                ? table
                : first_customers(schema, touched->written_tables, touched->written_count);
    if (query->scope == SCOPE_ENTERPRISE && table != NULL) {
        check_enterprise(run, schema, query, touched);
    } else if (query->scope == SCOPE_CATALOGUE && table != NULL) {
        mistake(run, query->path, query->scope_line,
                "scope: catalogue, but %s is a customers' table; write scope: enterprise", table);
    } else if (query->scope != SCOPE_CATALOGUE && table == NULL) {
        mistake(run, query->path, query->scope_line,
                "the query touches no customers' table; write scope: catalogue");
    }
}
