// What endpoints answer: their own object, list or file; and problems, by their status.
#include "action/refusal_status.h"
#include "api/openapi/openapi_private.h"
#include "api/problem.h"
#include "net/http_head.h"

#include <string.h>

static const Text json_type = S_INIT("application/json");
static const Text problem_type = S_INIT("application/problem+json");

// ---- which problems ----

typedef struct {
    int status;
    Text says;
    bool (*holds)(const Endpoint *endpoint);
} ProblemOf;

static bool writes(const Endpoint *endpoint) {
    return endpoint->method != HTTP_GET;
}
static bool names(const Endpoint *endpoint) {
    return endpoint->fields != NULL ||
           memchr(endpoint->path.bytes, '{', endpoint->path.len) != NULL;
}
static bool always(const Endpoint *endpoint) {
    (void)endpoint;
    return true;
}
static bool is_signed_in(const Endpoint *endpoint) {
    return endpoint->gate.kind != GATE_ANYBODY;
}
static bool may_be_forbidden(const Endpoint *endpoint) {
    return is_signed_in(endpoint) || writes(endpoint);
}
static bool has_state(const Endpoint *endpoint) {
    return writes(endpoint) || endpoint->gives.kind == GIVES_BYTES;
}
static bool judges(const Endpoint *endpoint) {
    return writes(endpoint) || names(endpoint);
}
static bool is_list(const Endpoint *endpoint) {
    return endpoint->gives.kind == GIVES_LIST;
}
static bool matches(const Endpoint *endpoint) {
    return endpoint->if_match;
}

static const ProblemOf problems[] = {
    {400,
     S_INIT("The request cannot be read, or has a member, parameter or column that is unknown "
            "or doubled"),
     always},
    {401, S_INIT("Nobody is signed in, or no seat is chosen"), is_signed_in},
    {403, S_INIT("Not allowed here"), may_be_forbidden},
    {404, S_INIT("Not there, or not to be seen"), names},
    {409, S_INIT("Its state does not allow it"), has_state},
    {412, S_INIT("It changed meanwhile"), matches},
    {413, S_INIT("Too large"), writes},
    {414, S_INIT("The address is too long"), always},
    {415, S_INIT("A content coding that is not taken"), writes},
    {417, S_INIT("An expectation that is not met"), writes},
    {422, S_INIT("What was sent is wrong; each mistake with its field, rule and next step"),
     judges},
    {428, S_INIT("If-Match is missing"), matches},
    {429, S_INIT("Too many of the caller's files are still being made"), is_list},
    {431, S_INIT("The head is too large"), always},
    {503, S_INIT("Nothing was done, or nobody knows: safe to repeat with the same key"), always},
    {507, S_INIT("The disk is full; nothing was done"), writes},
};
enum { PROBLEM_STATUSES = sizeof problems / sizeof problems[0] };

static Text name_of(Arena *arena, int status) {
    return openapi_text(arena, "problem_%d", status);
}

// ---- one endpoint ----

static void write_ref_header(OpenapiTo to, Text header, Text name) {
    json_key(to.json, header);
    openapi_refer(to, S("headers"), name);
}

static void write_headers(OpenapiTo to, const Endpoint *endpoint) {
    openapi_open(to, S("headers"));
    if (endpoint->tagged || endpoint->gives.kind == GIVES_BYTES) {
        write_ref_header(to, S("ETag"), S("ETag"));
    }
    if (endpoint->gives.status == 201) {
        write_ref_header(to, S("Location"), S("Location"));
    }
    if (endpoint->method == HTTP_POST && !endpoint->keyless) {
        write_ref_header(to, S("Idempotency-Replayed"), S("Idempotency-Replayed"));
    }
    openapi_close(to);
}

// "type": {"schema": {"type": "string"}}
static void write_as_text(OpenapiTo to, Text type) {
    openapi_open(to, type);
    openapi_open(to, S("schema"));
    openapi_say(to, S("type"), S("string"));
    openapi_close(to);
    openapi_close(to);
}

Text openapi_row_name(Arena *arena, const Endpoint *endpoint) {
    return openapi_text(arena, "%.*s_row", TEXT_ARG(endpoint->name));
}

