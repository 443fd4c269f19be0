// Which faults are an enterprise's own, and their list.
#include "action/night/night_fault.h"

#include "store/db.h"
#include "store/q_night.h"

bool fault_is_of_enterprise(Err err) {
    switch (err.code) {
    case FAULT_DB_VALUE:
    case FAULT_DB_CONSTRAINT:
    case FAULT_DB_CHANGED:
    case FAULT_DB_QUERY:
    case FAULT_TOO_LARGE:
        return true;
    default:
        return false;
    }
}

static Err commit_or_not(Db *db, Err err) {
    if (!err_failed(err)) {
        err = db_commit(db);
    }
    if (err_failed(err)) {
        db_rollback(db);
    }
    return err;
}

Err do_night_fault_add(const ActionContext *context, int64_t job, EnterpriseId enterprise,
                       Err err) {
    TRY(db_begin(context->db));
    return commit_or_not(context->db, q_night_add_fault(context->db, &(QNightAddFaultIn){
                                                                         .enterprise = enterprise,
                                                                         .fault = err.code,
                                                                         .since = context->today,
                                                                         .job = job,
                                                                     }));
}

Err do_night_faults_end(const ActionContext *context, int64_t job) {
    int64_t ended = 0;
    TRY(db_begin(context->db));
    return commit_or_not(context->db,
                         q_night_end_faults(context->db, &(QNightEndFaultsIn){.job = job}, &ended));
}
