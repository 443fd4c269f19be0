// All lines of the proofs of a filter, for files (P36).
#ifndef ACTION_PROOF_PROOFS_SOURCE_H
#define ACTION_PROOF_PROOFS_SOURCE_H

#include "action/proof/proof_see.h"
#include "action/row_source.h"
#include "base/input/fields.h"

// What a list of proofs is asked for.
typedef struct {
    Text site;
    Text agreement;
    Text order;
    Text part;
    FieldDate issued_from;
    FieldDate issued_to;
    ViewTimeInput when;
    Text sort;
    Text after;
    int64_t limit; // proofs; 0: PROOFS_LIMIT_DEFAULT
} ProofsAsk;

extern const FieldTable proofs_ask_fields;

ProofsInput proofs_ask_input(const ProofsAsk *ask);

enum { PROOF_NUMBER_BYTES_MAX = 32 };

typedef struct {
    char after[PROOF_NUMBER_BYTES_MAX]; // input.after's
    size_t taken; // rows of the next page that were handed on already: a proof may have many lines
    ProofsInput input;
} ProofsState;

extern const RowSource proofs_source;

// Copies what the input points to into the memory of the state.
void proofs_state(ProofsState *state, Arena *memory, const ProofsInput *input);

#endif
