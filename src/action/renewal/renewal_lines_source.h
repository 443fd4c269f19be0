// All renewal lines of a filter, for files.
#ifndef ACTION_RENEWAL_RENEWAL_LINES_SOURCE_H
#define ACTION_RENEWAL_RENEWAL_LINES_SOURCE_H

#include "action/renewal/renewal_lines.h"
#include "action/row_source.h"

enum { RENEWAL_PLACE_BYTES_MAX = 512 };

typedef struct {
    char after[RENEWAL_PLACE_BYTES_MAX]; // input.after's
    RenewalLinesInput input; // `sort`, `view` and `totals` do not count: lines come by due day
} RenewalLinesState;

extern const RowSource renewal_lines_source;

// Copies what the input points to into the memory of the state.
void renewal_lines_state(RenewalLinesState *state, Arena *memory, const RenewalLinesInput *input);

#endif
