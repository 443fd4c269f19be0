// Replays many scenarios in one process: a scenario per line on standard input, for each a line
// with the compact result or {"unusable":"message"}. With --repeat every step is done twice with
// its key and the second answer printed: it must not differ from the first. With --database ADDRESS
// they are replayed in that empty schema of PostgreSQL, which is migrated once and emptied before
// each.
#include "base/file.h"
#include "main/replay/result_write.h"

#include <postgresql/libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t arena_bytes = (size_t)8 << 30;

// Takes all rows out but those of `migration`; replica: without looking at references.
static const char *const empty_all =
    "DO $$ DECLARE t text; BEGIN SET LOCAL session_replication_role = replica; FOR t IN SELECT "
    "tablename "
    "FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename <> 'migration' "
    "LOOP EXECUTE format('DELETE FROM %I', t); END LOOP; END $$";

typedef struct {
    bool repeat;
    Db *db;          // NULL: a fresh database in memory for each scenario
    PGconn *emptier; // of the same schema
} Place;

static Err take(void *target, const StepResult *result) {
    const ResultWriter *writer = target;
    result_write(writer, result);
    return writer->json->fault;
}

static Err make_empty(PGconn *emptier) {
    PGresult *result = PQexec(emptier, empty_all);
    bool done = PQresultStatus(result) == PGRES_COMMAND_OK;
    if (!done) {
        (void)fputs(PQerrorMessage(emptier), stderr);
    }
    PQclear(result);
    return done ? OK : FAULT_AT(FAULT_DB_QUERY, 0);
}

static Err replay(Arena *arena, const Scenario *scenario, const Place *place, ResultSink sink) {
    ReplayOptions options = {.database = S(":memory:"), .repeat_steps = place->repeat};
    if (place->db == NULL) {
        return replay_run(arena, scenario, &options, sink);
    }
    TRY(make_empty(place->emptier));
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

static Err replay_lines(Arena *arena, const Place *place) {
    char *line = NULL;
    size_t room = 0;
    ssize_t length = 0;
    Err err = OK;
    while (!err_failed(err) && (length = getline(&line, &room, stdin)) >= 0) {
        arena_reset(arena);
        JsonWriter json = json_writer(arena, file_standard_output());
        err = write_line(arena, (Text){line, (size_t)length}, place, &json);
        if (!err_failed(err)) {
            err = json_writer_end(&json);
        }
    }
    free(line);
    return err;
}

static Err open_place(const char *address, Place *place) {
    if (address == NULL) {
        return OK;
    }
    TRY(db_open(text_of(address), &place->db));
    place->emptier = PQconnectdb(address);
    TRY(db_require_empty(place->db));
    return db_migrate(place->db);
}

static void close_place(const Place *place) {
    PQfinish(place->emptier);
    db_close(place->db);
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
        }
    }
    Err err = arena_init(&arena, arena_bytes);
    if (!err_failed(err)) {
        err = open_place(address, &place);
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
