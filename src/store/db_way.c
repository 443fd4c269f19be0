// How others are noticed is the engine's matter.
#include "store/db_way.h"

#include "store/db_private.h"

Err db_make_way(Db *db, bool *ret_others) {
    ENSURE(!db_in_transaction(db));
    *ret_others = false;
    return db->engine->make_way == NULL ? OK : db->engine->make_way(db, ret_others);
}

Err db_others_version(Db *db, int64_t *ret_version) {
    ENSURE(!db_in_transaction(db));
    *ret_version = 0;
    return db->engine->others_version == NULL ? OK : db->engine->others_version(db, ret_version);
}
