// The document: paths from the endpoints, components from what they name, and the few things that
// hold for all of them.
#include "api/openapi/openapi_private.h"

static const Text methods[] = {
    [HTTP_GET] = S_INIT("get"),         [HTTP_HEAD] = S_INIT("head"),
    [HTTP_POST] = S_INIT("post"),       [HTTP_PUT] = S_INIT("put"),
    [HTTP_PATCH] = S_INIT("patch"),     [HTTP_DELETE] = S_INIT("delete"),
    [HTTP_OPTIONS] = S_INIT("options"),
};

// ---- one operation ----

static bool has_json(const Endpoint *endpoint) {
    return endpoint->method != HTTP_GET && endpoint->method != HTTP_DELETE;
}

// The first word of the path: what the endpoints of one noun have in common.
static Text tag_of(const Endpoint *endpoint) {
    Text path = endpoint->path;
    size_t end = 1;
    while (end < path.len && path.bytes[end] != '/') {
        end++;
    }
    return (Text){path.bytes + 1, end - 1};
}

static void write_path_parameters(OpenapiTo to, Text path) {
    for (size_t at = 0; at < path.len; at++) {
        size_t end = at;
        while (path.bytes[at] == '{' && path.bytes[end] != '}') {
            end++;
        }
        if (end == at) {
            continue;
        }
        json_begin_object(to.json);
        openapi_say(to, S("name"), (Text){path.bytes + at + 1, end - at - 1});
        openapi_say(to, S("in"), S("path"));
        openapi_flag(to, S("required"), true);
        openapi_open(to, S("schema"));
        openapi_say(to, S("type"), S("string"));
        openapi_close(to);
        json_end_object(to.json);
    }
}

static void write_parameters(OpenapiTo to, const Endpoint *endpoint) {
    json_key(to.json, S("parameters"));
    json_begin_list(to.json);
    write_path_parameters(to, endpoint->path);
    if (!has_json(endpoint) && endpoint->fields != NULL) {
        openapi_parameters(to, endpoint->fields);
    }
    if (endpoint->method == HTTP_POST && !endpoint->keyless) {
        openapi_refer(to, S("parameters"), S("Idempotency-Key"));
    }
    if (endpoint->if_match) {
        openapi_refer(to, S("parameters"), S("If-Match"));
    }
    if (endpoint->gives.kind == GIVES_BYTES) {
        openapi_refer(to, S("parameters"), S("If-None-Match"));
    }
    json_end_list(to.json);
}

static void write_body(OpenapiTo to, const Endpoint *endpoint) {
    if (!has_json(endpoint) || (endpoint->fields == NULL && !endpoint->takes_file)) {
        return;
    }
    openapi_open(to, S("requestBody"));
    openapi_flag(to, S("required"), true);
    openapi_open(to, S("content"));
    openapi_open(to, endpoint->takes_file ? S("application/octet-stream") : S("application/json"));
    openapi_open(to, S("schema"));
    if (!endpoint->takes_file) {
        openapi_fields_schema(to, endpoint->fields);
    }
    openapi_close(to);
    openapi_close(to);
    openapi_close(to);
    openapi_close(to);
}

static void write_security(OpenapiTo to, const Endpoint *endpoint) {
    static const Text schemes[] = {S_INIT("bearer"), S_INIT("cookie")};
    json_key(to.json, S("security"));
    json_begin_list(to.json);
    for (size_t i = 0; i < 2 && endpoint->gate.kind != GATE_ANYBODY; i++) {
        json_begin_object(to.json);
        json_key(to.json, schemes[i]);
        json_begin_list(to.json);
        json_end_list(to.json);
        json_end_object(to.json);
    }
    json_end_list(to.json);
}

static void write_operation(OpenapiTo to, const Endpoint *endpoint) {
    openapi_open(to, methods[endpoint->method]);
    openapi_say(to, S("operationId"), endpoint->name);
    openapi_say(to, S("summary"), endpoint->says);
    json_key(to.json, S("tags"));
    json_begin_list(to.json);
    json_add_text(to.json, tag_of(endpoint));
    json_end_list(to.json);
    write_security(to, endpoint);
    write_parameters(to, endpoint);
    write_body(to, endpoint);
    openapi_open(to, S("responses"));
    openapi_responses(to, endpoint);
    openapi_close(to);
    openapi_close(to);
}

