// Written by hand around base/json_write, so that what is signed is a stretch of the file itself.
#include "report/manifest.h"

#include "base/json_read.h"

#include <string.h>

enum { HEAD_BYTES_MAX = 1 << 18, FILE_BYTES = 512 };

static const Text signature_begins = S_INIT(",\"signature\":\"");
static const Text unsigned_ends = S_INIT(",\"signature\":null}\n");
static const Text ends = S_INIT("\"}\n");

// ---- writing ----

static Err add_piece(void *target, Text piece) {
    buf_add(target, piece);
    return OK;
}

static void say(JsonWriter *json, Text name, Text value) {
    json_key(json, name);
    if (value.len > 0) {
        json_add_text(json, value);
    } else {
        json_add_null(json);
    }
}

static void write_filters(JsonWriter *json, const RowsAbout *about) {
    json_key(json, S("filters"));
    json_begin_list(json);
    for (size_t i = 0; i < about->filter_count; i++) {
        json_begin_object(json);
        say(json, S("name"), about->filters[i].name);
        say(json, S("value"), about->filters[i].value);
        json_end_object(json);
    }
    json_end_list(json);
}

static void write_files(JsonWriter *json, const ManifestFile *files, size_t count) {
    json_key(json, S("files"));
    json_begin_list(json);
    for (size_t i = 0; i < count; i++) {
        json_begin_object(json);
        say(json, S("name"), files[i].name);
        json_key(json, S("rows"));
        json_add_int(json, files[i].rows);
        json_key(json, S("bytes"));
        json_add_int(json, files[i].bytes);
        say(json, S("sha256"), files[i].sha256);
        json_end_object(json);
    }
    json_end_list(json);
}

static void write_members(JsonWriter *json, const RowsAbout *about, const RowsChoice *choice,
                          const ManifestFile *files, size_t count) {
    int64_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        rows += files[i].rows;
    }
    say(json, S("report"), about->report);
    write_filters(json, about);
    say(json, S("account"), about->account);
    say(json, S("true_on"), about->true_on);
    say(json, S("known_on"), about->known_on);
    say(json, S("generated_at"), about->generated_at);
    say(json, S("release"), S("")); // of prices: a list has none
    json_key(json, S("columns"));
    json_begin_list(json);
    for (size_t i = 0; i < choice->count; i++) {
        json_add_text(json, choice->columns[i]->name);
    }
    json_end_list(json);
    json_key(json, S("rows"));
    json_add_int(json, rows);
    write_files(json, files, count);
}

Text manifest_write(Arena *arena, const SigningKey *key, const RowsAbout *about,
                    const RowsChoice *choice, const ManifestFile *files, size_t count) {
    TextBuf body = buf_new(arena, HEAD_BYTES_MAX + count * FILE_BYTES);
    JsonWriter json = json_writer(arena, (Sink){add_piece, &body});
    json_begin_object(&json);
    write_members(&json, about, choice, files, count);
    json_end_object(&json);
    Err err = json_writer_end(&json);
    ENSURE(!err_failed(err) && !body.overflow);
    body.bytes[body.len - 1] = '\n'; // for the brace that comes behind the signature
    Text signed_text = buf_text(&body);
    TextBuf whole = buf_new(arena, body.len + FILE_BYTES);
    buf_add(&whole, signed_text);
    if (key == NULL) {
        buf_add(&whole, unsigned_ends);
        return buf_text(&whole);
    }
    Text line = signature_add(arena, key, signed_text);
    buf_add(&whole, signature_begins);
    buf_add(&whole, (Text){line.bytes + body.len, line.len - body.len - 1});
    buf_add(&whole, ends);
    ENSURE(!whole.overflow);
    return buf_text(&whole);
}

// ---- reading ----

// Where the last line begins.
static size_t last_line(Text text) {
    size_t at = text.len - 1;
    while (at > 0 && text.bytes[at - 1] != '\n') {
        at--;
    }
    return at;
}

bool manifest_looks_so(Text text) {
    if (text.len == 0 || text.bytes[0] != '{' || text.bytes[text.len - 1] != '\n') {
        return false;
    }
    size_t at = last_line(text);
    Text line = {text.bytes + at, text.len - at};
    return text_equal(line, unsigned_ends) || text_begins(line, signature_begins);
}

// The signed stretch with its signature line, as signature_verify reads it.
static Text as_signed(Arena *arena, Text text) {
    size_t at = last_line(text);
    Text line = {text.bytes + at, text.len - at};
    bool whole = text_begins(line, signature_begins) &&
                 line.len > signature_begins.len + ends.len &&
                 memcmp(line.bytes + line.len - ends.len, ends.bytes, ends.len) == 0;
    TextBuf buf = buf_new(arena, text.len + 1);
    buf_add(&buf, (Text){text.bytes, at});
    if (whole) {
        buf_add(&buf, (Text){line.bytes + signature_begins.len,
                             line.len - signature_begins.len - ends.len});
        buf_add_char(&buf, '\n');
    }
    return buf_text(&buf);
}

static bool read_text(Arena *arena, Json object, Text name, Text *ret) {
    Json value;
    bool found = json_get_member(object, name, &value) && json_kind(value) == JSON_KIND_TEXT;
    *ret = found ? text_copy(arena, json_get_text(value)) : S("");
    return found;
}

static bool read_number(Json object, Text name, int64_t *ret) {
    Json value;
    bool found = json_get_member(object, name, &value) && json_kind(value) == JSON_KIND_INTEGER;
    *ret = found ? json_get_integer(value) : 0;
    return found;
}

static bool read_file(Arena *arena, Json object, ManifestFile *file) {
    return json_kind(object) == JSON_KIND_OBJECT &&
           read_text(arena, object, S("name"), &file->name) &&
           read_text(arena, object, S("sha256"), &file->sha256) &&
           read_number(object, S("rows"), &file->rows) &&
           read_number(object, S("bytes"), &file->bytes);
}

// What was signed is ours, but of whichever version: nothing of it is taken for granted.
static bool read_body(Arena *arena, Json root, Manifest *manifest) {
    Json files;
    if (json_kind(root) != JSON_KIND_OBJECT || !json_get_member(root, S("files"), &files) ||
        json_kind(files) != JSON_KIND_LIST || json_list_count(files) > MANIFEST_FILES_MAX) {
        return false;
    }
    (void)read_text(arena, root, S("report"), &manifest->report);
    manifest->count = json_list_count(files);
    manifest->files = arena_array(arena, ManifestFile, manifest->count);
    for (size_t i = 0; i < manifest->count; i++) {
        if (!read_file(arena, json_list_item(files, i), &manifest->files[i])) {
            return false;
        }
    }
    return true;
}

Manifest manifest_verify(Arena *arena, const SigningKey *key, Text text) {
    JsonDocument *document = NULL;
    JsonFault fault;
    Manifest manifest = {.verdict = SIGNATURE_NONE};
    if (!manifest_looks_so(text)) {
        return manifest;
    }
    SignatureOutcome outcome = signature_verify(key, 1, as_signed(arena, text));
    manifest.verdict = outcome.verdict;
    manifest.key_id = outcome.key_id;
    if (outcome.verdict == SIGNATURE_VALID) {
        bool whole = json_parse(arena, text, &document, &fault) &&
                     read_body(arena, json_root(document), &manifest);
        json_free(document);
        manifest.verdict = whole ? SIGNATURE_VALID : SIGNATURE_NONE;
    }
    return manifest;
}
