// Replays many scenarios in one process: a scenario per line on standard input, for each a line
// with the compact result or {"unusable":"message"}. With --repeat every step is done twice with
// its key and the second answer printed: it must not differ from the first. With --files each line
// is the path of a file that holds the scenario, as `licet replay` reads it. The database is
// migrated once and emptied before each scenario: to make one anew takes five times as long as most
// replays. It is a SQLite file in memory that nobody else sees, or with --database ADDRESS that
// empty schema of PostgreSQL.
#include "base/file.h"
#include "main/replay/result_write.h"

#include <postgresql/libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const size_t arena_bytes = (size_t)8 << 30;

// Takes all rows out but those of `migration`; replica: without looking at references. Rows that
// are taken out one by one stay in their pages, for nobody cleans them up (leave_all): where they
// are many, tables begin anew.
static const char *const empty_all =
    "DO $$ DECLARE t text; big boolean; BEGIN SET LOCAL session_replication_role = replica; "
    "SELECT string_agg(format('%I', relname), ', '), max(relpages_now) > 256 INTO t, big FROM "
    "(SELECT relname, pg_relation_size(oid) / 8192 AS relpages_now FROM pg_catalog.pg_class "
    "WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' "
    "AND relname <> 'migration') AS c; "
    "IF big THEN EXECUTE 'TRUNCATE ' || t; RETURN; END IF; "
    "FOREACH t IN ARRAY string_to_array(t, ', ') LOOP EXECUTE 'DELETE FROM ' || t; END LOOP; "
    "END $$";

// Leaves plans as they are. For the engine, rows that are taken out are changes: it looks at the
// tables (VACUUM, ANALYZE) while the next scenario has not committed its rows, finds none on many
// pages, and plans from then on as if there were none. Any index is then as good as the key's: an
// order of 20,000 lines took over 300 s instead of 14.
static const char *const leave_all =
    "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_catalog.pg_tables "
    "WHERE schemaname = current_schema() LOOP "
    "EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = false)', t); END LOOP; END $$";

// The statements that do the same as empty_all on SQLite, whose connection then looks at no
// references either.
static const char name_all[] =
    "SELECT group_concat('DELETE FROM ' || name || ';', '') FROM sqlite_schema "
    "WHERE type = 'table' AND name <> 'migration' AND name NOT LIKE 'sqlite_%'";

typedef struct {
    bool repeat;
    bool files;
    Db *db;
    PGconn *postgres; // who empties the schema; NULL on SQLite
    sqlite3 *sqlite;  // who empties the file
    char *empty_file; // its statements
    char path[64];    // of the file
} Place;

static Err take(void *target, const StepResult *result) {
    const ResultWriter *writer = target;
    result_write(writer, result);
    return writer->json->fault;
}

static Err run_postgres(PGconn *emptier, const char *sql) {
    PGresult *result = PQexec(emptier, sql);
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    if (!done) {
        (void)fputs(PQerrorMessage(emptier), stderr);
    }
    PQclear(result);
    return done ? OK : FAULT_AT(FAULT_DB_QUERY, 0);
}

