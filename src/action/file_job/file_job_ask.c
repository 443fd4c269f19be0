// Rows of file_job, as people move them.
#include "action/file_job/file_job_ask.h"

#include "action/action_private.h"
#include "action/viewer.h"
#include "domain/record/number.h"
#include "store/q_file_job.h"

static QFileJobListOpenIn seat_of(const ActionContext *context) {
    return (QFileJobListOpenIn){.account = context->viewer->account,
                                .site = context->viewer->site,
                                .identity = context->viewer->identity};
}

static Err add(Action *action, const FileJobAsk *ask, Text *number) {
    const Viewer *viewer = action->context->viewer;
    QFileJobLastRow last;
    TRY(q_file_job_last(action->db, action->arena, &last));
    *number = record_code(action->arena, action->context->number_key, last.job + 1);
    return q_file_job_add(action->db, &(QFileJobAddIn){.job = last.job + 1,
                                                       .number = *number,
                                                       .account = viewer->account,
                                                       .site = viewer->site,
                                                       .identity = viewer->identity,
                                                       .language = ask->language,
                                                       .report = ask->report,
                                                       .path = ask->path,
                                                       .query = ask->query,
                                                       .now = action->context->now});
}

// An ActionBody.
static Err ask_body(Action *action, const void *input, void *outcome) {
    const FileJobAsk *ask = input;
    QFileJobListOpenIn seat = seat_of(action->context);
    QFileJobListOpenRows open;
    TRY(q_file_job_list_open(action->db, action->arena, &seat, &open));
    for (size_t i = 0; i < open.count; i++) {
        if (text_equal(open.rows[i].path, ask->path) &&
            text_equal(open.rows[i].query, ask->query)) {
            *(Text *)outcome = open.rows[i].number;
            return OK;
        }
    }
    if (open.count >= FILE_JOBS_OPEN_MAX) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_TOO_MANY_JOBS});
        return OK;
    }
    return add(action, ask, outcome);
}

Err do_file_job_ask(const ActionContext *context, const FileJobAsk *ask, Text *ret_number,
                    Refusals *ret_refusals) {
    ENSURE(context->viewer != NULL);
    return action_run(context, ask_body, ask, ret_number, ret_refusals);
}

// ---- moves ----

typedef struct {
    Text number;
    const Text *from; // ended by an empty text
    Text to;
} Moving;

static bool is_among(const Text *states, Text state) {
    for (; states->len > 0; states++) {
        if (text_equal(*states, state)) {
            return true;
        }
    }
    return false;
}

static Err move(Action *action, const Moving *moving, const QFileJobLoadRow *row) {
    const Viewer *viewer = action->context->viewer;
    int64_t changed = 0;
    TRY(q_file_job_move(action->db,
                        &(QFileJobMoveIn){.number = moving->number,
                                          .account = viewer->account,
                                          .site = viewer->site,
                                          .identity = viewer->identity,
                                          .from_state = row->state,
                                          .to_state = moving->to,
                                          .now = action->context->now},
                        &changed));
    return q_file_job_remove_pieces(action->db, &(QFileJobRemovePiecesIn){.job = row->job},
                                    &changed);
}

// An ActionBody.
static Err move_body(Action *action, const void *input, void *outcome) {
    const Moving *moving = input;
    const Viewer *viewer = action->context->viewer;
    QFileJobLoadRow row;
    bool found = false;
    (void)outcome;
    TRY(q_file_job_load(action->db, action->arena,
                        &(QFileJobLoadIn){.number = moving->number,
                                          .account = viewer->account,
                                          .site = viewer->site,
                                          .identity = viewer->identity},
                        &row, &found));
    if (found && is_among(moving->from, row.state)) {
        return move(action, moving, &row);
    }
    if (found && text_equal(row.state, moving->to)) { // done before: safe to repeat (portal.md §5)
        return OK;
    }
    refuse(action->refusals, (Refusal){.id = found ? REFUSAL_JOB_STATE : REFUSAL_JOB_NOT_FOUND,
                                       .value = found ? row.state : S("")});
    return OK;
}

Err do_file_job_cancel(const ActionContext *context, Text number, Refusals *ret_refusals) {
    static const Text from[] = {S_INIT("queued"), S_INIT("running"), S_INIT("")};
    Moving moving = {number, from, S("cancelled")};
    return action_run(context, move_body, &moving, NULL, ret_refusals);
}

Err do_file_job_retry(const ActionContext *context, Text number, Refusals *ret_refusals) {
    static const Text from[] = {S_INIT("failed"), S_INIT("")};
    Moving moving = {number, from, S("running")};
    return action_run(context, move_body, &moving, NULL, ret_refusals);
}
