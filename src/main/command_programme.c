// licet programme check FILE: judges a programme definition, all mistakes at once.
// licet programme settings: lists what a definition may set.
#include "base/file.h"
#include "main/command.h"
#include "main/programme_read.h"

#include <stdio.h>
#include <string.h>

static const size_t arena_bytes = (size_t)1 << 30;
enum { DEFINITION_BYTES_MAX = 4 * 1024 * 1024 };

static int say_all(Arena *arena, const char *file, const Complaints *complaints) {
    for (int32_t i = 0; i < complaints->count; i++) {
        Text line = complaint_text(arena, complaint_file(file), &complaints->items[i]);
        (void)fprintf(stderr, "%.*s\n", TEXT_ARG(line));
    }
    if (complaints->more > 0) {
        (void)fprintf(stderr, "and %d more\n", complaints->more);
    }
    return EXIT_UNUSABLE;
}

static int say_fine(const char *file, const Programme *programme) {
    Text shown = complaint_file(file);
    int length = printf("%.*s: %.*s: fine, %d levels and %d fixed ones\n", TEXT_ARG(shown),
                        TEXT_ARG(programme->name), programme->level_count, programme->fixed_count);
    return length > 0 && fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAULT;
}

static int check(Arena *arena, const char *file) {
    Text text;
    JsonDocument *document = NULL;
    JsonFault fault;
    Programme programme;
    Complaints complaints = {.arena = arena};
    Text shown = complaint_file(file);
    Err err = file_read(arena, file, DEFINITION_BYTES_MAX, &text);
    if (err_failed(err)) {
        (void)fprintf(stderr, "licet: %.*s: %s (%s)\n", TEXT_ARG(shown), err_message(err),
                      err.number == 0 ? err_hint(err) : strerror(err.number));
        return EXIT_UNUSABLE;
    }
    if (!json_parse(arena, text, &document, &fault)) {
        (void)fprintf(stderr, "%.*s:%d: %.*s\n", TEXT_ARG(shown), fault.line,
                      TEXT_ARG(fault.message));
        return EXIT_UNUSABLE;
    }
    complaints.document = document;
    bool fine = programme_read(json_root(document), NULL, &programme, &complaints);
    int status = fine ? say_fine(file, &programme) : say_all(arena, file, &complaints);
    json_free(document);
    return status;
}

// The rows of docs/settings.md.
static int print_settings(void) {
    for (int i = 0; i < PROGRAMME_SETTING_COUNT; i++) {
        const ProgrammeSetting *setting = programme_setting((ProgrammeSettingId)i);
        (void)printf("| `%.*s` | %d | %d … %d | %.*s | %.*s |\n", TEXT_ARG(setting->name),
                     setting->fallback, setting->least, setting->most, TEXT_ARG(setting->rule),
                     TEXT_ARG(setting->what));
    }
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAULT;
}

int command_programme(int count, char **words) {
    Arena arena;
    if (count == 1 && strcmp(words[0], "settings") == 0) {
        return print_settings();
    }
    if (count != 2 || strcmp(words[0], "check") != 0) {
        (void)fputs("usage: licet programme check FILE | settings\n", stderr);
        return EXIT_UNUSABLE;
    }
    Err err = arena_init(&arena, arena_bytes);
    if (err_failed(err)) {
        (void)fprintf(stderr, "licet: %s (%s)\n", err_message(err), err_hint(err));
        return EXIT_FAULT;
    }
    int status = check(&arena, words[1]);
    arena_free(&arena);
    return status;
}
