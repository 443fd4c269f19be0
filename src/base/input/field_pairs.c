// Reads the pairs of queries and forms through field tables.
#include "base/input/fields_private.h"

#include <string.h>

// What of the pairs belongs to one object, their names as that object knows them.
typedef struct {
    const FieldPair *pairs;
    size_t count;
} PairScope;

static bool take_object(PairScope scope, const JsonPlace *place, const FieldTable *table, void *ret,
                        Complaints *complaints);

static bool take_integer(Text text, const JsonPlace *place, const Field *field, int64_t *ret,
                         Complaints *complaints) {
    int64_t number = 0;
    if (text_to_int(text, &number) && number >= field->least && number <= field->most) {
        *ret = number;
        return true;
    }
    field_refuse_integer(complaint_quote(complaints->arena, text), place, field, complaints);
    return false;
}

static bool take_choice(Text text, const JsonPlace *place, const Field *field, int *ret,
                        Complaints *complaints) {
    if (field_choice_of(text, field, ret)) {
        return true;
    }
    field_refuse_choice(complaint_quote(complaints->arena, text), place, field, complaints);
    return false;
}

// A box that is ticked sends "yes"; one that is not sends nothing.
static bool take_bool(Text text, const JsonPlace *place, FieldBool *ret, Complaints *complaints) {
    bool yes = text_equal(text, S("yes")) || text_equal(text, S("true"));
    if (!yes && !text_equal(text, S("no")) && !text_equal(text, S("false"))) {
        Text quote = complaint_quote(complaints->arena, text);
        complain_of(complaints, place, COMPLAINT_CHOICE, quote, S("yes, no"),
                    "%.*s; allowed are yes, no", TEXT_ARG(quote));
        return false;
    }
    *ret = (FieldBool){.given = true, .value = yes};
    return true;
}

static void take_whole(Text text, FieldWhole *ret) {
    *ret = (FieldWhole){.given = true};
    if (!text_to_int(text, &ret->number) || ret->number < 0) {
        ret->number = -1;
    }
}

static bool take_value(Text text, const JsonPlace *place, const Field *field, void *target,
                       Complaints *complaints) {
    switch (field->kind) {
    case FIELD_NAME:
        return field_take_name(text, field->most, place, target, complaints);
    case FIELD_TEXT:
        return field_take_text(text, field->most, place, target, complaints);
    case FIELD_DATE:
        ((FieldDate *)target)->given = true;
        return field_take_date(text, place, &((FieldDate *)target)->date, complaints);
    case FIELD_INSTANT:
        return field_take_instant(text, place, target, complaints);
    case FIELD_BOOL:
        return take_bool(text, place, target, complaints);
    case FIELD_INTEGER:
        return take_integer(text, place, field, target, complaints);
    case FIELD_COUNT:
        if (!text_to_int(text, target)) {
            *(int64_t *)target = 0;
        }
        return true;
    case FIELD_WHOLE:
        take_whole(text, target);
        return true;
    case FIELD_CHOICE:
        return take_choice(text, place, field, target, complaints);
    case FIELD_NAMES:
    case FIELD_LIST:
    case FIELD_ANY:
        break;
    }
    NEVER("a kind of field that is one value");
}

// Every pair of this name that has a value, in order.
static bool take_names(PairScope scope, const JsonPlace *place, const Field *field, FieldList *ret,
                       Complaints *complaints) {
    Text *names = arena_array(complaints->arena, Text, scope.count);
    size_t count = 0;
    bool fine = true;
    for (size_t i = 0; i < scope.count; i++) {
        const FieldPair *pair = &scope.pairs[i];
        if (!text_equal(pair->name, field->name) || pair->value.len == 0) {
            continue;
        }
        JsonPlace item = {.parent = place, .index = count, .is_item = true};
        fine =
            field_take_name(pair->value, field->most, &item, &names[count++], complaints) && fine;
    }
    *ret = (FieldList){.given = count > 0, .items = names, .count = count};
    return fine;
}

// "lines.12.quantity" is of item 12 of "lines", there called "quantity". False where the name is of
// no item: their numbers go from 1 to FIELD_ITEMS_MAX and have no zero in front.
static bool item_of(Text name, Text list, size_t *ret_number, Text *ret_inside) {
    size_t at = list.len + 1;
    size_t number = 0;
    if (name.len < at || memcmp(name.bytes, list.bytes, list.len) != 0 ||
        name.bytes[list.len] != '.' || (at < name.len && name.bytes[at] == '0')) {
        return false;
    }
    while (at < name.len && name.bytes[at] >= '0' && name.bytes[at] <= '9' &&
           number <= FIELD_ITEMS_MAX) {
        number = number * 10 + (size_t)(name.bytes[at++] - '0');
    }
    if (number == 0 || number > FIELD_ITEMS_MAX || at == name.len || name.bytes[at] != '.') {
        return false;
    }
    *ret_number = number;
    *ret_inside = (Text){name.bytes + at + 1, name.len - at - 1};
    return true;
}

