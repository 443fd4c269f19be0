// Agreements as records: the standing that the rules work on, and the row that keeps it.
#ifndef STORE_AGREEMENT_STORE_H
#define STORE_AGREEMENT_STORE_H

#include "domain/term.h"
#include "domain/value/ids.h"
#include "store/db.h"

// What a row says of a standing, whichever query it came by.
typedef struct {
    bool express;
    Text level;
    Text floor;
    int64_t term; // 0: none has begun, the fields below do not count
    Date term_start;
    Date term_end;
    Date first_anniversary;
    Points term_points;
} StandingRow;

// FAULT_DB_VALUE where it holds a level that the programme does not know.
Err store_standing_of_row(const Programme *programme, const StandingRow *row,
                          Standing *ret_standing);

// FAULT_DB_VALUE where the row holds a level that the programme does not know.
Err store_agreement_load(Db *db, Arena *arena, const Programme *programme, EnterpriseId enterprise,
                         AgreementId agreement, Standing *ret_standing);
// Says that it will be loaded soon (store/db_private.h: db_ask).
Err store_agreement_ask(Db *db, EnterpriseId enterprise, AgreementId agreement);
// Saves the standing of a relationship agreement that has a term.
Err store_agreement_save(Db *db, const Programme *programme, EnterpriseId enterprise,
                         AgreementId agreement, const Standing *standing);
// Saves level and points only: where the term is the one that was loaded.
Err store_agreement_save_points(Db *db, const Programme *programme, EnterpriseId enterprise,
                                AgreementId agreement, const Standing *standing);

#endif
