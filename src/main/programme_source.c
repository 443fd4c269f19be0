// Reads a kept definition; its texts are copied, so that they outlive the document.
#include "main/programme_source.h"

#include "main/programme_read.h"

static bool read(void *target, Arena *arena, Text definition, Programme *ret_programme) {
    (void)target;
    JsonDocument *document = NULL;
    JsonFault fault;
    Programme programme;
    Complaints complaints = {.arena = arena};
    if (!json_parse(arena, definition, &document, &fault)) {
        return false;
    }
    bool fine = programme_read(json_root(document), NULL, &programme, &complaints);
    if (fine) {
        programme.name = text_copy(arena, programme.name);
        programme.terms_version = text_copy(arena, programme.terms_version);
        for (int i = 0; i < programme.level_count + programme.fixed_count; i++) {
            LevelRow *level = &programme.levels[i];
            level->code = text_copy(arena, level->code);
            for (int8_t j = 0; j < level->name_count; j++) {
                level->names[j].language = text_copy(arena, level->names[j].language);
                level->names[j].name = text_copy(arena, level->names[j].name);
            }
        }
        *ret_programme = programme;
    }
    json_free(document);
    return fine;
}

ProgrammeSource programme_source(void) {
    return (ProgrammeSource){read, NULL};
}
