// Migrations: read in order, judged, translated, and applied to two databases in memory.
#include "sqlbind.h"

#include <stdlib.h>
#include <string.h>

enum { MIGRATIONS_MAX = 1000 };

static bool is_migration_name(const char *name) {
    size_t len = strlen(name);
    bool good = len > 9 && name[4] == '_';
    for (size_t i = 0; good && i < len - 4; i++) {
        char c = name[i];
        bool digit = c >= '0' && c <= '9';
        good = i < 4 ? digit : (digit || (c >= 'a' && c <= 'z') || c == '_');
    }
    return good && strcmp(name + len - 4, ".sql") == 0;
}

// FNV-1a, 64 bits: a migration that was applied must not be another text later.
static void write_checksum(Text text, char out[17]) {
    static const char digits[] = "0123456789abcdef";
    uint64_t sum = 0xCBF29CE484222325u;
    for (size_t i = 0; i < text.len; i++) {
        sum = (sum ^ (unsigned char)text.bytes[i]) * 0x100000001B3u;
    }
    for (size_t i = 0; i < 16; i++) {
        out[i] = digits[(sum >> (60 - 4 * i)) & 15];
    }
    out[16] = 0;
}

// The line of the place that the engine complains of, or of the statement's beginning.
static int complaint_line(sqlite3 *database, Text sql, int first_line) {
    int offset = sqlite3_error_offset(database);
    int line = first_line;
    for (int i = 0; i < offset && (size_t)i < sql.len; i++) {
        line += sql.bytes[i] == '\n';
    }
    return line;
}

static bool apply(Run *run, const char *path, sqlite3 *database, Text sql, int line) {
    const char *terminated = format_text(run->arena, "%.*s", TEXT_ARG(sql));
    if (sqlite3_exec(database, terminated, NULL, NULL, NULL) == SQLITE_OK) {
        return true;
    }
    mistake(run, path, complaint_line(database, sql, line), "%s", sqlite3_errmsg(database));
    return false;
}

typedef struct {
    Run *run;
    Schema *schema;
    MigrationFile *file;
    TextBuf neutral;
    TextBuf sqlite;
} Applying;

static void add_statement(TextBuf *buf, Text statement) {
    buf_add(buf, statement);
    buf_add(buf, S(";\n"));
    ENSURE(!buf->overflow);
}

// One statement: the text as written (for lines of complaints) and the two that are kept.
static bool take_statement(Applying *applying, Tokens tokens) {
    Run *run = applying->run;
    const char *path = applying->file->path;
    const Token *last = &tokens.items[tokens.count - 1];
    const char *start = tokens.items[0].text.bytes;
    Text written = {start, (size_t)(last->text.bytes + last->text.len - start)};
    int line = tokens.items[0].line;
    int before = run->mistakes;
    Text sqlite = statement_sqlite(run, path, tokens);
    if (run->mistakes > before || !apply(run, path, applying->schema->neutral, written, line) ||
        !apply(run, path, applying->schema->strict, sqlite, line)) {
        return false;
    }
    add_statement(&applying->neutral, statement_neutral(run->arena, tokens));
    add_statement(&applying->sqlite, sqlite);
    return true;
}

static bool take_statements(Applying *applying, Tokens tokens) {
    size_t start = 0;
    for (size_t i = 0; i <= tokens.count; i++) {
        if (i < tokens.count && !token_is_sign(&tokens.items[i], ";")) {
            continue;
        }
        // A piece of the same array: what follows it is no end token, but nothing reads so far.
        Tokens piece = {&tokens.items[start], i - start};
        if (piece.count > 0 && !take_statement(applying, piece)) {
            return false;
        }
        start = i + 1;
    }
    return true;
}

