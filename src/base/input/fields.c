// Reads JSON objects through field tables.
#include "base/input/fields_private.h"

#include <string.h>

bool fields_expect(Json value, JsonKind kind, const JsonPlace *place, Complaints *complaints) {
    if (json_kind(value) == kind) {
        return true;
    }
    if (complain_in_vain(complaints)) {
        return false;
    }
    Text quote = complaint_quote_json(complaints->arena, value);
    Text name = json_kind_name(kind);
    complain_of(complaints, place, COMPLAINT_KIND, quote, name, "%.*s stands here; allowed is %.*s",
                TEXT_ARG(quote), TEXT_ARG(name));
    return false;
}

static bool take_plain(Text name, bool plain, int64_t most, const JsonPlace *place, Text *ret,
                       Complaints *complaints) {
    size_t max = most > 0 ? (size_t)most : NAME_CHARACTERS_MAX;
    if (name.len == 0 || !plain || text_characters(name) > max) {
        TextBuf allowed = buf_new(complaints->arena, 24);
        buf_addf(&allowed, "%zu", max);
        Text quote = complaint_quote(complaints->arena, name);
        complain_of(
            complaints, place, COMPLAINT_NAME, quote, buf_text(&allowed),
            "%.*s; allowed are 1 to %zu characters, no control characters and no marks that "
            "turn the writing direction",
            TEXT_ARG(quote), max);
        return false;
    }
    *ret = name;
    return true;
}

bool field_take_name(Text name, int64_t most, const JsonPlace *place, Text *ret,
                     Complaints *complaints) {
    return take_plain(name, text_is_plain(name), most, place, ret, complaints);
}

static bool is_break(char c) {
    return c == '\n' || c == '\r' || c == '\t';
}

bool field_take_text(Text text, int64_t most, const JsonPlace *place, Text *ret,
                     Complaints *complaints) {
    bool plain = true;
    for (size_t at = 0, end = 0; plain && at < text.len; at = end + 1) {
        for (end = at; end < text.len && !is_break(text.bytes[end]);) {
            end++;
        }
        plain = text_is_plain((Text){text.bytes + at, end - at});
    }
    return take_plain(text, plain, most, place, ret, complaints);
}

bool fields_read_name(Json value, const JsonPlace *place, Text *ret, Complaints *complaints) {
    return fields_expect(value, JSON_KIND_TEXT, place, complaints) &&
           field_take_name(json_get_text(value), 0, place, ret, complaints);
}

bool field_take_date(Text text, const JsonPlace *place, Date *ret, Complaints *complaints) {
    if (!date_parse(text, ret)) {
        Text quote = complaint_quote(complaints->arena, text);
        complain_of(complaints, place, COMPLAINT_DATE, quote, S("YYYY-MM-DD"),
                    "%.*s is no day; allowed is YYYY-MM-DD, a day that exists", TEXT_ARG(quote));
        return false;
    }
    return true;
}

bool field_take_instant(Text text, const JsonPlace *place, FieldInstant *ret,
                        Complaints *complaints) {
    ret->given = true;
    if (!instant_parse(text, &ret->at)) {
        Text quote = complaint_quote(complaints->arena, text);
        complain_of(complaints, place, COMPLAINT_INSTANT, quote, S("YYYY-MM-DDThh:mm:ssZ"),
                    "%.*s is no instant; allowed is YYYY-MM-DDThh:mm:ssZ, a second of UTC",
                    TEXT_ARG(quote));
        return false;
    }
    return true;
}

static bool read_name(Json value, const JsonPlace *place, const Field *field, Text *ret,
                      Complaints *complaints) {
    return fields_expect(value, JSON_KIND_TEXT, place, complaints) &&
           field_take_name(json_get_text(value), field->most, place, ret, complaints);
}

bool fields_read_date(Json value, const JsonPlace *place, Date *ret, Complaints *complaints) {
    return fields_expect(value, JSON_KIND_TEXT, place, complaints) &&
           field_take_date(json_get_text(value), place, ret, complaints);
}

static bool read_names(Json value, const JsonPlace *place, const Field *field, FieldList *ret,
                       Complaints *complaints) {
    if (!fields_expect(value, JSON_KIND_LIST, place, complaints)) {
        return false;
    }
    size_t count = json_list_count(value);
    Text *names = arena_array(complaints->arena, Text, count);
    for (size_t i = 0; i < count; i++) {
        JsonPlace item = {.parent = place, .index = i, .is_item = true};
        if (!read_name(json_list_item(value, i), &item, field, &names[i], complaints)) {
            return false;
        }
    }
    *ret = (FieldList){.given = true, .items = names, .count = count};
    return true;
}

