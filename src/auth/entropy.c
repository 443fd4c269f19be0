// The machine's randomness.
#include "auth/entropy.h"

#include "base/err.h"

#include <sys/random.h>

enum { PIECE_BYTES_MAX = 256 }; // as much the kernel gives whole

static void fill_by_machine(void *unused, unsigned char *bytes, size_t count) {
    (void)unused;
    for (size_t at = 0; at < count; at += PIECE_BYTES_MAX) {
        size_t wanted = count - at < PIECE_BYTES_MAX ? count - at : PIECE_BYTES_MAX;
        ENSURE(getrandom(bytes + at, wanted, 0) == (ssize_t)wanted);
    }
}

Entropy entropy_of_machine(void) {
    return (Entropy){fill_by_machine, NULL};
}
