// tplc --room ROOM --src FOLDER --messages FILE --out FOLDER: exit 0 where all is well and written,
// else 1.
#include "tplc.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_BYTES = 512 << 20 };

typedef struct {
    const char *room;
    const char *src;
    const char *messages;
    const char *out;
} Options;

static bool read_options(int count, char **words, Options *ret_options) {
    Options options = {0};
    for (int i = 1; i + 1 < count; i += 2) {
        if (strcmp(words[i], "--room") == 0) {
            options.room = words[i + 1];
        } else if (strcmp(words[i], "--src") == 0) {
            options.src = words[i + 1];
        } else if (strcmp(words[i], "--messages") == 0) {
            options.messages = words[i + 1];
        } else if (strcmp(words[i], "--out") == 0) {
            options.out = words[i + 1];
        }
    }
    *ret_options = options;
    return count == 9 && options.room != NULL && options.src != NULL && options.messages != NULL &&
           options.out != NULL;
}

// Each template is read twice: first all are judged, then written.
static void each_template(Run *run, const Sources *sources, const char *folder) {
    for (size_t i = 0; i < sources->count; i++) {
        size_t mark = run->arena->used;
        Template template = {0};
        if (template_read(run, sources, &sources->items[i], &template) && folder != NULL) {
            (void)emit_template(run, sources, &sources->items[i], &template, folder);
        }
        arena_rewind(run->arena, mark);
    }
}

static void run_all(Run *run, const Options *options) {
    Sources sources = {.room = options->room};
    if (!sources_find(run, options->src, options->messages, &sources)) {
        return;
    }
    each_template(run, &sources, NULL);
    if (run->mistakes == 0 && output_folder_make(run, options->out)) {
        each_template(run, &sources, options->out);
        remove_stale(run, &sources, options->out);
    }
}

int main(int argc, char **argv) {
    Options options = {0};
    if (!read_options(argc, argv, &options)) {
        (void)fputs("tplc --room ROOM --src FOLDER --messages FILE --out FOLDER\n", stderr);
        return 1;
    }
    Arena arena;
    if (err_failed(arena_init(&arena, ARENA_BYTES))) {
        (void)fputs("tplc: no memory\n", stderr);
        return 1;
    }
    Run run = {.arena = &arena};
    run_all(&run, &options);
    int status = run_end(&run, "tplc");
    arena_free(&arena);
    return status;
}
