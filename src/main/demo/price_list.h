// The demo's price list: a release every autumn with next year's prices, corrections published
// late, a rise in the middle of the year in one country group.
#ifndef MAIN_DEMO_PRICE_LIST_H
#define MAIN_DEMO_PRICE_LIST_H

#include "base/date.h"
#include "main/demo/catalogue.h"

// Writes every row published until `today`, from the year of `start` on. Inside a transaction.
Err price_list_save(Db *db, const Programme *programme, const Catalogue *catalogue,
                    const World *world, Date start, Date today);

#endif
