// GET /jobs/{job}: one job (portal.md §5 job, P27).
#include "base/messages.h"
#include "web/file_job/job_show.h"
#include "web/file_job/job_words.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/tpl_job_show.h"

enum { FACTS_MAX = 4, BYTES_OF_KB = 1024 };

static JobShowFiles files_of(const PageCall *call, const FileJobView *job) {
    JobShowFile *files = arena_array(call->arena, JobShowFile, job->file_count);
    for (size_t i = 0; i < job->file_count; i++) {
        const FileJobFileRow *file = &job->files[i];
        files[i] = (JobShowFile){
            .name = file->name,
            .rows = msg_job_row_count(file->rows),
            .size = msg_job_size((file->bytes + BYTES_OF_KB - 1) / BYTES_OF_KB),
            .sha256 = file->sha256,
            .url = job_file_url(call->arena, job->job.job, file->file),
        };
    }
    return (JobShowFiles){files, job->file_count};
}

static Facts facts_of(const PageCall *call, const FileJobRow *job) {
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    facts.items[facts.count++] =
        (Fact){.label = msg_job_list(), .value = job_report_words(job->report)};
    facts.items[facts.count++] = (Fact){
        .label = msg_job_filters(),
        .value = job->filters.len > 0 ? msg_plain(job->filters) : msg_job_no_filters(),
    };
    facts.items[facts.count++] = (Fact){
        .label = msg_job_asked(), .value = msg_plain(instant_text(call->arena, job->asked_at))};
    return facts;
}

// The list's page: an address of the API has the same path behind its root.
static Url list_of(const PageCall *call, const FileJobRow *job) {
    static const Text root = S_INIT("/api/v1");
    Text path = job->path;
    if (text_begins(path, root)) {
        path = (Text){path.bytes + root.len, path.len - root.len};
    }
    Url url = url_path(path);
    size_t begin = 0;
    for (size_t i = 0; i <= job->query.len && job->query.len > 0; i++) {
        if (i < job->query.len && job->query.bytes[i] != '\n') {
            continue;
        }
        size_t at = begin;
        while (at < i && job->query.bytes[at] != '=') {
            at++;
        }
        Text name = {job->query.bytes + begin, at - begin};
        Text value = {job->query.bytes + at + 1, i - at - 1};
        if (!text_equal(name, S("fields")) && !text_equal(name, S("sheet"))) {
            url = url_with(call->arena, url, name, value);
        }
        begin = i + 1;
    }
    return url;
}

static void fill(const PageCall *call, const FileJobView *job, JobPage *view) {
    Text number = job->job.job;
    Text state = job->job.state;
    *view = (JobPage){
        .title = msg_job_title(number),
        .report = job_report_words(job->job.report),
        .state = tag_of(call->arena, STATES_OF_JOB, state),
        .progress = job_progress_words(&job->job),
        .open = job_is_open(&job->job),
        .url = job_url(call->arena, number),
        .again = list_of(call, &job->job),
        .facts = facts_of(call, &job->job),
        .keys = page_keys(call, S("")),
    };
    if (view->open) {
        view->cancel = job_verb_url(call->arena, number, S("cancel"));
    } else if (text_equal(state, S("failed"))) {
        view->retry = job_verb_url(call->arena, number, S("retry"));
    } else if (text_equal(state, S("ready"))) {
        view->files = files_of(call, job);
        view->manifest = job_verb_url(call->arena, number, S("manifest"));
    }
}

PAGE(job, HTTP_GET, "/jobs/{number}", SEATED, NO_FIELDS) {
    FileJobView job;
    JobPage view;
    Refusals refusals = {0};
    TRY(see_file_job(call->context, call->params[0], &job, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    fill(call, &job, &view);
    PageParts parts = {.title = view.title, .main = page_part(call), .looks_again = view.open};
    tpl_job_show(&parts.main, &view);
    return page_show(call, 200, &parts);
}
