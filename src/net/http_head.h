// The guards: judges the head of a request before a byte of its body is taken. Pure: it sees the
// head as texts, so that every rule can be tried without a connection.
#ifndef NET_HTTP_HEAD_H
#define NET_HTTP_HEAD_H

#include "net/http.h"

typedef enum {
    HTTP_PASSED,
#define REFUSAL(name, status, code, title) name,
#include "net/http_refusals.def"
#undef REFUSAL
    HTTP_REFUSAL_END
} HttpRefusal;

// Status, code and body (application/problem+json) of a refusal; HTTP_PASSED has none.
int http_refusal_status(HttpRefusal refusal);
Text http_refusal_code(HttpRefusal refusal);
Text http_refusal_body(HttpRefusal refusal);

typedef struct {
    Text method;
    Text target; // path and query, as they came
    Text version;
    HttpPairs headers; // values may have blanks at their end
    size_t bytes;      // of the whole head as it came
    bool is_whole;     // false: not all of its bytes are in these texts and the usual separators
} HttpHead;

// What a head that passed announces.
typedef struct {
    HttpMethod method;
    bool has_body;
    bool is_chunked;    // then the length is not known
    int64_t body_bytes; // Content-Length, or 0
} HttpIntent;

// HTTP_PASSED and the intent, or the first rule that it breaks; the method (GET if not known) is
// set in any case.
HttpRefusal http_judge_head(const HttpHead *head, const HttpLimits *limits, HttpIntent *ret);

#endif
