// Key files.
#include "main/key_file.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { KEY_BYTES_MAX = 1024, FILE_RIGHTS = 0600 };

Err key_file_read(Arena *arena, const char *path, SigningKey *ret_key) {
    Text text;
    TRY(file_read(arena, path, KEY_BYTES_MAX, &text));
    return signing_key_parse(text, ret_key) ? OK : FAULT_AT(FAULT_KEY, 0);
}

Err key_file_make(Arena *arena, const char *path, const SigningKey *key) {
    Text text = signing_key_text(arena, key);
    int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, FILE_RIGHTS);
    if (fd < 0) {
        return FAULT_AT(FAULT_FILE_OPEN, errno);
    }
    bool done = write(fd, text.bytes, text.len) == (ssize_t)text.len && write(fd, "\n", 1) == 1 &&
                fsync(fd) == 0;
    int number = errno;
    done = close(fd) == 0 && done;
    return done ? OK : FAULT_AT(FAULT_FILE_WRITE, number);
}
