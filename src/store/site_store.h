// Sites as records: the words by which one is found (portal.md §12), written with its name.
#ifndef STORE_SITE_STORE_H
#define STORE_SITE_STORE_H

#include "domain/value/ids.h"
#include "store/db.h"

Err store_site_words_add(Db *db, Arena *arena, EnterpriseId enterprise, SiteId site, Text name_key);

#endif
