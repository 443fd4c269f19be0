// GET /api/v1/jobs/{number}/files/{n} and …/manifest: what a ready job made. C6: the gate of the
// list is asked again, with the rights of now.
#include "api/problem.h"
#include "base/digest.h"

enum { TAG_BYTES_MAX = 80 };

// The ready job of the path; false where the answer is given already.
static Err find(EndpointCall *call, FileJobView *job, bool *ret_found) {
    Refusals refusals = {0};
    TRY(see_file_job(call->context, call->params[0], job, &refusals));
    *ret_found = false;
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    if (!call->may_read(call, job->job.path)) {
        return problem_say(call, PROBLEM_FORBIDDEN);
    }
    if (!text_equal(job->job.state, S("ready"))) {
        refuse(&refusals, (Refusal){.id = REFUSAL_JOB_STATE, .value = job->job.state});
        return problem_refuse(call, &refusals);
    }
    *ret_found = true;
    return OK;
}

static bool is_known_version(EndpointCall *call, Text sha256) {
    TextBuf tag = buf_new(call->arena, TAG_BYTES_MAX);
    buf_addf(&tag, "\"%.*s\"", TEXT_ARG(sha256));
    return http_answer_tag(call->request, call->answer, buf_text(&tag));
}

ENDPOINT(job_file, HTTP_GET, "/jobs/{number}/files/{n}", SEATED, TAKES_NOTHING,
         GIVES_FILE("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
         SAYS("A file that a job made; its ETag is its SHA-256")) {
    FileJobView job;
    bool found = false;
    int64_t wanted = 0;
    TRY(find(call, &job, &found));
    if (!found) {
        return OK;
    }
    for (size_t i = 0; i < job.file_count && text_to_int(call->params[1], &wanted); i++) {
        const FileJobFileRow *file = &job.files[i];
        if (file->file == wanted) {
            return is_known_version(call, file->sha256) ? OK : call->send_file(call, &job, file);
        }
    }
    return problem_say(call, PROBLEM_NOT_FOUND);
}

ENDPOINT(job_manifest, HTTP_GET, "/jobs/{number}/manifest", SEATED, TAKES_NOTHING,
         GIVES_FILE("application/json"),
         SAYS("What a job was asked for and made, signed; licet verify checks it")) {
    FileJobView job;
    bool found = false;
    TRY(find(call, &job, &found));
    if (found && !is_known_version(call, digest_text(call->arena, job.job.manifest))) {
        http_answer_body(call->answer, call->endpoint->gives.type, job.job.manifest);
    }
    return OK;
}
