// Files: limits, what cannot be read, standard input and output.
#include "base/file.h"
#include "expect.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPLATE "build/unit/base/file_test_XXXXXX"

// A fresh file with `bytes` bytes; its name comes back in `name`.
static void make_file(char *name, size_t bytes) {
    memcpy(name, TEMPLATE, sizeof TEMPLATE);
    int fd = mkstemp(name);
    ck_assert_int_ge(fd, 0);
    for (size_t i = 0; i < bytes; i++) {
        char c = (char)('a' + i % 26);
        ck_assert_int_eq(write(fd, &c, 1), 1);
    }
    ck_assert_int_eq(close(fd), 0);
}

START_TEST(a_file_may_be_as_large_as_its_limit) {
    static const size_t limits[] = {1, 10, 1000};
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        size_t limit = limits[i];
        for (size_t bytes = limit - 1; bytes <= limit + 1; bytes++) {
            Arena arena = new_arena();
            char name[sizeof TEMPLATE];
            Text text = {0};
            make_file(name, bytes);
            Err err = file_read(&arena, name, limit, &text);
            ck_assert_int_eq(unlink(name), 0);
            ck_assert_int_eq(err.code, bytes <= limit ? FAULT_NONE : FAULT_TOO_LARGE);
            if (bytes <= limit) {
                ck_assert_uint_eq(text.len, bytes);
                ck_assert_int_eq(text.bytes[bytes], 0);
                ck_assert(bytes == 0 || text.bytes[0] == 'a');
            }
            arena_free(&arena);
        }
    }
}

START_TEST(what_is_left_of_the_limit_goes_back) {
    Arena arena = new_arena();
    char name[sizeof TEMPLATE];
    Text text = {0};
    make_file(name, 100);
    Err err = file_read(&arena, name, 1 << 20, &text);
    ck_assert_int_eq(unlink(name), 0);
    ck_assert(!err_failed(err));
    ck_assert_uint_lt(arena.used, 200);
    arena_free(&arena);
}

START_TEST(what_is_not_there_cannot_be_opened) {
    Arena arena = new_arena();
    Text text = {0};
    Err err = file_read(&arena, "build/unit/base/there/is/no/such/file", 10, &text);
    ck_assert_int_eq(err.code, FAULT_FILE_OPEN);
    ck_assert_int_eq(err.number, ENOENT);
    err = file_read(&arena, "", 10, &text);
    ck_assert_int_eq(err.code, FAULT_FILE_OPEN);
    arena_free(&arena);
}

START_TEST(a_directory_cannot_be_read) {
    Arena arena = new_arena();
    Text text = {0};
    Err err = file_read(&arena, "build", 10, &text);
    ck_assert_int_eq(err.code, FAULT_FILE_READ);
    ck_assert_int_eq(err.number, EISDIR);
    arena_free(&arena);
}

START_TEST(a_dash_is_standard_input) {
    Arena arena = new_arena();
    Text text = {0};
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    ck_assert_int_eq(write(ends[1], "hello", 5), 5);
    ck_assert_int_eq(close(ends[1]), 0);
    Err err = file_read(&arena, "-", 5, &text);
    ck_assert(!err_failed(err));
    expect_text(text, "hello", "what came in");
    arena_free(&arena);
}

START_TEST(standard_output_takes_everything) {
    int ends[2];
    char got[20] = "";
    ck_assert_int_eq(pipe(ends), 0);
    int kept = dup(STDOUT_FILENO);
    ck_assert_int_eq(dup2(ends[1], STDOUT_FILENO), STDOUT_FILENO);
    Sink sink = file_standard_output();
    Err err = sink.write(sink.target, S("abc"));
    Err nothing = sink.write(sink.target, S(""));
    ck_assert_int_eq(dup2(kept, STDOUT_FILENO), STDOUT_FILENO);
    ck_assert(!err_failed(err) && !err_failed(nothing));
    ck_assert_int_eq(read(ends[0], got, sizeof got), 3);
    ck_assert_str_eq(got, "abc");
}

START_TEST(output_that_cannot_be_written_is_a_fault) {
    int kept = dup(STDOUT_FILENO);
    int fd = open("build", O_RDONLY);
    ck_assert_int_eq(dup2(fd, STDOUT_FILENO), STDOUT_FILENO);
    Sink sink = file_standard_output();
    Err err = sink.write(sink.target, S("abc"));
    ck_assert_int_eq(dup2(kept, STDOUT_FILENO), STDOUT_FILENO);
    ck_assert_int_eq(err.code, FAULT_FILE_WRITE);
    ck_assert_int_eq(err.number, EBADF);
}
