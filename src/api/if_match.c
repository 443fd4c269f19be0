// A revision is a whole number in quotes.
#include "api/if_match.h"

#include "api/problem.h"

enum { TAG_ROOM = 24 };

bool if_match_revision(EndpointCall *call, int64_t *ret_revision, Err *ret_answered) {
    Text tag;
    ENSURE(call->endpoint->if_match);
    if (!http_header(call->request, S("If-Match"), &tag)) {
        *ret_answered = problem_say(call, PROBLEM_UNSEEN);
        return false;
    }
    bool quoted = tag.len > 2 && tag.bytes[0] == '"' && tag.bytes[tag.len - 1] == '"';
    if (!quoted || !text_to_int((Text){tag.bytes + 1, tag.len - 2}, ret_revision) ||
        *ret_revision < 1) {
        *ret_answered = problem_say(call, PROBLEM_STALE);
        return false;
    }
    return true;
}

bool if_match_tag(EndpointCall *call, int64_t revision) {
    ENSURE(call->endpoint->tagged);
    TextBuf tag = buf_new(call->arena, TAG_ROOM);
    buf_addf(&tag, "\"%lld\"", (long long)revision);
    return http_answer_tag(call->request, call->answer, buf_text(&tag));
}
