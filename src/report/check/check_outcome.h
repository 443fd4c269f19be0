// What licet check can find, and how much of it was found.
#ifndef REPORT_CHECK_CHECK_OUTCOME_H
#define REPORT_CHECK_CHECK_OUTCOME_H

#include <stdint.h>

typedef enum {
#define CHECK_KIND(id, word, what) id,
#include "report/check/check_kind.def"
#undef CHECK_KIND
    CHECK_KIND_COUNT
} CheckKind;

enum { CHECK_LINES_MAX = 100, CHECK_PROBES = 1000 };

typedef struct {
    int64_t findings;
    int64_t of_kind[CHECK_KIND_COUNT];
    int64_t enterprises;
    int64_t orders;
    int64_t lines;
    int64_t entitlements;
    int64_t probes;
    int64_t documents; // kept, hashed again
    int64_t links;     // of the audit's chain, hashed again
    int64_t unread;    // transactions that the sequencer has not read yet; as it should be
} CheckOutcome;

// "price", and what it means.
const char *check_kind_word(CheckKind kind);
const char *check_kind_what(CheckKind kind);

#endif
