// Row B: replays one scenario in this process, in a database in memory or in a fresh file, and
// writes its results as `licet replay` does (to nowhere). What is measured runs from the end of the
// first step, when the catalogue stands, to the end of the last one.
//   replay_steps SCENARIO :memory:|NEW-FILE
#include "base/file.h"
#include "main/replay/result_write.h"
#include "measure.h"

#include <stdlib.h>

typedef struct {
    MeasureClock clock;
    ResultWriter writer;
    int64_t steps;
    int64_t refused;
    int64_t bytes;
    int64_t begin;
    int64_t end;
} Bench;

static Err count_bytes(void *target, Text piece) {
    Bench *bench = target;
    bench->bytes += (int64_t)piece.len;
    return OK;
}

static Err take(void *target, const StepResult *result) {
    Bench *bench = target;
    result_write(&bench->writer, result);
    bench->end = measure_now(bench->clock);
    if (bench->steps++ == 0) {
        bench->begin = bench->end;
    }
    bench->refused += refused(&result->refusals);
    return bench->writer.json->fault;
}

static Err replay(Arena *arena, const Scenario *scenario, const char *database, Bench *bench) {
    JsonWriter json = json_writer(arena, (Sink){count_bytes, bench});
    ReplayOptions options = {.database = text_of(database)};
    bench->writer =
        (ResultWriter){.json = &json, .arena = arena, .scenario = scenario, .for_people = true};
    json_begin_list(&json);
    TRY(replay_run(arena, scenario, &options, (ResultSink){take, bench}));
    json_end_list(&json);
    return json_writer_end(&json);
}

static int say(const Bench *bench, int64_t reading) {
    char remark[160];
    (void)snprintf(remark, sizeof remark,
                   "%" PRId64 " steps, %" PRId64 " of them refused, %" PRId64
                   " KiB of results; reading the scenario took %" PRId64 " ms",
                   bench->steps, bench->refused, bench->bytes / 1024, reading / 1000000);
    return measure_say(measure_rate(bench->steps - 1, bench->end - bench->begin), "steps/s",
                       remark);
}

static int run(Arena *arena, const char *file, const char *database) {
    Text text;
    Scenario scenario = {0};
    Complaints complaints;
    bool in_memory = text_equal(text_of(database), S(":memory:"));
    Bench bench = {.clock = in_memory ? MEASURE_PROCESSOR : MEASURE_WALL};
    Err err = file_read(arena, file, SCENARIO_BYTES_MAX, &text);
    int64_t begin = measure_now(bench.clock);
    int64_t reading = 0;
    if (!err_failed(err)) {
        if (!scenario_read(arena, text, &scenario, &complaints)) {
            Text line = complaint_text(arena, text_of(file), &complaints.items[0]);
            (void)fprintf(stderr, "replay_steps: %.*s\n", TEXT_ARG(line));
            scenario_free(&scenario);
            return 2;
        }
        reading = measure_now(bench.clock) - begin;
        err = replay(arena, &scenario, database, &bench);
        scenario_free(&scenario);
    }
    if (err_failed(err)) {
        (void)fprintf(stderr, "replay_steps: %s: %s (%s:%d, %d)\n", file, err_message(err),
                      err.file, err.line, err.number);
        return 1;
    }
    return say(&bench, reading);
}

int main(int count, char **words) {
    static const size_t arena_bytes = (size_t)8 << 30;
    Arena arena;
    if (count != 3) {
        (void)fputs("usage: replay_steps SCENARIO :memory:|NEW-FILE\n", stderr);
        return 2;
    }
    if (err_failed(arena_init(&arena, arena_bytes))) {
        (void)fputs("replay_steps: no memory\n", stderr);
        return 1;
    }
    int status = run(&arena, words[1], words[2]);
    arena_free(&arena);
    return status;
}
