// licet demo: makes the demo company's database and says what is in it.
#include "base/clock.h"
#include "base/input/complaint.h"
#include "main/command.h"
#include "main/command_fault.h"
#include "main/demo/demo.h"
#include "main/key_file.h"
#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const size_t arena_bytes = (size_t)1 << 30;
// Four years before the first and after the last there must be days enough for terms and prices.
enum {
    YEAR_MIN = 1910,
    YEAR_MAX = 9700,
    ENTITLEMENTS_MAX = 1000000000,
    FILE_RIGHTS = 0600,
    DECIMAL = 10
};

typedef struct {
    Clock clock;
    Instant begun;
} Watch;

static int usage(void) {
    (void)fputs(
        "usage: licet demo --size small|medium|large --today YYYY-MM-DD\n"
        "                  --database NEW-FILE-OR-postgresql://… [--seed N] [--entitlements N]\n",
        stderr);
    return EXIT_UNUSABLE;
}

static bool read_number(const char *word, uint64_t *ret) {
    char *end = NULL;
    errno = 0;
    *ret = strtoull(word, &end, DECIMAL);
    return errno == 0 && end != word && *end == '\0' && word[0] != '-';
}

static bool read_word(const char *name, const char *value, DemoOptions *options, bool given[3]) {
    if (strcmp(name, "--size") == 0) {
        given[0] = true;
        return demo_size_find(text_of(value), &options->size);
    }
    if (strcmp(name, "--today") == 0) {
        given[1] = date_parse(text_of(value), &options->today);
        return given[1] && date_civil(options->today).year >= YEAR_MIN &&
               date_civil(options->today).year <= YEAR_MAX;
    }
    if (strcmp(name, "--database") == 0) {
        given[2] = true;
        options->database = text_of(value);
        return options->database.len > 0;
    }
    uint64_t number = 0;
    if (!read_number(value, &number)) {
        return false;
    }
    if (strcmp(name, "--entitlements") == 0) {
        options->entitlements = (int64_t)number;
        return number >= 1 && number <= ENTITLEMENTS_MAX;
    }
    options->seed = number;
    return strcmp(name, "--seed") == 0;
}

static bool read_words(int count, char **words, DemoOptions *options) {
    bool given[3] = {0};
    for (int i = 0; i < count; i += 2) {
        if (i + 1 >= count || !read_word(words[i], words[i + 1], options, given)) {
            return false;
        }
    }
    return given[0] && given[1] && given[2];
}

// Takes the name of a file that nobody has: 0, or why not. A server's database has no file; that it
// is empty is looked at once it is open.
static int take_file(Text name) {
    if (db_is_of_server(name)) {
        return 0;
    }
    int file = open(name.bytes, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, FILE_RIGHTS);
    return file < 0 || close(file) != 0 ? errno : 0;
}

static long long seconds_of(const Watch *watch) {
    return (long long)(clock_now(&watch->clock).seconds - watch->begun.seconds);
}

static void tell(void *target, int32_t percent, int64_t entitlements) {
    (void)printf("%3d %%  %lld entitlements, %lld s\n", percent, (long long)entitlements,
                 seconds_of(target));
    (void)fflush(stdout);
}

static void say_report(const DemoReport *report, const Watch *watch) {
    int64_t acts = 0;
    for (int act = 0; act < ACT_COUNT; act++) {
        acts += report->counts.done[act];
        (void)printf("done     %-20.*s %10lld\n", TEXT_ARG(act_name((ActKind)act)),
                     (long long)report->counts.done[act]);
    }
    for (int id = REFUSAL_NONE + 1; id < REFUSAL_COUNT; id++) {
        if (report->counts.refused[id] > 0) {
            (void)printf("refused  %-20.*s %10lld\n", TEXT_ARG(refusal_code((RefusalId)id)),
                         (long long)report->counts.refused[id]);
        }
    }
    for (size_t i = 0; i < report->table_count; i++) {
        (void)printf("rows     %-20.*s %10lld\n", TEXT_ARG(report->tables[i].name),
                     (long long)report->tables[i].count);
    }
    (void)printf("%lld acts in %lld s\n", (long long)acts, seconds_of(watch));
}

static int say_surprise(Arena *arena, const Surprise *surprise) {
    Text act = act_name(surprise->act);
    Text got = surprise->got == REFUSAL_NONE ? S("accepted") : refusal_code(surprise->got);
    Text wanted = surprise->wanted == REFUSAL_NONE ? S("accepted") : refusal_code(surprise->wanted);
    Text on = date_text(arena, surprise->on);
    (void)fprintf(stderr,
                  "licet: the demo did not go as planned: %.*s at site %.*s on %.*s: %.*s instead "
                  "of %.*s (report it: the demo or a rule is wrong)\n",
                  TEXT_ARG(act), TEXT_ARG(surprise->site), TEXT_ARG(on), TEXT_ARG(got),
                  TEXT_ARG(wanted));
    return EXIT_FAULT;
}

// The key that signs the demo's documents lies beside its database: DATABASE.key. Beside a server's
// there is no place; `licet key make FILE` makes one where it is wanted.
static int make_key(Arena *arena, const DemoOptions *options) {
    if (db_is_of_server(options->database)) {
        return EXIT_DONE;
    }
    TextBuf name = buf_new(arena, options->database.len + sizeof ".key");
    SigningKey key = signing_key_make();
    buf_add(&name, options->database);
    buf_add(&name, S(".key"));
    buf_add_char(&name, '\0');
    Err err = key_file_make(arena, name.bytes, &key);
    if (err_failed(err)) {
        return command_say_fault(name.bytes, err);
    }
    (void)printf("key      %s\n", name.bytes);
    return EXIT_DONE;
}

static int make(Arena *arena, const DemoOptions *options) {
    Watch watch = {.clock = clock_system()};
    watch.begun = clock_now(&watch.clock);
    DemoReport report;
    Err err = demo_make(arena, options, (DemoProgress){tell, &watch}, &report);
    if (err_failed(err)) {
        return command_say_fault(options->database.bytes, err);
    }
    int keyed = make_key(arena, options);
    if (keyed != EXIT_DONE) {
        return keyed;
    }
    say_report(&report, &watch);
    if (report.counts.surprise.happened) {
        return say_surprise(arena, &report.counts.surprise);
    }
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAULT;
}

int command_demo(int count, char **words) {
    DemoOptions options = {.seed = 1};
    Arena arena;
    if (!read_words(count, words, &options)) {
        return usage();
    }
    int taken = take_file(options.database);
    if (taken != 0) {
        Text shown = complaint_file(options.database.bytes);
        (void)fprintf(stderr, "licet: %.*s: %s; name a file that is not there yet\n",
                      TEXT_ARG(shown), strerror(taken));
        return EXIT_UNUSABLE;
    }
    Err err = arena_init(&arena, arena_bytes);
    if (err_failed(err)) {
        return command_say_fault(NULL, err);
    }
    int status = make(&arena, &options);
    arena_free(&arena);
    return status;
}
