// GET /api/v1/jobs: the files that the caller asked for (P27).
#include "action/file_job/file_job_see.h"
#include "api/list_answer.h"
#include "api/problem.h"

ENDPOINT(job_list, HTTP_GET, "/jobs", SEATED, &file_jobs_ask_fields, GIVES_ROWS(&file_job_columns),
         SAYS("The caller's jobs, the latest first")) {
    FileJobsView jobs;
    Refusals refusals = {0};
    TRY(see_file_jobs(call->context, call->input, &jobs, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    return list_answer_page(call, &(RowsAsk){.format = ASK_JSON},
                            &(ListPage){&file_job_columns, jobs.rows, jobs.count, jobs.next});
}
