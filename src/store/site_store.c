// Keeps words.
#include "store/site_store.h"

#include "domain/record/name_words.h"
#include "store/q_site.h"

Err store_site_words_add(Db *db, Arena *arena, EnterpriseId enterprise, SiteId site,
                         Text name_key) {
    NameWords words = name_words_kept(arena, name_key);
    for (size_t i = 0; i < words.count; i++) {
        TRY(q_site_add_word(
            db, &(QSiteAddWordIn){.enterprise = enterprise, .site = site, .word = words.words[i]}));
    }
    return OK;
}