static Err run_sqlite(sqlite3 *sqlite, const char *sql) {
    int code = sqlite3_exec(sqlite, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? OK : FAULT_AT(FAULT_DB_QUERY, code);
}

static Err replay(Arena *arena, const Scenario *scenario, const Place *place, ResultSink sink) {
    ReplayOptions options = {.repeat_steps = place->repeat};
    TRY(place->postgres != NULL ? run_postgres(place->postgres, empty_all)
                                : run_sqlite(place->sqlite, place->empty_file));
    return replay_run_in(place->db, arena, scenario, &options, sink);
}

static Err write_line(Arena *arena, Text text, const Place *place, JsonWriter *json) {
    Scenario scenario;
    Complaints complaints;
    json_begin_object(json);
    if (!scenario_read(arena, text, &scenario, &complaints)) {
        json_key(json, S("unusable"));
        json_add_text(json, complaint_text(arena, S("line"), &complaints.items[0]));
    } else {
        ResultWriter writer = {.json = json, .arena = arena, .scenario = &scenario};
        json_key(json, S("results"));
        json_begin_list(json);
        TRY(replay(arena, &scenario, place, (ResultSink){take, &writer}));
        json_end_list(json);
    }
    json_end_object(json);
    json_line_break(json);
    json->comma = false;
    scenario_free(&scenario);
    return OK;
}

// What a line says: the scenario itself, or the file that holds it.
static Err text_of_line(Arena *arena, char *line, size_t length, bool is_file, Text *ret_text) {
    if (!is_file) {
        *ret_text = (Text){line, length};
        return OK;
    }
    line[strcspn(line, "\n")] = '\0';
    return file_read(arena, line, SCENARIO_BYTES_MAX, ret_text);
}

static Err replay_lines(Arena *arena, const Place *place) {
    char *line = NULL;
    size_t room = 0;
    ssize_t length = 0;
    Err err = OK;
    while (!err_failed(err) && (length = getline(&line, &room, stdin)) >= 0) {
        arena_reset(arena);
        JsonWriter json = json_writer(arena, file_standard_output());
        Text text;
        err = text_of_line(arena, line, (size_t)length, place->files, &text);
        if (!err_failed(err)) {
            err = write_line(arena, text, place, &json);
        }
        if (!err_failed(err)) {
            err = json_writer_end(&json);
        }
    }
    free(line);
    return err;
}

static Err open_schema(const char *address, Place *place) {
    TRY(db_open(text_of(address), &place->db));
    place->postgres = PQconnectdb(address);
    TRY(db_require_empty(place->db));
    TRY(db_migrate(place->db));
    return run_postgres(place->postgres, leave_all);
}

static int keep_text(void *target, int count, char **values, char **names) {
    char **kept = target;
    (void)names;
    *kept = count == 1 && values[0] != NULL ? sqlite3_mprintf("BEGIN;%sCOMMIT", values[0]) : NULL;
    return *kept == NULL;
}

static Err open_file(Place *place) {
    (void)snprintf(place->path, sizeof place->path, "%s/replay_many_XXXXXX",
                   access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    int file = mkstemp(place->path);
    if (file < 0 || close(file) != 0) {
        return FAULT_AT(FAULT_DB_OPEN, 0);
    }
    TRY(db_open(text_of(place->path), &place->db));
    TRY(db_migrate(place->db));
    if (sqlite3_open(place->path, &place->sqlite) != SQLITE_OK ||
        sqlite3_exec(place->sqlite, name_all, keep_text, &place->empty_file, NULL) != SQLITE_OK) {
        return FAULT_AT(FAULT_DB_OPEN, 1);
    }
    return run_sqlite(place->sqlite, "PRAGMA synchronous=OFF");
}

static void close_place(const Place *place) {
    PQfinish(place->postgres);
    sqlite3_free(place->empty_file);
    (void)sqlite3_close(place->sqlite);
    db_close(place->db);
    if (place->path[0] != '\0') {
        (void)unlink(place->path);
    }
}

int main(int count, char **words) {
    Place place = {0};
    Arena arena;
    const char *address = NULL;
    for (int i = 1; i < count; i++) {
        if (strcmp(words[i], "--database") == 0 && i + 1 < count) {
            address = words[++i];
        } else {
            place.repeat = place.repeat || strcmp(words[i], "--repeat") == 0;
            place.files = place.files || strcmp(words[i], "--files") == 0;
        }
    }
    Err err = arena_init(&arena, arena_bytes);
    if (!err_failed(err)) {
        err = address != NULL ? open_schema(address, &place) : open_file(&place);
    }
    if (!err_failed(err)) {
        err = replay_lines(&arena, &place);
    }
    close_place(&place);
    arena_free(&arena);
    if (err_failed(err)) {
        (void)fprintf(stderr, "replay_many: %s (%s:%d, %d)\n", err_message(err), err.file, err.line,
                      err.number);
        return 1;
    }
    return 0;
}
