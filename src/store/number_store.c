// Blocks of public numbers.
#include "store/number_store.h"

#include "store/q_number.h"

enum { BLOCK_SIZE = 256 };

Err store_numbers_begin(Db *db) {
    for (int kind = 0; kind < NUMBER_KIND_COUNT; kind++) {
        TRY(q_number_add_block(db,
                               &(QNumberAddBlockIn){.kind = number_kind_name((NumberKind)kind)}));
    }
    return OK;
}

static Err draw_block(Db *db, Arena *arena, NumberKind kind, int64_t size, NumberHold hold,
                      NumberBlock *block) {
    QNumberDrawRow row;
    TRY(q_number_draw(db, arena, &(QNumberDrawIn){.kind = number_kind_name(kind), .size = size},
                      &row));
    *block = (NumberBlock){.next = row.next - size, .end = row.next, .hold = hold};
    return OK;
}

static int64_t block_size(const NumberSource *source, const NumberBlock *block) {
    int64_t few = block->expected > 1 ? block->expected : 1;
    return source->one_by_one ? few : BLOCK_SIZE;
}

void store_numbers_expect(NumberSource *source, NumberKind kind, int64_t count) {
    NumberBlock *block = &source->blocks[kind];
    if (block->next == block->end) {
        block->expected = count;
    }
}

// Nobody else has drawn since: this transaction holds the kind's row.
Err store_numbers_give_back(Db *db, NumberSource *source, NumberKind kind) {
    NumberBlock *block = &source->blocks[kind];
    int64_t left = block->end - block->next;
    block->expected = 0;
    if (!source->one_by_one || left == 0) {
        return OK;
    }
    ENSURE(block->hold == NUMBERS_OF_TRANSACTION);
    block->end = block->next;
    return q_number_give_back(db,
                              &(QNumberGiveBackIn){.kind = number_kind_name(kind), .size = left});
}

Err store_number_draw(Db *db, Arena *arena, NumberSource *source, NumberKind kind,
                      Text *ret_number) {
    NumberBlock *block = &source->blocks[kind];
    ENSURE(db_in_transaction(db));
    if (block->next == block->end) {
        NumberHold hold = source->in_step ? NUMBERS_OF_STEP : NUMBERS_OF_TRANSACTION;
        TRY(draw_block(db, arena, kind, block_size(source, block), hold, block));
    }
    *ret_number = number_text(arena, kind, source->key, block->next++);
    return OK;
}

// Blocks that hang on `least` or more become `hold`, or are given up.
static void settle(NumberSource *source, NumberHold least, bool kept, NumberHold hold) {
    for (int kind = 0; kind < NUMBER_KIND_COUNT; kind++) {
        NumberBlock *block = &source->blocks[kind];
        if (block->hold < least) {
            continue;
        }
        if (kept) {
            block->hold = hold;
        } else {
            *block = (NumberBlock){0};
        }
    }
}

void store_numbers_committed(NumberSource *source) {
    ENSURE(!source->in_step);
    settle(source, NUMBERS_OF_TRANSACTION, true, NUMBERS_HELD);
}

void store_numbers_rolled_back(NumberSource *source) {
    source->in_step = false;
    settle(source, NUMBERS_OF_TRANSACTION, false, NUMBERS_HELD);
}

void store_numbers_step(NumberSource *source) {
    ENSURE(!source->in_step);
    source->in_step = true;
}

void store_numbers_step_kept(NumberSource *source) {
    source->in_step = false;
    settle(source, NUMBERS_OF_STEP, true, NUMBERS_OF_TRANSACTION);
}

void store_numbers_step_taken_back(NumberSource *source) {
    source->in_step = false;
    settle(source, NUMBERS_OF_STEP, false, NUMBERS_HELD);
}