static bool read_list(Json value, const JsonPlace *place, const FieldTable *table, FieldList *ret,
                      Complaints *complaints) {
    if (!fields_expect(value, JSON_KIND_LIST, place, complaints)) {
        return false;
    }
    size_t count = json_list_count(value);
    char *items = arena_take_array(complaints->arena, table->bytes, count);
    bool fine = true;
    for (size_t i = 0; i < count; i++) {
        JsonPlace item = {.parent = place, .index = i, .is_item = true};
        fine = fields_read(json_list_item(value, i), &item, table, items + i * table->bytes,
                           complaints) &&
               fine;
    }
    *ret = (FieldList){.given = true, .items = items, .count = count};
    return fine;
}

void field_refuse_integer(Text quote, const JsonPlace *place, const Field *field,
                          Complaints *complaints) {
    TextBuf range = buf_new(complaints->arena, 48);
    buf_addf(&range, "%lld %lld", (long long)field->least, (long long)field->most);
    complain_of(complaints, place, COMPLAINT_INTEGER, quote, buf_text(&range),
                "%.*s; allowed are whole numbers from %lld to %lld", TEXT_ARG(quote),
                (long long)field->least, (long long)field->most);
}

static bool read_integer(Json value, const JsonPlace *place, const Field *field, int64_t *ret,
                         Complaints *complaints) {
    if (json_kind(value) == JSON_KIND_INTEGER && json_get_integer(value) >= field->least &&
        json_get_integer(value) <= field->most) {
        *ret = json_get_integer(value);
        return true;
    }
    if (!complain_in_vain(complaints)) {
        field_refuse_integer(complaint_quote_json(complaints->arena, value), place, field,
                             complaints);
    }
    return false;
}

// "relationship, express"
static Text choices_text(Arena *arena, const Field *field) {
    TextBuf buf = buf_new(arena, 400);
    for (int i = 0; i < field->choice_count; i++) {
        buf_add(&buf, i == 0 ? S("") : S(", "));
        buf_add(&buf, field->choices[i]);
    }
    return buf_text(&buf);
}

bool field_choice_of(Text text, const Field *field, int *ret) {
    for (int i = 0; i < field->choice_count; i++) {
        if (text_equal(text, field->choices[i])) {
            *ret = i;
            return true;
        }
    }
    return false;
}

void field_refuse_choice(Text quote, const JsonPlace *place, const Field *field,
                         Complaints *complaints) {
    Text choices = choices_text(complaints->arena, field);
    complain_of(complaints, place, COMPLAINT_CHOICE, quote, choices, "%.*s; allowed are %.*s",
                TEXT_ARG(quote), TEXT_ARG(choices));
}

static bool read_choice(Json value, const JsonPlace *place, const Field *field, int *ret,
                        Complaints *complaints) {
    if (json_kind(value) == JSON_KIND_TEXT && field_choice_of(json_get_text(value), field, ret)) {
        return true;
    }
    if (!complain_in_vain(complaints)) {
        field_refuse_choice(complaint_quote_json(complaints->arena, value), place, field,
                            complaints);
    }
    return false;
}

// Reads one member's value into its place in the struct.
static bool read_value(Json value, const JsonPlace *place, const Field *field, void *target,
                       Complaints *complaints) {
    switch (field->kind) {
    case FIELD_NAME:
        return read_name(value, place, field, target, complaints);
    case FIELD_TEXT:
        return fields_expect(value, JSON_KIND_TEXT, place, complaints) &&
               field_take_text(json_get_text(value), field->most, place, target, complaints);
    case FIELD_NAMES:
        return read_names(value, place, field, target, complaints);
    case FIELD_DATE: {
        FieldDate *date = target;
        date->given = true;
        return fields_read_date(value, place, &date->date, complaints);
    }
    case FIELD_INSTANT:
        return fields_expect(value, JSON_KIND_TEXT, place, complaints) &&
               field_take_instant(json_get_text(value), place, target, complaints);
    case FIELD_BOOL:
        if (!fields_expect(value, JSON_KIND_BOOL, place, complaints)) {
            return false;
        }
        *(FieldBool *)target = (FieldBool){.given = true, .value = json_get_bool(value)};
        return true;
    case FIELD_INTEGER:
        return read_integer(value, place, field, target, complaints);
    case FIELD_COUNT:
        *(int64_t *)target = json_kind(value) == JSON_KIND_INTEGER ? json_get_integer(value) : 0;
        return true;
    case FIELD_WHOLE:
        *(FieldWhole *)target =
            (FieldWhole){true, json_kind(value) == JSON_KIND_INTEGER && json_get_integer(value) >= 0
                                   ? json_get_integer(value)
                                   : -1};
        return true;
    case FIELD_CHOICE:
        return read_choice(value, place, field, target, complaints);
    case FIELD_LIST:
        return read_list(value, place, field->items, target, complaints);
    case FIELD_ANY:
        *(FieldJson *)target = (FieldJson){.given = true, .value = value};
        return true;
    }
    NEVER("a kind of field");
}

