// The table types.def, as C.
#include "sqlbind.h"

#include <string.h>

enum { STORED_AS_int = STORED_INT, STORED_AS_text = STORED_TEXT, STORED_AS_date = STORED_DATE };

static const SqlType types[] = {
#define SQLTYPE(name, stored, member, header)                                                      \
    {#name, (Stored)STORED_AS_##stored, "" #member, header},
#include "types.def"
#undef SQLTYPE
};

enum { TYPE_COUNT = sizeof types / sizeof types[0] };

const SqlType *type_of(Text name) {
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (text_equal(name, text_of(types[i].name))) {
            return &types[i];
        }
    }
    return NULL;
}

const char *type_names(Arena *arena) {
    char *names = arena_take(arena, 1);
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        names = format_text(arena, "%s%s%s", names, i > 0 ? " " : "", types[i].name);
    }
    return names;
}

const char *stored_word(Stored stored) {
    return stored == STORED_INT ? "bigint" : stored == STORED_TEXT ? "text" : "date";
}
