// Row F: the night run over a database, in renewal lines per second: standing quotes made and
// priced, notices, terms closed, the audit chained and the events numbered.
//
//   night_run --catch-up DATABASE    reads what the sequencer has not read yet: no work of the
//   night night_run DATABASE DAY           prints lines/s
#include "measure.h"

#include "action/event/sequence.h"
#include "base/clock.h"
#include "job/night.h"
#include "main/programme_source.h"
#include "store/number_store.h"
#include "store/q_programme.h"

#include <stdlib.h>
#include <string.h>

enum { REMARK_BYTES = 480 };

typedef struct {
    Arena arena;
    Db *db;
    NumberSource numbers;
    Programme programme;
    ActionContext context;
} Bench;

static void must(Err err) {
    if (err_failed(err)) {
        (void)fprintf(stderr, "night_run: %s (%s:%d, %d)\n", err_message(err), err.file, err.line,
                      err.number);
        exit(1);
    }
}

static void begin(Bench *bench, const char *database, Date today) {
    QProgrammeLatestRow row;
    bool found = false;
    must(arena_init(&bench->arena, (size_t)4 << 30));
    must(db_open(text_of(database), &bench->db));
    must(q_programme_latest(bench->db, &bench->arena, &(QProgrammeLatestIn){.today = today}, &row,
                            &found));
    ProgrammeSource source = programme_source();
    found = found && source.read(source.target, &bench->arena, row.definition, &bench->programme);
    ENSURE(found);
    bench->numbers.one_by_one = true;
    bench->context = (ActionContext){
        .db = bench->db,
        .arena = &bench->arena,
        .prices.programme = &bench->programme,
        .programme_version = row.version,
        .today = today,
        .now = date_midnight_utc(today),
        .numbers = &bench->numbers,
    };
}

static int catch_up(Bench *bench) {
    SequenceOutcome outcome = {0};
    must(night_catch_up(&bench->context, &outcome));
    return 0;
}

static int run(Bench *bench) {
    NightOutcome outcome;
    Clock clock = clock_set_to(bench->context.now);
    char remark[REMARK_BYTES];
    int64_t begun = measure_now(MEASURE_WALL);
    must(night_run(&bench->context, &clock, &outcome));
    int64_t taken = measure_now(MEASURE_WALL) - begun;
    Text words = night_words(&bench->arena, &outcome);
    int length = snprintf(remark, sizeof remark, "in %.3f s: %.*s", (double)taken / MEASURE_SECOND,
                          TEXT_ARG(words));
    ENSURE(length > 0);
    return measure_say(measure_rate(outcome.done.lines, taken), "lines/s", remark);
}

int main(int count, char **words) {
    static Bench bench;
    Date today;
    bool catches_up = count == 3 && strcmp(words[1], "--catch-up") == 0;
    if (count != 3 || !date_parse(text_of(catches_up ? "2026-11-21" : words[2]), &today)) {
        (void)fputs("usage: night_run --catch-up DATABASE, or night_run DATABASE DAY\n", stderr);
        return 2;
    }
    begin(&bench, words[catches_up ? 2 : 1], today);
    int status = catches_up ? catch_up(&bench) : run(&bench);
    db_close(bench.db);
    arena_free(&bench.arena);
    return status;
}
