// Files in memory carry the bytes, so that neither side waits for the other.
#include "main/paper/paper_child.h"

#include <errno.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const off_t pdf_bytes_max = (off_t)256 << 20;

typedef struct {
    int in;
    int out;
} Pair;

static Err write_all(int fd, Text text) {
    while (text.len > 0) {
        ssize_t put = write(fd, text.bytes, text.len);
        if (put < 0 && errno != EINTR) {
            return FAULT_AT(FAULT_FILE_WRITE, errno);
        }
        size_t done = put < 0 ? 0 : (size_t)put;
        text = (Text){text.bytes + done, text.len - done};
    }
    return lseek(fd, 0, SEEK_SET) == 0 ? OK : FAULT_AT(FAULT_FILE_WRITE, errno);
}

static Err read_all(Arena *arena, int fd, Text *ret) {
    struct stat about;
    if (fstat(fd, &about) != 0 || about.st_size > pdf_bytes_max) {
        return FAULT_AT(FAULT_FILE_READ, errno);
    }
    size_t length = (size_t)about.st_size;
    char *bytes = arena_take(arena, length + 1);
    size_t done = 0;
    while (done < length) {
        ssize_t got = pread(fd, bytes + done, length - done, (off_t)done);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return FAULT_AT(FAULT_FILE_READ, errno);
        }
        done += got < 0 ? 0 : (size_t)got;
    }
    *ret = (Text){bytes, length};
    return OK;
}

// No environment goes in: no secret, and nothing that could change the bytes.
static Err start(const char *program, const Pair *pair, pid_t *ret_child) {
    char name[] = "licet";
    char word[] = PAPER_COMMAND;
    char *const words[] = {name, word, NULL};
    char *const nothing[] = {NULL};
    posix_spawn_file_actions_t files;
    int failed = posix_spawn_file_actions_init(&files);
    if (failed != 0) {
        return FAULT_AT(FAULT_PAPER, failed);
    }
    failed = posix_spawn_file_actions_adddup2(&files, pair->in, STDIN_FILENO);
    if (failed == 0) {
        failed = posix_spawn_file_actions_adddup2(&files, pair->out, STDOUT_FILENO);
    }
    if (failed == 0) {
        failed = posix_spawn(ret_child, program, &files, NULL, words, nothing);
    }
    (void)posix_spawn_file_actions_destroy(&files);
    return failed == 0 ? OK : FAULT_AT(FAULT_PAPER, failed);
}

static Err wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return FAULT_AT(FAULT_PAPER, errno);
        }
    }
    bool done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return done ? OK : FAULT_AT(FAULT_PAPER, status);
}

static Err set(Arena *arena, const char *program, Text paper, const Pair *pair, Text *ret_pdf) {
    pid_t child = 0;
    TRY(write_all(pair->in, paper));
    TRY(start(program, pair, &child));
    TRY(wait_for(child));
    return read_all(arena, pair->out, ret_pdf);
}

Err paper_child_set(Arena *arena, const char *program, Text paper, Text *ret_pdf) {
    Pair pair = {memfd_create("paper", MFD_CLOEXEC), memfd_create("pdf", MFD_CLOEXEC)};
    Err err = pair.in < 0 || pair.out < 0 ? FAULT_AT(FAULT_FILE_OPEN, errno)
                                          : set(arena, program, paper, &pair, ret_pdf);
    if (pair.in >= 0) {
        (void)close(pair.in);
    }
    if (pair.out >= 0) {
        (void)close(pair.out);
    }
    return err;
}
