// Programmes by version and parts with their prices, each loaded once.
#ifndef REPORT_CATALOGUE_H
#define REPORT_CATALOGUE_H

#include "base/text_map.h"
#include "report/programme_source.h"
#include "store/part_store.h"

typedef struct {
    int64_t version;
    Date from_day;
    bool usable;
    Programme programme;
} KnownProgramme;

typedef struct {
    bool sound; // there, and no figure in it that the rules would take for a bug
    PricedPart priced;
} KnownPart;

typedef struct {
    Db *db;
    Arena *arena;
    KnownProgramme *programmes; // by rising version
    size_t programme_count;
    TextMap parts; // "version country_group currency part" → place
    KnownPart **known;
    size_t room;
} Catalogue;

// Reads all versions of the programme.
Err catalogue_open(Db *db, Arena *arena, const ProgrammeSource *source, Catalogue *ret_catalogue);
// NULL where there is no such version.
const KnownProgramme *catalogue_programme(const Catalogue *catalogue, int64_t version);
// The usable version that holds on a day: the latest from, then the highest. NULL: none.
const KnownProgramme *catalogue_programme_on(const Catalogue *catalogue, Date day);
// A part with its prices. FAULT_DB_VALUE where a row of it cannot be read.
Err catalogue_part(Catalogue *catalogue, const KnownProgramme *programme, Text country_group,
                   Currency currency, Text part, const KnownPart **ret_part);

#endif
