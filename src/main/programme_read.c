// The programme definition's shape and its rules.
#include "main/programme_read.h"

#include "base/input/fields.h"
#include "base/show/lang.h"
#include "main/programme_standard.h"

#include <stddef.h>
#include <string.h>

enum { LEVEL_CODE_MAX = 8, LEVEL_NAME_MAX = 24, TERMS_VERSION_MAX = 40 };

typedef struct {
    Text language;
    Text name;
} LevelNameEntry;

typedef struct {
    Text level;
    Text points;
    FieldList names; // LevelNameEntry
} LevelEntry;

typedef struct {
    Text level;
    int customer_type;
    FieldList names;
} FixedLevelEntry;

typedef struct {
    Text name;
    Text terms_version;
    FieldList levels;       // LevelEntry
    FieldList fixed_levels; // FixedLevelEntry
    FieldList types_without_points;
    FieldList no_direct_purchase;
    FieldJson settings;
} Definition;

static const Field level_name_fields[] = {
    {.name = S_INIT("language"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(LevelNameEntry, language)},
    {.name = S_INIT("name"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(LevelNameEntry, name),
     .most = LEVEL_NAME_MAX},
};
static const FieldTable level_name_table =
    FIELD_TABLE("a level's name", LevelNameEntry, level_name_fields);

static const Field level_fields[] = {
    {.name = S_INIT("level"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(LevelEntry, level)},
    {.name = S_INIT("points"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(LevelEntry, points)},
    {.name = S_INIT("names"),
     .kind = FIELD_LIST,
     .offset = offsetof(LevelEntry, names),
     .items = &level_name_table},
};
static const FieldTable level_table = FIELD_TABLE("a level", LevelEntry, level_fields);

static const Field fixed_level_fields[] = {
    {.name = S_INIT("level"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(FixedLevelEntry, level)},
    {.name = S_INIT("customer_type"),
     .kind = FIELD_CHOICE,
     .required = true,
     .offset = offsetof(FixedLevelEntry, customer_type),
     .choices = customer_type_names,
     .choice_count = CUSTOMER_TYPE_COUNT},
    {.name = S_INIT("names"),
     .kind = FIELD_LIST,
     .offset = offsetof(FixedLevelEntry, names),
     .items = &level_name_table},
};
static const FieldTable fixed_level_table =
    FIELD_TABLE("a fixed level", FixedLevelEntry, fixed_level_fields);

static const Field definition_fields[] = {
    {.name = S_INIT("name"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(Definition, name)},
    {.name = S_INIT("terms_version"),
     .kind = FIELD_NAME,
     .offset = offsetof(Definition, terms_version),
     .most = TERMS_VERSION_MAX},
    {.name = S_INIT("levels"),
     .kind = FIELD_LIST,
     .required = true,
     .offset = offsetof(Definition, levels),
     .items = &level_table},
    {.name = S_INIT("fixed_levels"),
     .kind = FIELD_LIST,
     .offset = offsetof(Definition, fixed_levels),
     .items = &fixed_level_table},
    {.name = S_INIT("types_without_points"),
     .kind = FIELD_NAMES,
     .offset = offsetof(Definition, types_without_points)},
    {.name = S_INIT("no_direct_purchase"),
     .kind = FIELD_NAMES,
     .offset = offsetof(Definition, no_direct_purchase)},
    {.name = S_INIT("settings"), .kind = FIELD_ANY, .offset = offsetof(Definition, settings)},
};
static const FieldTable definition_table =
    FIELD_TABLE("a programme definition", Definition, definition_fields);

// A level's code is the name of a price column: capitals and digits, once.
static void check_code(const Programme *programme, Text code, const JsonPlace *place,
                       Complaints *complaints) {
    Level taken;
    bool fine = code.len <= LEVEL_CODE_MAX;
    for (size_t i = 0; i < code.len; i++) {
        char c = code.bytes[i];
        fine = fine && ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    }
    Text quote = complaint_quote(complaints->arena, code);
    JsonPlace member = {.parent = place, .key = S("level")};
    if (!fine) {
        complain(complaints, &member, "%.*s; allowed are 1 to %d capitals and digits",
                 TEXT_ARG(quote), LEVEL_CODE_MAX);
    } else if (programme_find_level(programme, code, &taken)) {
        complain(complaints, &member, "%.*s stands twice; allowed is each level once",
                 TEXT_ARG(quote));
    }
}

// R2.1: the first level begins at no points, each further one above the one before.
static void read_threshold(Programme *programme, const LevelEntry *entry, const JsonPlace *place,
                           Complaints *complaints) {
    Points points = {0};
    JsonPlace member = {.parent = place, .key = S("points")};
    Text quote = complaint_quote(complaints->arena, entry->points);
    if (points_parse(entry->points, &points) != DECIMAL_FINE) {
        complain(complaints, &member, "%.*s; allowed are points such as \"500.00\" (R2.2)",
                 TEXT_ARG(quote));
        return;
    }
    int8_t at = programme->level_count;
    bool rises = at == 0 ? points.hundredths == 0
                         : points.hundredths > programme->levels[at - 1].points.hundredths;
    if (!rises) {
        complain(complaints, &member, "%.*s; allowed is %s (R2.1)", TEXT_ARG(quote),
                 at == 0 ? "\"0.00\" for the first level" : "more than the level before has");
    }
    programme->levels[at].points = points;
}

static bool has_room(const Programme *programme, const JsonPlace *place, Complaints *complaints) {
    if (programme->level_count + programme->fixed_count < LEVELS_MAX) {
        return true;
    }
    complain(complaints, place, "too many levels; allowed are %d, the fixed ones included",
             (int)LEVELS_MAX);
    return false;
}

// One name for each language that the program speaks.
static void read_names(const FieldList *given, const JsonPlace *place, LevelRow *row,
                       Complaints *complaints) {
    JsonPlace list = {.parent = place, .key = S("names")};
    const LevelNameEntry *entries = given->items;
    for (size_t i = 0; i < given->count; i++) {
        JsonPlace item = {.parent = &list, .index = i, .is_item = true};
        JsonPlace member = {.parent = &item, .key = S("language")};
        Lang language;
        bool known = lang_find(entries[i].language, &language);
        bool twice = false;
        for (int8_t j = 0; j < row->name_count; j++) {
            twice = twice || text_equal(row->names[j].language, entries[i].language);
        }
        if (!known || twice || row->name_count == LEVEL_NAMES_MAX) {
            Text quote = complaint_quote(complaints->arena, entries[i].language);
            complain(complaints, &member,
                     "%.*s; allowed is each language of the program once, as \"en\"",
                     TEXT_ARG(quote));
            continue;
        }
        row->names[row->name_count++] = (LevelName){entries[i].language, entries[i].name};
    }
}

static void read_levels(const Definition *definition, const JsonPlace *root, Programme *programme,
                        Complaints *complaints) {
    JsonPlace list = {.parent = root, .key = S("levels")};
    const LevelEntry *entries = definition->levels.items;
    if (definition->levels.count == 0) {
        complain(complaints, &list, "no level; allowed is at least one, with \"0.00\" points");
    }
    for (size_t i = 0; i < definition->levels.count; i++) {
        JsonPlace item = {.parent = &list, .index = i, .is_item = true};
        if (!has_room(programme, &item, complaints)) {
            return;
        }
        check_code(programme, entries[i].level, &item, complaints);
        read_threshold(programme, &entries[i], &item, complaints);
        LevelRow *row = &programme->levels[programme->level_count++];
        row->code = entries[i].level;
        read_names(&entries[i].names, &item, row, complaints);
    }
}

static void read_fixed_levels(const Definition *definition, const JsonPlace *root,
                              Programme *programme, Complaints *complaints) {
    JsonPlace list = {.parent = root, .key = S("fixed_levels")};
    const FixedLevelEntry *entries = definition->fixed_levels.items;
    for (size_t i = 0; i < definition->fixed_levels.count; i++) {
        JsonPlace item = {.parent = &list, .index = i, .is_item = true};
        CustomerType type = (CustomerType)entries[i].customer_type;
        if (!has_room(programme, &item, complaints)) {
            return;
        }
        check_code(programme, entries[i].level, &item, complaints);
        if (!level_equal(programme_first_level(programme, type), LEVEL_LOWEST)) {
            JsonPlace member = {.parent = &item, .key = S("customer_type")};
            complain(complaints, &member,
                     "a second fixed level for this customer type; allowed is one (R1.7)");
        }
        LevelRow *row = &programme->levels[programme->level_count + programme->fixed_count++];
        *row = (LevelRow){.code = entries[i].level, .customer_type = type};
        read_names(&entries[i].names, &item, row, complaints);
    }
}

static void read_types(const Definition *definition, const JsonPlace *root, Programme *programme,
                       Complaints *complaints) {
    JsonPlace list = {.parent = root, .key = S("types_without_points")};
    const Text *names = definition->types_without_points.items;
    for (int i = 0; i < PART_TYPE_COUNT; i++) {
        programme->earns_points[i] = true;
    }
    for (size_t i = 0; i < definition->types_without_points.count; i++) {
        JsonPlace item = {.parent = &list, .index = i, .is_item = true};
        PartType type;
        if (part_type_find(names[i], &type)) {
            programme->earns_points[type] = false;
        } else {
            Text quote = complaint_quote(complaints->arena, names[i]);
            complain(complaints, &item, "%.*s is no part type (R2.3)", TEXT_ARG(quote));
        }
    }
}

static bool is_country(Text name) {
    return name.len == COUNTRY_CODE_BYTES && name.bytes[0] >= 'A' && name.bytes[0] <= 'Z' &&
           name.bytes[1] >= 'A' && name.bytes[1] <= 'Z';
}

static void read_closed(const Definition *definition, const JsonPlace *root, Programme *programme,
                        Complaints *complaints) {
    JsonPlace list = {.parent = root, .key = S("no_direct_purchase")};
    const Text *names = definition->no_direct_purchase.items;
    size_t count = definition->no_direct_purchase.count;
    if (count > CLOSED_COUNTRIES_MAX) {
        complain(complaints, &list, "%zu countries; allowed are %d", count, CLOSED_COUNTRIES_MAX);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_country(names[i])) {
            JsonPlace item = {.parent = &list, .index = i, .is_item = true};
            Text quote = complaint_quote(complaints->arena, names[i]);
            complain(complaints, &item, "%.*s is no country; allowed are codes as ID (P18)",
                     TEXT_ARG(quote));
            continue;
        }
        memcpy(programme->closed_countries[programme->closed_count++], names[i].bytes,
               COUNTRY_CODE_BYTES);
    }
}

static bool setting_find(Text name, ProgrammeSettingId *ret) {
    for (int i = 0; i < PROGRAMME_SETTING_COUNT; i++) {
        if (text_equal(programme_setting((ProgrammeSettingId)i)->name, name)) {
            *ret = (ProgrammeSettingId)i;
            return true;
        }
    }
    return false;
}

static void read_setting(Json value, const JsonPlace *place, Programme *programme,
                         Complaints *complaints) {
    ProgrammeSettingId id;
    if (!setting_find(place->key, &id)) {
        complain(complaints, place, "an unknown setting; docs/settings.md lists those allowed");
        return;
    }
    const ProgrammeSetting *setting = programme_setting(id);
    bool fine = json_kind(value) == JSON_KIND_INTEGER &&
                json_get_integer(value) >= setting->least &&
                json_get_integer(value) <= setting->most;
    if (fine) {
        *programme_setting_value(programme, id) = (int32_t)json_get_integer(value);
        return;
    }
    Text quote = complaint_quote_json(complaints->arena, value);
    complain(complaints, place, "%.*s; allowed are whole numbers from %d to %d: %.*s (%.*s)",
             TEXT_ARG(quote), setting->least, setting->most, TEXT_ARG(setting->what),
             TEXT_ARG(setting->rule));
}

static void read_settings(const Definition *definition, const JsonPlace *root, Programme *programme,
                          Complaints *complaints) {
    for (int i = 0; i < PROGRAMME_SETTING_COUNT; i++) {
        ProgrammeSettingId id = (ProgrammeSettingId)i;
        *programme_setting_value(programme, id) = programme_setting(id)->fallback;
    }
    JsonPlace place = {.parent = root, .key = S("settings")};
    if (!definition->settings.given ||
        !fields_expect(definition->settings.value, JSON_KIND_OBJECT, &place, complaints)) {
        return;
    }
    const void *at = NULL;
    JsonPlace member = {.parent = &place};
    Json value;
    while (json_next_member(definition->settings.value, &at, &member.key, &value)) {
        read_setting(value, &member, programme, complaints);
    }
}

bool programme_read(Json definition_json, const JsonPlace *place, Programme *ret_programme,
                    Complaints *complaints) {
    Definition definition = {0};
    if (!fields_read(definition_json, place, &definition_table, &definition, complaints)) {
        return false;
    }
    int32_t before = complaints->count + complaints->more;
    Programme programme = {.name = definition.name, .terms_version = definition.terms_version};
    read_levels(&definition, place, &programme, complaints);
    read_fixed_levels(&definition, place, &programme, complaints);
    read_types(&definition, place, &programme, complaints);
    read_closed(&definition, place, &programme, complaints);
    read_settings(&definition, place, &programme, complaints);
    if (complaints->count + complaints->more > before) {
        return false;
    }
    *ret_programme = programme;
    return true;
}

Text programme_standard_text(void) {
    return (Text){(const char *)programme_standard, programme_standard_bytes};
}
