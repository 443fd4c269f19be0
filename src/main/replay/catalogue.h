// The catalogue of a scenario (replay.md) in a database: its programme, parts and price list.
#ifndef MAIN_REPLAY_CATALOGUE_H
#define MAIN_REPLAY_CATALOGUE_H

#include "main/replay/scenario.h"
#include "store/part_store.h"

enum { CATALOGUE_PROGRAMME_VERSION = 1 };

// Whose prices the scenario's are: one country group, its currency.
PriceList catalogue_prices(const Scenario *scenario);
// Writes the catalogue into a database that has none, in one transaction.
Err catalogue_load(Db *db, const Scenario *scenario);

#endif
