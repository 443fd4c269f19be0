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
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t passing_bytes = (size_t)16 << 30; // address space, touched only as far as used
static const size_t lasting_bytes = (size_t)1 << 30;

// One of the two halves of a check, on a connection and in memory of its own.
typedef struct {
    Err (*run)(Db *db, const CheckInput *input, CheckOutcome *ret_outcome);
    Text database;
    CheckInput input;
    CheckOutcome outcome;
    Err err;
} Half;

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
static int say_outcome(const CheckInput *input, const CheckOutcome *outcome, int64_t unsaid,
                       int64_t seconds) {
    if (unsaid > 0) {
        (void)printf("check: and %lld more findings\n", (long long)unsaid);
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

static int64_t unsaid_of(const CheckOutcome *outcome) {
    return outcome->findings > CHECK_LINES_MAX ? outcome->findings - CHECK_LINES_MAX : 0;
}

// What only one of the two halves counts stands in that one.
static CheckOutcome outcome_of(const CheckOutcome *whole, const CheckOutcome *each) {
    CheckOutcome sum = *each;
    sum.links = whole->links;
    sum.findings += whole->findings;
    for (int i = 0; i < CHECK_KIND_COUNT; i++) {
        sum.of_kind[i] += whole->of_kind[i];
    }
    return sum;
}

static void *run_half(void *argument) {
    Half *half = argument;
    Db *db = NULL;
    half->err = db_open_to_read(half->database, &db);
    if (!err_failed(half->err)) {
        half->err = half->run(db, &half->input, &half->outcome);
        db_close(db);
    }
    return NULL;
}

// Both at once: the database as a whole takes about two thirds of the time of its enterprises.
static int check(const CheckWords *words, Half *whole, Half *each) {
    pthread_t thread;
    Clock clock = clock_system();
    Instant begin = clock_now(&clock);
    int failed = pthread_create(&thread, NULL, run_half, whole);
    if (failed != 0) {
        return say_unusable(words->database, FAULT_AT(FAULT_MEMORY, failed));
    }
    (void)run_half(each);
    failed = pthread_join(thread, NULL);
    ENSURE(failed == 0);
    Err err = err_failed(each->err) ? each->err : whole->err;
    if (err_failed(err)) {
        return say_unusable(words->database, err);
    }
    CheckOutcome outcome = outcome_of(&whole->outcome, &each->outcome);
    return say_outcome(&each->input, &outcome,
                       unsaid_of(&whole->outcome) + unsaid_of(&each->outcome),
                       clock_now(&clock).seconds - begin.seconds);
}

static int check_in_memory(const CheckWords *words, Arena *lasting, Arena *passing,
                           Arena *passing_beside) {
    CheckInput input = {
        .programmes = programme_source(),
        .sink = file_standard_output(), // which takes a line whole
        .lasting = lasting,
        .passing = passing,
        .seed = words->seed,
        .probes = CHECK_PROBES,
    };
    SigningKey key;
    if (words->key != NULL) {
        Err err = key_file_read(lasting, words->key, &key);
        if (err_failed(err)) {
            return say_unusable(words->key, err);
        }
        input.key = &key;
    }
    Text database = text_of(words->database);
    Half each = {.run = check_enterprises, .database = database, .input = input};
    Half whole = {.run = check_whole, .database = database, .input = input};
    whole.input.lasting = NULL;
    whole.input.passing = passing_beside;
    return check(words, &whole, &each);
}

int command_check(int count, char **words) {
    CheckWords read;
    Arena arenas[3] = {{0}}; // one enterprise, one question of the whole, programmes and prices
    const size_t bytes[] = {passing_bytes, passing_bytes, lasting_bytes};
    int made = 0;
    if (!read_words(count, words, &read)) {
        return usage();
    }
    Err err = OK;
    while (made < 3 && !err_failed(err)) {
        err = arena_init(&arenas[made], bytes[made]);
        made += err_failed(err) ? 0 : 1;
    }
    int status = err_failed(err) ? say_unusable(read.database, err)
                                 : check_in_memory(&read, &arenas[2], &arenas[0], &arenas[1]);
    while (made > 0) {
        arena_free(&arenas[--made]);
    }
    return status;
}
