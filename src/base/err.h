// Faults: things that went wrong outside the program's own logic (disk, memory, a broken file).
// A fault is an Err by value, handed upward with TRY and logged once at the edge. A bug aborts
// (ENSURE); a refusal of the business is no fault (domain/refusal.h).
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>
#include <stdint.h>

typedef enum {
#define FAULT(name, message, hint) name,
#include "base/faults.def"
#undef FAULT
} FaultCode;

// 16 bytes: what kind, a number of the layer below (errno, an SQLite code; 0 if none), and the
// place.
typedef struct {
    uint16_t code;  // FaultCode
    uint16_t line;  // in `file`
    int32_t number; // errno or engine code
    const char *file;
} Err;

#define OK ((Err){0, 0, 0, 0})
#define FAULT_AT(fault, num)                                                                       \
    ((Err){(uint16_t)(fault), (uint16_t)__LINE__, (int32_t)(num), __FILE__})

#define TRY(expression)                                                                            \
    do {                                                                                           \
        Err try_err_ = (expression);                                                               \
        if (err_failed(try_err_)) {                                                                \
            return try_err_;                                                                       \
        }                                                                                          \
    } while (0)

// A bug: the program's own promise is broken. Says where, then aborts.
#define ENSURE(condition) ((condition) ? (void)0 : ensure_failed(#condition, __FILE__, __LINE__))

// A place that cannot be reached; `what` says which promise was broken.
#define NEVER(what) ensure_failed(what, __FILE__, __LINE__)

static inline bool err_failed(Err err) {
    return err.code != 0;
}

// What happened, and what to do about it: static texts, never NULL.
const char *err_message(Err err);
const char *err_hint(Err err);

_Noreturn void ensure_failed(const char *condition, const char *file, int line);

#endif
