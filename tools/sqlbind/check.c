// Compares a query with its header: what the engine says of the prepared statement against in:,
// out: and rows:. Declared types and NOT NULL are asked of the neutral database.
#include "sqlbind.h"

#include <string.h>
#include <strings.h>

static int offset_line(const Query *query, int offset) {
    int line = query->body_line;
    for (int i = 0; i < offset && (size_t)i < query->body.len; i++) {
        line += query->body.bytes[i] == '\n';
    }
    return line;
}

// The first line of the statement itself.
static int statement_line(const Query *query) {
    return query->tokens.items[0].line;
}

static sqlite3_stmt *prepare(Run *run, sqlite3 *database, const Query *query,
                             const Touched *touched) {
    sqlite3_stmt *statement = NULL;
    int code =
        sqlite3_prepare_v2(database, query->body.bytes, (int)query->body.len, &statement, NULL);
    if (code == SQLITE_AUTH && touched != NULL && touched->denied != NULL) {
        mistake(run, query->path, statement_line(query), "%s may not be touched by a query",
                touched->denied);
    } else if (code != SQLITE_OK || statement == NULL) {
        int offset = sqlite3_error_offset(database);
        mistake(run, query->path, offset < 0 ? statement_line(query) : offset_line(query, offset),
                "%s", sqlite3_errmsg(database));
    }
    return statement;
}

// ---- columns ----

// SQLite spells some declared types in capitals.
static const char *lower(Arena *arena, const char *word) {
    char *text = format_text(arena, "%s", word);
    for (char *at = text; *at != 0; at++) {
        *at = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
    }
    return text;
}

static void check_type(Run *run, const Query *query, const Field *field, const char *declared) {
    const char *wanted = stored_word(field->type->stored);
    if (declared != NULL && strcasecmp(declared, wanted) != 0) {
        mistake(run, query->path, field->line,
                "\"%.*s\" is a column of type %s, the out: line says %s, which is stored as %s",
                TEXT_ARG(field->name), lower(run->arena, declared), field->type->name, wanted);
    }
}

// Whether a column of a table can hold NULL; false where it is not known.
static bool column_nullable(sqlite3 *database, const char *table, const char *column) {
    int not_null = 1;
    int in_key = 1;
    if (table == NULL || column == NULL) {
        return false;
    }
    int code = sqlite3_table_column_metadata(database, NULL, table, column, NULL, NULL, &not_null,
                                             &in_key, NULL);
    return code == SQLITE_OK && not_null == 0 && in_key == 0;
}

// Words before which a FROM item's alias cannot stand.
static bool ends_item(const Token *token) {
    static const char *const words[] = {"ON",    "USING", "JOIN",  "LEFT",  "INNER", "CROSS",
                                        "WHERE", "GROUP", "ORDER", "LIMIT", "FULL",  "RIGHT"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (token_is(token, words[i])) {
            return true;
        }
    }
    return token->kind != TOKEN_WORD;
}

static bool same_word(Text a, Text b) {
    return a.len == b.len && strncasecmp(a.bytes, b.bytes, a.len) == 0;
}

typedef struct {
    bool outer; // the table stands to the right of LEFT JOIN
    bool inner; // and somewhere else
} Joined;

// How a table stands in the query's own FROM clauses.
static Joined joined_how(const Query *query, const char *table) {
    Joined joined = {0};
    const Token *items = query->tokens.items;
    for (size_t i = 1; i < query->tokens.count; i++) {
        if (!token_is(&items[i], table) || ends_item(&items[i])) {
            continue;
        }
        size_t back = i >= 2 && token_is(&items[i - 1], "JOIN") ? i - 2 : i - 1;
        bool left =
            token_is(&items[back], "LEFT") ||
            (token_is(&items[back], "OUTER") && back > 0 && token_is(&items[back - 1], "LEFT"));
        bool from = token_is(&items[i - 1], "JOIN") || token_is(&items[i - 1], "FROM") ||
                    token_is_sign(&items[i - 1], ",");
        joined.outer = joined.outer || (left && token_is(&items[i - 1], "JOIN"));
        joined.inner = joined.inner || (from && !left);
    }
    return joined;
}

