// Writes what was read through a field table.
#include "base/input/fields.h"

static void write_date(JsonWriter *writer, const FieldDate *date) {
    char day[DATE_TEXT_BYTES];
    if (!date->given) {
        json_add_null(writer);
        return;
    }
    date_write(date->date, day);
    json_add_text(writer, (Text){day, DATE_TEXT_BYTES});
}

static void write_instant(JsonWriter *writer, const FieldInstant *instant) {
    if (instant->given) {
        json_add_int(writer, instant->at.seconds);
    } else {
        json_add_null(writer);
    }
}

static void write_names(JsonWriter *writer, const FieldList *list) {
    const Text *names = list->items;
    json_begin_list(writer);
    for (size_t i = 0; i < list->count; i++) {
        json_add_text(writer, names[i]);
    }
    json_end_list(writer);
}

static void write_items(JsonWriter *writer, const FieldTable *table, const FieldList *list) {
    const char *items = list->items;
    json_begin_list(writer);
    for (size_t i = 0; i < list->count; i++) {
        fields_write(writer, table, items + i * table->bytes);
    }
    json_end_list(writer);
}

static void write_value(JsonWriter *writer, const Field *field, const void *value) {
    switch (field->kind) {
    case FIELD_NAME:
    case FIELD_TEXT:
        json_add_text(writer, *(const Text *)value);
        return;
    case FIELD_NAMES:
        write_names(writer, value);
        return;
    case FIELD_DATE:
        write_date(writer, value);
        return;
    case FIELD_INSTANT:
        write_instant(writer, value);
        return;
    case FIELD_BOOL: {
        const FieldBool *flag = value;
        if (flag->given) {
            json_add_bool(writer, flag->value);
        } else {
            json_add_null(writer);
        }
        return;
    }
    case FIELD_INTEGER:
    case FIELD_COUNT:
        json_add_int(writer, *(const int64_t *)value);
        return;
    case FIELD_WHOLE: {
        const FieldWhole *whole = value;
        if (whole->given) {
            json_add_int(writer, whole->number);
        } else {
            json_add_null(writer);
        }
        return;
    }
    case FIELD_CHOICE:
        json_add_int(writer, *(const int *)value);
        return;
    case FIELD_LIST:
        write_items(writer, field->items, value);
        return;
    case FIELD_ANY:
        break;
    }
    NEVER("a kind of field that is written");
}

static void write_fields(JsonWriter *writer, const FieldTable *table, const char *input) {
    for (size_t i = 0; i < table->field_count; i++) {
        const Field *field = &table->fields[i];
        json_key(writer, field->name);
        write_value(writer, field, input + field->offset);
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        write_fields(writer, table->inside[i].table, input + table->inside[i].offset);
    }
}

void fields_write(JsonWriter *writer, const FieldTable *table, const void *input) {
    json_begin_object(writer);
    write_fields(writer, table, input);
    json_end_object(writer);
}