const Field *field_of(const FieldTable *table, Text name, size_t *ret_base) {
    for (size_t i = 0; i < table->field_count; i++) {
        if (text_equal(table->fields[i].name, name)) {
            *ret_base = 0;
            return &table->fields[i];
        }
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        const Field *field = field_of(table->inside[i].table, name, ret_base);
        if (field != NULL) {
            *ret_base += table->inside[i].offset;
            return field;
        }
    }
    return NULL;
}

static size_t count_names(const FieldTable *table) {
    size_t count = table->field_count;
    for (size_t i = 0; i < table->inside_count; i++) {
        count += count_names(table->inside[i].table);
    }
    return count;
}

static void add_names(Text *names, size_t *count, const FieldTable *table) {
    for (size_t i = 0; i < table->field_count; i++) {
        names[(*count)++] = table->fields[i].name;
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        add_names(names, count, table->inside[i].table);
    }
}

void field_complain_missing(const FieldTable *table, const Field *field, const JsonPlace *place,
                            Complaints *complaints) {
    complain_of(complaints, place, COMPLAINT_MISSING, S(""), field->name,
                "%.*s lacks its member \"%.*s\"", TEXT_ARG(table->what), TEXT_ARG(field->name));
}

void field_complain_unknown(const FieldTable *table, Text name, const JsonPlace *place,
                            Complaints *complaints) {
    if (complain_in_vain(complaints)) {
        return;
    }
    size_t count = 0;
    Text *names = arena_array(complaints->arena, Text, count_names(table));
    TextBuf says = buf_new(complaints->arena, table->what.len + 32);
    add_names(names, &count, table);
    buf_add(&says, S("an unknown member of "));
    buf_add(&says, table->what);
    complain_unknown(complaints, place, name, names, count, buf_text(&says));
}

static bool read_member(Json value, Text name, const JsonPlace *place, const FieldTable *table,
                        void *ret, Complaints *complaints) {
    JsonPlace member = {.parent = place, .key = name};
    size_t base = 0;
    const Field *field = field_of(table, name, &base);
    if (field == NULL) {
        field_complain_unknown(table, name, &member, complaints);
        return false;
    }
    return read_value(value, &member, field, (char *)ret + base + field->offset, complaints);
}

static bool check_missing(Json object, const JsonPlace *place, const FieldTable *table,
                          Complaints *complaints) {
    bool fine = true;
    for (size_t i = 0; i < table->field_count; i++) {
        Json value;
        const Field *field = &table->fields[i];
        if (field->required && !json_get_member(object, field->name, &value)) {
            field_complain_missing(table, field, place, complaints);
            fine = false;
        }
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        fine = check_missing(object, place, table->inside[i].table, complaints) && fine;
    }
    return fine;
}

bool fields_read(Json object, const JsonPlace *place, const FieldTable *table, void *ret,
                 Complaints *complaints) {
    if (!fields_expect(object, JSON_KIND_OBJECT, place, complaints)) {
        return false;
    }
    bool fine = true;
    const void *at = NULL;
    Text name;
    Json value;
    memset(ret, 0, table->bytes);
    while (json_next_member(object, &at, &name, &value)) {
        fine = read_member(value, name, place, table, ret, complaints) && fine;
    }
    return check_missing(object, place, table, complaints) && fine;
}

bool fields_have(const FieldTable *table, Text name) {
    size_t base = 0;
    return field_of(table, name, &base) != NULL;
}
