// The installation's signing key: a file that only its owner reads, named by LICET_KEY.
#ifndef MAIN_KEY_FILE_H
#define MAIN_KEY_FILE_H

#include "base/sign/signature.h"

// Reads a key, secret or public. FAULT_FILE_OPEN, FAULT_FILE_READ; FAULT_KEY where it is none.
Err key_file_read(Arena *arena, const char *path, SigningKey *ret_key);
// Writes a secret key to a file that is not there yet, with rights 0600, and waits until it is on
// the disk. FAULT_FILE_OPEN (number: errno) where there is one of this name, FAULT_FILE_WRITE.
Err key_file_make(Arena *arena, const char *path, const SigningKey *key);

#endif
