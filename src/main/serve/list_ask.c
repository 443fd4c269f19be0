// A list as an XLSX is asked for by its own address: that makes a job and leads to it.
#include "action/file_job/file_job_ask.h"
#include "api/problem.h"
#include "main/serve/list_jobs.h"
#include "main/serve/serving.h"
#include "web/frame.h"
#include "web/lost.h"

#include <string.h>

enum { JOB_PATH_BYTES = 64, QUERY_BYTES_MAX = 1 << 16 };

// "/agreements/{number}" is called "agreements", "/api/v1/reports/renewal-lines" "renewal-lines":
// the last piece of a route's path that stands for itself.
static Text report_of(Text path) {
    Text last = S("list");
    size_t begin = 0;
    for (size_t i = 0; i <= path.len; i++) {
        if (i < path.len && path.bytes[i] != '/') {
            continue;
        }
        if (i > begin && path.bytes[begin] != '{') {
            last = (Text){path.bytes + begin, i - begin};
        }
        begin = i + 1;
    }
    return last;
}

// What was read without a mistake has no line break in it.
static Text query_of(const Serving *serving) {
    HttpPairs query = serving->request->query;
    TextBuf buf = buf_new(serving->arena, QUERY_BYTES_MAX);
    for (size_t i = 0; i < query.count; i++) {
        if (query.items[i].value.len > 0 && !text_equal(query.items[i].name, S("format"))) {
            buf_addf(&buf, "%s%.*s=%.*s", buf.len > 0 ? "\n" : "", TEXT_ARG(query.items[i].name),
                     TEXT_ARG(query.items[i].value));
        }
    }
    ENSURE(!buf.overflow); // the head of a request is shorter
    return buf_text(&buf);
}

// Handlers fill the state of a list that is never read.
static void give_state(Arena *arena, const RowSource *source, void **ret_state,
                       Arena **ret_memory) {
    *ret_state = arena_take(arena, source->state_bytes);
    *ret_memory = arena;
}

static Err ask(const Serving *serving, Text *ret_number, Refusals *refusals) {
    FileJobAsk asked = {.report = report_of(serving->route->path),
                        .path = serving->request->path,
                        .query = query_of(serving),
                        .language = lang_tag(serving->lang)};
    TRY(do_file_job_ask(&serving->context, &asked, ret_number, refusals));
    list_jobs_wake(serving->server->jobs);
    return OK;
}

static Text path_of(Arena *arena, const char *root, Text number) {
    TextBuf buf = buf_new(arena, JOB_PATH_BYTES);
    buf_addf(&buf, "%s/jobs/%.*s", root, TEXT_ARG(number));
    return buf_text(&buf);
}

Err serve_list_job_page(const PageCall *call, const RowSource *source, void **ret_state,
                        Arena **ret_memory) {
    PageCall own = *call;
    Text number = S("");
    Refusals refusals = {0};
    give_state(call->arena, source, ret_state, ret_memory);
    TRY(ask(call->serving, &number, &refusals));
    return refused(&refusals) ? page_refused(&own, &refusals)
                              : page_see_other(&own, path_of(call->arena, "", number));
}

Err serve_list_job_endpoint(const EndpointCall *call, const RowSource *source, void **ret_state,
                            Arena **ret_memory) {
    EndpointCall own = *call;
    Text number = S("");
    Refusals refusals = {0};
    give_state(call->arena, source, ret_state, ret_memory);
    TRY(ask(call->serving, &number, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(&own, &refusals);
    }
    bool added =
        http_answer_header(call->answer, S("Location"), path_of(call->arena, "/api/v1", number));
    ENSURE(added);
    call->answer->status = 303;
    return OK;
}