// {"meta":{"next":…},"rows":[…]} (C1)
static void write_list(OpenapiTo to, const Endpoint *endpoint) {
    openapi_open(to, json_type);
    openapi_open(to, S("schema"));
    openapi_say(to, S("type"), S("object"));
    openapi_open(to, S("properties"));
    json_key(to.json, S("meta"));
    openapi_refer(to, S("schemas"), S("list_meta"));
    openapi_open(to, S("rows"));
    openapi_say(to, S("type"), S("array"));
    json_key(to.json, S("items"));
    openapi_refer(to, S("schemas"), openapi_row_name(to.arena, endpoint));
    openapi_close(to);
    openapi_close(to);
    json_key(to.json, S("required"));
    json_begin_list(to.json);
    json_add_text(to.json, S("meta"));
    json_add_text(to.json, S("rows"));
    json_end_list(to.json);
    openapi_flag(to, S("additionalProperties"), false);
    openapi_close(to);
    openapi_close(to);
    write_as_text(to, S("text/csv"));
    write_as_text(to, S("application/x-ndjson"));
}

static void write_object(OpenapiTo to, const Endpoint *endpoint) {
    openapi_open(to, json_type);
    json_key(to.json, S("schema"));
    openapi_refer(to, S("schemas"), endpoint->gives.shape->name);
    openapi_close(to);
}

static void write_content(OpenapiTo to, const Endpoint *endpoint) {
    const Gives *gives = &endpoint->gives;
    if (gives->kind == GIVES_NO_BODY) {
        return;
    }
    openapi_open(to, S("content"));
    if (gives->kind == GIVES_OBJECT) {
        write_object(to, endpoint);
    } else if (gives->kind == GIVES_LIST) {
        write_list(to, endpoint);
    } else {
        openapi_open(to, gives->type);
        openapi_open(to, S("schema"));
        if (text_equal(gives->type, json_type)) {
            openapi_say(to, S("type"), S("object"));
        }
        openapi_close(to);
        openapi_close(to);
    }
    openapi_close(to);
}

static void write_also(OpenapiTo to, const Endpoint *endpoint) {
    openapi_open(to, openapi_text(to.arena, "%d", endpoint->also));
    openapi_say(to, S("description"), S("Nothing could be done; each part says why"));
    openapi_open(to, S("content"));
    write_object(to, endpoint);
    openapi_open(to, problem_type);
    json_key(to.json, S("schema"));
    openapi_refer(to, S("schemas"), name_of(to.arena, endpoint->also));
    openapi_close(to);
    openapi_close(to);
    openapi_close(to);
}

void openapi_responses(OpenapiTo to, const Endpoint *endpoint) {
    ENSURE(endpoint->gives.kind != GIVES_UNSET);
    openapi_open(to, openapi_text(to.arena, "%d", endpoint->gives.status));
    openapi_say(to, S("description"), endpoint->says);
    write_headers(to, endpoint);
    write_content(to, endpoint);
    openapi_close(to);
    if (endpoint->gives.kind == GIVES_LIST && endpoint->fields != NULL) {
        openapi_open(to, S("303"));
        openapi_say(to, S("description"), S("format=xlsx: the job that makes the file"));
        openapi_open(to, S("headers"));
        write_ref_header(to, S("Location"), S("Location"));
        openapi_close(to);
        openapi_close(to);
    }
    if (endpoint->gives.kind == GIVES_BYTES) {
        openapi_open(to, S("304"));
        openapi_say(to, S("description"), S("As If-None-Match knows it"));
        write_headers(to, endpoint);
        openapi_close(to);
    }
    if (endpoint->also != 0) {
        write_also(to, endpoint);
    }
    for (size_t i = 0; i < PROBLEM_STATUSES; i++) {
        if (problems[i].status != endpoint->also && problems[i].holds(endpoint)) {
            json_key(to.json, openapi_text(to.arena, "%d", problems[i].status));
            openapi_refer(to, S("responses"), name_of(to.arena, problems[i].status));
        }
    }
}

// ---- their codes ----

typedef struct {
    Text items[REFUSAL_COUNT + PROBLEM_COUNT + COMPLAINT_KIND_COUNT + HTTP_REFUSAL_END];
    size_t count;
} Codes;

static void add_code(Codes *codes, Text code) {
    for (size_t i = 0; i < codes->count; i++) {
        if (text_equal(codes->items[i], code)) {
            return;
        }
    }
    codes->items[codes->count++] = code;
}

