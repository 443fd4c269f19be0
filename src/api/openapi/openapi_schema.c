// Field tables, column tables and shapes as JSON Schema (2020-12).
#include "api/openapi/openapi_private.h"

static const Text date_pattern = S_INIT("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

// ---- what comes in ----

static void write_name(OpenapiTo to, const Field *field) {
    openapi_say(to, S("type"), S("string"));
    openapi_number(to, S("minLength"), 1);
    openapi_number(to, S("maxLength"), field->most > 0 ? field->most : NAME_CHARACTERS_MAX);
}

static void write_choice(OpenapiTo to, const Text *choices, int count) {
    openapi_say(to, S("type"), S("string"));
    json_key(to.json, S("enum"));
    json_begin_list(to.json);
    for (int i = 0; i < count; i++) {
        json_add_text(to.json, choices[i]);
    }
    json_end_list(to.json);
}

static void write_items(OpenapiTo to, const Field *field) {
    openapi_say(to, S("type"), S("array"));
    openapi_open(to, S("items"));
    if (field->kind == FIELD_LIST) {
        openapi_fields_schema(to, field->items);
    } else {
        write_name(to, field);
    }
    openapi_close(to);
}

static void write_field(OpenapiTo to, const Field *field) {
    switch (field->kind) {
    case FIELD_NAME:
    case FIELD_TEXT:
        write_name(to, field);
        return;
    case FIELD_NAMES:
    case FIELD_LIST:
        write_items(to, field);
        return;
    case FIELD_DATE:
        openapi_say(to, S("type"), S("string"));
        openapi_say(to, S("format"), S("date"));
        return;
    case FIELD_INSTANT:
        openapi_say(to, S("type"), S("string"));
        openapi_say(to, S("format"), S("date-time"));
        return;
    case FIELD_BOOL:
        openapi_say(to, S("type"), S("boolean"));
        return;
    case FIELD_INTEGER:
        openapi_say(to, S("type"), S("integer"));
        openapi_number(to, S("minimum"), field->least);
        openapi_number(to, S("maximum"), field->most);
        return;
    case FIELD_COUNT:
        openapi_say(to, S("type"), S("integer"));
        openapi_number(to, S("minimum"), 1);
        return;
    case FIELD_WHOLE:
        openapi_say(to, S("type"), S("integer"));
        openapi_number(to, S("minimum"), 0);
        return;
    case FIELD_CHOICE:
        write_choice(to, field->choices, field->choice_count);
        return;
    case FIELD_ANY:
        return;
    }
    NEVER("a kind of field");
}

static void write_properties(OpenapiTo to, const FieldTable *table) {
    for (size_t i = 0; i < table->field_count; i++) {
        openapi_open(to, table->fields[i].name);
        write_field(to, &table->fields[i]);
        openapi_close(to);
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        write_properties(to, table->inside[i].table);
    }
}

static void write_required(OpenapiTo to, const FieldTable *table) {
    for (size_t i = 0; i < table->field_count; i++) {
        if (table->fields[i].required) {
            json_add_text(to.json, table->fields[i].name);
        }
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        write_required(to, table->inside[i].table);
    }
}

void openapi_fields_schema(OpenapiTo to, const FieldTable *table) {
    openapi_say(to, S("type"), S("object"));
    openapi_open(to, S("properties"));
    write_properties(to, table);
    openapi_close(to);
    json_key(to.json, S("required"));
    json_begin_list(to.json);
    write_required(to, table);
    json_end_list(to.json);
    openapi_flag(to, S("additionalProperties"), false);
}

static void write_parameter_of(OpenapiTo to, const Field *field, Text name, bool required) {
    static const Text yes_no[] = {S_INIT("yes"), S_INIT("no"), S_INIT("true"), S_INIT("false")};
    json_begin_object(to.json);
    openapi_say(to, S("name"), name);
    openapi_say(to, S("in"), S("query"));
    openapi_flag(to, S("required"), required);
    openapi_open(to, S("schema"));
    if (field->kind == FIELD_BOOL) {
        write_choice(to, yes_no, 4);
    } else {
        write_field(to, field);
    }
    openapi_close(to);
    json_end_object(to.json);
}

// A list of structs is told by its first item: "planned.1.part"; the next ones count on.
static void write_parameter(OpenapiTo to, const Field *field) {
    if (field->kind != FIELD_LIST) {
        write_parameter_of(to, field, field->name, field->required);
        return;
    }
    for (size_t i = 0; i < field->items->field_count; i++) {
        const Field *item = &field->items->fields[i];
        write_parameter_of(
            to, item,
            openapi_text(to.arena, "%.*s.1.%.*s", TEXT_ARG(field->name), TEXT_ARG(item->name)),
            false);
    }
}

void openapi_parameters(OpenapiTo to, const FieldTable *table) {
    for (size_t i = 0; i < table->field_count; i++) {
        write_parameter(to, &table->fields[i]);
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        openapi_parameters(to, table->inside[i].table);
    }
}

// ---- what goes out ----

static Text type_of(const Column *column) {
    switch (column->kind) {
    case COLUMN_COUNT:
    case COLUMN_QUANTITY:
        return S("integer");
    case COLUMN_BOOL:
        return S("boolean");
    case COLUMN_TEXT:
    case COLUMN_NUMBER:
    case COLUMN_DATE:
    case COLUMN_INSTANT:
    case COLUMN_MONEY:
    case COLUMN_POINTS:
    case COLUMN_PERCENT:
        break;
    }
    return S("string");
}

// Empty: any text.
static Text pattern_of(const Column *column) {
    switch (column->kind) {
    case COLUMN_DATE:
        return date_pattern;
    case COLUMN_INSTANT:
        return S("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$");
    case COLUMN_MONEY:
        return S("^-?[0-9]+([.][0-9]{2,3})?$");
    case COLUMN_POINTS:
    case COLUMN_PERCENT:
        return S("^-?[0-9]+([.][0-9]{1,2})?$");
    case COLUMN_TEXT:
    case COLUMN_NUMBER:
    case COLUMN_COUNT:
    case COLUMN_QUANTITY:
    case COLUMN_BOOL:
        break;
    }
    return S("");
}

static void write_column(OpenapiTo to, const Column *column) {
    bool is_text = column->kind == COLUMN_TEXT || column->kind == COLUMN_NUMBER;
    json_key(to.json, S("type"));
    if (column->nullable || is_text) {
        json_begin_list(to.json);
        json_add_text(to.json, type_of(column));
        json_add_text(to.json, S("null"));
        json_end_list(to.json);
    } else {
        json_add_text(to.json, type_of(column));
    }
    Text pattern = pattern_of(column);
    if (pattern.len > 0) {
        openapi_say(to, S("pattern"), pattern);
    }
}

static void write_columns(OpenapiTo to, const ColumnTable *table) {
    for (size_t i = 0; i < table->count; i++) {
        openapi_open(to, table->columns[i].name);
        write_column(to, &table->columns[i]);
        openapi_close(to);
    }
}

static void require_columns(OpenapiTo to, const ColumnTable *table) {
    for (size_t i = 0; i < table->count; i++) {
        json_add_text(to.json, table->columns[i].name);
    }
}

void openapi_columns_schema(OpenapiTo to, const ColumnTable *columns, bool partial) {
    openapi_say(to, S("type"), S("object"));
    openapi_open(to, S("properties"));
    write_columns(to, columns);
    openapi_close(to);
    if (!partial) {
        json_key(to.json, S("required"));
        json_begin_list(to.json);
        require_columns(to, columns);
        json_end_list(to.json);
    }
    openapi_flag(to, S("additionalProperties"), false);
}

static void write_null_or(OpenapiTo to, Text shape) {
    json_key(to.json, S("anyOf"));
    json_begin_list(to.json);
    openapi_refer(to, S("schemas"), shape);
    json_begin_object(to.json);
    openapi_say(to, S("type"), S("null"));
    json_end_object(to.json);
    json_end_list(to.json);
}

static void write_part(OpenapiTo to, const ShapePart *part) {
    json_key(to.json, part->name);
    if (part->kind == PART_ONE) {
        openapi_refer(to, S("schemas"), part->shape->name);
        return;
    }
    json_begin_object(to.json);
    if (part->kind == PART_MAYBE) {
        write_null_or(to, part->shape->name);
    } else {
        openapi_say(to, S("type"), S("array"));
        json_key(to.json, S("items"));
        if (part->kind == PART_MANY) {
            openapi_refer(to, S("schemas"), part->shape->name);
        } else {
            json_begin_object(to.json);
            openapi_say(to, S("type"), S("string"));
            json_end_object(to.json);
        }
    }
    json_end_object(to.json);
}

static void write_shape(OpenapiTo to, const Shape *shape) {
    openapi_open(to, shape->name);
    openapi_say(to, S("type"), S("object"));
    openapi_open(to, S("properties"));
    write_columns(to, shape->columns);
    for (size_t i = 0; i < shape->part_count; i++) {
        write_part(to, &shape->parts[i]);
    }
    openapi_close(to);
    json_key(to.json, S("required"));
    json_begin_list(to.json);
    require_columns(to, shape->columns);
    for (size_t i = 0; i < shape->part_count; i++) {
        json_add_text(to.json, shape->parts[i].name);
    }
    json_end_list(to.json);
    openapi_flag(to, S("additionalProperties"), false);
    openapi_close(to);
}

// Two shapes of one name are a bug.
static bool is_seen(const OpenapiSeen *seen, const Shape *shape) {
    for (size_t i = 0; i < seen->count; i++) {
        if (seen->items[i] == shape) {
            return true;
        }
        ENSURE(!text_equal(seen->items[i]->name, shape->name));
    }
    return false;
}

void openapi_shape_schema(OpenapiTo to, const Shape *shape, OpenapiSeen *seen) {
    if (is_seen(seen, shape)) {
        return;
    }
    ENSURE(seen->count < OPENAPI_SHAPES_MAX);
    seen->items[seen->count++] = shape;
    write_shape(to, shape);
    for (size_t i = 0; i < shape->part_count; i++) {
        if (shape->parts[i].shape != NULL) {
            openapi_shape_schema(to, shape->parts[i].shape, seen);
        }
    }
}