static bool take_file(Run *run, Schema *schema, const char *folder, const char *name) {
    MigrationFile *file = &schema->items[schema->count];
    file->path = format_text(run->arena, "%s/%s", folder, name);
    file->name = cut_end(run->arena, name, strlen(".sql"));
    file->number = (int)strtol(name, NULL, 10);
    Text content = {0};
    if (!is_migration_name(name)) {
        mistake(run, file->path, 1, "a migration's name is NNNN_words.sql");
        return false;
    }
    if (file->number != (int)schema->count + 1) {
        mistake(run, file->path, 1, "it has the number %d, the next one is %d", file->number,
                (int)schema->count + 1);
        return false;
    }
    if (!source_read(run, file->path, &content)) {
        return false;
    }
    int before = run->mistakes;
    Tokens tokens = tokens_of(run->arena, content, 1);
    gate_migration(run, file->path, tokens);
    Applying applying = {.run = run, .schema = schema, .file = file};
    applying.neutral = buf_new(run->arena, content.len * 2 + 64);
    applying.sqlite = buf_new(run->arena, content.len * 2 + 64 + 32 * tokens.count);
    if (run->mistakes > before || !take_statements(&applying, tokens)) {
        return false;
    }
    file->neutral = buf_text(&applying.neutral);
    file->sqlite = buf_text(&applying.sqlite);
    write_checksum(file->neutral, file->checksum);
    schema->count++;
    return true;
}

static bool open_database(Run *run, const char *folder, sqlite3 **ret_database) {
    static const char setup[] =
        "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
        // The runtime makes this table itself.
        "CREATE TABLE migration (number bigint PRIMARY KEY, name text NOT NULL, checksum text NOT "
        "NULL);"
        // Their modules must be there before an authorizer watches.
        "SELECT 1 FROM json_each('[]'), keys_each('[]');";
    if (sqlite3_open(":memory:", ret_database) != SQLITE_OK ||
        keys_declare(*ret_database) != SQLITE_OK ||
        sqlite3_db_config(*ret_database, SQLITE_DBCONFIG_DQS_DML, 0, NULL) != SQLITE_OK ||
        sqlite3_db_config(*ret_database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL) != SQLITE_OK ||
        sqlite3_exec(*ret_database, setup, NULL, NULL, NULL) != SQLITE_OK) {
        mistake(run, folder, 0, "no database in memory: %s", sqlite3_errmsg(*ret_database));
        return false;
    }
    return true;
}

// A foreign key must name a primary or unique key; every row of the migrations must hold. From here
// on foreign keys are off: what their checks read is not what a query reads.
static bool check_foreign_keys(Run *run, const char *folder, sqlite3 *database) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database, "PRAGMA foreign_key_check", -1, &statement, NULL);
    code = code == SQLITE_OK ? sqlite3_step(statement) : code;
    if (code == SQLITE_ROW) {
        mistake(run, folder, 0, "a row of table %s breaks its foreign key",
                (const char *)sqlite3_column_text(statement, 0));
    } else if (code != SQLITE_DONE) {
        mistake(run, folder, 0, "%s", sqlite3_errmsg(database));
    }
    (void)sqlite3_finalize(statement);
    (void)sqlite3_exec(database, "PRAGMA foreign_keys=OFF", NULL, NULL, NULL);
    return code == SQLITE_DONE;
}

bool schema_read(Run *run, const char *folder, Schema *ret_schema) {
    Schema *schema = ret_schema;
    Names names = {0};
    schema->items = arena_array(run->arena, MigrationFile, MIGRATIONS_MAX);
    if (!source_list(run, folder, &names) || !open_database(run, folder, &schema->neutral) ||
        !open_database(run, folder, &schema->strict)) {
        return false;
    }
    for (size_t i = 0; i < names.count; i++) {
        size_t len = strlen(names.items[i]);
        bool is_sql = len > 4 && strcmp(names.items[i] + len - 4, ".sql") == 0;
        if (is_sql &&
            (schema->count == MIGRATIONS_MAX || !take_file(run, schema, folder, names.items[i]))) {
            return false;
        }
    }
    return check_foreign_keys(run, folder, schema->strict) &&
           check_foreign_keys(run, folder, schema->neutral);
}

void schema_free(Schema *schema) {
    (void)sqlite3_close(schema->neutral);
    (void)sqlite3_close(schema->strict);
}
