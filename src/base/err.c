// The texts of faults, and how a bug ends the program.
#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    const char *message;
    const char *hint;
} FaultText;

static const FaultText fault_texts[] = {
#define FAULT(name, message, hint) [name] = {message, hint},
#include "base/faults.def"
#undef FAULT
};

enum { FAULT_COUNT = sizeof fault_texts / sizeof fault_texts[0] };

_Static_assert(sizeof(Err) == 16, "Err travels by value in two registers");

const char *err_message(Err err) {
    return err.code < FAULT_COUNT ? fault_texts[err.code].message : "unknown fault";
}

const char *err_hint(Err err) {
    return err.code < FAULT_COUNT ? fault_texts[err.code].hint : "";
}

_Noreturn void ensure_failed(const char *condition, const char *file, int line) {
    (void)fprintf(stderr, "licet: bug at %s:%d: %s does not hold\n", file, line, condition);
    abort();
}
