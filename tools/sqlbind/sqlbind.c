// sqlbind --migrations FOLDER --sql FOLDER [--scope FOLDER] --out FOLDER: exit 0 where all is well
// and written, else 1.
#include "sqlbind.h"

#include <stdio.h>
#include <string.h>

enum { ARENA_BYTES = 512 << 20 };

typedef struct {
    const char *migrations;
    const char *sql;
    const char *scope; // NULL: no conditions
    const char *out;
} Options;

static bool read_options(int count, char **words, Options *ret_options) {
    Options options = {0};
    for (int i = 1; i + 1 < count; i += 2) {
        if (strcmp(words[i], "--migrations") == 0) {
            options.migrations = words[i + 1];
        } else if (strcmp(words[i], "--sql") == 0) {
            options.sql = words[i + 1];
        } else if (strcmp(words[i], "--scope") == 0) {
            options.scope = words[i + 1];
        } else if (strcmp(words[i], "--out") == 0) {
            options.out = words[i + 1];
        }
    }
    *ret_options = options;
    return count == (options.scope == NULL ? 7 : 9) && options.migrations != NULL &&
           options.sql != NULL && options.out != NULL;
}

static void run_all(Run *run, const Options *options) {
    Schema schema = {0};
    if (schema_read(run, options->migrations, &schema)) {
        Tables tables;
        tables_order(run, &schema, &tables);
        Queries queries = queries_read(run, options->sql);
        for (size_t i = 0; i < queries.count; i++) {
            size_t mark = run->arena->used;
            check_query(run, &schema, &tables, &queries.items[i]);
            arena_rewind(run->arena, mark);
        }
        if (run->mistakes == 0) {
            sights_bind(run, &schema, options->scope, options->out);
        }
        if (run->mistakes == 0) {
            (void)emit_all(run, &schema, &queries, options->out);
        }
    }
    schema_free(&schema);
}

int main(int argc, char **argv) {
    Options options = {0};
    if (!read_options(argc, argv, &options)) {
        (void)fputs("sqlbind --migrations FOLDER --sql FOLDER [--scope FOLDER] --out FOLDER\n",
                    stderr);
        return 1;
    }
    Arena arena;
    if (err_failed(arena_init(&arena, ARENA_BYTES))) {
        (void)fputs("sqlbind: no memory\n", stderr);
        return 1;
    }
    Run run = {.arena = &arena};
    run_all(&run, &options);
    int status = run_end(&run, "sqlbind");
    arena_free(&arena);
    return status;
}
