// Whole files in and streams out, bounded.
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/json_write.h"

#include <stdint.h>

// Reads a file, or standard input for "-", into the arena. FAULT_TOO_LARGE over max_bytes,
// FAULT_FILE_OPEN, FAULT_FILE_READ (number: errno).
Err file_read(Arena *arena, const char *path, size_t max_bytes, Text *ret_text);

// A file without a name: gone with its last user, also where the process is killed. `path` opens it
// while it is held.
typedef struct {
    int fd; // -1: none
    char path[32];
} FileNameless;
// FAULT_FILE_OPEN (number: errno). It lies in TMPDIR, else in /tmp.
Err file_nameless_open(Arena *arena, FileNameless *ret_file);
// Reads up to `most` bytes from `offset`; fewer only at the end, where it is the empty text.
Err file_nameless_read(const FileNameless *file, Arena *arena, int64_t offset, size_t most,
                       Text *ret_piece);
// Nothing to do where none is open.
void file_nameless_close(FileNameless *file);

// A sink that writes to standard output.
Sink file_standard_output(void);

#endif
