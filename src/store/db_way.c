// Making way; how others are noticed is the engine's matter.
#include "store/db_way.h"

#include "store/db_private.h"

Err db_make_way(Db *db, bool *ret_others) {
    ENSURE(!db_in_transaction(db));
    *ret_others = false;
    return db->engine->make_way == NULL ? OK : db->engine->make_way(db, ret_others);
}
