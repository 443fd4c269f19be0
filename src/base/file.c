// Reads by system calls, so that every error has its number.
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIECE_BYTES = 64 * 1024 };

static Err read_all(Arena *arena, int fd, size_t max_bytes, Text *ret_text) {
    char *bytes = arena_take(arena, max_bytes + 1); // one more, to see that it is too large
    size_t len = 0;
    for (;;) {
        size_t room = max_bytes + 1 - len;
        ssize_t got = read(fd, bytes + len, room < PIECE_BYTES ? room : PIECE_BYTES);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return FAULT_AT(FAULT_FILE_READ, errno);
        }
        if (got == 0) {
            break;
        }
        len += (size_t)got;
        if (len > max_bytes) {
            return FAULT_AT(FAULT_TOO_LARGE, 0);
        }
    }
    arena_shorten(arena, bytes, max_bytes + 1, len + 1);
    bytes[len] = '\0';
    *ret_text = (Text){bytes, len};
    return OK;
}

Err file_read(Arena *arena, const char *path, size_t max_bytes, Text *ret_text) {
    if (strcmp(path, "-") == 0) {
        return read_all(arena, STDIN_FILENO, max_bytes, ret_text);
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return FAULT_AT(FAULT_FILE_OPEN, errno);
    }
    Err err = read_all(arena, fd, max_bytes, ret_text);
    (void)close(fd);
    return err;
}

// ---- without a name ----

Err file_nameless_open(Arena *arena, FileNameless *ret_file) {
    static const char form[] = "/licet-XXXXXX";
    const char *folder = getenv("TMPDIR");
    size_t mark = arena->used;
    FileNameless file;
    TextBuf buf = buf_new(arena, PATH_MAX);
    buf_add(&buf, text_of(folder != NULL && *folder != 0 ? folder : "/tmp"));
    buf_add(&buf, (Text){form, sizeof form}); // with its NUL
    if (buf.overflow) {
        return FAULT_AT(FAULT_FILE_OPEN, ENAMETOOLONG);
    }
    file.fd = mkostemp(buf.bytes, O_CLOEXEC);
    if (file.fd < 0) {
        return FAULT_AT(FAULT_FILE_OPEN, errno);
    }
    (void)unlink(buf.bytes);
    arena_rewind(arena, mark);
    TextBuf path = {.bytes = file.path, .max = sizeof file.path};
    buf_addf(&path, "/proc/self/fd/%d%c", file.fd, 0);
    *ret_file = file;
    return OK;
}

Err file_nameless_read(const FileNameless *file, Arena *arena, int64_t offset, size_t most,
                       Text *ret_piece) {
    char *bytes = arena_take(arena, most);
    size_t len = 0;
    while (len < most) {
        ssize_t got = pread(file->fd, bytes + len, most - len, offset + (int64_t)len);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return FAULT_AT(FAULT_FILE_READ, errno);
        }
        if (got == 0) {
            break;
        }
        len += (size_t)got;
    }
    *ret_piece = (Text){bytes, len};
    return OK;
}

void file_nameless_close(FileNameless *file) {
    if (file->fd >= 0) {
        (void)close(file->fd);
        file->fd = -1;
    }
}

// ---- streams ----

static Err write_all(void *target, Text piece) {
    (void)target;
    while (piece.len > 0) {
        ssize_t put = write(STDOUT_FILENO, piece.bytes, piece.len);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return FAULT_AT(FAULT_FILE_WRITE, errno);
        }
        piece = (Text){piece.bytes + put, piece.len - (size_t)put};
    }
    return OK;
}

Sink file_standard_output(void) {
    return (Sink){.write = write_all};
}
