// The sites and the ledger of an agreement, for files (portal.md P11).
#ifndef ACTION_AGREEMENT_AGREEMENT_SOURCE_H
#define ACTION_AGREEMENT_AGREEMENT_SOURCE_H

#include "action/agreement/agreement_page.h"
#include "action/row_source.h"

enum { AGREEMENT_NUMBER_BYTES_MAX = 256 };

// The sites, or the ledger, as a file.
typedef struct {
    char number[AGREEMENT_NUMBER_BYTES_MAX];
    size_t number_len;
    AgreementInput input;
    size_t at;
} AgreementPartState;

extern const RowSource agreement_sites_source;
extern const RowSource ledger_source;

// Copies what the input points to into the memory of the state. False where the number is too long
// to be one.
bool agreement_part_state(AgreementPartState *state, Arena *memory, Text number,
                          const AgreementInput *input);

#endif
