// What all generators share: reading sources whole, telling mistakes, writing what changed.
// Knows no format.
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include "base/arena.h"
#include "base/text.h"
#include <stdbool.h>
#include <stddef.h>

// ---- report.c ----

typedef struct {
    Arena *arena;
    int mistakes;
} Run;

// Prints "file:line: what"; `what` names the mistake and what is allowed instead.
void mistake(Run *run, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
// Ends a run on standard error where there were mistakes; the program's exit status.
int run_end(const Run *run, const char *program);
// The formatted text, in the arena.
char *format_text(Arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2), returns_nonnull));

// A name without its last `count` bytes (none where it is shorter).
const char *cut_end(Arena *arena, const char *name, size_t count);

// ---- emit.c ----

// A C string literal with its quotes; a line break in the text also breaks the line of the source.
void emit_literal(TextBuf *buf, Text text);
// "SITE_BY_NUMBER" of "site_by_number".
const char *upper(Arena *arena, const char *name);

// ---- files.c ----

typedef struct {
    const char **items;
    size_t count;
} Names;

// The names in a folder, sorted bytewise, without those that begin with a dot.
bool source_list(Run *run, const char *path, Names *ret_names);
bool source_is_folder(const char *path);
// A whole file of at most 1 MiB: UTF-8 without control characters except tab and line feed.
bool source_read(Run *run, const char *path, Text *ret_text);
bool output_folder_make(Run *run, const char *path);
// Leaves the file alone where it has this content already.
bool output_write(Run *run, const char *path, Text content);

#endif
