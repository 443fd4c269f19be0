// forms: every form that pages take (method, path, whether it needs a seat's permission, fields) as
// JSON, a line each, for tests that send what no form allows.
#include "base/json_write.h"
#include "main/serve/lists.h"

#include <stdio.h>

static const char *const kinds[] = {
    [FIELD_NAME] = "name",   [FIELD_NAMES] = "names",     [FIELD_DATE] = "date",
    [FIELD_BOOL] = "bool",   [FIELD_INTEGER] = "integer", [FIELD_COUNT] = "count",
    [FIELD_WHOLE] = "whole", [FIELD_CHOICE] = "choice",   [FIELD_LIST] = "list",
    [FIELD_ANY] = "any",     [FIELD_TEXT] = "text",
};

static void write_fields(JsonWriter *writer, const FieldTable *table) {
    for (size_t i = 0; i < table->field_count; i++) {
        const Field *field = &table->fields[i];
        json_begin_object(writer);
        json_key(writer, S("name"));
        json_add_text(writer, field->name);
        json_key(writer, S("kind"));
        json_add_text(writer, text_of(kinds[field->kind]));
        json_key(writer, S("required"));
        json_add_bool(writer, field->required);
        json_key(writer, S("most"));
        json_add_int(writer, field->most > 0 ? field->most : NAME_CHARACTERS_MAX);
        json_key(writer, S("fields"));
        json_begin_list(writer);
        if (field->kind == FIELD_LIST) {
            write_fields(writer, field->items);
        }
        json_end_list(writer);
        json_end_object(writer);
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        write_fields(writer, table->inside[i].table);
    }
}

static Err print(void *target, Text piece) {
    (void)fwrite(piece.bytes, 1, piece.len, target);
    return OK;
}

static void write_form(Arena *arena, const Page *page) {
    JsonWriter writer = json_writer(arena, (Sink){print, stdout});
    json_begin_object(&writer);
    json_key(&writer, S("path"));
    json_add_text(&writer, page->path);
    json_key(&writer, S("keyed"));
    json_add_bool(&writer, page->gate.kind == GATE_PERMISSION);
    json_key(&writer, S("fields"));
    json_begin_list(&writer);
    if (page->fields != NULL) {
        write_fields(&writer, page->fields);
    }
    json_end_list(&writer);
    json_end_object(&writer);
    json_line_break(&writer);
    Err err = json_writer_end(&writer);
    ENSURE(!err_failed(err));
}

int main(void) {
    Arena arena;
    Err err = arena_init(&arena, 1 << 24);
    ENSURE(!err_failed(err));
    for (size_t i = 0; pages[i] != NULL; i++) {
        if (pages[i]->method == HTTP_POST) {
            write_form(&arena, pages[i]);
        }
    }
    arena_free(&arena);
    return fflush(stdout) == 0 ? 0 : 1;
}
