// The log; how it is moved is the engine's matter.
#include "store/db_log.h"

#include "store/db_private.h"

int64_t db_log_pages(const Db *db) {
    return db->engine->log_pages == NULL ? 0 : db->engine->log_pages(db);
}

Err db_log_move(Db *db) {
    ENSURE(!db_in_transaction(db));
    return db->engine->log_move == NULL ? OK : db->engine->log_move(db);
}
