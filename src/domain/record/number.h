// Public numbers: unique, never issued again, and telling nothing of others (house.md "One order of
// things"). The n-th number of a kind is the n-th value of a keyed permutation.
#ifndef DOMAIN_RECORD_NUMBER_H
#define DOMAIN_RECORD_NUMBER_H

#include "base/text.h"

typedef enum {
    NUMBER_AGREEMENT,
    NUMBER_SITE,
    NUMBER_ORDER,
    NUMBER_QUOTE,
    NUMBER_BID,
    NUMBER_PROOF,
    NUMBER_TICKET,
    NUMBER_KIND_COUNT
} NumberKind;

enum { NUMBER_DIGITS_MAX = 18 };

// "agreement", "site" …
Text number_kind_name(NumberKind kind);
// How many digits a number of the kind has at least.
int number_kind_digits(NumberKind kind);
// The public number of index ≥ 0 under a key: 6 digits for an agreement, 7 for a site, 10 for
// others (portal.md C4); a width that is used up grows by a digit.
Text number_text(Arena *arena, NumberKind kind, uint64_t key, int64_t index);

enum { RECORD_CODE_BYTES = 13 };

// The code of a record that has an id and no number, under the same key: an id tells of which of
// its enterprise's transactions it is, a code tells nothing.
Text record_code(Arena *arena, uint64_t key, int64_t id);
// The id of a code; false and ret untouched where no record has it.
bool record_code_parse(Text code, uint64_t key, int64_t *ret_id);

#endif
