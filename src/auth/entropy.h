// Where randomness comes from: the machine in the product, a seed in tests and in the demo. Handed
// in by main, so that nothing draws by itself.
#ifndef AUTH_ENTROPY_H
#define AUTH_ENTROPY_H

#include <stddef.h>

typedef struct {
    // Fills `count` bytes; never fails. Called by several threads at once.
    void (*fill)(void *target, unsigned char *bytes, size_t count);
    void *target;
} Entropy;

// The machine's own randomness.
Entropy entropy_of_machine(void);

static inline void entropy_fill(const Entropy *entropy, unsigned char *bytes, size_t count) {
    entropy->fill(entropy->target, bytes, count);
}

#endif
