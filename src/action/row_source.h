// A list of any length, handed on batch by batch while its reader takes it. Between two batches
// nothing is held but the source's own state: each is read with a context of its own, the rights of
// now (portal.md C6) and one state of the database; rows go on by key.
#ifndef ACTION_ROW_SOURCE_H
#define ACTION_ROW_SOURCE_H

#include "action/action.h"
#include "domain/columns.h"

enum { ROW_SOURCE_BATCH = 128 };

typedef struct {
    const ColumnTable *columns;
    size_t state_bytes; // the state is zeroed, then filled by who begins
    // The next batch, up to ROW_SOURCE_BATCH rows that live in context->arena. `memory` lives as
    // long as the state, for what it keeps. *ret_more false: that was the last.
    Err (*next)(void *state, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more);
} RowSource;

#endif
