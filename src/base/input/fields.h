// Field tables: what an input may hold, once. One table beside each action's input; JSON (and later
// forms, bulk files and queries) are read through it, so a rule of input lives in one place.
#ifndef BASE_FIELDS_H
#define BASE_FIELDS_H

#include "base/input/complaint.h"
#include "base/date.h"
#include "base/json_write.h"

enum {
    NAME_CHARACTERS_MAX = 200,
    FIELD_ITEMS_MAX = 10000 // of a list in a form
};

typedef struct {
    bool given;
    Date date;
} FieldDate;
typedef struct {
    bool given;
    Instant at;
} FieldInstant;
typedef struct {
    bool given;
    bool value;
} FieldBool;
typedef struct {
    bool given;
    int64_t number; // -1 for anything that is no whole number from 0 on: the action refuses it
} FieldWhole;
typedef struct {
    bool given;
    void *items; // array of the table's struct, or of Text for FIELD_NAMES
    size_t count;
} FieldList;
typedef struct {
    bool given;
    Json value;
} FieldJson;

typedef enum {
    FIELD_NAME,  // Text: 1 … `most` characters (0: 200), no control characters; empty: not given
    FIELD_TEXT,  // the same with line breaks and tabs
    FIELD_NAMES, // FieldList of Text
    FIELD_DATE,  // FieldDate
    FIELD_INSTANT, // FieldInstant
    FIELD_BOOL,    // FieldBool
    FIELD_INTEGER, // int64_t in [least, most]; 0 where not given
    FIELD_COUNT,   // int64_t; 0 for anything that is no integer: the action refuses it
    FIELD_WHOLE,   // FieldWhole: also 0 is given
    FIELD_CHOICE,  // int: index into choices; 0 where not given
    FIELD_LIST,    // FieldList of structs read by `items`
    FIELD_ANY,     // FieldJson, read by the caller
} FieldKind;

struct FieldTable;

typedef struct {
    Text name;
    FieldKind kind;
    bool required;
    size_t offset;       // of the member in the struct
    int64_t least;       // FIELD_INTEGER
    int64_t most;        // also FIELD_NAME, FIELD_TEXT, FIELD_NAMES: characters
    const Text *choices; // FIELD_CHOICE
    int choice_count;
    const struct FieldTable *items; // FIELD_LIST
} Field;

// Another table whose struct is a member of this one's: its fields stand beside this table's own.
typedef struct {
    const struct FieldTable *table;
    size_t offset;
} FieldInside;

typedef struct FieldTable {
    Text what; // "an order line"
    const Field *fields;
    size_t field_count;
    size_t bytes; // of the struct
    const FieldInside *inside;
    size_t inside_count;
} FieldTable;

#define FIELD_TABLE(what, struct_type, array)                                                      \
    { S_INIT(what), (array), sizeof(array) / sizeof(array)[0], sizeof(struct_type), NULL, 0 }
#define FIELD_TABLE_WITH(what, struct_type, array, insides)                                        \
    {                                                                                              \
        S_INIT(what), (array), sizeof(array) / sizeof(array)[0], sizeof(struct_type), (insides),   \
            sizeof(insides) / sizeof(insides)[0]                                                   \
    }

// Reads an object through a table into *ret (zeroed here). Complains about unknown and missing
// members and bad values; true where there was nothing to complain about.
bool fields_read(Json object, const JsonPlace *place, const FieldTable *table, void *ret,
                 Complaints *complaints);

// One name and value of a query or a form, decoded.
typedef struct {
    Text name;
    Text value;
} FieldPair;

// Reads the pairs of a query or a form by the same table and rules. An empty value is one that was
// not given; FIELD_NAMES are pairs of one name, in order; a FIELD_LIST's pairs are called
// "lines.1.quantity"; a FIELD_BOOL is yes or no. FIELD_ANY is not for pairs. Complains also about a
// name given twice.
bool fields_read_pairs(const FieldPair *pairs, size_t count, const FieldTable *table, void *ret,
                       Complaints *complaints);

// Whether the table has a field of this name, its own or one of a table inside it.
bool fields_have(const FieldTable *table, Text name);

// Writes what was read, all of it in the table's order: two inputs that mean the same are written
// the same, however they came.
void fields_write(JsonWriter *writer, const FieldTable *table, const void *input);

// The same rules for one value: used by tables and by callers of FIELD_ANY.
bool fields_read_name(Json value, const JsonPlace *place, Text *ret, Complaints *complaints);
bool fields_read_date(Json value, const JsonPlace *place, Date *ret, Complaints *complaints);
// Complains unless the value is of this kind.
bool fields_expect(Json value, JsonKind kind, const JsonPlace *place, Complaints *complaints);

#endif
