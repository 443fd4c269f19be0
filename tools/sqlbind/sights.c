// Who sees which rows: reads db/scope/<group>/<table>.sql, judges the conditions, and writes what
// the two engines make of them: views of a connection's own for SQLite, and what sights_postgres.c
// says.
#include "sights.h"

#include <stdio.h>
#include <string.h>

enum { SIGHTS_MAX = 500 };

const SightValue sight_values[VALUE_COUNT] = {
    {"staff", false, OF_STAFF},           {"account", false, OF_ANYBODY},
    {"partner", false, OF_PARTNER},       {"customer", false, OF_CUSTOMER},
    {"site", false, OF_CUSTOMER},         {"agreement", false, OF_CUSTOMER},
    {"whole", false, OF_CUSTOMER},        {"today", true, OF_ANYBODY},
    {"contacts_since", true, OF_ANYBODY},
};

// ---- reading ----

// "-- hides: a, b" at the top of the file.
static void read_hidden(Sight *sight, Text content) {
    static const char begin[] = "-- hides: ";
    const char *end = memchr(content.bytes, '\n', content.len);
    if (content.len <= strlen(begin) || end == NULL ||
        memcmp(content.bytes, begin, strlen(begin)) != 0) {
        return;
    }
    for (const char *at = content.bytes + strlen(begin); at < end;) {
        size_t len = strcspn(at, ", \n");
        if (len > 0 && sight->hidden_count < HIDDEN_MAX) {
            sight->hidden[sight->hidden_count++] = (Text){at, len};
        }
        at += len + 1;
    }
}

// "-- seldom …" on a line of its own: behind it stand alternatives.
static void read_seldom(Sight *sight, Text content) {
    static const char mark[] = "\n-- seldom";
    int line = 1;
    sight->seldom = sight->tokens.count;
    for (size_t i = 0; i + strlen(mark) <= content.len; i++) {
        if (memcmp(content.bytes + i, mark, strlen(mark)) == 0) {
            sight->seldom = 0;
            while (sight->seldom < sight->tokens.count &&
                   sight->tokens.items[sight->seldom].line <= line) {
                sight->seldom++;
            }
            return;
        }
        line += content.bytes[i] == '\n';
    }
}

static int value_at(Text parameter) {
    for (int i = 0; i < VALUE_COUNT; i++) {
        if (token_equal_word((Text){parameter.bytes + 1, parameter.len - 1},
                             sight_values[i].name)) {
            return i;
        }
    }
    return -1;
}

// What the gate asks of a query it asks of the condition in one; the line before the first has
// number 0.
static void gate_condition(Run *run, Sight *sight, Text content) {
    enum { WORDS_BEFORE = 5 };
    const char *whole =
        format_text(run->arena, "SELECT 1 FROM %s WHERE\n%.*s", sight->table, TEXT_ARG(content));
    Tokens tokens = tokens_of(run->arena, text_of(whole), 0);
    gate_query(run, sight->path, tokens);
    sight->tokens = (Tokens){tokens.items + WORDS_BEFORE, tokens.count - WORDS_BEFORE};
}

static void judge_tokens(Run *run, const Sight *sight) {
    for (size_t i = 0; i < sight->tokens.count; i++) {
        const Token *token = &sight->tokens.items[i];
        if (token->kind == TOKEN_PARAM && value_at(token->text) < 0) {
            mistake(run, sight->path, token->line,
                    "\"%.*s\" is nothing that a condition may ask of the viewer",
                    TEXT_ARG(token->text));
        } else if (token_is_sign(token, ";")) {
            mistake(run, sight->path, token->line, "a condition, without a semicolon");
        }
    }
}

static bool has_table(const Schema *schema, const char *table) {
    return sqlite3_table_column_metadata(schema->strict, "main", table, NULL, NULL, NULL, NULL,
                                         NULL, NULL) == SQLITE_OK;
}

static void read_sight(Sights *sights, const char *folder, const char *file) {
    Run *run = sights->run;
    Text content = {0};
    ENSURE(sights->count < SIGHTS_MAX);
    Sight *sight = &sights->items[sights->count];
    *sight = (Sight){.path = format_text(run->arena, "%s/%s", folder, file),
                     .table = cut_end(run->arena, file, strlen(".sql"))};
    if (!source_read(run, sight->path, &content)) {
        return;
    }
    if (!has_table(sights->schema, sight->table)) {
        mistake(run, sight->path, 1, "there is no table %s", sight->table);
        return;
    }
    gate_condition(run, sight, content);
    read_hidden(sight, content);
    read_seldom(sight, content);
    judge_tokens(run, sight);
    sight_judge_seldom(sights, sight);
    sights->count++;
}

