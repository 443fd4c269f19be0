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

static Err draw_block(Db *db, Arena *arena, NumberKind kind, NumberBlock *block) {
    QNumberDrawRow row;
    TRY(q_number_draw(db, arena,
                      &(QNumberDrawIn){.kind = number_kind_name(kind), .size = BLOCK_SIZE}, &row));
    *block = (NumberBlock){.next = row.next - BLOCK_SIZE, .end = row.next, .uncommitted = true};
    return OK;
}

Err store_number_draw(Db *db, Arena *arena, NumberSource *source, NumberKind kind,
                      Text *ret_number) {
    NumberBlock *block = &source->blocks[kind];
    ENSURE(db_in_transaction(db));
    if (block->next == block->end) {
        TRY(draw_block(db, arena, kind, block));
    }
    *ret_number = number_text(arena, kind, source->key, block->next++);
    return OK;
}

void store_numbers_committed(NumberSource *source) {
    for (int kind = 0; kind < NUMBER_KIND_COUNT; kind++) {
        source->blocks[kind].uncommitted = false;
    }
}

void store_numbers_rolled_back(NumberSource *source) {
    for (int kind = 0; kind < NUMBER_KIND_COUNT; kind++) {
        if (source->blocks[kind].uncommitted) {
            source->blocks[kind] = (NumberBlock){0};
        }
    }
}
