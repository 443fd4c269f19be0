// Where a report gets programmes from: the text of a definition is read by main.
#ifndef REPORT_PROGRAMME_SOURCE_H
#define REPORT_PROGRAMME_SOURCE_H

#include "base/arena.h"
#include "domain/programme.h"

typedef struct {
    // False where the definition cannot be used. What is returned lives as long as the arena.
    bool (*read)(void *target, Arena *arena, Text definition, Programme *ret_programme);
    void *target;
} ProgrammeSource;

#endif
