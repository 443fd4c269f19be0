// Replays many scenarios in one process: a scenario per line on standard input, for each a line
// with the compact result or {"unusable":"message"}. With --repeat every step is done twice with
// its key and the second answer printed: it must not differ from the first.
#include "base/file.h"
#include "main/result_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t arena_bytes = (size_t)8 << 30;

static Err take(void *target, const StepResult *result) {
    const ResultWriter *writer = target;
    result_write(writer, result);
    return writer->json->fault;
}

static Err write_line(Arena *arena, Text text, bool repeat, JsonWriter *json) {
    Scenario scenario;
    Complaints complaints;
    json_begin_object(json);
    if (!scenario_read(arena, text, &scenario, &complaints)) {
        json_key(json, S("unusable"));
        json_add_text(json, complaint_text(arena, S("line"), &complaints.items[0]));
    } else {
        ResultWriter writer = {.json = json, .arena = arena, .scenario = &scenario};
        ReplayOptions options = {.database = S(":memory:"), .repeat_steps = repeat};
        json_key(json, S("results"));
        json_begin_list(json);
        TRY(replay_run(arena, &scenario, &options, (ResultSink){take, &writer}));
        json_end_list(json);
    }
    json_end_object(json);
    json_line_break(json);
    json->comma = false;
    scenario_free(&scenario);
    return OK;
}

int main(int count, char **words) {
    bool repeat = count > 1 && strcmp(words[1], "--repeat") == 0;
    Arena arena;
    char *line = NULL;
    size_t room = 0;
    ssize_t length = 0;
    Err err = arena_init(&arena, arena_bytes);
    while (!err_failed(err) && (length = getline(&line, &room, stdin)) >= 0) {
        arena_reset(&arena);
        JsonWriter json = json_writer(&arena, file_standard_output());
        err = write_line(&arena, (Text){line, (size_t)length}, repeat, &json);
        if (!err_failed(err)) {
            err = json_writer_end(&json);
        }
    }
    free(line);
    arena_free(&arena);
    if (err_failed(err)) {
        (void)fprintf(stderr, "replay_many: %s (%s:%d, %d)\n", err_message(err), err.file, err.line,
                      err.number);
        return 1;
    }
    return 0;
}
