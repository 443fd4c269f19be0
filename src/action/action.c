// One transaction per action; keys; ids; the directory.
#include "action/action_private.h"

#include "store/q_audit.h"
#include "store/q_directory.h"
#include "store/q_enterprise.h"
#include "store/q_outbox.h"
#include "store/q_request_key.h"
#include "store/q_site.h"

enum { OBJECTS_PER_SEQ = 1 << 20 };

// Undoes what the action did. Numbers drawn by neighbours of its group are given up too: only gaps.
static Err take_back(const ActionContext *context) {
    store_numbers_rolled_back(context->numbers);
    if (!context->in_group) {
        db_rollback(context->db);
        return OK;
    }
    if (!db_in_transaction(context->db)) {
        return OK; // the engine ended it by itself, with all its steps; the action's own fault says
                   // so
    }
    TRY(db_rollback_to(context->db));
    return db_release(context->db);
}

Err action_run(const ActionContext *context, ActionBody body, const void *input, void *outcome,
               Refusals *ret_refusals) {
    Action action = {
        .context = context,
        .db = context->db,
        .arena = context->arena,
        .programme = context->prices.programme,
        .today = context->today,
        .refusals = ret_refusals,
    };
    *ret_refusals = (Refusals){0};
    TRY(context->in_group ? db_savepoint(context->db) : db_begin(context->db));
    Err err = body(&action, input, outcome);
    if (err_failed(err) || refused(ret_refusals) || action.repeated) {
        Err undone = take_back(context);
        return err_failed(err) ? err : undone;
    }
    if (context->in_group) {
        return db_release(context->db);
    }
    err = db_commit(context->db);
    if (err_failed(err)) {
        (void)take_back(context); // rolling a whole transaction back cannot fail
        return err;
    }
    store_numbers_committed(context->numbers);
    return OK;
}

Err action_find_key(Action *action, EnterpriseId enterprise) {
    const ActionContext *context = action->context;
    if (context->key.len == 0) {
        return OK;
    }
    QRequestKeyFindRow row;
    bool found = false;
    TRY(q_request_key_find(action->db, action->arena,
                           &(QRequestKeyFindIn){.enterprise = enterprise,
                                                .account = context->account,
                                                .request = context->key},
                           &row, &found));
    if (found && !text_equal(row.digest, context->digest)) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_KEY_REUSED, .field = S("key"), .value = context->key});
    } else if (found) {
        action->repeated = true;
        action->object = row.object;
    }
    return OK;
}

Err action_open(Action *action, EnterpriseId enterprise) {
    QEnterpriseNextSeqRow row;
    TRY(q_enterprise_next_seq(action->db, action->arena,
                              &(QEnterpriseNextSeqIn){.enterprise = enterprise}, &row));
    action->enterprise = enterprise;
    action->seq = row.seq;
    TRY(action_find_key(action, enterprise));
    if (action->repeated || refused(action->refusals)) {
        return OK;
    }
    TRY(q_enterprise_add_recorded(action->db, &(QEnterpriseAddRecordedIn){
                                                  .enterprise = enterprise,
                                                  .seq = row.seq,
                                                  .recorded_at = action->context->now,
                                                  .on_day = action->today,
                                              }));
    return day_close(action);
}

Err action_tell(Action *action, Text kind, int64_t object) {
    return q_outbox_add(action->db, &(QOutboxAddIn){
                                        .enterprise = action->enterprise,
                                        .seq = action->seq,
                                        .item = ++action->told,
                                        .kind = kind,
                                        .object = object,
                                    });
}

Err action_finish(Action *action, Text what, int64_t object) {
    const ActionContext *context = action->context;
    TRY(q_audit_add(action->db, &(QAuditAddIn){
                                    .enterprise = action->enterprise,
                                    .seq = action->seq,
                                    .at = context->now,
                                    .actor = context->actor,
                                    .account = context->account,
                                    .action = what,
                                    .object = object,
                                    .detail = context->key,
                                }));
    if (context->key.len == 0) {
        return OK;
    }
    return q_request_key_add(action->db, &(QRequestKeyAddIn){
                                             .enterprise = action->enterprise,
                                             .account = context->account,
                                             .request = context->key,
                                             .digest = context->digest,
                                             .seq = action->seq,
                                             .object = object,
                                         });
}

int64_t action_new_id(Action *action) {
    ENSURE(action->objects < OBJECTS_PER_SEQ);
    return action->seq * OBJECTS_PER_SEQ + action->objects++;
}

Err directory_find(Db *db, Arena *arena, Text kind, Text number, EnterpriseId *ret_enterprise,
                   int64_t *ret_object, bool *ret_found) {
    QDirectoryFindRow row;
    bool found = false;
    TRY(q_directory_find(db, arena, &(QDirectoryFindIn){.kind = kind, .number = number}, &row,
                         &found));
    if (found) {
        *ret_enterprise = row.owner;
        *ret_object = row.object;
    }
    *ret_found = found;
    return OK;
}

Err directory_add(Action *action, Text kind, Text number, int64_t object) {
    return q_directory_add(action->db, &(QDirectoryAddIn){.kind = kind,
                                                          .number = number,
                                                          .owner = action->enterprise,
                                                          .object = object});
}

Err site_find(Db *db, Arena *arena, Text number, SiteRecord *ret_site, bool *ret_found) {
    SiteRecord site = {0};
    bool found = false;
    TRY(directory_find(db, arena, S("site"), number, &site.enterprise, &site.site.id, &found));
    if (found) {
        QSiteLoadRow row;
        TRY(q_site_load(db, arena, &(QSiteLoadIn){.enterprise = site.enterprise, .site = site.site},
                        &row));
        site.agreement = row.agreement;
        *ret_site = site;
    }
    *ret_found = found;
    return OK;
}
