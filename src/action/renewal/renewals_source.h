// All renewal quotes, and all exceptions of the night, for files.
#ifndef ACTION_RENEWAL_RENEWALS_SOURCE_H
#define ACTION_RENEWAL_RENEWALS_SOURCE_H

#include "action/renewal/renewals_see.h"
#include "action/row_source.h"

enum { RENEWALS_PLACE_BYTES_MAX = 512 };

typedef struct {
    char after[RENEWALS_PLACE_BYTES_MAX]; // input.after's
    RenewalsInput input;
} RenewalsState;

extern const RowSource renewals_source;
// Copies what the input points to into the memory of the state.
void renewals_state(RenewalsState *state, Arena *memory, const RenewalsInput *input);

// What a calendar of them can be asked for: it is no list with pages.
typedef struct {
    Text agreement; // its number
    FieldDate due_from;
    FieldDate due_to;
} RenewalsCalendarInput;

extern const FieldTable renewals_calendar_fields;
void renewals_calendar_state(RenewalsState *state, Arena *memory,
                             const RenewalsCalendarInput *input);

typedef struct {
    char after[RENEWALS_PLACE_BYTES_MAX];
    ExceptionsInput input;
} ExceptionsState;

extern const RowSource exceptions_source;
void exceptions_state(ExceptionsState *state);

#endif