// ---- paths ----

static bool came_before(const Endpoint *const *endpoints, size_t at,
                        bool (*same)(const Endpoint *a, const Endpoint *b)) {
    for (size_t i = 0; i < at; i++) {
        if (same(endpoints[i], endpoints[at])) {
            return true;
        }
    }
    return false;
}

static bool same_path(const Endpoint *a, const Endpoint *b) {
    return text_equal(a->path, b->path);
}

static bool same_tag(const Endpoint *a, const Endpoint *b) {
    return text_equal(tag_of(a), tag_of(b));
}

static void write_paths(OpenapiTo to, const Endpoint *const *endpoints) {
    openapi_open(to, S("paths"));
    for (size_t i = 0; endpoints[i] != NULL; i++) {
        if (came_before(endpoints, i, same_path)) {
            continue;
        }
        openapi_open(to, endpoints[i]->path);
        for (size_t j = i; endpoints[j] != NULL; j++) {
            if (same_path(endpoints[i], endpoints[j])) {
                write_operation(to, endpoints[j]);
            }
        }
        openapi_close(to);
    }
    openapi_close(to);
}

static void write_tags(OpenapiTo to, const Endpoint *const *endpoints) {
    json_key(to.json, S("tags"));
    json_begin_list(to.json);
    for (size_t i = 0; endpoints[i] != NULL; i++) {
        if (!came_before(endpoints, i, same_tag)) {
            json_begin_object(to.json);
            openapi_say(to, S("name"), tag_of(endpoints[i]));
            json_end_object(to.json);
        }
    }
    json_end_list(to.json);
}

// ---- components ----

static void write_list_meta(OpenapiTo to) {
    openapi_open(to, S("list_meta"));
    openapi_say(to, S("type"), S("object"));
    openapi_open(to, S("properties"));
    openapi_open(to, S("next"));
    openapi_say(to, S("description"), S("For `after` of the next page; null: this was the last"));
    json_key(to.json, S("type"));
    json_begin_list(to.json);
    json_add_text(to.json, S("string"));
    json_add_text(to.json, S("null"));
    json_end_list(to.json);
    openapi_close(to);
    openapi_close(to);
    json_key(to.json, S("required"));
    json_begin_list(to.json);
    json_add_text(to.json, S("next"));
    json_end_list(to.json);
    openapi_flag(to, S("additionalProperties"), false);
    openapi_close(to);
}

static void write_schemas(OpenapiTo to, const Endpoint *const *endpoints) {
    OpenapiSeen *seen = arena_new(to.arena, OpenapiSeen);
    openapi_open(to, S("schemas"));
    write_list_meta(to);
    openapi_problem_schemas(to, seen);
    for (size_t i = 0; endpoints[i] != NULL; i++) {
        const Gives *gives = &endpoints[i]->gives;
        if (gives->kind == GIVES_OBJECT) {
            openapi_shape_schema(to, gives->shape, seen);
        } else if (gives->kind == GIVES_LIST) {
            openapi_open(to, openapi_row_name(to.arena, endpoints[i]));
            openapi_columns_schema(to, gives->rows, true);
            openapi_close(to);
        }
    }
    openapi_close(to);
}

// What is said of a header once, as a parameter of requests or a header of answers.
typedef struct {
    Text name;
    Text says;
    Text pattern;
    bool of_request;
    bool required;
} HeaderFact;

