// licet night: the night run over a database (R10.3), safe to repeat.
#include "base/clock.h"
#include "base/input/complaint.h"
#include "job/night.h"
#include "main/command.h"
#include "main/command_fault.h"
#include "main/programme_source.h"
#include "store/number_store.h"
#include "store/q_installation.h"
#include "store/q_programme.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t arena_bytes = (size_t)4 << 30;

typedef struct {
    const char *database;
    Clock clock;
} NightWords;

static int usage(void) {
    (void)fputs("usage: licet night [--today YYYY-MM-DD] [DATABASE]    (else LICET_DB)\n", stderr);
    return EXIT_UNUSABLE;
}

static bool read_words(int count, char **words, NightWords *ret) {
    NightWords read = {.clock = clock_system()};
    for (int i = 0; i < count; i++) {
        Date today;
        if (strcmp(words[i], "--today") == 0 && i + 1 < count) {
            if (!date_parse(text_of(words[++i]), &today)) {
                return false;
            }
            read.clock = clock_set_to(date_midnight_utc(today));
        } else if (read.database == NULL && words[i][0] != '-') {
            read.database = words[i];
        } else {
            return false;
        }
    }
    if (read.database == NULL) {
        read.database = getenv("LICET_DB");
    }
    *ret = read;
    return read.database != NULL;
}

// The programme of the day; FAULT_DB_VALUE where there is none, or none that can be read.
static Err load_programme(Db *db, Arena *arena, Date today, Programme *ret_programme,
                          int64_t *ret_version) {
    QProgrammeLatestRow row;
    ProgrammeSource source = programme_source();
    bool found = false;
    TRY(q_programme_latest(db, arena, &(QProgrammeLatestIn){.today = today}, &row, &found));
    if (!found || !source.read(source.target, arena, row.definition, ret_programme)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    *ret_version = row.version;
    return OK;
}

// The key of the public numbers; each is drawn by itself, so that a night that was killed leaves no
// gap and the one after it gives the numbers that this one would have given.
static Err load_numbers(Db *db, Arena *arena, NumberSource *ret_numbers) {
    enum { DECIMAL = 10 };
    QInstallationFindRow row;
    bool found = false;
    TRY(q_installation_find(db, arena, &(QInstallationFindIn){.name = S("number_key")}, &row,
                            &found));
    *ret_numbers = (NumberSource){.one_by_one = true};
    if (found) {
        TextBuf digits = buf_new(arena, row.value.len + 1);
        buf_add(&digits, row.value);
        buf_add_char(&digits, 0);
        ret_numbers->key = strtoull(digits.bytes, NULL, DECIMAL);
    }
    return OK;
}

// Lists over many use the programme's zone, UTC (R10.3).
static Err run(Db *db, Arena *arena, const Clock *clock, NightOutcome *ret_outcome) {
    NumberSource numbers = {0};
    Programme programme;
    ActionContext context = {.db = db, .arena = arena, .numbers = &numbers};
    context.now = clock_now(clock);
    context.today = instant_civil_day(context.now, 0);
    TRY(db_check_schema(db));
    TRY(load_numbers(db, arena, &numbers));
    context.number_key = numbers.key;
    TRY(load_programme(db, arena, context.today, &programme, &context.programme_version));
    context.prices.programme = &programme;
    return night_run(&context, clock, ret_outcome);
}

// A night run makes no database: one that is not there is a mistake in its name.
static Err open_existing(Text database, Db **ret_db) {
    Db *db = NULL;
    TRY(db_open_to_read(database, &db));
    db_close(db);
    return db_open(database, ret_db);
}

static int say(Arena *arena, const NightOutcome *outcome) {
    Text words = night_words(arena, outcome);
    (void)printf("night: %.*s\n", TEXT_ARG(words));
    if (outcome->killed > 0) {
        (void)printf("night: %lld before it never ended, and are noted as killed\n",
                     (long long)outcome->killed);
    }
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAULT;
}

int command_night(int count, char **words) {
    NightWords read;
    NightOutcome outcome = {0};
    Db *db = NULL;
    Arena arena;
    if (!read_words(count, words, &read)) {
        return usage();
    }
    Err err = arena_init(&arena, arena_bytes);
    if (err_failed(err)) {
        return command_say_fault(read.database, err);
    }
    err = open_existing(text_of(read.database), &db);
    if (!err_failed(err)) {
        err = run(db, &arena, &read.clock, &outcome);
    }
    db_close(db);
    int status = err_failed(err) ? command_say_fault(read.database, err) : say(&arena, &outcome);
    arena_free(&arena);
    return status;
}
