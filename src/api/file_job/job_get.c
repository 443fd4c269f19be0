// GET /api/v1/jobs/{number}: one job (portal.md §5 job, P27).
#include "api/file_job/job_shape.h"

ENDPOINT(job_show, HTTP_GET, "/jobs/{number}", SEATED, TAKES_NOTHING, GIVES(200, &file_job_shape),
         SAYS("How far a job is, and the files that it made")) {
    return file_job_answer(call, call->params[0]);
}
