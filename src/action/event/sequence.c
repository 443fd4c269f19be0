// do_sequence.
#include "action/event/sequence.h"

#include "domain/record/audit.h"
#include "domain/record/told.h"
#include "store/db_pool.h"
#include "store/number_store.h"
#include "store/q_audit.h"
#include "store/q_event.h"
#include "store/q_outbox.h"
#include "store/q_sequencer.h"

// The last number of an account's events.
typedef struct {
    AccountId account;
    int64_t last;
} Numbered;

typedef struct {
    const ActionContext *context;
    const QSequencerListBehindRows *behind;
    int64_t link; // number of the chain's last link
    Text hash;
    Numbered *accounts; // whose events were numbered
    size_t account_count;
    size_t account_room;
    SequenceOutcome outcome;
} Sequencing;

enum { ACCOUNTS_AT_FIRST = 32 };

static Err load_chain(Sequencing *work) {
    QAuditLastLinkRow row;
    bool found = false;
    TRY(q_audit_last_link(work->context->db, work->context->arena, &row, &found));
    work->link = found ? row.number : 0;
    work->hash = found ? row.hash : audit_chain_start();
    return OK;
}

static Err chain_row(Sequencing *work, EnterpriseId enterprise, const QAuditListAfterRow *row) {
    AuditRow audit = {
        .enterprise = enterprise,
        .seq = row->seq,
        .at = row->at,
        .actor = row->actor,
        .account = row->account,
        .action = row->action,
        .object = row->object,
        .detail = row->detail,
    };
    work->hash = audit_link(work->context->arena, work->hash, &audit);
    work->outcome.links++;
    return q_audit_add_link(work->context->db, &(QAuditAddLinkIn){
                                                   .number = ++work->link,
                                                   .owner = enterprise,
                                                   .seq = row->seq,
                                                   .hash = work->hash,
                                               });
}

// An enterprise and the stretch of it that is new.
typedef struct {
    EnterpriseId enterprise;
    int64_t seq;
    int64_t reached;
} Behind;

static QAuditListAfterIn audit_behind(const Behind *behind) {
    return (QAuditListAfterIn){
        .enterprise = behind->enterprise, .after = behind->reached, .upto = behind->seq};
}

static QOutboxListAfterIn outbox_behind(const Behind *behind) {
    return (QOutboxListAfterIn){
        .enterprise = behind->enterprise, .after = behind->reached, .upto = behind->seq};
}

