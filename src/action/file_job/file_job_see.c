// Rows to views.
#include "action/file_job/file_job_see.h"

#include "action/query_lines.h"
#include "action/viewer.h"
#include "base/sign/signature.h"
#include "store/q_file_job.h"

#include <stddef.h>

static const Column job_columns[] = {
    COLUMN(FileJobRow, job, COLUMN_NUMBER),
    COLUMN(FileJobRow, report, COLUMN_TEXT),
    COLUMN(FileJobRow, filters, COLUMN_TEXT),
    COLUMN(FileJobRow, state, COLUMN_TEXT),
    COLUMN(FileJobRow, outcome, COLUMN_TEXT),
    COLUMN(FileJobRow, rows, COLUMN_COUNT),
    COLUMN(FileJobRow, bytes, COLUMN_COUNT),
    COLUMN(FileJobRow, asked_at, COLUMN_INSTANT),
    COLUMN_OR_NULL(FileJobRow, ready_at, COLUMN_INSTANT),
    COLUMN_OR_NULL(FileJobRow, expires_on, COLUMN_DATE),
};
const ColumnTable file_job_columns = COLUMN_TABLE_PLAIN(job_columns, FileJobRow);

static const Column file_columns[] = {
    COLUMN(FileJobFileRow, file, COLUMN_COUNT),  COLUMN(FileJobFileRow, name, COLUMN_TEXT),
    COLUMN(FileJobFileRow, rows, COLUMN_COUNT),  COLUMN(FileJobFileRow, bytes, COLUMN_COUNT),
    COLUMN(FileJobFileRow, sha256, COLUMN_TEXT),
};
const ColumnTable file_job_file_columns = COLUMN_TABLE_PLAIN(file_columns, FileJobFileRow);

static const Field ask_fields[] = {
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(FileJobsAsk, after)},
};
const FieldTable file_jobs_ask_fields = FIELD_TABLE("the files", FileJobsAsk, ask_fields);

static FileJobRow row_of(Arena *arena, const QFileJobLoadRow *row) {
    return (FileJobRow){
        .job = row->number,
        .report = row->report,
        .filters = query_lines_words(arena, row->query),
        .state = row->state,
        .outcome = row->outcome,
        .rows = row->row_count,
        .bytes = row->byte_count,
        .asked_at = row->asked_at,
        .ready_at_null = row->ready_at_null,
        .ready_at = row->ready_at,
        .expires_on_null = row->expires_on_null,
        .expires_on = row->expires_on,
        .id = row->job,
        .path = row->path,
        .query = row->query,
        .manifest = row->manifest,
    };
}

static FileJobRow row_of_list(Arena *arena, const QFileJobListOfSeatRow *row) {
    QFileJobLoadRow same = {
        .job = row->job,
        .number = row->number,
        .report = row->report,
        .path = row->path,
        .query = row->query,
        .state = row->state,
        .row_count = row->row_count,
        .byte_count = row->byte_count,
        .outcome = row->outcome,
        .manifest = row->manifest,
        .asked_at = row->asked_at,
        .changed_at = row->changed_at,
        .ready_at_null = row->ready_at_null,
        .ready_at = row->ready_at,
        .expires_on_null = row->expires_on_null,
        .expires_on = row->expires_on,
    };
    return row_of(arena, &same);
}

// The id of the job that a page goes on behind.
static Err find_before(const ActionContext *context, Text after, int64_t *ret_before,
                       Refusals *refusals) {
    const Viewer *viewer = context->viewer;
    QFileJobFindRow row;
    bool found = false;
    *ret_before = INT64_MAX;
    if (after.len == 0) {
        return OK;
    }
    TRY(q_file_job_find(context->db, context->arena,
                        &(QFileJobFindIn){.number = after,
                                          .account = viewer->account,
                                          .site = viewer->site,
                                          .identity = viewer->identity},
                        &row, &found));
    if (!found) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
        return OK;
    }
    *ret_before = row.job;
    return OK;
}

Err see_file_jobs(const ActionContext *context, const FileJobsAsk *ask, FileJobsView *ret_jobs,
                  Refusals *ret_refusals) {
    const Viewer *viewer = context->viewer;
    FileJobsView view = {0};
    QFileJobListOfSeatRows found;
    int64_t before = 0;
    *ret_refusals = (Refusals){0};
    TRY(find_before(context, ask->after, &before, ret_refusals));
    if (refused(ret_refusals)) {
        *ret_jobs = view;
        return OK;
    }
    TRY(q_file_job_list_of_seat(context->db, context->arena,
                                &(QFileJobListOfSeatIn){.account = viewer->account,
                                                        .site = viewer->site,
                                                        .identity = viewer->identity,
                                                        .before = before,
                                                        .most = FILE_JOBS_SHOWN + 1},
                                &found));
    view.rows = arena_array(context->arena, FileJobRow, found.count);
    for (size_t i = 0; i < found.count && i < FILE_JOBS_SHOWN; i++) {
        view.rows[view.count++] = row_of_list(context->arena, &found.rows[i]);
    }
    if (found.count > FILE_JOBS_SHOWN) {
        view.next = view.rows[view.count - 1].job;
    }
    *ret_jobs = view;
    return OK;
}

static Err load(const ActionContext *context, Text number, QFileJobLoadRow *row, bool *ret_found) {
    const Viewer *viewer = context->viewer;
    return q_file_job_load(context->db, context->arena,
                           &(QFileJobLoadIn){.number = number,
                                             .account = viewer->account,
                                             .site = viewer->site,
                                             .identity = viewer->identity},
                           row, ret_found);
}

static Err load_files(const ActionContext *context, FileJobView *view) {
    QFileJobListFilesRows files;
    TRY(q_file_job_list_files(context->db, context->arena,
                              &(QFileJobListFilesIn){.job = view->job.id}, &files));
    view->files = arena_array(context->arena, FileJobFileRow, files.count);
    view->file_count = files.count;
    for (size_t i = 0; i < files.count; i++) {
        const QFileJobListFilesRow *row = &files.rows[i];
        view->files[i] =
            (FileJobFileRow){row->file, row->name, row->row_count, row->byte_count, row->sha256};
    }
    return OK;
}

Err see_file_job(const ActionContext *context, Text number, FileJobView *ret_view,
                 Refusals *ret_refusals) {
    QFileJobLoadRow row;
    bool found = false;
    *ret_refusals = (Refusals){0};
    *ret_view = (FileJobView){0};
    TRY(load(context, number, &row, &found));
    if (!found) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_JOB_NOT_FOUND});
        return OK;
    }
    ret_view->job = row_of(context->arena, &row);
    return load_files(context, ret_view);
}

Err see_file_job_piece(const ActionContext *context, Text number, int64_t file, int64_t piece,
                       Text *ret_bytes, bool *ret_found) {
    QFileJobLoadRow row;
    QFileJobLoadPieceRow kept;
    TRY(load(context, number, &row, ret_found));
    if (!*ret_found || !text_equal(row.state, S("ready"))) {
        *ret_found = false;
        return OK;
    }
    TRY(q_file_job_load_piece(context->db, context->arena,
                              &(QFileJobLoadPieceIn){row.job, file, piece}, &kept, ret_found));
    if (*ret_found && !base64_parse(context->arena, kept.content, ret_bytes)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    return OK;
}
