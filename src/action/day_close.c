// Bringing an enterprise up to its civil day (R10.3): terms that ended are closed, levels reset.
#include "action/action_private.h"

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

Err day_standing_of(const ActionContext *context, const StandingRow *row, Standing *ret_standing) {
    TRY(store_standing_of_row(context->prices.programme, row, ret_standing));
    close_in_memory(context, ret_standing);
    return OK;
}