static Err chain_audit(Sequencing *work, const Behind *behind) {
    QAuditListAfterRows rows;
    QAuditListAfterIn in = audit_behind(behind);
    TRY(q_audit_list_after(work->context->db, work->context->arena, &in, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        TRY(chain_row(work, behind->enterprise, &rows.rows[i]));
    }
    return OK;
}

static Numbered *numbered_add(Sequencing *work, AccountId account, int64_t last) {
    if (work->account_count == work->account_room) {
        size_t room = work->account_room == 0 ? ACCOUNTS_AT_FIRST : work->account_room * 2;
        Numbered *accounts = arena_array(work->context->arena, Numbered, room);
        for (size_t i = 0; i < work->account_count; i++) {
            accounts[i] = work->accounts[i];
        }
        work->accounts = accounts;
        work->account_room = room;
    }
    work->accounts[work->account_count] = (Numbered){account, last};
    return &work->accounts[work->account_count++];
}

// Asks for an account's last number once; nobody else numbers in this transaction.
static Err numbered_find(Sequencing *work, AccountId account, Numbered **ret_numbered) {
    QEventLastNumberRow last;
    for (size_t i = 0; i < work->account_count; i++) {
        if (work->accounts[i].account.id == account.id) {
            *ret_numbered = &work->accounts[i];
            return OK;
        }
    }
    TRY(q_event_last_number(work->context->db, work->context->arena,
                            &(QEventLastNumberIn){.account = account}, &last));
    *ret_numbered = numbered_add(work, account, last.number);
    return OK;
}

static Err add_event(Sequencing *work, EnterpriseId enterprise, AccountId account,
                     const QOutboxListAfterRow *row) {
    Numbered *numbered = NULL;
    TRY(numbered_find(work, account, &numbered));
    work->outcome.events++;
    return q_event_add(work->context->db, &(QEventAddIn){
                                              .account = account,
                                              .number = ++numbered->last,
                                              .owner = enterprise,
                                              .seq = row->seq,
                                              .item = row->item,
                                              .type = row->kind,
                                              .at = row->at,
                                              .object = row->object,
                                          });
}

// Rows of one thing to be told stand side by side.
static bool is_first(const QOutboxListAfterRows *rows, size_t index) {
    const QOutboxListAfterRow *row = &rows->rows[index];
    return index == 0 || row[-1].seq != row->seq || row[-1].item != row->item;
}

// Whom a row tells: how many.
static size_t told_of(const QOutboxListAfterRows *rows, size_t index,
                      AccountId ret_accounts[TOLD_MAX]) {
    const QOutboxListAfterRow *row = &rows->rows[index];
    ToldParties parties = {row->account, row->distributor_null ? (AccountId){0} : row->distributor,
                           row->reseller_null ? (AccountId){0} : row->reseller,
                           row->beside_null ? (AccountId){0} : row->beside};
    return told_accounts(&parties, is_first(rows, index), ret_accounts);
}

static Err add_events(Sequencing *work, EnterpriseId enterprise, const QOutboxListAfterRows *rows,
                      size_t index) {
    const QOutboxListAfterRow *row = &rows->rows[index];
    AccountId accounts[TOLD_MAX];
    size_t count = told_of(rows, index, accounts);
    for (size_t i = 0; i < count; i++) {
        TRY(add_event(work, enterprise, accounts[i], row));
    }
    return OK;
}

static Err load_told(const Sequencing *work, const Behind *behind, QOutboxListAfterRows *ret_rows) {
    QOutboxListAfterIn in = outbox_behind(behind);
    return q_outbox_list_after(work->context->db, work->context->arena, &in, ret_rows);
}

static Err number_events(Sequencing *work, const Behind *behind) {
    QOutboxListAfterRows rows;
    TRY(load_told(work, behind, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        TRY(add_events(work, behind->enterprise, &rows, i));
    }
    return OK;
}

static Err save_reached(Sequencing *work, const Behind *behind) {
    Db *db = work->context->db;
    work->outcome.enterprises++;
    if (behind->reached == 0) {
        return q_sequencer_add(
            db, &(QSequencerAddIn){.enterprise = behind->enterprise, .seq = behind->seq});
    }
    return q_sequencer_save(
        db, &(QSequencerSaveIn){.enterprise = behind->enterprise, .seq = behind->seq});
}

static Err find_behind(const Sequencing *work, EnterpriseId enterprise, Behind *ret_behind) {
    QSequencerFindReachedRow row;
    TRY(q_sequencer_find_reached(work->context->db, work->context->arena,
                                 &(QSequencerFindReachedIn){.enterprise = enterprise}, &row));
    *ret_behind = (Behind){enterprise, row.seq, row.reached};
    return OK;
}

static Err follow_one(Sequencing *work, EnterpriseId enterprise) {
    Behind behind;
    TRY(find_behind(work, enterprise, &behind));
    if (behind.seq <= behind.reached) { // another one was quicker
        return OK;
    }
    TRY(chain_audit(work, &behind));
    TRY(number_events(work, &behind));
    return save_reached(work, &behind);
}

// ---- ahead ----

// The last numbers of all who are told by these rows are found, or asked for (`asks`).
static Err find_numbers(Sequencing *work, const QOutboxListAfterRows *rows, bool asks) {
    for (size_t i = 0; i < rows->count; i++) {
        AccountId accounts[TOLD_MAX];
        size_t count = told_of(rows, i, accounts);
        for (size_t j = 0; j < count; j++) {
            Numbered *numbered = NULL;
            TRY(asks ? q_event_last_number_ask(work->context->db,
                                               &(QEventLastNumberIn){.account = accounts[j]})
                     : numbered_find(work, accounts[j], &numbered));
        }
    }
    return OK;
}

// Asks once for what following all of them will read; where a question costs no way there and back,
// each asks by itself.
static Err ask_ahead(Sequencing *work) {
    Db *db = work->context->db;
    size_t count = work->behind->count;
    Behind *all = arena_array(work->context->arena, Behind, count);
    QOutboxListAfterRows *told = arena_array(work->context->arena, QOutboxListAfterRows, count);
    for (size_t i = 0; i < count; i++) {
        TRY(q_sequencer_find_reached_ask(
            db, &(QSequencerFindReachedIn){.enterprise = work->behind->rows[i].enterprise}));
    }
    for (size_t i = 0; i < count; i++) {
        TRY(find_behind(work, work->behind->rows[i].enterprise, &all[i]));
        QAuditListAfterIn audit = audit_behind(&all[i]);
        QOutboxListAfterIn outbox = outbox_behind(&all[i]);
        TRY(q_audit_list_after_ask(db, &audit));
        TRY(q_outbox_list_after_ask(db, &outbox));
    }
    for (size_t i = 0; i < count; i++) {
        TRY(load_told(work, &all[i], &told[i]));
        TRY(find_numbers(work, &told[i], true));
    }
    for (size_t i = 0; i < count; i++) { // before numbers are given: that would change the answers
        TRY(find_numbers(work, &told[i], false));
    }
    return OK;
}

static Err sequence(Sequencing *work) {
    TRY(db_lock_to_follow(work->context->db));
    TRY(load_chain(work));
    if (!db_has_one_writer(work->context->db)) {
        TRY(ask_ahead(work));
    }
    for (size_t i = 0; i < work->behind->count; i++) {
        TRY(follow_one(work, work->behind->rows[i].enterprise));
    }
    return OK;
}

// ActionWork: as a step of somebody else's transaction.
static Err sequence_as_step(void *argument, Db *db, NumberSource *numbers) {
    Sequencing *work = argument;
    ActionContext context = *work->context;
    context.db = db;
    context.numbers = numbers;
    Sequencing step = {.context = &context, .behind = work->behind};
    TRY(db_savepoint(db));
    Err err = sequence(&step);
    if (err_failed(err)) {
        if (db_in_transaction(db)) {
            TRY(db_rollback_to(db));
            TRY(db_release(db));
        }
        return err;
    }
    work->outcome = step.outcome;
    return db_release(db);
}

static Err sequence_alone(Sequencing *work) {
    Db *db = work->context->db;
    TRY(db_begin(db));
    Err err = sequence(work);
    if (!err_failed(err)) {
        err = db_commit(db);
    }
    if (err_failed(err)) {
        db_rollback(db);
    }
    return err;
}

// Looks through all enterprises, which takes its time where there are many.
static Err list_behind(const ActionContext *context, EnterpriseId after, int64_t most,
                       QSequencerListBehindRows *ret_behind) {
    QSequencerListBehindIn in = {.after = after, .most = most};
    Db *db = context->db;
    if (context->readers == NULL) {
        return q_sequencer_list_behind(db, context->arena, &in, ret_behind);
    }
    TRY(db_pool_take(context->readers, &db));
    Err err = q_sequencer_list_behind(db, context->arena, &in, ret_behind);
    db_pool_give(context->readers, db);
    return err;
}

Err do_sequence(const ActionContext *context, EnterpriseId after, int64_t most,
                SequenceOutcome *ret_outcome) {
    QSequencerListBehindRows behind;
    TRY(list_behind(context, after, most, &behind));
    Sequencing work = {.context = context, .behind = &behind};
    const ActionGathering *gathering = &context->gathering;
    if (behind.count > 0) {
        TRY(gathering->run == NULL ? sequence_alone(&work)
                                   : gathering->run(gathering->target, sequence_as_step, &work));
    }
    *ret_outcome = work.outcome;
    if ((int64_t)behind.count == most) {
        ret_outcome->last = behind.rows[behind.count - 1].enterprise;
    }
    return OK;
}