static void read_folder(Sights *sights, const char *folder, bool is_top) {
    Run *run = sights->run;
    Names names = {0};
    if (!source_list(run, folder, &names)) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        const char *path = format_text(run->arena, "%s/%s", folder, names.items[i]);
        size_t len = strlen(names.items[i]);
        if (is_top && source_is_folder(path)) {
            read_folder(sights, path, false);
        } else if (len > 4 && strcmp(names.items[i] + len - 4, ".sql") == 0) {
            read_sight(sights, folder, names.items[i]);
        }
    }
}

// ---- the two texts ----

bool sight_hides(const Sight *sight, const char *column) {
    for (size_t i = 0; i < sight->hidden_count; i++) {
        if (text_equal(sight->hidden[i], text_of(column))) {
            return true;
        }
    }
    return false;
}

// A view of SQLite asks its connection, whoever looks.
static void add_sqlite_value(TextBuf *buf, int value, Kind kind) {
    (void)kind;
    buf_addf(buf, "licet_scope(%d)", value);
}

void sight_add(TextBuf *buf, const Sight *sight, size_t from, size_t to, AddValue add, Kind kind) {
    for (size_t i = from; i < to; i++) {
        const Token *token = &sight->tokens.items[i];
        if (token->space && i > from) {
            buf_add_char(buf, ' ');
        }
        if (token->kind == TOKEN_PARAM) {
            add(buf, value_at(token->text), kind);
        } else {
            buf_add(buf, token->text);
        }
    }
}

void sight_each_column(const Sights *sights, const Sight *sight, TextBuf *buf, EachColumn call) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(sights->schema->strict,
                                  "SELECT name FROM pragma_table_info(?1) ORDER BY cid", -1,
                                  &statement, NULL);
    ENSURE(code == SQLITE_OK);
    (void)sqlite3_bind_text(statement, 1, sight->table, -1, SQLITE_STATIC);
    for (bool is_first = true; sqlite3_step(statement) == SQLITE_ROW;) {
        size_t before = buf->len;
        call(buf, sight, (const char *)sqlite3_column_text(statement, 0), is_first);
        is_first = is_first && buf->len == before;
    }
    (void)sqlite3_finalize(statement);
}

static void add_view_column(TextBuf *buf, const Sight *sight, const char *column, bool is_first) {
    buf_addf(buf, "%s%s%s", is_first ? "" : ", ", sight_hides(sight, column) ? "NULL AS " : "",
             column);
}

static void add_first_column(TextBuf *buf, const Sight *sight, const char *column, bool is_first) {
    (void)sight;
    buf_add(buf, is_first ? text_of(column) : S(""));
}

bool sight_has_column(const Sights *sights, const Sight *sight, Text name) {
    const char *word = format_text(sights->run->arena, "%.*s", TEXT_ARG(name));
    return sqlite3_table_column_metadata(sights->schema->strict, "main", sight->table, word, NULL,
                                         NULL, NULL, NULL, NULL) == SQLITE_OK;
}

// SQLite asks the authorizer once more for a table of which no column was read, and then no longer
// tells whose view it stands in: so a view reads one, here a key, which is never -1.
static bool names_column(const Sights *sights, const Sight *sight) {
    for (size_t i = 0; i < sight->tokens.count; i++) {
        const Token *token = &sight->tokens.items[i];
        if (token->kind == TOKEN_WORD && sight_has_column(sights, sight, token->text)) {
            return true;
        }
    }
    return false;
}

static const char *view_of(const Sights *sights, const Sight *sight) {
    TextBuf buf = buf_new(sights->run->arena, SIGHTS_TEXT_MAX);
    buf_addf(&buf, "CREATE TEMP VIEW %s AS SELECT ", sight->table);
    sight_each_column(sights, sight, &buf, add_view_column);
    buf_addf(&buf, " FROM main.%s AS %s WHERE (", sight->table, sight->table);
    sight_add(&buf, sight, 0, sight->tokens.count, add_sqlite_value, NOBODY);
    buf_add_char(&buf, ')');
    if (!names_column(sights, sight)) {
        buf_add(&buf, S(" AND +"));
        sight_each_column(sights, sight, &buf, add_first_column);
        buf_add(&buf, S(" <> -1"));
    }
    ENSURE(!buf.overflow);
    Text text = buf_text(&buf);
    const char *view = format_text(sights->run->arena, "%.*s", TEXT_ARG(text));
    return view;
}

// ---- judging ----

