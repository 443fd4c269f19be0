// Moves as a list (portal.md P38, P39): a page of it, or all of it for files.
#ifndef ACTION_TRANSFER_TRANSFERS_SEE_H
#define ACTION_TRANSFER_TRANSFERS_SEE_H

#include "action/as_of.h"
#include "action/row_source.h"
#include "action/transfer/transfer.h"

enum { TRANSFERS_LIMIT_DEFAULT = 50, TRANSFERS_LIMIT_MAX = 1000, TRANSFERS_AFTER_BYTES_MAX = 64 };

typedef struct {
    int state; // any, or one of those in their order
    int kind;  // the same
    Text site; // number of either one
    FieldDate asked_from;
    FieldDate asked_to;
    ViewTimeInput when;
    Text sort;
    Text after;    // the last of the page before; of a sorted list a place
    int64_t limit; // 0: TRANSFERS_LIMIT_DEFAULT
} TransfersAsk;

extern const FieldTable transfers_fields;

typedef struct {
    Text transfer;
    Text kind;
    Text state;
    Text from;
    Text to;
    Text agreement;
    Quantity quantity;
    Date asked_on;
} TransferHead;

extern const ColumnTable transfer_head_columns;

typedef struct {
    const ViewTime *when; // NULL: now
    TransferHead *rows;
    size_t count;
    Text next;
} TransfersView;

// The latest first, or sorted. Of another time: what was asked for by then, and waiting what ended
// later. Whoever sees one today sees it. Refuses bad_after · bad_sort · too_many_lines (more than
// ROWS_SORTED in an order that is asked for).
Err see_transfers(const ActionContext *context, const TransfersAsk *ask,
                  TransfersView *ret_transfers, Refusals *ret_refusals);

typedef struct {
    char after[TRANSFERS_AFTER_BYTES_MAX]; // ask.after's
    TransfersAsk ask;
} TransfersState;

extern const RowSource transfers_source;

// Copies what is asked into the memory of the state.
void transfers_state(TransfersState *state, Arena *memory, const TransfersAsk *ask);

#endif
