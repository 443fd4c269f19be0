// Columns first, then parts, each in its table's order.
#include "api/shape.h"

#include "report/rows_file.h"

static const void *pointer_at(const void *value, size_t at) {
    return *(const void *const *)(const void *)((const char *)value + at);
}

static void write_many(JsonWriter *writer, Arena *arena, const ShapePart *part, const void *value) {
    size_t count = *(const size_t *)(const void *)((const char *)value + part->count_at);
    const char *items = pointer_at(value, part->at);
    json_begin_list(writer);
    for (size_t i = 0; i < count; i++) {
        if (part->kind == PART_TEXTS) {
            json_add_text(writer, ((const Text *)(const void *)items)[i]);
        } else {
            shape_write(writer, arena, part->shape, items + i * part->shape->columns->row_bytes);
        }
    }
    json_end_list(writer);
}

static void write_part(JsonWriter *writer, Arena *arena, const ShapePart *part, const void *value) {
    switch (part->kind) {
    case PART_ONE:
        shape_write(writer, arena, part->shape, (const char *)value + part->at);
        return;
    case PART_MAYBE:
        if (pointer_at(value, part->at) == NULL) {
            json_add_null(writer);
        } else {
            shape_write(writer, arena, part->shape, pointer_at(value, part->at));
        }
        return;
    case PART_MANY:
    case PART_TEXTS:
        break;
    }
    write_many(writer, arena, part, value);
}

void shape_write(JsonWriter *writer, Arena *arena, const Shape *shape, const void *value) {
    RowsChoice columns = rows_choose_all(shape->columns);
    json_begin_object(writer);
    rows_write_members(writer, arena, &columns, value);
    for (size_t i = 0; i < shape->part_count; i++) {
        json_key(writer, shape->parts[i].name);
        write_part(writer, arena, &shape->parts[i], value);
    }
    json_end_object(writer);
}
