// The demo vendor's catalogue: products, parts and who may price them, and the published price list
// of all country groups and currencies.
#ifndef MAIN_DEMO_CATALOGUE_H
#define MAIN_DEMO_CATALOGUE_H

#include "domain/part.h"
#include "main/demo/world.h"
#include "store/db.h"

typedef struct {
    Part part;
    Text product;
    Text group;
    int64_t cents;    // in USD, at the lowest level, in the first year
    bool few_levels;  // no price of its own at every other level (R4.7)
    bool no_fixed;    // no price at the fixed levels
    Text only;        // priced in this country group alone; empty: everywhere
    bool is_follower; // a renewal or a reinstatement: not ordered as a line of its own
} DemoPart;

enum { DEMO_PARTS_MAX = 200, DEMO_GROUPS_MAX = 8 };

typedef struct {
    DemoPart parts[DEMO_PARTS_MAX];
    size_t count;
    Text groups[DEMO_GROUPS_MAX];
    size_t group_count;
} Catalogue;

const Catalogue *catalogue_read(Arena *arena);
// The part of this number; NULL where there is none.
const DemoPart *demo_catalogue_part(const Catalogue *catalogue, Text number);
// Writes metrics, products and parts. Inside a transaction.
Err catalogue_save(Db *db, const Catalogue *catalogue);

#endif
