// Public numbers drawn in blocks, one source per connection. Numbers of a block that was drawn in a
// transaction which did not commit are given up with it, so that none is issued twice; gaps are
// allowed.
#ifndef STORE_NUMBER_STORE_H
#define STORE_NUMBER_STORE_H

#include "domain/number.h"
#include "store/db.h"

typedef struct {
    int64_t next;
    int64_t end;
    bool uncommitted; // drawn in the transaction that is open
} NumberBlock;

typedef struct NumberSource {
    uint64_t key; // of the permutation, the same for the whole installation
    NumberBlock blocks[NUMBER_KIND_COUNT];
} NumberSource;

// Begins all kinds; once per database.
Err store_numbers_begin(Db *db);
// The next number of a kind. Inside a transaction.
Err store_number_draw(Db *db, Arena *arena, NumberSource *source, NumberKind kind,
                      Text *ret_number);
// To be told how the transaction ended.
void store_numbers_committed(NumberSource *source);
void store_numbers_rolled_back(NumberSource *source);

#endif
