// POST /api/v1/jobs/{number}/cancel and …/retry (portal.md §5 job).
#include "action/file_job/file_job_ask.h"
#include "api/file_job/job_shape.h"
#include "api/problem.h"

typedef Err (*Decide)(const ActionContext *context, Text number, Refusals *ret_refusals);

static Err decide(EndpointCall *call, Decide verb) {
    Refusals refusals = {0};
    TRY(verb(call->context, call->params[0], &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals)
                              : file_job_answer(call, call->params[0]);
}

ENDPOINT(job_cancel, HTTP_POST, "/jobs/{number}/cancel", SEATED, TAKES_NOTHING,
         GIVES(200, &file_job_shape), SAYS("Cancels a job that waits or runs")) {
    return decide(call, do_file_job_cancel);
}

ENDPOINT(job_retry, HTTP_POST, "/jobs/{number}/retry", SEATED, TAKES_NOTHING,
         GIVES(200, &file_job_shape), SAYS("Lets a job that failed begin again")) {
    return decide(call, do_file_job_retry);
}