// Puts the pairs of each item of a list together, in the order in which they came. item_ends[n] is
// where those of item n (from 1) end.
static FieldPair *sort_by_item(PairScope scope, Text list, Arena *arena, size_t **ret_item_ends,
                               size_t *ret_items) {
    size_t items = 0;
    size_t number;
    Text inside;
    size_t *ends = arena_array(arena, size_t, FIELD_ITEMS_MAX + 2);
    memset(ends, 0, (FIELD_ITEMS_MAX + 2) * sizeof *ends);
    for (size_t i = 0; i < scope.count; i++) {
        if (item_of(scope.pairs[i].name, list, &number, &inside)) {
            ends[number + 1]++;
            items = number > items ? number : items;
        }
    }
    for (size_t i = 1; i < FIELD_ITEMS_MAX + 2; i++) {
        ends[i] += ends[i - 1]; // now ends[n] is where item n begins
    }
    FieldPair *sorted = arena_array(arena, FieldPair, scope.count);
    for (size_t i = 0; i < scope.count; i++) {
        if (item_of(scope.pairs[i].name, list, &number, &inside)) {
            sorted[ends[number]++] = (FieldPair){inside, scope.pairs[i].value};
        }
    }
    *ret_item_ends = ends;
    *ret_items = items;
    return sorted;
}

static bool take_list(PairScope scope, const JsonPlace *place, const Field *field, FieldList *ret,
                      Complaints *complaints) {
    size_t *ends;
    size_t count;
    FieldPair *sorted = sort_by_item(scope, field->name, complaints->arena, &ends, &count);
    char *items = arena_take_array(complaints->arena, field->items->bytes, count);
    bool fine = true;
    for (size_t i = 0; i < count; i++) {
        JsonPlace item = {.parent = place, .index = i, .is_item = true};
        PairScope one = {sorted + ends[i], ends[i + 1] - ends[i]};
        fine = take_object(one, &item, field->items, items + i * field->items->bytes, complaints) &&
               fine;
    }
    *ret = (FieldList){.given = count > 0, .items = items, .count = count};
    return fine;
}

static bool take_many(PairScope scope, const JsonPlace *place, const FieldTable *table,
                      const Field *field, FieldList *ret, Complaints *complaints) {
    JsonPlace member = {.parent = place, .key = field->name};
    bool fine = field->kind == FIELD_NAMES ? take_names(scope, &member, field, ret, complaints)
                                           : take_list(scope, &member, field, ret, complaints);
    if (field->required && !ret->given) {
        field_complain_missing(table, field, place, complaints);
        return false;
    }
    return fine;
}

// The one pair of this name, NULL where there is none; false where there are two.
static bool find_once(PairScope scope, const JsonPlace *member, const FieldPair **ret_pair,
                      Complaints *complaints) {
    const FieldPair *given = NULL;
    for (size_t i = 0; i < scope.count; i++) {
        if (!text_equal(scope.pairs[i].name, member->key)) {
            continue;
        }
        if (given != NULL) {
            complain_of(complaints, member, COMPLAINT_TWICE, scope.pairs[i].value, S(""),
                        "given twice; allowed is once");
            return false;
        }
        given = &scope.pairs[i];
    }
    *ret_pair = given;
    return true;
}

static bool take_field(PairScope scope, const JsonPlace *place, const FieldTable *table,
                       const Field *field, void *target, Complaints *complaints) {
    JsonPlace member = {.parent = place, .key = field->name};
    const FieldPair *given = NULL;
    if (field->kind == FIELD_NAMES || field->kind == FIELD_LIST) {
        return take_many(scope, place, table, field, target, complaints);
    }
    if (!find_once(scope, &member, &given, complaints)) {
        return false;
    }
    if (given != NULL && given->value.len > 0) {
        return take_value(given->value, &member, field, target, complaints);
    }
    if (field->required) {
        field_complain_missing(table, field, place, complaints);
    }
    return !field->required;
}

static bool is_known(const FieldTable *table, Text name) {
    for (size_t i = 0; i < table->field_count; i++) {
        const Field *field = &table->fields[i];
        size_t number;
        Text inside;
        if (field->kind == FIELD_LIST ? item_of(name, field->name, &number, &inside)
                                      : text_equal(name, field->name)) {
            return true;
        }
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        if (is_known(table->inside[i].table, name)) {
            return true;
        }
    }
    return false;
}

static bool take_fields(PairScope scope, const JsonPlace *place, const FieldTable *table, char *ret,
                        Complaints *complaints) {
    bool fine = true;
    for (size_t i = 0; i < table->field_count; i++) {
        const Field *field = &table->fields[i];
        fine = take_field(scope, place, table, field, ret + field->offset, complaints) && fine;
    }
    for (size_t i = 0; i < table->inside_count; i++) {
        const FieldInside *inside = &table->inside[i];
        fine = take_fields(scope, place, inside->table, ret + inside->offset, complaints) && fine;
    }
    return fine;
}

static bool take_object(PairScope scope, const JsonPlace *place, const FieldTable *table, void *ret,
                        Complaints *complaints) {
    bool fine = true;
    memset(ret, 0, table->bytes);
    for (size_t i = 0; i < scope.count; i++) {
        if (!is_known(table, scope.pairs[i].name)) {
            JsonPlace member = {.parent = place, .key = scope.pairs[i].name};
            field_complain_unknown(table, scope.pairs[i].name, &member, complaints);
            fine = false;
        }
    }
    return take_fields(scope, place, table, ret, complaints) && fine;
}

bool fields_read_pairs(const FieldPair *pairs, size_t count, const FieldTable *table, void *ret,
                       Complaints *complaints) {
    for (size_t i = 0; i < count; i++) {
        if (!text_is_utf8(pairs[i].name) || !text_is_utf8(pairs[i].value)) {
            complain_of(complaints, NULL, COMPLAINT_NAME, S(""), S("UTF-8"),
                        "a name or a value is not UTF-8");
            return false;
        }
    }
    return take_object((PairScope){pairs, count}, NULL, table, ret, complaints);
}
