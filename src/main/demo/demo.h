// The demo company's database: an invented vendor with partners and customers, four years of their
// business, made through the actions; of a large one most is copied from what was so made. The same
// options make the same rows, to the byte.
#ifndef MAIN_DEMO_DEMO_H
#define MAIN_DEMO_DEMO_H

#include "main/demo/life/life.h"

typedef enum { DEMO_SMALL, DEMO_MEDIUM, DEMO_LARGE, DEMO_SIZE_COUNT } DemoSize;

typedef struct {
    DemoSize size;
    Date today;           // the last day lived; the first is four years before
    uint64_t seed;        // another seed, another world
    int64_t entitlements; // of medium and large: at least so many; 0: as many as the size has
    Text database;        // a fresh file of SQLite, or PostgreSQL with an empty schema
} DemoOptions;

typedef struct {
    Text name;
    int64_t count;
} TableCount;

typedef struct {
    LifeCounts counts;
    size_t sites;
    TableCount *tables;
    size_t table_count;
} DemoReport;

// Is told each tenth of the way: how many per cent, how many entitlements so far.
typedef struct {
    void (*tell)(void *target, int32_t percent, int64_t entitlements);
    void *target;
} DemoProgress;

// "small", "medium", "large".
bool demo_size_find(Text name, DemoSize *ret_size);

// Makes the demo. FAULT_DB_NOT_EMPTY where something is in the database. Ends early at a surprise
// (report->counts.surprise), what was made until then stays. The report lives in the arena.
Err demo_make(Arena *arena, const DemoOptions *options, DemoProgress progress,
              DemoReport *ret_report);

#endif