static void gather_codes(int status, Codes *codes) {
    for (int id = REFUSAL_NONE + 1; id < REFUSAL_COUNT; id++) {
        if (status_of_refusal((RefusalId)id) == status) {
            add_code(codes, refusal_code((RefusalId)id));
        }
    }
    for (int id = 0; id < PROBLEM_COUNT; id++) {
        if (problem_status((ProblemId)id) == status) {
            add_code(codes, problem_code((ProblemId)id));
        }
    }
    for (int kind = 0; kind < COMPLAINT_KIND_COUNT; kind++) {
        if (complaint_status((ComplaintKind)kind) == status) {
            add_code(codes, complaint_code((ComplaintKind)kind));
        }
    }
}

static void write_codes(OpenapiTo to, const Codes *codes) {
    openapi_open(to, S("code"));
    openapi_say(to, S("type"), S("string"));
    json_key(to.json, S("enum"));
    json_begin_list(to.json);
    for (size_t i = 0; i < codes->count; i++) {
        json_add_text(to.json, codes->items[i]);
    }
    json_end_list(to.json);
    openapi_close(to);
}

// The problem of a status: {"allOf": [the problem, {status and code}]}
static void write_told(OpenapiTo to, int status, const Codes *codes) {
    json_begin_object(to.json);
    json_key(to.json, S("allOf"));
    json_begin_list(to.json);
    openapi_refer(to, S("schemas"), problem_shape.name);
    json_begin_object(to.json);
    openapi_open(to, S("properties"));
    openapi_open(to, S("status"));
    openapi_number(to, S("const"), status);
    openapi_close(to);
    write_codes(to, codes);
    openapi_close(to);
    json_end_object(to.json);
    json_end_list(to.json);
    json_end_object(to.json);
}

// What the server answers before it asks anybody: it is short.
static void write_untold(OpenapiTo to, int status, const Codes *codes) {
    static const Text members[] = {S_INIT("title"), S_INIT("status"), S_INIT("code")};
    json_begin_object(to.json);
    openapi_say(to, S("type"), S("object"));
    openapi_open(to, S("properties"));
    openapi_open(to, S("title"));
    openapi_say(to, S("type"), S("string"));
    openapi_close(to);
    openapi_open(to, S("status"));
    openapi_number(to, S("const"), status);
    openapi_close(to);
    write_codes(to, codes);
    openapi_close(to);
    json_key(to.json, S("required"));
    json_begin_list(to.json);
    for (size_t i = 0; i < 3; i++) {
        json_add_text(to.json, members[i]);
    }
    json_end_list(to.json);
    openapi_flag(to, S("additionalProperties"), false);
    json_end_object(to.json);
}

static void write_problem(OpenapiTo to, int status) {
    Codes told = {0};
    Codes untold = {0};
    gather_codes(status, &told);
    for (int refusal = HTTP_PASSED + 1; refusal < HTTP_REFUSAL_END; refusal++) {
        if (http_refusal_status((HttpRefusal)refusal) == status) {
            add_code(&untold, http_refusal_code((HttpRefusal)refusal));
        }
    }
    ENSURE(told.count + untold.count > 0);
    openapi_open(to, name_of(to.arena, status));
    json_key(to.json, S("anyOf"));
    json_begin_list(to.json);
    if (told.count > 0) {
        write_told(to, status, &told);
    }
    if (untold.count > 0) {
        write_untold(to, status, &untold);
    }
    json_end_list(to.json);
    openapi_close(to);
}

void openapi_problem_schemas(OpenapiTo to, OpenapiSeen *seen) {
    openapi_shape_schema(to, &problem_shape, seen);
    for (size_t i = 0; i < PROBLEM_STATUSES; i++) {
        write_problem(to, problems[i].status);
    }
}

void openapi_problem_responses(OpenapiTo to) {
    for (size_t i = 0; i < PROBLEM_STATUSES; i++) {
        Text name = name_of(to.arena, problems[i].status);
        openapi_open(to, name);
        openapi_say(to, S("description"), problems[i].says);
        openapi_open(to, S("content"));
        openapi_open(to, problem_type);
        json_key(to.json, S("schema"));
        openapi_refer(to, S("schemas"), name);
        openapi_close(to);
        openapi_close(to);
        openapi_close(to);
    }
}
