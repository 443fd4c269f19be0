// GET /jobs: the files that the reader asked for (P27).
#include "action/file_job/file_job_see.h"
#include "base/messages.h"
#include "web/file_job/job_list.h"
#include "web/file_job/job_words.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/part/frame/icon.h"
#include "web/tpl_job_list.h"

static JobListRows rows_of(const PageCall *call, const FileJobsView *jobs) {
    JobListRow *rows = arena_array(call->arena, JobListRow, jobs->count);
    for (size_t i = 0; i < jobs->count; i++) {
        const FileJobRow *job = &jobs->rows[i];
        rows[i] = (JobListRow){
            .number = job->job,
            .page = job_url(call->arena, job->job),
            .report = job_report_words(job->report),
            .filters = job->filters,
            .asked_on = instant_civil_day(job->asked_at, 0),
            .progress = job_progress_words(job),
            .state = tag_of(call->arena, STATES_OF_JOB, job->state),
        };
    }
    return (JobListRows){rows, jobs->count};
}

PAGE(jobs, HTTP_GET, "/jobs", SEATED, &file_jobs_ask_fields) {
    FileJobsView jobs = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        TRY(see_file_jobs(call->context, call->input, &jobs, &refusals));
    }
    JobListPage view = {
        .number = list_head(call, msg_number(), S("edge"), S(""), false),
        .report = list_head(call, msg_job_list(), S(""), S(""), false),
        .asked = list_head(call, msg_job_asked(), S(""), S(""), false),
        .progress = list_head(call, msg_job_progress(), S(""), S(""), false),
        .state = list_head(call, msg_state(), S("edge-e"), S(""), false),
        .rows = rows_of(call, &jobs),
        .empty = {.icon = icon_html(call->arena, ICON_FILE_SPREADSHEET),
                  .title = msg_jobs_none(),
                  .text = msg_jobs_none_text()},
        .pager = list_pager(call, jobs.count, jobs.next),
    };
    PageParts parts = {.title = msg_jobs(), .main = page_part(call)};
    parts.problems = page_problems(call, &refusals);
    tpl_job_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}