static const HeaderFact header_facts[] = {
    {S_INIT("Idempotency-Key"),
     S_INIT("1 to 200 visible ASCII characters: one effect for ever, however often it is sent"),
     S_INIT("^[!-~]{1,200}$"), true, true},
    {S_INIT("If-Match"), S_INIT("The ETag of what is changed, as it was last seen"),
     S_INIT("^\"[^\"]+\"$"), true, true},
    {S_INIT("If-None-Match"), S_INIT("The ETag of the file that is there already"), S_INIT(""),
     true, false},
    {S_INIT("ETag"), S_INIT("A strong tag: of what can change its revision, of a file its hash"),
     S_INIT("^\"[^\"]+\"$"), false, true},
    {S_INIT("Location"), S_INIT("Where the new thing is, if it is one"), S_INIT("^/"), false,
     false},
    {S_INIT("Idempotency-Replayed"), S_INIT("`true`: the key had done it before"), S_INIT("^true$"),
     false, false},
};
enum { HEADER_FACTS = sizeof header_facts / sizeof header_facts[0] };

static void write_header_facts(OpenapiTo to, bool of_request) {
    openapi_open(to, of_request ? S("parameters") : S("headers"));
    for (size_t i = 0; i < HEADER_FACTS; i++) {
        const HeaderFact *fact = &header_facts[i];
        if (fact->of_request != of_request) {
            continue;
        }
        openapi_open(to, fact->name);
        if (of_request) {
            openapi_say(to, S("name"), fact->name);
            openapi_say(to, S("in"), S("header"));
        }
        openapi_say(to, S("description"), fact->says);
        openapi_flag(to, S("required"), fact->required);
        openapi_open(to, S("schema"));
        openapi_say(to, S("type"), S("string"));
        if (fact->pattern.len > 0) {
            openapi_say(to, S("pattern"), fact->pattern);
        }
        openapi_close(to);
        openapi_close(to);
    }
    openapi_close(to);
}

static void write_schemes(OpenapiTo to) {
    openapi_open(to, S("securitySchemes"));
    openapi_open(to, S("bearer"));
    openapi_say(to, S("type"), S("http"));
    openapi_say(to, S("scheme"), S("bearer"));
    openapi_say(to, S("description"), S("The token that POST /session answers"));
    openapi_close(to);
    openapi_open(to, S("cookie"));
    openapi_say(to, S("type"), S("apiKey"));
    openapi_say(to, S("in"), S("cookie"));
    openapi_say(to, S("name"), S("__Host-licet"));
    openapi_say(to, S("description"),
                S("The portal's own session; what writes has to come from its pages"));
    openapi_close(to);
    openapi_close(to);
}

static void write_info(OpenapiTo to) {
    openapi_open(to, S("info"));
    openapi_say(to, S("title"), S("Licet"));
    openapi_say(to, S("version"), S("1"));
    openapi_say(
        to, S("description"),
        S("Every page of the portal by program: the same fields, the same rights, the same "
          "rows.\n\n"
          "Money and points are strings, dates ISO 8601, instants UTC; a missing value is null. A "
          "list comes page by page as JSON (`after`, `limit`), or whole as CSV or NDJSON "
          "(`format`); `fields` chooses columns. Sentences are in the language of "
          "Accept-Language. What is hidden and what is not there are one answer. A fault of the "
          "machine (500) is no answer that may be relied on."));
    openapi_close(to);
}

static void write_servers(OpenapiTo to) {
    json_key(to.json, S("servers"));
    json_begin_list(to.json);
    json_begin_object(to.json);
    openapi_say(to, S("url"), S("/api/v1"));
    json_end_object(to.json);
    json_end_list(to.json);
}

void openapi_write(JsonWriter *writer, Arena *arena, const Endpoint *const *endpoints) {
    OpenapiTo to = {writer, arena};
    json_begin_object(writer);
    openapi_say(to, S("openapi"), S("3.1.0"));
    write_info(to);
    write_servers(to);
    write_tags(to, endpoints);
    write_paths(to, endpoints);
    openapi_open(to, S("components"));
    write_schemes(to);
    write_header_facts(to, true);
    write_header_facts(to, false);
    write_schemas(to, endpoints);
    openapi_open(to, S("responses"));
    openapi_problem_responses(to);
    openapi_close(to);
    openapi_close(to);
    json_end_object(writer);
}
