// GET /jobs/{number}/files/{n} and …/manifest: what a ready job made. C6: the gate of the list is
// asked again, with the rights of now.
#include "web/frame.h"
#include "web/lost.h"

enum { NAME_BYTES_MAX = 200, TAG_BYTES_MAX = 80 };

// The ready job of the path; false where the answer is given already.
static Err find(PageCall *call, FileJobView *job, bool *ret_found) {
    Refusals refusals = {0};
    TRY(see_file_job(call->context, call->params[0], job, &refusals));
    *ret_found = false;
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (!call->may_read(call, job->job.path)) {
        return page_lost(call, 403);
    }
    if (!text_equal(job->job.state, S("ready"))) {
        refuse(&refusals, (Refusal){.id = REFUSAL_JOB_STATE, .value = job->job.state});
        return page_refused(call, &refusals);
    }
    *ret_found = true;
    return OK;
}

static const FileJobFileRow *file_of(const FileJobView *job, Text number) {
    int64_t wanted = 0;
    for (size_t i = 0; i < job->file_count && text_to_int(number, &wanted); i++) {
        if (job->files[i].file == wanted) {
            return &job->files[i];
        }
    }
    return NULL;
}

static void name_file(PageCall *call, Text name) {
    TextBuf value = buf_new(call->arena, NAME_BYTES_MAX);
    buf_addf(&value, "attachment; filename=\"%.*s\"", TEXT_ARG(name));
    bool added = http_answer_header(call->answer, S("Content-Disposition"), buf_text(&value));
    ENSURE(added);
}

PAGE(job_file, HTTP_GET, "/jobs/{number}/files/{n}", SEATED, NO_FIELDS) {
    FileJobView job;
    bool found = false;
    TRY(find(call, &job, &found));
    if (!found) {
        return OK;
    }
    const FileJobFileRow *file = file_of(&job, call->params[1]);
    if (file == NULL) {
        return page_lost(call, 404);
    }
    TextBuf tag = buf_new(call->arena, TAG_BYTES_MAX);
    buf_addf(&tag, "\"%.*s\"", TEXT_ARG(file->sha256));
    if (http_answer_tag(call->request, call->answer, buf_text(&tag))) {
        return OK;
    }
    name_file(call, file->name);
    return call->send_file(call, &job, file);
}

PAGE(job_manifest, HTTP_GET, "/jobs/{number}/manifest", SEATED, NO_FIELDS) {
    FileJobView job;
    bool found = false;
    TRY(find(call, &job, &found));
    if (!found) {
        return OK;
    }
    name_file(call, S("manifest.json"));
    http_answer_body(call->answer, S("application/json"), job.job.manifest);
    return OK;
}
