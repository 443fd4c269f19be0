// Whole files in and streams out, bounded.
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/json_write.h"

// Reads a file, or standard input for "-", into the arena. FAULT_TOO_LARGE over max_bytes,
// FAULT_FILE_OPEN, FAULT_FILE_READ (number: errno).
Err file_read(Arena *arena, const char *path, size_t max_bytes, Text *ret_text);

// A sink that writes to standard output.
Sink file_standard_output(void);

#endif
