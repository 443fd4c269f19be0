// Public numbers drawn in blocks, one source per connection. Numbers of a block that was drawn in a
// transaction (or in a step of one) that was taken back are given up with it, so that none is
// issued twice; gaps are allowed.
#ifndef STORE_NUMBER_STORE_H
#define STORE_NUMBER_STORE_H

#include "domain/record/number.h"
#include "store/db.h"

// What a block's own draw still hangs on.
typedef enum {
    NUMBERS_HELD,           // committed: they are ours
    NUMBERS_OF_TRANSACTION, // drawn in a step that was kept, or outside of any
    NUMBERS_OF_STEP,        // drawn in the savepoint that is open
} NumberHold;

typedef struct {
    int64_t next;
    int64_t end;
    int64_t expected; // how many the next block of who draws one by one shall have; 0: one
    NumberHold hold;
} NumberBlock;

typedef struct NumberSource {
    uint64_t key;    // of the permutation, the same for the whole installation
    bool in_step;    // between store_numbers_step and its end
    bool one_by_one; // blocks of one: for who must draw the same again after it was killed
    NumberBlock blocks[NUMBER_KIND_COUNT];
} NumberSource;

// Begins all kinds; once per database.
Err store_numbers_begin(Db *db);
// The next number of a kind. Inside a transaction.
Err store_number_draw(Db *db, Arena *arena, NumberSource *source, NumberKind kind,
                      Text *ret_number);
// Who draws one by one will draw about so many of a kind in this transaction: they come as one
// block.
void store_numbers_expect(NumberSource *source, NumberKind kind, int64_t count);
// Gives back what was drawn of such a block and not used. Before the transaction ends, outside of a
// step.
Err store_numbers_give_back(Db *db, NumberSource *source, NumberKind kind);
// To be told how the transaction ended.
void store_numbers_committed(NumberSource *source);
void store_numbers_rolled_back(NumberSource *source);
// To be told of a savepoint: that it begins, and whether it was kept or taken back. What a step
// that was taken back had drawn of an older block is not drawn again.
void store_numbers_step(NumberSource *source);
void store_numbers_step_kept(NumberSource *source);
void store_numbers_step_taken_back(NumberSource *source);

#endif
