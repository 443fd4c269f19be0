// licet key: makes the installation's key, shows its public half.
#include "main/command.h"
#include "main/command_fault.h"
#include "main/key_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t arena_bytes = (size_t)1 << 20;

static int usage(void) {
    (void)fputs("usage: licet key make [FILE] | show [FILE]    (else LICET_KEY)\n", stderr);
    return EXIT_UNUSABLE;
}

static int say(Arena *arena, const SigningKey *key) {
    Text id = signing_key_id(key);
    Text line = signing_public_text(arena, key);
    (void)printf("%.*s\nkey %.*s\n", TEXT_ARG(line), TEXT_ARG(id));
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAULT;
}

static int run(Arena *arena, bool make, const char *path) {
    SigningKey key;
    if (make) {
        key = signing_key_make();
    }
    Err err = make ? key_file_make(arena, path, &key) : key_file_read(arena, path, &key);
    return err_failed(err) ? command_say_fault(path, err) : say(arena, &key);
}

int command_key(int count, char **words) {
    Arena arena;
    const char *path = count == 2 ? words[1] : getenv("LICET_KEY");
    bool make = count >= 1 && strcmp(words[0], "make") == 0;
    bool show = count >= 1 && strcmp(words[0], "show") == 0;
    if (count > 2 || (!make && !show) || path == NULL) {
        return usage();
    }
    Err err = arena_init(&arena, arena_bytes);
    if (err_failed(err)) {
        return command_say_fault(NULL, err);
    }
    int status = run(&arena, make, path);
    arena_free(&arena);
    return status;
}
