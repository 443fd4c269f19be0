// Query, form or JSON through one field table; the idempotency key beside it.
#include "main/serve/input.h"

#include "base/digest.h"

enum { KEY_BYTES_MAX = 200 };

// What the portal's own forms carry beside their fields.
static const Text own_names[] = {S_INIT("csrf"), S_INIT("idempotency_key"), S_INIT("resume")};

static bool is_own(Text name) {
    for (size_t i = 0; i < sizeof own_names / sizeof own_names[0]; i++) {
        if (text_equal(name, own_names[i])) {
            return true;
        }
    }
    return false;
}

static void take_pairs(const Serving *serving, Input *input) {
    bool is_form = serving->request->method == HTTP_POST;
    HttpPairs pairs = is_form ? serving->request->form : serving->request->query;
    FieldPair *typed = arena_array(serving->arena, FieldPair, pairs.count);
    size_t count = 0;
    for (size_t i = 0; i < pairs.count; i++) {
        if (!is_form || !is_own(pairs.items[i].name)) {
            typed[count++] = pairs.items[i];
        }
    }
    input->typed = typed;
    input->typed_count = count;
}

// 1 to 200 visible ASCII characters (portal.md §10).
static bool is_key(Text key) {
    for (size_t i = 0; i < key.len; i++) {
        if (key.bytes[i] <= ' ' || key.bytes[i] > '~') {
            return false;
        }
    }
    return key.len >= 1 && key.len <= KEY_BYTES_MAX;
}

static void take_key(const Serving *serving, Input *input) {
    bool found = serving->route->page != NULL
                     ? http_find(serving->request->form, S("idempotency_key"), &input->key)
                     : http_header(serving->request, S("Idempotency-Key"), &input->key);
    if (found && !is_key(input->key)) {
        input->is_bad_key = true;
        input->key = S("");
    }
}

static const FieldTable nothing = {.what = S_INIT("this address"), .bytes = 1};

static void read_pairs(const Serving *serving, Input *input) {
    const FieldTable *table = serving->route->fields;
    table = table != NULL ? table : &nothing;
    input->fields = arena_take(serving->arena, table->bytes);
    (void)fields_read_pairs(input->typed, input->typed_count, table, input->fields,
                            input->complaints);
}

static void read_json(const Serving *serving, Input *input) {
    JsonFault fault;
    const FieldTable *table = serving->route->fields;
    if (serving->route->endpoint->takes_file ||
        (table == NULL && serving->request->body.len == 0)) {
        return;
    }
    table = table != NULL ? table : &nothing;
    input->fields = arena_take(serving->arena, table->bytes);
    if (!text_equal(serving->request->content_type, S("application/json")) ||
        !json_parse(serving->arena, serving->request->body, &input->document, &fault)) {
        input->is_malformed = true;
        return;
    }
    (void)fields_read(json_root(input->document), NULL, table, input->fields, input->complaints);
}

static Err add_piece(void *digest, Text piece) {
    digest_add(digest, piece);
    return OK;
}

static Text digest_of(const Serving *serving, const Input *input) {
    Digest digest = digest_begin();
    digest_add(&digest, S("POST "));
    digest_add(&digest, serving->request->path);
    digest_add(&digest, S("\n"));
    if (serving->route->fields != NULL && input->complaints->count == 0) {
        JsonWriter writer = json_writer(serving->arena, (Sink){add_piece, &digest});
        fields_write(&writer, serving->route->fields, input->fields);
        Err err = json_writer_end(&writer);
        ENSURE(!err_failed(err));
    }
    HttpPairs files = serving->request->files;
    for (size_t i = 0; i < files.count; i++) { // another file is other content
        digest_add(&digest, files.items[i].name);
        digest_add(&digest, S("\n"));
        digest_add(&digest, files.items[i].value);
    }
    return digest_end(&digest, serving->arena);
}

// A form that comes back behind a sign-in is shown again, and does nothing.
static void note_resumed(const Serving *serving, Complaints *complaints) {
    Text resumed;
    if (serving->route->page != NULL && http_find(serving->request->form, S("resume"), &resumed)) {
        complain_of(complaints, NULL, COMPLAINT_RESUMED, S(""), S(""), "comes from a sign-in");
    }
}

void input_read(const Serving *serving, Input *ret_input) {
    Input input = {.complaints = arena_array(serving->arena, Complaints, 1)};
    *input.complaints = (Complaints){.arena = serving->arena};
    HttpMethod method = serving->request->method;
    bool is_json = serving->route->endpoint != NULL &&
                   (method == HTTP_POST || method == HTTP_PUT || method == HTTP_PATCH);
    if (is_json) {
        read_json(serving, &input);
    } else {
        take_pairs(serving, &input);
        read_pairs(serving, &input);
    }
    if (serving->request->method == HTTP_POST) {
        take_key(serving, &input);
        note_resumed(serving, input.complaints);
        if (!input.is_malformed && input.key.len > 0) { // what is no effect has no key
            input.digest = digest_of(serving, &input);
        }
    }
    *ret_input = input;
}

void input_free(Input *input) {
    json_free(input->document);
    input->document = NULL;
}
