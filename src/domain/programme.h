// The programme definition: what another vendor's programme may have otherwise (rules.md's
// settings), so that it is a file and not a fork. Every order names the version it was priced with.
#ifndef DOMAIN_PROGRAMME_H
#define DOMAIN_PROGRAMME_H

#include "base/text.h"
#include "domain/value/level.h"
#include "domain/value/money.h"
#include "domain/part.h"
#include "domain/value/points.h"

// R1.7, chosen at enrolment by the originating site.
typedef enum {
    CUSTOMER_COMMERCIAL,
    CUSTOMER_GOVERNMENT,
    CUSTOMER_ACADEMIC,
    CUSTOMER_TYPE_COUNT
} CustomerType;

// What people call a level; which languages there are is not known here.
typedef struct {
    Text language; // a BCP 47 tag
    Text name;
} LevelName;

enum { LEVEL_NAMES_MAX = 8 };

typedef struct {
    Text code;     // "BL", the column of the price list
    Points points; // R2.1: the level of whoever has at least these; unused for a fixed level
    CustomerType customer_type; // of a fixed level: whose it is; unused for a moving one
    LevelName names[LEVEL_NAMES_MAX];
    int8_t name_count; // 0: it is called as its code
} LevelRow;

enum { CLOSED_COUNTRIES_MAX = 300, COUNTRY_CODE_BYTES = 2 };

typedef struct {
    Text name;
    Text terms_version;          // P18: what who orders has to accept; empty: nothing
    LevelRow levels[LEVELS_MAX]; // moving ones in rising order, then the fixed ones
    int8_t level_count;          // moving levels, ≥ 1
    int8_t fixed_count;
    bool earns_points[PART_TYPE_COUNT]; // R2.3
    // Where customers do not buy from the vendor itself (P18), as ISO 3166 has them: "ID".
    char closed_countries[CLOSED_COUNTRIES_MAX][COUNTRY_CODE_BYTES];
    int32_t closed_count;
#define PROGRAMME_SETTING(name, fallback, least, most, rule, what) int32_t name;
#include "domain/programme.def"
#undef PROGRAMME_SETTING
} Programme;

typedef struct {
    Text name;
    int32_t fallback;
    int32_t least;
    int32_t most;
    Text rule;
    Text what;
} ProgrammeSetting;

#define PROGRAMME_SETTING(name, fallback, least, most, rule, what) PROGRAMME_SETTING_##name,
typedef enum {
#include "domain/programme.def"
    PROGRAMME_SETTING_COUNT
} ProgrammeSettingId;
#undef PROGRAMME_SETTING

const ProgrammeSetting *programme_setting(ProgrammeSettingId id);
int32_t *programme_setting_value(Programme *programme, ProgrammeSettingId id);

// The level, moving or fixed, with exactly this code; false and ret untouched where there is none.
bool programme_find_level(const Programme *programme, Text code, Level *ret);
// The code of a level; the empty text of LEVEL_NONE.
Text programme_level_code(const Programme *programme, Level level);
// What the level with this code is called in a language ("zh-Hant" is also read where a name's tag
// says more, "zh-Hant-TW"); the code itself where it has no name in it, or there is no such level.
Text programme_level_name(const Programme *programme, Text code, Text language);
bool programme_level_is_fixed(const Programme *programme, Level level);

// R2.1: the highest moving level whose threshold the points reach.
Level programme_level_of_points(const Programme *programme, Points points);
// The moving level above; false at the top.
bool programme_next_level(const Programme *programme, Level level, Level *ret);
// R1.7: the level that an agreement of this customer type starts with (fixed, or the lowest).
Level programme_first_level(const Programme *programme, CustomerType customer_type);

// P18: true where a customer in this country buys through partners alone.
bool programme_closes_direct(const Programme *programme, Text country);

// R1.6: true where this share of ownership joins a legal entity to an enterprise (more than 50 %).
bool share_joins_enterprise(Percent share);

// "commercial", "government", "academic", by CustomerType.
extern const Text customer_type_names[CUSTOMER_TYPE_COUNT];
bool customer_type_find(Text name, CustomerType *ret);

#endif
