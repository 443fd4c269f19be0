// Bringing an enterprise up to its civil day (R10.3): terms that ended are closed, levels reset.
#include "action/action_private.h"
#include "action/shared_private.h"

#include "store/q_agreement.h"

static Err add_term_close(Action *action, AgreementId agreement, const TermClose *close) {
    return q_agreement_add_term_close(
        action->db,
        &(QAgreementAddTermCloseIn){
            .enterprise = action->enterprise,
            .agreement = agreement,
            .term = close->term,
            .seq = action->seq,
            .term_start = close->term_start,
            .term_end = close->term_end,
            .points = close->points,
            .level_before = programme_level_code(action->programme, close->level_before),
            .level_after = programme_level_code(action->programme, close->level_after),
        });
}

static Err close_agreement(Action *action, AgreementId agreement) {
    Standing standing;
    TRY(store_agreement_load(action->db, action->arena, action->programme, action->enterprise,
                             agreement, &standing));
    TermClose close;
    while (standing_close_term(&standing, action->programme, action->today, &close)) {
        TRY(add_term_close(action, agreement, &close));
    }
    return store_agreement_save(action->db, action->programme, action->enterprise, agreement,
                                &standing);
}

Err day_close(Action *action) {
    QAgreementListToCloseRows due;
    TRY(q_agreement_list_to_close(
        action->db, action->arena,
        &(QAgreementListToCloseIn){.enterprise = action->enterprise, .today = action->today},
        &due));
    for (size_t i = 0; i < due.count; i++) {
        TRY(close_agreement(action, due.rows[i].agreement));
    }
    return OK;
}

static void close_in_memory(const ActionContext *context, Standing *standing) {
    TermClose close;
    while (standing_close_term(standing, context->prices.programme, context->today, &close)) {
    }
}

Err day_standing(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                 Standing *ret_standing) {
    TRY(store_agreement_load(context->db, context->arena, context->prices.programme, enterprise,
                             agreement, ret_standing));
    close_in_memory(context, ret_standing);
    return OK;
}

static Err standing_of(const ActionContext *context, const QAgreementListStandingsRow *row,
                       Standing *ret_standing) {
    if (row == NULL) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    return day_standing_of_row(context,
                               &(StandingRow){.express = row->level_null,
                                              .level = row->level,
                                              .floor = row->floor,
                                              .term = row->term,
                                              .term_start = row->term_start,
                                              .term_end = row->term_end,
                                              .first_anniversary = row->first_anniversary,
                                              .term_points = row->term_points},
                               ret_standing);
}

Err day_standings(const ActionContext *context, const AgreementKey *agreements, size_t count,
                  Standing *ret_standings) {
    Arena *arena = context->arena;
    Shared shared = shared_new(arena, count);
    QAgreementListStandingsRows found;
    const QAgreementListStandingsRow **rows = NULL;
    if (count == 0) {
        return OK;
    }
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {agreements[i].enterprise.id, agreements[i].agreement.id};
        shared_add_ids(arena, &shared, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(q_agreement_list_standings(
        context->db, arena, &(QAgreementListStandingsIn){.agreements = shared_list(arena, &shared)},
        &found));
    SHARED_ROWS(arena, &shared, &found, rows);
    for (size_t i = 0; i < count; i++) {
        TRY(standing_of(context, rows[shared.of_row[i]], &ret_standings[i]));
    }
    return OK;
}

Err day_standing_of_row(const ActionContext *context, const StandingRow *row,
                        Standing *ret_standing) {
    TRY(store_standing_of_row(context->prices.programme, row, ret_standing));
    close_in_memory(context, ret_standing);
    return OK;
}
