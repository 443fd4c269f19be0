// How mistakes are told: one line each, in the form that editors jump to.
#include "source.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void mistake(Run *run, const char *file, int line, const char *format, ...) {
    run->mistakes++;
    (void)fprintf(stderr, "%s:%d: ", file, line);
    va_list arguments;
    va_start(arguments, format);
    (void)vfprintf(stderr, format, arguments);
    va_end(arguments);
    (void)fputc('\n', stderr);
}

int run_end(const Run *run, const char *program) {
    if (run->mistakes == 0) {
        return 0;
    }
    (void)fprintf(stderr, "%s: %d mistake%s; nothing was written\n", program, run->mistakes,
                  run->mistakes == 1 ? "" : "s");
    return 1;
}

const char *cut_end(Arena *arena, const char *name, size_t count) {
    size_t len = strlen(name);
    return text_copy(arena, (Text){name, len < count ? 0 : len - count}).bytes;
}

char *format_text(Arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    ENSURE(length >= 0);
    char *text = arena_take(arena, (size_t)length + 1);
    (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}
