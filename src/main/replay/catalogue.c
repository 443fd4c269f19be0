// Loads the catalogue of a scenario.
#include "main/replay/catalogue.h"

#include "store/number_store.h"
#include "store/q_part.h"
#include "store/q_programme.h"

static const Text country_group = S_INIT("WW");

static Err add_followers(Db *db, const Part *part) {
    return q_part_set_followers(db, &(QPartSetFollowersIn){
                                        .part = part->part,
                                        .renewal_null = part->renewal.len == 0,
                                        .renewal = part->renewal,
                                        .reinstatement_null = part->reinstatement.len == 0,
                                        .reinstatement = part->reinstatement,
                                    });
}

static Err add_parts(Db *db, const Scenario *scenario, const PriceList *list) {
    for (size_t i = 0; i < scenario->part_count; i++) {
        const ScenarioPart *part = &scenario->parts[i];
        TRY(store_part_add(db, &part->part));
        for (size_t j = 0; j < part->row_count; j++) {
            TRY(store_price_row_add(db, list, part->part.part, &part->rows[j]));
        }
    }
    for (size_t i = 0; i < scenario->part_count; i++) {
        const Part *part = &scenario->parts[i].part;
        if (part->renewal.len > 0 || part->reinstatement.len > 0) {
            TRY(add_followers(db, part));
        }
    }
    return OK;
}

PriceList catalogue_prices(const Scenario *scenario) {
    return (PriceList){
        .programme = &scenario->programme,
        .country_group = country_group,
        .currency = scenario->currency,
    };
}

static Err add_all(Db *db, const Scenario *scenario) {
    PriceList list = catalogue_prices(scenario);
    TRY(q_programme_add_version(db, &(QProgrammeAddVersionIn){
                                        .version = CATALOGUE_PROGRAMME_VERSION,
                                        .from_day = DATE_MIN,
                                        .name = scenario->programme.name,
                                        .definition = scenario->programme_text,
                                    }));
    TRY(store_numbers_begin(db));
    return add_parts(db, scenario, &list);
}

Err catalogue_load(Db *db, const Scenario *scenario) {
    TRY(db_begin(db));
    Err err = add_all(db, scenario);
    if (!err_failed(err)) {
        err = db_commit(db);
    }
    if (err_failed(err)) {
        db_rollback(db);
    }
    return err;
}
