// What the object of an answer holds, once: its JSON is written by the shape, and the OpenAPI
// document is made of it. Plain members are columns of a table; what is an object or a list itself
// is a part.
#ifndef API_SHAPE_H
#define API_SHAPE_H

#include "base/json_write.h"
#include "domain/columns.h"

typedef enum {
    PART_ONE,   // a struct inside this one
    PART_MAYBE, // a pointer to one; NULL is null
    PART_MANY,  // a pointer to the first, and a size_t: how many
    PART_TEXTS, // the same of Text
} ShapePartKind;

struct Shape;

typedef struct {
    Text name;
    ShapePartKind kind;
    const struct Shape *shape; // NULL of PART_TEXTS
    size_t at;                 // of the struct, or of the pointer
    size_t count_at;           // PART_MANY, PART_TEXTS
} ShapePart;

typedef struct Shape {
    Text name; // of the schema: "quote"
    const ColumnTable *columns;
    const ShapePart *parts;
    size_t part_count;
} Shape;

// A part whose columns are members of this same struct, as totals of a quote are.
#define PART_OF_SAME(called, part_shape)                                                           \
    { S_INIT(called), PART_ONE, (part_shape), 0, 0 }
#define PART_INSIDE(called, part_shape, struct_type, member)                                       \
    { S_INIT(called), PART_ONE, (part_shape), offsetof(struct_type, member), 0 }
#define PART_OR_NULL(called, part_shape, struct_type, pointer)                                     \
    { S_INIT(called), PART_MAYBE, (part_shape), offsetof(struct_type, pointer), 0 }
#define PART_LIST(called, part_shape, struct_type, pointer, counted)                               \
    {                                                                                              \
        S_INIT(called), PART_MANY, (part_shape), offsetof(struct_type, pointer),                   \
            offsetof(struct_type, counted)                                                         \
    }
#define PART_LIST_OF_TEXTS(called, struct_type, pointer, counted)                                  \
    {                                                                                              \
        S_INIT(called), PART_TEXTS, NULL, offsetof(struct_type, pointer),                          \
            offsetof(struct_type, counted)                                                         \
    }

#define SHAPE(called, table)                                                                       \
    { S_INIT(called), &(table), NULL, 0 }
#define SHAPE_WITH(called, table, array)                                                           \
    { S_INIT(called), &(table), (array), sizeof(array) / sizeof(array)[0] }

void shape_write(JsonWriter *writer, Arena *arena, const Shape *shape, const void *value);

#endif
