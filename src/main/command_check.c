// licet check: says whether a database is what its own history makes it.
#include "base/clock.h"
#include "base/input/complaint.h"
#include "base/file.h"
#include "main/command.h"
#include "main/command_fault.h"
#include "main/key_file.h"
#include "main/programme_source.h"
#include "report/check/check.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t passing_bytes = (size_t)16 << 30; // address space, touched only as far as used
static const size_t lasting_bytes = (size_t)1 << 30;

typedef struct {
    const char *database;
    const char *key; // NULL: none
    uint64_t seed;
} CheckWords;

static int usage(void) {
    (void)fputs("usage: licet check [--seed NUMBER] [--key FILE] [DATABASE]    (else LICET_KEY, "
                "LICET_DB)\n",
                stderr);
    return EXIT_UNUSABLE;
}

static bool read_seed(const char *word, uint64_t *ret) {
    char *end = NULL;
    errno = 0;
    unsigned long long seed = strtoull(word, &end, 10);
    *ret = seed;
    return errno == 0 && word[0] >= '0' && word[0] <= '9' && *end == '\0';
}

// Exit 1 is kept for what was found: whatever kept us from looking is 2.
static int say_unusable(const char *subject, Err err) {
    (void)command_say_fault(subject, err);
    return EXIT_UNUSABLE;
}

static bool read_words(int count, char **words, CheckWords *ret) {
    Clock clock = clock_system();
    CheckWords read = {.seed = (uint64_t)clock_now(&clock).seconds, .key = getenv("LICET_KEY")};
    for (int i = 0; i < count; i++) {
        if (strcmp(words[i], "--seed") == 0 && i + 1 < count) {
            if (!read_seed(words[++i], &read.seed)) {
                return false;
            }
        } else if (strcmp(words[i], "--key") == 0 && i + 1 < count) {
            read.key = words[++i];
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

// The last line, and how many of each kind where there are any.
static int say_outcome(const CheckInput *input, const CheckOutcome *outcome, int64_t seconds) {
    if (outcome->findings > CHECK_LINES_MAX) {
        (void)printf("check: and %lld more findings\n",
                     (long long)outcome->findings - CHECK_LINES_MAX);
    }
    for (int i = 0; i < CHECK_KIND_COUNT; i++) {
        if (outcome->of_kind[i] > 0) {
            (void)printf("check: %lld of kind %s: %s\n", (long long)outcome->of_kind[i],
                         check_kind_word((CheckKind)i), check_kind_what((CheckKind)i));
        }
    }
    (void)printf("check: %s: %lld enterprises, %lld orders, %lld lines, %lld entitlements, %lld "
                 "past days (seed %llu), %lld documents, %lld audit links, %lld transactions not "
                 "yet sequenced; "
                 "%lld findings; %lld s\n",
                 outcome->findings == 0 ? "clean" : "NOT clean", (long long)outcome->enterprises,
                 (long long)outcome->orders, (long long)outcome->lines,
                 (long long)outcome->entitlements, (long long)outcome->probes,
                 (unsigned long long)input->seed, (long long)outcome->documents,
                 (long long)outcome->links, (long long)outcome->unread,
                 (long long)outcome->findings, (long long)seconds);
    if (fflush(stdout) != 0) {
        return EXIT_UNUSABLE;
    }
    return outcome->findings == 0 ? EXIT_DONE : EXIT_FAULT;
}

static int check(const CheckWords *words, CheckInput *input) {
    Db *db = NULL;
    CheckOutcome outcome;
    Clock clock = clock_system();
    Instant begin = clock_now(&clock);
    Err err = db_open_to_read(text_of(words->database), &db);
    if (err_failed(err)) {
        return say_unusable(words->database, err);
    }
    err = check_run(db, input, &outcome);
    db_close(db);
    if (err_failed(err)) {
        return say_unusable(words->database, err);
    }
    return say_outcome(input, &outcome, clock_now(&clock).seconds - begin.seconds);
}

int command_check(int count, char **words) {
    CheckWords read;
    Arena passing;
    Arena lasting;
    if (!read_words(count, words, &read)) {
        return usage();
    }
    Err err = arena_init(&passing, passing_bytes);
    if (err_failed(err)) {
        return say_unusable(read.database, err);
    }
    err = arena_init(&lasting, lasting_bytes);
    if (err_failed(err)) {
        arena_free(&passing);
        return say_unusable(read.database, err);
    }
    CheckInput input = {
        .programmes = programme_source(),
        .sink = file_standard_output(),
        .lasting = &lasting,
        .passing = &passing,
        .seed = read.seed,
        .probes = CHECK_PROBES,
    };
    SigningKey key;
    if (read.key != NULL) {
        err = key_file_read(&lasting, read.key, &key);
        input.key = &key;
    }
    int status = err_failed(err) ? say_unusable(read.key, err) : check(&read, &input);
    arena_free(&lasting);
    arena_free(&passing);
    return status;
}
