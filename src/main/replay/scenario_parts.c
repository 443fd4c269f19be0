// Parts and price rows of a scenario.
#include "main/replay/scenario_private.h"

#include <stddef.h>

typedef struct {
    Text part;
    int type;
    Text points;
    Text renewal;
    Text reinstatement;
    FieldBool discountable;
    int64_t term_months; // 0: not given
    int64_t minimum_quantity;
    int64_t multiple;
    FieldJson prices;
} PartEntry;

static const Text part_type_names[] = {
#define PART_TYPE(id, name, holds, prorated, returnable, renewable, term_ends_use)                 \
    [id] = S_INIT(name),
#include "domain/part_type.def"
#undef PART_TYPE
};

static const Field part_fields[] = {
    {.name = S_INIT("part"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(PartEntry, part)},
    {.name = S_INIT("type"),
     .kind = FIELD_CHOICE,
     .required = true,
     .offset = offsetof(PartEntry, type),
     .choices = part_type_names,
     .choice_count = PART_TYPE_COUNT},
    {.name = S_INIT("points"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(PartEntry, points)},
    {.name = S_INIT("renewal"), .kind = FIELD_NAME, .offset = offsetof(PartEntry, renewal)},
    {.name = S_INIT("reinstatement"),
     .kind = FIELD_NAME,
     .offset = offsetof(PartEntry, reinstatement)},
    {.name = S_INIT("discountable"),
     .kind = FIELD_BOOL,
     .offset = offsetof(PartEntry, discountable)},
    {.name = S_INIT("term_months"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(PartEntry, term_months),
     .least = 1,
     .most = TERM_MONTHS_MAX},
    {.name = S_INIT("minimum_quantity"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(PartEntry, minimum_quantity),
     .least = 1,
     .most = AMOUNT_MAX},
    {.name = S_INIT("multiple"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(PartEntry, multiple),
     .least = 1,
     .most = AMOUNT_MAX},
    {.name = S_INIT("prices"),
     .kind = FIELD_ANY,
     .required = true,
     .offset = offsetof(PartEntry, prices)},
};
static const FieldTable part_table = FIELD_TABLE("a part", PartEntry, part_fields);

typedef struct {
    Scenario *scenario;
    Complaints *complaints;
    TextMap numbers; // part number → index
    int64_t next_row;
} Reading;

static JsonPlace member_of(const JsonPlace *parent, Text key) {
    return (JsonPlace){.parent = parent, .key = key};
}

static const char *decimal_complaint(DecimalResult result) {
    switch (result) {
    case DECIMAL_FINE:
        return "";
    case DECIMAL_BAD_SHAPE:
        return "allowed are digits with at most one point, such as \"12.50\"";
    case DECIMAL_TOO_MANY_DIGITS:
        return "more digits behind the point than allowed";
    case DECIMAL_TOO_LARGE:
        return "larger than allowed";
    }
    NEVER("a result of reading a decimal");
}

// Complains about a decimal; true where it is fine.
static bool judge_decimal(DecimalResult result, Text text, const JsonPlace *place,
                          Complaints *complaints) {
    if (result == DECIMAL_FINE) {
        return true;
    }
    Text quote = complaint_quote(complaints->arena, text);
    complain(complaints, place, "%.*s: %s", TEXT_ARG(quote), decimal_complaint(result));
    return false;
}

// A member of a price row that is no date: a level with its price.
static bool read_price(Reading *reading, Json value, const JsonPlace *place, PriceRow *row) {
    const Scenario *scenario = reading->scenario;
    Level level;
    Text text;
    Money unit;
    if (!programme_find_level(&scenario->programme, place->key, &level)) {
        complain(reading->complaints, place,
                 "an unknown member of a price row; allowed are from, published and the levels");
        return false;
    }
    if (!fields_read_name(value, place, &text, reading->complaints) ||
        !judge_decimal(money_parse(text, scenario->currency, &unit), text, place,
                       reading->complaints)) {
        return false;
    }
    price_row_set(row, level, unit);
    return true;
}

static bool read_price_row(Reading *reading, Json object, const JsonPlace *place, PriceRow *row) {
    if (!fields_expect(object, JSON_KIND_OBJECT, place, reading->complaints)) {
        return false;
    }
    bool has_from = false;
    bool has_published = false;
    const void *at = NULL;
    JsonPlace member = {.parent = place};
    Json value;
    while (json_next_member(object, &at, &member.key, &value)) {
        bool fine = true;
        if (text_equal(member.key, S("from"))) {
            has_from = true;
            fine = fields_read_date(value, &member, &row->from, reading->complaints);
        } else if (text_equal(member.key, S("published"))) {
            has_published = true;
            fine = fields_read_date(value, &member, &row->published, reading->complaints);
        } else {
            fine = read_price(reading, value, &member, row);
        }
        if (!fine) {
            return false;
        }
    }
    if (!has_from) {
        complain(reading->complaints, place, "a price row lacks its member \"from\"");
    } else if (!has_published) {
        row->published = row->from;
    }
    return has_from;
}

static bool read_prices(Reading *reading, Json list, const JsonPlace *part_place,
                        ScenarioPart *part) {
    JsonPlace place = member_of(part_place, S("prices"));
    if (!fields_expect(list, JSON_KIND_LIST, &place, reading->complaints)) {
        return false;
    }
    part->row_count = json_list_count(list);
    part->rows = arena_array(reading->complaints->arena, PriceRow, part->row_count);
    for (size_t i = 0; i < part->row_count; i++) {
        JsonPlace item = {.parent = &place, .index = i, .is_item = true};
        // Of rows with the same from and published the later one of the file takes over (R8.3).
        reading->next_row++;
        part->rows[i] =
            (PriceRow){.row = {reading->next_row}, .release = (int32_t)reading->next_row};
        if (!read_price_row(reading, json_list_item(list, i), &item, &part->rows[i])) {
            return false;
        }
    }
    return true;
}

// What a type may and must have beside its price (rules.md §6).
static bool judge_type(const PartEntry *entry, const JsonPlace *place, Complaints *complaints) {
    PartType type = (PartType)entry->type;
    const PartTypeRow *row = part_type_row(type);
    bool committed = type == PART_COMMITTED_TERM;
    Text wrong = {0};
    if (entry->renewal.len > 0 && committed) {
        wrong = S("renewal");
    } else if (entry->reinstatement.len > 0 && row->term_ends_use) {
        wrong = S("reinstatement");
    } else if (entry->term_months != 0 && !committed) {
        wrong = S("term_months");
    } else if (entry->term_months == 0 && committed) {
        complain(complaints, place, "a committed-term licence lacks its member \"term_months\"");
        return false;
    }
    if (wrong.len > 0) {
        JsonPlace member = member_of(place, wrong);
        complain(complaints, &member, "a part of type %.*s cannot have it", TEXT_ARG(row->name));
        return false;
    }
    return true;
}

static Part part_of_entry(const PartEntry *entry) {
    return (Part){
        .part = entry->part,
        .type = (PartType)entry->type,
        .description = entry->part,
        .metric = S("install"),
        .discountable = !entry->discountable.given || entry->discountable.value,
        .renewal = entry->renewal,
        .reinstatement = entry->reinstatement,
        .term_months = entry->term_months == 0 ? COVERAGE_MONTHS : (int32_t)entry->term_months,
        .minimum = {entry->minimum_quantity == 0 ? 1 : entry->minimum_quantity},
        .multiple = {entry->multiple == 0 ? 1 : entry->multiple},
    };
}

static bool read_part(Reading *reading, Json object, const JsonPlace *place, size_t index) {
    PartEntry entry = {0};
    Complaints *complaints = reading->complaints;
    if (!fields_read(object, place, &part_table, &entry, complaints) ||
        !judge_type(&entry, place, complaints)) {
        return false;
    }
    ScenarioPart *part = &reading->scenario->parts[index];
    part->part = part_of_entry(&entry);
    JsonPlace points = member_of(place, S("points"));
    if (!judge_decimal(points_parse(entry.points, &part->part.points), entry.points, &points,
                       complaints)) {
        return false;
    }
    size_t taken = 0;
    if (text_map_find(&reading->numbers, entry.part, &taken)) {
        JsonPlace number = member_of(place, S("part"));
        Text quote = complaint_quote(complaints->arena, entry.part);
        complain(complaints, &number, "%.*s stands twice; allowed is each part once",
                 TEXT_ARG(quote));
        return false;
    }
    text_map_add(complaints->arena, &reading->numbers, entry.part, index);
    return read_prices(reading, entry.prices.value, place, part);
}

// R6.7: a follower is a part of its type.
static bool judge_follower(Reading *reading, Text follower, PartType type, const JsonPlace *place) {
    size_t index = 0;
    if (follower.len == 0) {
        return true;
    }
    if (text_map_find(&reading->numbers, follower, &index) &&
        reading->scenario->parts[index].part.type == type) {
        return true;
    }
    Text quote = complaint_quote(reading->complaints->arena, follower);
    complain(reading->complaints, place, "%.*s is no part of type %.*s (R6.7)", TEXT_ARG(quote),
             TEXT_ARG(part_type_row(type)->name));
    return false;
}

static bool judge_followers(Reading *reading, const JsonPlace *list) {
    for (size_t i = 0; i < reading->scenario->part_count; i++) {
        const Part *part = &reading->scenario->parts[i].part;
        JsonPlace item = {.parent = list, .index = i, .is_item = true};
        JsonPlace renewal = member_of(&item, S("renewal"));
        JsonPlace reinstatement = member_of(&item, S("reinstatement"));
        if (!judge_follower(reading, part->renewal, PART_RENEWAL, &renewal) ||
            !judge_follower(reading, part->reinstatement, PART_REINSTATEMENT, &reinstatement)) {
            return false;
        }
    }
    return true;
}

bool scenario_read_parts(Json list, Scenario *scenario, Complaints *complaints) {
    Reading reading = {.scenario = scenario, .complaints = complaints};
    JsonPlace place = {.key = S("parts")};
    if (!fields_expect(list, JSON_KIND_LIST, &place, complaints)) {
        return false;
    }
    scenario->part_count = json_list_count(list);
    scenario->parts = arena_array(complaints->arena, ScenarioPart, scenario->part_count);
    for (size_t i = 0; i < scenario->part_count; i++) {
        JsonPlace item = {.parent = &place, .index = i, .is_item = true};
        if (!read_part(&reading, json_list_item(list, i), &item, i)) {
            return false;
        }
    }
    return judge_followers(&reading, &place);
}
