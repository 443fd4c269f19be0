// do_enterprises_night: one enterprise after the other, each a step of one transaction.
#include "action/night/enterprise_night.h"

#include "action/night/night_private.h"
#include "action/night/renewal_window_private.h"
#include "action/night/standing_private.h"
#include "action/order/order_draft_private.h"
#include "action/order/priced_memory.h"
#include "action/quote/quote_order_private.h"
#include "domain/calendar.h"
#include "store/agreement_store.h"
#include "store/db_way.h"
#include "store/q_agreement.h"
#include "store/q_night.h"

// Of so many transactions that meet one is first each time.
enum { TRIES_MAX = 20, ID_TEXT_BYTES = 21 };

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

static QAgreementListToCloseIn ended_of(const ActionContext *context, EnterpriseId enterprise) {
    return (QAgreementListToCloseIn){.enterprise = enterprise, .today = context->today};
}

static Err count_ended(const Action *action, EnterpriseId enterprise, int64_t *ret_count) {
    QAgreementListToCloseRows ended;
    QAgreementListToCloseIn in = ended_of(action->context, enterprise);
    TRY(q_agreement_list_to_close(action->db, action->arena, &in, &ended));
    *ret_count = (int64_t)ended.count;
    return OK;
}

// ActionBody. Where nothing was to be done it leaves no trace, and no seq is taken for it. What
// closing terms and ending quotes does not change is read before, as it was asked for.
static Err night(Action *action, const void *given, void *outcome) {
    const EnterpriseId *enterprise = given;
    NightDone *done = outcome;
    NoticesFound found;
    StandingLines lines;
    StandingDone standing;
    Action before = *action;
    int64_t ended = 0;
    int64_t expired = 0;
    *done = (NightDone){0};
    before.enterprise = *enterprise;
    TRY(count_ended(&before, *enterprise, &ended));
    TRY(night_notices_find(&before, &found));
    TRY(standing_lines_load(&before, &lines));
    TRY(standing_lines_know(&before, &lines));
    TRY(action_open(action, *enterprise)); // closes the terms
    TRY(night_expire_quotes(action, &found, &expired, &done->notices));
    TRY(standing_quotes(action, &lines, &standing));
    night_notices_saw(action, &found, standing.saved, standing.saved_count);
    TRY(night_notices(action, &found, &done->notices));
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

// Takes the locks of all of them; where one writes at a time there is nothing to take.
static Err lock_all(const ActionContext *context, const EnterpriseId *enterprises, size_t count) {
    QNightLockEnterprisesRows locked;
    TextBuf list = buf_new(context->arena, count * ID_TEXT_BYTES + 2);
    for (size_t i = 0; i < count; i++) {
        buf_add_char(&list, i == 0 ? '[' : ',');
        buf_add_int(&list, enterprises[i].id);
    }
    buf_add_char(&list, ']');
    return q_night_lock_enterprises(context->db, context->arena,
                                    &(QNightLockEnterprisesIn){.enterprises = buf_text(&list)},
                                    &locked);
}

// What each of them will read whatever it finds.
static Err ask_first(const ActionContext *context, EnterpriseId enterprise) {
    QAgreementListToCloseIn ended = ended_of(context, enterprise);
    TRY(automatic_ask(context, enterprise));
    TRY(q_agreement_list_to_close_ask(context->db, &ended));
    TRY(action_open_ask(context, enterprise));
    TRY(quotes_expire_ask(context, enterprise));
    TRY(standing_ask(context, enterprise));
    return night_notices_ask(context, enterprise);
}

// The agreements whose terms end.
static Err ask_ended(const ActionContext *context, EnterpriseId enterprise) {
    QAgreementListToCloseRows ended;
    QAgreementListToCloseIn in = ended_of(context, enterprise);
    TRY(q_agreement_list_to_close(context->db, context->arena, &in, &ended));
    for (size_t i = 0; i < ended.count; i++) {
        TRY(store_agreement_ask(context->db, enterprise, ended.rows[i].agreement));
    }
    return OK;
}

// Asks once for what many enterprises will read: first what does not depend on anything, then what
// the quotes that come of it will.
static Err ask_all(const ActionContext *context, const EnterpriseId *enterprises, size_t count) {
    QuotesAhead ahead = {.quotes = 0};
    for (size_t i = 0; i < count; i++) {
        TRY(ask_first(context, enterprises[i]));
    }
    for (size_t i = 0; i < count; i++) {
        TRY(standing_quotes_ask(context, enterprises[i], &ahead));
        TRY(night_partners_ask(context, enterprises[i]));
        TRY(ask_ended(context, enterprises[i]));
    }
    store_numbers_expect(context->numbers, NUMBER_QUOTE, ahead.quotes);
    return quotes_ahead_load(context, &ahead);
}

// ActionGathering: the step is done at once, in the transaction that is open.
static Err run_step(void *target, ActionWork work, void *argument) {
    const ActionContext *context = target;
    return work(argument, context->db, context->numbers);
}

static Err run_all(const ActionContext *context, const EnterpriseId *enterprises, size_t count,
                   NightDone *done) {
    ActionContext outer = *context;
    ActionContext step = *context;
    PricedMemory priced = {.arena = context->arena};
    step.gathering = (ActionGathering){run_step, &outer};
    step.priced = &priced; // the catalogue is that of this transaction
    TRY(db_begin(context->db));
    Err err = OK;
    if (!db_has_one_writer(context->db)) {
        err = lock_all(context, enterprises, count);
        step.locked = true;
        err = err_failed(err) ? err : ask_all(&step, enterprises, count);
    }
    for (size_t i = 0; i < count && !err_failed(err); i++) {
        err = night_of(&step, enterprises[i], done);
    }
    bool keep = done->enterprises > 0;
    if (!err_failed(err) && keep) {
        err = store_numbers_give_back(context->db, context->numbers, NUMBER_QUOTE);
    }
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

Err night_make_way(const ActionContext *context, NightPace *ret_pace) {
    enum { ENTERPRISES = 64, SEQUENCED = 200, MANY_SHARE = 4, OTHERS_WAIT_SHARE = 16 };
    bool others = false;
    NightPace pace = {ENTERPRISES, SEQUENCED};
    TRY(db_make_way(context->db, &others));
    if (!db_has_one_writer(context->db)) {
        pace = (NightPace){ENTERPRISES * MANY_SHARE, SEQUENCED * MANY_SHARE};
    } else if (others) {
        pace = (NightPace){ENTERPRISES / OTHERS_WAIT_SHARE, SEQUENCED / OTHERS_WAIT_SHARE};
    }
    *ret_pace = pace;
    return OK;
}
