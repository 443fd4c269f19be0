// Parts with their prices, as the rules work on them.
#ifndef STORE_PART_STORE_H
#define STORE_PART_STORE_H

#include "domain/price.h"
#include "store/db.h"

typedef struct {
    bool found;
    Part part;
    PriceRow *rows; // in one country group and currency
    size_t row_count;
} PricedPart;

// R4.6: of which days prices are asked, and known when. Rows that are in force on none of them are
// left out: a price list has many years.
typedef struct {
    Date oldest;
    Date newest;
    Date published_by;
} PriceDays;

// Parts by their numbers, none of them twice. What is not there keeps found false; a part without a
// price row has row_count 0. FAULT_DB_VALUE where a row holds a type that the program does not
// know. Prices at levels that the programme does not know are left out: an older programme's
// column.
Err store_parts_load(Db *db, Arena *arena, const PriceList *list, PriceDays days, const Text *parts,
                     size_t count, PricedPart **ret_parts);
// Says that these parts, in this order, will be loaded soon (store/db_private.h: db_ask).
Err store_parts_ask(Db *db, Arena *arena, const PriceList *list, PriceDays days, const Text *parts,
                    size_t count);

// Adds a part without its followers, which may not be there yet.
Err store_part_add(Db *db, const Part *part);
// Publishes a price row of a part (R8.1) in a release of its own.
Err store_price_row_add(Db *db, const PriceList *list, Text part, const PriceRow *row);

#endif