static void check_null(Run *run, const Query *query, const Field *field, sqlite3 *database,
                       sqlite3_stmt *statement, int column) {
    const char *table = sqlite3_column_table_name(statement, column);
    const char *origin = sqlite3_column_origin_name(statement, column);
    if (field->nullable || table == NULL) {
        return;
    }
    Joined joined = joined_how(query, table);
    if (column_nullable(database, table, origin)) {
        mistake(run, query->path, field->line,
                "\"%.*s\" may be NULL in table %s; the out: line must say ?%s",
                TEXT_ARG(field->name), table, field->type->name);
    } else if (joined.outer && !joined.inner) {
        mistake(run, query->path, field->line,
                "\"%.*s\" may be NULL after LEFT JOIN %s; the out: line must say ?%s",
                TEXT_ARG(field->name), table, field->type->name);
    }
}

static void check_columns(Run *run, const Query *query, sqlite3 *database,
                          sqlite3_stmt *statement) {
    size_t count = (size_t)sqlite3_column_count(statement);
    if (count != query->out.count) {
        mistake(run, query->path, query->out.line,
                "the result has %zu columns, the out: line names %zu", count, query->out.count);
        return;
    }
    for (int i = 0; i < (int)count; i++) {
        const Field *field = &query->out.items[i];
        const char *name = sqlite3_column_name(statement, i);
        if (!text_equal(text_of(name), field->name)) {
            mistake(run, query->path, field->line,
                    "column %d of the result is \"%s\", the out: line says \"%.*s\"", i + 1, name,
                    TEXT_ARG(field->name));
            continue;
        }
        check_type(run, query, field, sqlite3_column_decltype(statement, i));
        check_null(run, query, field, database, statement, i);
    }
}

static void check_rows(Run *run, const Query *query, sqlite3 *database, sqlite3_stmt *statement) {
    bool changes = query->rows == ROWS_CHANGES_ONE || query->rows == ROWS_CHANGES_ANY;
    bool writes = sqlite3_stmt_readonly(statement) == 0;
    bool returns = sqlite3_column_count(statement) > 0;
    if (writes && strncasecmp(sqlite3_sql(statement), "WITH", strlen("WITH")) == 0) {
        mistake(run, query->path, query->rows_line,
                "what changes rows begins with INSERT, UPDATE or DELETE, not with WITH");
    } else if (changes && !writes) {
        mistake(run, query->path, query->rows_line,
                "rows: changes, but the statement changes nothing; one, maybe or many");
    } else if (changes && returns) {
        mistake(run, query->path, query->rows_line,
                "rows: changes, but the statement has RETURNING; one, maybe or many with out:");
    } else if (!changes && !returns) {
        mistake(
            run, query->path, query->rows_line,
            "the statement returns no rows; it needs RETURNING, or rows: changes 1 or changes any");
    } else if (!changes) {
        check_columns(run, query, database, statement);
    }
}

// ---- ORDER BY ----

// True where `name` is a column that some table of the query can hold NULL in.
static bool orders_null(const Query *query, sqlite3 *database, const Touched *touched, Text name) {
    char column[128];
    if (name.len >= sizeof column) {
        return false;
    }
    memcpy(column, name.bytes, name.len);
    column[name.len] = 0;
    for (size_t i = 0; i < query->out.count; i++) {
        if (same_word(query->out.items[i].name, name)) {
            return query->out.items[i].nullable;
        }
    }
    for (size_t i = 0; i < touched->read_count; i++) {
        if (column_nullable(database, touched->read_tables[i], column)) {
            return true;
        }
    }
    return false;
}

// A term of ORDER BY that is one name, or table.name.
static void check_order_term(Run *run, const Query *query, sqlite3 *database,
                             const Touched *touched, const Token *term) {
    const Token *name = token_is_sign(term + 1, ".") ? term + 2 : term;
    const Token *after = name + 1;
    if (name->kind != TOKEN_WORD) {
        return;
    }
    after += token_is(after, "ASC") || token_is(after, "DESC") ? 1 : 0;
    bool is_end = after->kind == TOKEN_END || token_is_sign(after, ",") ||
                  token_is_sign(after, ")") || token_is(after, "LIMIT");
    if (is_end && orders_null(query, database, touched, name->text)) {
        mistake(
            run, query->path, name->line,
            "ORDER BY %.*s, which may be NULL: the engines differ; write NULLS LAST or NULLS FIRST",
            TEXT_ARG(name->text));
    }
}

static void check_order(Run *run, const Query *query, sqlite3 *database, const Touched *touched) {
    const Tokens *tokens = &query->tokens;
    for (size_t i = 0; i + 2 < tokens->count; i++) {
        if (!token_is(&tokens->items[i], "ORDER") || !token_is(&tokens->items[i + 1], "BY")) {
            continue;
        }
        int depth = tokens->items[i].depth;
        check_order_term(run, query, database, touched, &tokens->items[i + 2]);
        for (size_t j = i + 2; j < tokens->count && tokens->items[j].depth >= depth; j++) {
            if (tokens->items[j].depth == depth && token_is_sign(&tokens->items[j], ",")) {
                check_order_term(run, query, database, touched, &tokens->items[j + 1]);
            }
        }
    }
}

