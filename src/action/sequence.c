// do_sequence.
#include "action/sequence.h"

#include "domain/record/audit.h"
#include "domain/record/told.h"
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
    EnterpriseId after;
    int64_t most; // enterprises
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

static Err chain_audit(Sequencing *work, const QSequencerListBehindRow *behind) {
    QAuditListAfterRows rows;
    TRY(q_audit_list_after(work->context->db, work->context->arena,
                           &(QAuditListAfterIn){.enterprise = behind->enterprise,
                                                .after = behind->reached,
                                                .upto = behind->seq},
                           &rows));
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

static Err add_events(Sequencing *work, EnterpriseId enterprise, const QOutboxListAfterRow *row) {
    AccountId accounts[TOLD_MAX];
    size_t count =
        told_accounts(row->account, row->distributor_null ? (AccountId){0} : row->distributor,
                      row->reseller_null ? (AccountId){0} : row->reseller, accounts);
    for (size_t i = 0; i < count; i++) {
        TRY(add_event(work, enterprise, accounts[i], row));
    }
    return OK;
}

static Err number_events(Sequencing *work, const QSequencerListBehindRow *behind) {
    QOutboxListAfterRows rows;
    TRY(q_outbox_list_after(work->context->db, work->context->arena,
                            &(QOutboxListAfterIn){.enterprise = behind->enterprise,
                                                  .after = behind->reached,
                                                  .upto = behind->seq},
                            &rows));
    for (size_t i = 0; i < rows.count; i++) {
        TRY(add_events(work, behind->enterprise, &rows.rows[i]));
    }
    return OK;
}

static Err save_reached(Sequencing *work, const QSequencerListBehindRow *behind) {
    Db *db = work->context->db;
    work->outcome.enterprises++;
    work->outcome.last = behind->enterprise;
    if (behind->reached == 0) {
        return q_sequencer_add(
            db, &(QSequencerAddIn){.enterprise = behind->enterprise, .seq = behind->seq});
    }
    return q_sequencer_save(
        db, &(QSequencerSaveIn){.enterprise = behind->enterprise, .seq = behind->seq});
}

static Err sequence(Sequencing *work) {
    QSequencerListBehindRows behind;
    TRY(load_chain(work));
    TRY(q_sequencer_list_behind(work->context->db, work->context->arena,
                                &(QSequencerListBehindIn){.after = work->after, .most = work->most},
                                &behind));
    for (size_t i = 0; i < behind.count; i++) {
        TRY(chain_audit(work, &behind.rows[i]));
        TRY(number_events(work, &behind.rows[i]));
        TRY(save_reached(work, &behind.rows[i]));
    }
    return OK;
}

// ActionWork: as a step of somebody else's transaction.
static Err sequence_as_step(void *argument, Db *db, NumberSource *numbers) {
    Sequencing *work = argument;
    ActionContext context = *work->context;
    context.db = db;
    context.numbers = numbers;
    Sequencing step = {.context = &context, .after = work->after, .most = work->most};
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

Err do_sequence(const ActionContext *context, EnterpriseId after, int64_t most,
                SequenceOutcome *ret_outcome) {
    Sequencing work = {.context = context, .after = after, .most = most};
    const ActionGathering *gathering = &context->gathering;
    TRY(gathering->run == NULL ? sequence_alone(&work)
                               : gathering->run(gathering->target, sequence_as_step, &work));
    *ret_outcome = work.outcome;
    return OK;
}
