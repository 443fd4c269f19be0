// Questions to the programme definition.
#include "domain/programme.h"

static const ProgrammeSetting settings[PROGRAMME_SETTING_COUNT] = {
#define PROGRAMME_SETTING(name, fallback, least, most, rule, what)                                 \
    {S_INIT(#name), fallback, least, most, S_INIT(rule), S_INIT(what)},
#include "domain/programme.def"
#undef PROGRAMME_SETTING
};

const Text customer_type_names[CUSTOMER_TYPE_COUNT] = {
    [CUSTOMER_COMMERCIAL] = S_INIT("commercial"),
    [CUSTOMER_GOVERNMENT] = S_INIT("government"),
    [CUSTOMER_ACADEMIC] = S_INIT("academic"),
};

bool customer_type_find(Text name, CustomerType *ret) {
    for (int i = 0; i < CUSTOMER_TYPE_COUNT; i++) {
        if (text_equal(customer_type_names[i], name)) {
            *ret = (CustomerType)i;
            return true;
        }
    }
    return false;
}

const ProgrammeSetting *programme_setting(ProgrammeSettingId id) {
    ENSURE(id < PROGRAMME_SETTING_COUNT);
    return &settings[id];
}

int32_t *programme_setting_value(Programme *programme, ProgrammeSettingId id) {
    switch (id) {
#define PROGRAMME_SETTING(name, fallback, least, most, rule, what)                                 \
    case PROGRAMME_SETTING_##name:                                                                 \
        return &programme->name;
#include "domain/programme.def"
#undef PROGRAMME_SETTING
    case PROGRAMME_SETTING_COUNT:
        break;
    }
    NEVER("a setting of the table");
}

bool programme_find_level(const Programme *programme, Text code, Level *ret) {
    for (int8_t i = 0; i < programme->level_count + programme->fixed_count; i++) {
        if (text_equal(programme->levels[i].code, code)) {
            *ret = (Level){i};
            return true;
        }
    }
    return false;
}

Text programme_level_code(const Programme *programme, Level level) {
    ENSURE(level.index < programme->level_count + programme->fixed_count);
    return level_is_none(level) ? (Text){0} : programme->levels[level.index].code;
}

// Whether a name's tag is this language, or says more than it (RFC 4647, 3.3.1).
static bool speaks(Text tag, Text language) {
    return language.len > 0 && tag.len >= language.len &&
           text_equal((Text){tag.bytes, language.len}, language) &&
           (tag.len == language.len || tag.bytes[language.len] == '-');
}

Text programme_level_name(const Programme *programme, Text code, Text language) {
    Level level;
    if (!programme_find_level(programme, code, &level)) {
        return code;
    }
    const LevelRow *row = &programme->levels[level.index];
    for (int8_t i = 0; i < row->name_count; i++) {
        if (speaks(row->names[i].language, language)) {
            return row->names[i].name;
        }
    }
    return code;
}

bool programme_level_is_fixed(const Programme *programme, Level level) {
    return level.index >= programme->level_count;
}

Level programme_level_of_points(const Programme *programme, Points points) {
    int8_t index = 0;
    while (index + 1 < programme->level_count &&
           points.hundredths >= programme->levels[index + 1].points.hundredths) {
        index++;
    }
    return (Level){index};
}

bool programme_next_level(const Programme *programme, Level level, Level *ret) {
    if (level_is_none(level) || level.index + 1 >= programme->level_count) {
        return false;
    }
    *ret = (Level){(int8_t)(level.index + 1)};
    return true;
}

Level programme_first_level(const Programme *programme, CustomerType customer_type) {
    for (int8_t i = programme->level_count; i < programme->level_count + programme->fixed_count;
         i++) {
        if (programme->levels[i].customer_type == customer_type) {
            return (Level){i};
        }
    }
    return LEVEL_LOWEST;
}

bool programme_closes_direct(const Programme *programme, Text country) {
    for (int32_t i = 0; i < programme->closed_count; i++) {
        if (text_equal((Text){programme->closed_countries[i], COUNTRY_CODE_BYTES}, country)) {
            return true;
        }
    }
    return false;
}

bool share_joins_enterprise(Percent share) {
    return share.hundredths > PERCENT_ONE_HUNDRED / 2;
}
