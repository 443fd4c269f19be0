// Turns agreement rows into standings and back.
#include "store/agreement_store.h"

#include "store/q_agreement.h"

Err store_standing_of_row(const Programme *programme, const StandingRow *row,
                          Standing *ret_standing) {
    if (row->express) {
        *ret_standing = standing_express();
        return OK;
    }
    Standing standing = {.term = (int32_t)row->term, .term_points = row->term_points};
    if (!programme_find_level(programme, row->level, &standing.level) ||
        !programme_find_level(programme, row->floor, &standing.floor)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    standing.has_term = row->term > 0;
    if (standing.has_term) {
        standing.term_start = row->term_start;
        standing.term_end = row->term_end;
        standing.first_anniversary = row->first_anniversary;
    }
    *ret_standing = standing;
    return OK;
}

Err store_agreement_ask(Db *db, EnterpriseId enterprise, AgreementId agreement) {
    return q_agreement_load_ask(
        db, &(QAgreementLoadIn){.enterprise = enterprise, .agreement = agreement});
}

Err store_agreement_load(Db *db, Arena *arena, const Programme *programme, EnterpriseId enterprise,
                         AgreementId agreement, Standing *ret_standing) {
    QAgreementLoadRow row;
    TRY(q_agreement_load(
        db, arena, &(QAgreementLoadIn){.enterprise = enterprise, .agreement = agreement}, &row));
    TRY(store_standing_of_row(programme,
                              &(StandingRow){.express = text_equal(row.programme, S("express")),
                                             .level = row.level,
                                             .floor = row.floor,
                                             .term = row.term,
                                             .term_start = row.term_start,
                                             .term_end = row.term_end,
                                             .first_anniversary = row.first_anniversary,
                                             .term_points = row.term_points},
                              ret_standing));
    ret_standing->inactive = text_equal(row.state, S("inactive"));
    return OK;
}

Err store_agreement_save(Db *db, const Programme *programme, EnterpriseId enterprise,
                         AgreementId agreement, const Standing *standing) {
    ENSURE(!standing->express && standing->has_term);
    return q_agreement_save(db, &(QAgreementSaveIn){
                                    .enterprise = enterprise,
                                    .agreement = agreement,
                                    .level = programme_level_code(programme, standing->level),
                                    .floor = programme_level_code(programme, standing->floor),
                                    .term = standing->term,
                                    .term_start = standing->term_start,
                                    .term_end = standing->term_end,
                                    .first_anniversary = standing->first_anniversary,
                                    .term_points = standing->term_points,
                                });
}

Err store_agreement_save_points(Db *db, const Programme *programme, EnterpriseId enterprise,
                                AgreementId agreement, const Standing *standing) {
    ENSURE(!standing->express && standing->has_term);
    return q_agreement_save_points(db,
                                   &(QAgreementSavePointsIn){
                                       .enterprise = enterprise,
                                       .agreement = agreement,
                                       .level = programme_level_code(programme, standing->level),
                                       .term_points = standing->term_points,
                                   });
}
