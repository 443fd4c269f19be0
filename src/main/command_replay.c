// licet replay: a scenario in, its results out.
#include "base/file.h"
#include "main/command.h"
#include "main/command_fault.h"
#include "main/replay/result_explain.h"
#include "main/replay/result_write.h"

#include <stdio.h>
#include <string.h>

static const size_t arena_bytes = (size_t)8 << 30; // address space, touched only as far as used

typedef struct {
    const char *file;
    const char *database;
    bool trace;
    bool explain;
} ReplayWords;

static int usage(void) {
    (void)fputs(
        "usage: licet replay [--trace | --explain] [--database NEW-FILE-OR-postgresql://…] FILE    "
        "(- for standard input)\n",
        stderr);
    return EXIT_UNUSABLE;
}

static bool read_words(int count, char **words, ReplayWords *ret) {
    ReplayWords read = {.database = ":memory:"};
    for (int i = 0; i < count; i++) {
        if (strcmp(words[i], "--trace") == 0) {
            read.trace = true;
        } else if (strcmp(words[i], "--explain") == 0) {
            read.explain = true;
        } else if (strcmp(words[i], "--database") == 0 && i + 1 < count) {
            read.database = words[++i];
        } else if (read.file == NULL && (words[i][0] != '-' || words[i][1] == '\0')) {
            read.file = words[i];
        } else {
            return false;
        }
    }
    *ret = read;
    return read.file != NULL && !(read.trace && read.explain);
}

static int say_unusable(Arena *arena, const char *file, const Complaints *complaints) {
    Text line = complaint_text(arena, complaint_file(file), &complaints->items[0]);
    (void)fprintf(stderr, "licet: %.*s\n", TEXT_ARG(line));
    return EXIT_UNUSABLE;
}

static Err take_json(void *target, const StepResult *result) {
    const ResultWriter *writer = target;
    result_write(writer, result);
    return writer->json->fault;
}

static Err take_explained(void *target, const StepResult *result) {
    return result_explain(target, result);
}

static Err print_json(Arena *arena, const Scenario *scenario, const ReplayWords *words) {
    JsonWriter json = json_writer(arena, file_standard_output());
    ResultWriter writer = {.json = &json,
                           .arena = arena,
                           .scenario = scenario,
                           .with_trace = words->trace,
                           .for_people = true};
    ReplayOptions options = {.database = text_of(words->database)};
    json_begin_object(&json);
    json_key(&json, S("results"));
    json_begin_list(&json);
    TRY(replay_run(arena, scenario, &options, (ResultSink){take_json, &writer}));
    json_end_list(&json);
    json_end_object(&json);
    json_line_break(&json);
    return json_writer_end(&json);
}

static Err print_explained(Arena *arena, const Scenario *scenario, const ReplayWords *words) {
    ResultExplainer explainer = {
        .sink = file_standard_output(), .arena = arena, .scenario = scenario};
    ReplayOptions options = {.database = text_of(words->database)};
    return replay_run(arena, scenario, &options, (ResultSink){take_explained, &explainer});
}

static int replay(Arena *arena, const ReplayWords *words) {
    Text text;
    Scenario scenario;
    Complaints complaints;
    Err err = file_read(arena, words->file, SCENARIO_BYTES_MAX, &text);
    if (err_failed(err)) {
        return command_say_fault(words->file, err);
    }
    int status = EXIT_DONE;
    if (!scenario_read(arena, text, &scenario, &complaints)) {
        status = say_unusable(arena, words->file, &complaints);
    } else {
        err = words->explain ? print_explained(arena, &scenario, words)
                             : print_json(arena, &scenario, words);
        status = err_failed(err) ? command_say_fault(words->file, err) : EXIT_DONE;
    }
    scenario_free(&scenario);
    return status;
}

int command_replay(int count, char **words) {
    ReplayWords read;
    Arena arena;
    if (!read_words(count, words, &read)) {
        return usage();
    }
    Err err = arena_init(&arena, arena_bytes);
    if (err_failed(err)) {
        return command_say_fault(read.file, err);
    }
    int status = replay(&arena, &read);
    arena_free(&arena);
    return status;
}
