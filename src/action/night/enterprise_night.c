// do_enterprises_night: one enterprise after the other, each a step of one transaction.
#include "action/night/enterprise_night.h"

#include "action/night/night_private.h"
#include "action/night/renewal_window_private.h"
#include "action/night/standing_private.h"
#include "action/order/order_draft_private.h"
#include "domain/calendar.h"
#include "store/db_way.h"
#include "store/q_agreement.h"
#include "store/q_night.h"

// Of so many transactions that meet one is first each time.
enum { TRIES_MAX = 20 };

void night_done_add(NightDone *sum, const NightDone *part) {
    sum->enterprises += part->enterprises;
    sum->closed += part->closed;
    sum->ordered += part->ordered;
    sum->cancelled += part->cancelled;
    sum->quotes += part->quotes;
    sum->lines += part->lines;
    sum->failed += part->failed;
    sum->notices += part->notices;
}

Err see_night(const ActionContext *context, NightList *ret_list) {
    QNightListEnterprisesRows rows;
    const Programme *programme = context->prices.programme;
    RenewalWindow window = renewal_window(programme, context->today);
    TRY(q_night_list_enterprises(
        context->db, context->arena,
        &(QNightListEnterprisesIn){
            .today = context->today,
            .due_from = window.due_from,
            .due_to = window.notice_to,
            .open_from = window.open_from,
            .ends_by = date_add_days(context->today, QUOTE_EXPIRING_FIRST_DAYS),
            .idle_since = agreement_idle_since(programme, context->today),
        },
        &rows));
    NightList list = {.enterprises = arena_array(context->arena, EnterpriseId, rows.count),
                      .count = rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        list.enterprises[i] = rows.rows[i].enterprise;
    }
    *ret_list = list;
    return OK;
}

// ---- one enterprise ----

static Err count_ended(const Action *action, EnterpriseId enterprise, int64_t *ret_count) {
    QAgreementListToCloseRows ended;
    TRY(q_agreement_list_to_close(
        action->db, action->arena,
        &(QAgreementListToCloseIn){.enterprise = enterprise, .today = action->today}, &ended));
    *ret_count = (int64_t)ended.count;
    return OK;
}

// ActionBody. Where nothing was to be done it leaves no trace, and no seq is taken for it.
static Err night(Action *action, const void *given, void *outcome) {
    const EnterpriseId *enterprise = given;
    NightDone *done = outcome;
    StandingDone standing;
    int64_t ended = 0;
    int64_t expired = 0;
    *done = (NightDone){0};
    TRY(count_ended(action, *enterprise, &ended));
    TRY(action_open(action, *enterprise)); // closes the terms
    TRY(night_expire_quotes(action, &expired, &done->notices));
    TRY(standing_quotes(action, &standing));
    TRY(night_notices(action, &done->notices));
    done->closed = ended > 0;
    done->quotes = standing.quotes;
    done->lines = standing.lines;
    done->failed = standing.failed;
    if (ended + expired + standing.lines + standing.left + standing.failed + standing.ended +
            done->notices ==
        0) {
        action->rehearsed = true;
        return OK;
    }
    done->enterprises = 1;
    return action_finish(action, S("day.close"), enterprise->id);
}

// R10.3: automatic renewals come behind the closing of terms, which each of them does first, and
// before the notices.
static Err automatic(const ActionContext *context, EnterpriseId enterprise, NightDone *sum,
                     bool *ret_any) {
    Refusals refusals;
    AutomaticStep step;
    *ret_any = false;
    for (;;) {
        TRY(automatic_next(context, enterprise, &step));
        if (step.kind == AUTOMATIC_NOTHING) {
            return OK;
        }
        TRY(action_run(context, automatic_do, &enterprise, &step, &refusals));
        *ret_any = true;
        sum->ordered += step.kind == AUTOMATIC_ORDER;
        sum->cancelled += step.kind == AUTOMATIC_CANCEL;
    }
}

static Err night_of(const ActionContext *context, EnterpriseId enterprise, NightDone *sum) {
    Refusals refusals;
    NightDone done;
    bool any = false;
    TRY(automatic(context, enterprise, sum, &any));
    TRY(action_run(context, night, &enterprise, &done, &refusals));
    done.enterprises = done.enterprises > 0 || any;
    night_done_add(sum, &done);
    return OK;
}

// ---- several in one transaction ----

// ActionGathering: the step is done at once, in the transaction that is open.
static Err run_step(void *target, ActionWork work, void *argument) {
    const ActionContext *context = target;
    return work(argument, context->db, context->numbers);
}

static Err run_all(const ActionContext *context, const EnterpriseId *enterprises, size_t count,
                   NightDone *done) {
    ActionContext outer = *context;
    ActionContext step = *context;
    PricedMemory priced = {.room = 0};
    step.gathering = (ActionGathering){run_step, &outer};
    step.priced = &priced; // the catalogue is that of this transaction
    TRY(db_begin(context->db));
    Err err = OK;
    for (size_t i = 0; i < count && !err_failed(err); i++) {
        err = night_of(&step, enterprises[i], done);
    }
    bool keep = done->enterprises > 0;
    if (!err_failed(err) && keep) {
        err = db_commit(context->db);
    }
    if (err_failed(err) || !keep) {
        db_rollback(context->db);
        store_numbers_rolled_back(context->numbers);
    } else {
        store_numbers_committed(context->numbers);
    }
    return err;
}

Err do_enterprises_night(const ActionContext *context, const EnterpriseId *enterprises,
                         size_t count, NightDone *ret_done) {
    NightDone done = {0};
    size_t mark = context->arena->used;
    Err err = run_all(context, enterprises, count, &done);
    for (int tries = 1; tries < TRIES_MAX && db_lost_race(context->db, err); tries++) {
        arena_rewind(context->arena, mark);
        done = (NightDone){0};
        err = run_all(context, enterprises, count, &done);
    }
    TRY(err);
    *ret_done = done;
    return OK;
}

Err night_make_way(const ActionContext *context, bool *ret_others) {
    return db_make_way(context->db, ret_others);
}
