// All agreements of a list, for files (portal.md P11).
#ifndef ACTION_AGREEMENT_AGREEMENTS_SOURCE_H
#define ACTION_AGREEMENT_AGREEMENTS_SOURCE_H

#include "action/agreement/agreements_see.h"
#include "action/row_source.h"

enum { AGREEMENTS_AFTER_BYTES_MAX = 128 };

typedef struct {
    char after[AGREEMENTS_AFTER_BYTES_MAX]; // input.after's
    AgreementsInput input;
    AgreementKeys keys; // of a list that is sorted, all of it
    bool sorted;
    size_t at; // of the keys
} AgreementsState;

extern const RowSource agreements_source;

// Copies what the input points to into the memory of the state.
void agreements_state(AgreementsState *state, Arena *memory, const AgreementsInput *input);

#endif
