// Rows of several statements that wait to go, and in which order they may. Knows no connection.
#ifndef STORE_POSTGRES_POSTGRES_WAITING_H
#define STORE_POSTGRES_POSTGRES_WAITING_H

#include "store/postgres/postgres_rows.h"

enum { WAITING_MAX = 48 };

typedef struct {
    RowsGathered *items[WAITING_MAX]; // NULL, or made and free where it has no rows
    bool in_step;
} RowsWaiting;

// The rows of this statement, empty where none wait; NULL where there is no place for more.
RowsGathered *postgres_waiting_of(RowsWaiting *waiting, int query);

// The rows that can go first: of the table that names none of the others'; NULL where none wait.
// `before`: of what waited before the step began.
RowsGathered *postgres_waiting_first(const RowsWaiting *waiting, bool before);

// True where a statement with these values must not overtake what waits: it would find rows of it,
// or change what that looks at. Rows of its own statement (`own`) do not count, unless it changes a
// row and one of its enterprise is there already.
bool postgres_waiting_meets(const RowsWaiting *waiting, const QueryDef *def, const DbValue *in,
                            const RowsGathered *own);

// A step begins: what comes from now on can be taken back alone.
void postgres_waiting_mark(RowsWaiting *waiting);
// Nothing can be taken back any more: the step ended, or what waits of it goes.
void postgres_waiting_unmark(RowsWaiting *waiting);
// Takes back what came since the step began.
void postgres_waiting_take_back(RowsWaiting *waiting);

void postgres_waiting_forget(RowsWaiting *waiting);
void postgres_waiting_free(RowsWaiting *waiting);

#endif
