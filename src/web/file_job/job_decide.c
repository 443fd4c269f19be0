// POST /jobs/{number}/cancel and …/retry: the buttons of a job's page (portal.md §5 job).
#include "action/file_job/file_job_ask.h"
#include "web/file_job/job_words.h"
#include "web/frame.h"
#include "web/lost.h"

typedef Err (*Decide)(const ActionContext *context, Text number, Refusals *ret_refusals);

static Err decide(PageCall *call, Decide verb) {
    Refusals refusals = {0};
    TRY(verb(call->context, call->params[0], &refusals));
    return refused(&refusals) ? page_refused(call, &refusals)
                              : page_see_other(call, job_url(call->arena, call->params[0]).text);
}

PAGE(job_cancel, HTTP_POST, "/jobs/{number}/cancel", SEATED, NO_FIELDS) {
    return decide(call, do_file_job_cancel);
}

PAGE(job_retry, HTTP_POST, "/jobs/{number}/retry", SEATED, NO_FIELDS) {
    return decide(call, do_file_job_retry);
}