// ---- expressions ----

// A date column of a table that the query touches, or a parameter that is a date.
static bool is_date(const Query *query, sqlite3 *database, const Touched *touched,
                    const Token *token) {
    for (size_t i = 0; i < query->in.count && token->kind == TOKEN_PARAM; i++) {
        Text name = {token->text.bytes + 1, token->text.len - 1};
        if (text_equal(query->in.items[i].name, name)) {
            return query->in.items[i].type->stored == STORED_DATE;
        }
    }
    if (token->kind != TOKEN_WORD) {
        return false;
    }
    const char *column = format_text(touched->run->arena, "%.*s", TEXT_ARG(token->text));
    bool is = false;
    for (size_t i = 0; i < touched->read_count && !is; i++) {
        const char *type = NULL;
        int code = sqlite3_table_column_metadata(database, NULL, touched->read_tables[i], column,
                                                 &type, NULL, NULL, NULL, NULL);
        is = code == SQLITE_OK && type != NULL && strcasecmp(type, "date") == 0;
    }
    return is;
}

static void check_dates(Run *run, const Query *query, sqlite3 *database, const Touched *touched) {
    const Token *items = query->tokens.items;
    for (size_t i = 1; i < query->tokens.count; i++) {
        bool is_sum = token_is_sign(&items[i], "+") || token_is_sign(&items[i], "-");
        const Token *right = token_is_sign(&items[i + 2], ".") ? &items[i + 3] : &items[i + 1];
        if (is_sum && (is_date(query, database, touched, &items[i - 1]) ||
                       is_date(query, database, touched, right))) {
            mistake(run, query->path, items[i].line,
                    "a sum with a date: SQLite keeps dates as text; bind the day that is meant");
        }
    }
}

// MAX, MIN or SUM, also inside CAST, as a whole column of a statement without groups.
static bool is_bare_aggregate(const Token *item) {
    if (token_is(item, "CAST") && token_is_sign(item + 1, "(")) {
        item += 2;
    }
    return (token_is(item, "MAX") || token_is(item, "MIN") || token_is(item, "SUM")) &&
           token_is_sign(item + 1, "(");
}

static bool has_groups(const Query *query) {
    for (size_t i = 0; i < query->tokens.count; i++) {
        if (token_is(&query->tokens.items[i], "GROUP") ||
            token_is(&query->tokens.items[i], "OVER")) {
            return true;
        }
    }
    return false;
}

static void check_aggregates(Run *run, const Query *query) {
    const Token *items = query->tokens.items;
    if (!token_is(&items[0], "SELECT") || has_groups(query)) {
        return;
    }
    size_t column = 0;
    for (size_t i = 0; i < query->tokens.count && !token_is(&items[i], "FROM"); i++) {
        bool starts = i == 0 || (items[i].depth == 0 && token_is_sign(&items[i], ","));
        column += i > 0 && starts;
        if (starts && column < query->out.count && is_bare_aggregate(&items[i + 1]) &&
            !query->out.items[column].nullable) {
            mistake(
                run, query->path, items[i + 1].line,
                "\"%.*s\" is NULL where no row is found; write COALESCE, or ?%s in the out: line",
                TEXT_ARG(query->out.items[column].name), query->out.items[column].type->name);
        }
    }
}

// ---- all ----

void check_query(Run *run, const Schema *schema, const Tables *tables, Query *query) {
    Touched touched = {.run = run};
    int before = run->mistakes;
    (void)sqlite3_set_authorizer(schema->neutral, touched_note, &touched);
    sqlite3_stmt *statement = prepare(run, schema->neutral, query, &touched);
    (void)sqlite3_set_authorizer(schema->neutral, NULL, NULL);
    if (statement != NULL) {
        check_rows(run, query, schema->neutral, statement);
        check_order(run, query, schema->neutral, &touched);
        check_dates(run, query, schema->neutral, &touched);
        check_aggregates(run, query);
    }
    (void)sqlite3_finalize(statement);
    if (run->mistakes == before) {
        statement = prepare(run, schema->strict, query, NULL);
        (void)sqlite3_finalize(statement);
    }
    if (run->mistakes == before) {
        scope_check(run, schema, query, &touched);
    }
    query->reads = tables_bits(tables, touched.read_tables, touched.read_count);
    query->writes = tables_bits(tables, touched.written_tables, touched.written_count);
}