static void refuse_uncovered(const Sights *sights) {
    static const char sql[] =
        "SELECT s.name FROM sqlite_schema AS s JOIN pragma_table_info(s.name) AS t "
        "WHERE s.type = 'table' AND t.pk = 1 AND t.name = 'enterprise' ORDER BY s.name";
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(sights->schema->strict, sql, -1, &statement, NULL);
    ENSURE(code == SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(statement, 0);
        bool is_covered = false;
        for (size_t i = 0; i < sights->count; i++) {
            is_covered = is_covered || strcmp(sights->items[i].table, table) == 0;
        }
        if (!is_covered) {
            mistake(sights->run, "db/scope", 1,
                    "%s is a customers' table; a file %s.sql must say who sees its rows", table,
                    table);
        }
    }
    (void)sqlite3_finalize(statement);
}

static void no_value(sqlite3_context *context, int count, sqlite3_value **arguments) {
    (void)count;
    (void)arguments;
    sqlite3_result_null(context);
}

// All views together, each read once: an unknown column or a circle of tables is found here.
static void try_views(const Sights *sights) {
    sqlite3 *database = sights->schema->strict;
    (void)sqlite3_create_function(database, "licet_scope", 1,
                                  SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                  no_value, NULL, NULL);
    for (size_t i = 0; i < sights->count; i++) {
        if (sqlite3_exec(database, view_of(sights, &sights->items[i]), NULL, NULL, NULL) !=
            SQLITE_OK) {
            mistake(sights->run, sights->items[i].path, 1, "%s", sqlite3_errmsg(database));
        }
    }
    for (size_t i = 0; i < sights->count; i++) {
        sqlite3_stmt *statement = NULL;
        const char *sql =
            format_text(sights->run->arena, "SELECT * FROM %s", sights->items[i].table);
        if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) {
            mistake(sights->run, sights->items[i].path, 1, "%s", sqlite3_errmsg(database));
        }
        (void)sqlite3_finalize(statement);
    }
}

// ---- writing ----

static void write_header(const Sights *sights, const char *out) {
    Arena *arena = sights->run->arena;
    TextBuf buf = buf_new(arena, SIGHTS_TEXT_MAX);
    buf_add(&buf, S("// Made by sqlbind from db/scope. Change that.\n#ifndef STORE_SCOPES_H\n"
                    "#define STORE_SCOPES_H\n\n// What a condition asks of the viewer, in order.\n"
                    "typedef enum {\n"));
    for (size_t i = 0; i < VALUE_COUNT; i++) {
        buf_addf(&buf, "    SCOPE_VALUE_%s,\n", upper(arena, sight_values[i].name));
    }
    buf_addf(&buf,
             "    SCOPE_VALUE_COUNT,\n} ScopeValue;\n\n"
             "typedef struct {\n    const char *table;\n    const char *view; // of SQLite\n"
             "} ScopeDef;\n\nenum { SCOPE_COUNT = %zu };\n\n"
             "extern const ScopeDef scope_defs[SCOPE_COUNT + 1];\n"
             "// A script for who owns the tables; it may run again.\n"
             "extern const char scope_postgres[];\n\n#endif\n",
             sights->count);
    (void)output_write(sights->run, format_text(arena, "%s/scopes.h", out), buf_text(&buf));
}

static void write_source(const Sights *sights, const char *out) {
    Arena *arena = sights->run->arena;
    TextBuf buf = buf_new(arena, SIGHTS_TEXT_MAX);
    TextBuf script = buf_new(arena, SIGHTS_TEXT_MAX);
    buf_add(&buf,
            S("// Made by sqlbind from db/scope. Change that.\n#include \"store/scopes.h\"\n\n"
              "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
              "const ScopeDef scope_defs[SCOPE_COUNT + 1] = {\n"));
    sights_write_postgres(sights, &script);
    for (size_t i = 0; i < sights->count; i++) {
        const Sight *sight = &sights->items[i];
        buf_addf(&buf, "    {\"%s\",\n     ", sight->table);
        emit_literal(&buf, text_of(view_of(sights, sight)));
        buf_add(&buf, S("},\n"));
    }
    buf_add(&buf, S("    {0, 0},\n};\n\nconst char scope_postgres[] =\n    "));
    Text text = buf_text(&script);
    emit_literal(&buf, text_of(format_text(arena, "%.*s", TEXT_ARG(text))));
    buf_add(&buf, S(";\n"));
    ENSURE(!buf.overflow && !script.overflow);
    (void)output_write(sights->run, format_text(arena, "%s/scopes.c", out), buf_text(&buf));
}

void sights_bind(Run *run, const Schema *schema, const char *folder, const char *out) {
    Sights sights = {
        .run = run, .schema = schema, .items = arena_array(run->arena, Sight, SIGHTS_MAX)};
    if (folder != NULL) {
        read_folder(&sights, folder, true);
    }
    if (folder != NULL && run->mistakes == 0) {
        refuse_uncovered(&sights);
        try_views(&sights);
    }
    if (run->mistakes == 0 && output_folder_make(run, out)) {
        write_header(&sights, out);
        write_source(&sights, out);
    }
}
