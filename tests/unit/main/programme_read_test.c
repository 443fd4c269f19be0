// Programme definitions: the shipped one is fine; each mistake names line, key, value and what is
// allowed.
#include "main/programme_read.h"

#include "expect.h"

typedef struct {
    Arena arena;
    JsonDocument *document;
    Programme programme;
    Complaints complaints;
    bool fine;
} Reading;

static Reading read_definition(Text json) {
    Reading reading = {.arena = new_arena()};
    JsonFault fault;
    bool parsed = json_parse(&reading.arena, json, &reading.document, &fault);
    ck_assert_msg(parsed, "%.*s", TEXT_ARG(json));
    reading.complaints = (Complaints){.arena = &reading.arena, .document = reading.document};
    reading.fine =
        programme_read(json_root(reading.document), NULL, &reading.programme, &reading.complaints);
    return reading;
}

static void end_reading(Reading *reading) {
    json_free(reading->document);
    arena_free(&reading->arena);
}

static void expect_level(const Programme *programme, int index, const char *code, int64_t points) {
    ck_assert_msg(text_equal(programme->levels[index].code, text_of(code)), "level %d", index);
    ck_assert_msg(programme->levels[index].points.hundredths == points, "%s", code);
}

// R2.1, R1.7 and the defaults that rules.md marks.
START_TEST(the_shipped_definition_is_the_rules) {
    Reading reading = read_definition(programme_standard_text());
    const Programme *programme = &reading.programme;
    ck_assert(reading.fine && reading.complaints.count == 0);
    ck_assert_int_eq(programme->level_count, 6);
    ck_assert_int_eq(programme->fixed_count, 2);
    expect_level(programme, 0, "BL", 0);
    expect_level(programme, 1, "D", 50000);
    expect_level(programme, 2, "E", 100000);
    expect_level(programme, 3, "F", 250000);
    expect_level(programme, 4, "G", 500000);
    expect_level(programme, 5, "H", 1000000);
    expect_level(programme, 6, "GV", 0);
    expect_level(programme, 7, "ED", 0);
    ck_assert_int_eq(programme->levels[6].customer_type, CUSTOMER_GOVERNMENT);
    ck_assert_int_eq(programme->levels[7].customer_type, CUSTOMER_ACADEMIC);
    for (int i = 0; i < PART_TYPE_COUNT; i++) {
        ck_assert_msg(programme->earns_points[i], "R2.3");
    }
    Programme copy = *programme;
    for (int i = 0; i < PROGRAMME_SETTING_COUNT; i++) {
        ProgrammeSettingId id = (ProgrammeSettingId)i;
        ck_assert_int_eq(*programme_setting_value(&copy, id), programme_setting(id)->fallback);
    }
    end_reading(&reading);
}

START_TEST(levels_are_called_as_the_programme_calls_them) {
    Reading reading = read_definition(programme_standard_text());
    const Programme *programme = &reading.programme;
    static const struct {
        const char *code, *language, *name;
    } cases[] = {
        {"BL", "en", "Base"},      {"BL", "id", "Dasar"},   {"BL", "zh-Hant-TW", "基本"},
        {"BL", "zh-Hant", "基本"}, {"BL", "zh-Hans", "BL"}, {"BL", "zh-Han", "BL"},
        {"BL", "", "BL"},          {"BL", "en-XA", "BL"},   {"D", "en", "D"},
        {"GV", "id", "GV"},        {"none", "en", "none"},  {"", "en", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Text name =
            programme_level_name(programme, text_of(cases[i].code), text_of(cases[i].language));
        ck_assert_msg(text_equal(name, text_of(cases[i].name)), "%s in %s", cases[i].code,
                      cases[i].language);
    }
    end_reading(&reading);
}

START_TEST(another_vendors_programme_is_a_file) {
    Reading reading =
        read_definition(S("{\"name\":\"Other\",\"levels\":[{\"level\":\"1\",\"points\":\"0\"},"
                          "{\"level\":\"GOLD2024\",\"points\":\"0.01\"}],"
                          "\"fixed_levels\":[{\"level\":\"COM\",\"customer_type\":\"commercial\"}],"
                          "\"types_without_points\":[\"renewal\",\"reinstatement\"],"
                          "\"no_direct_purchase\":[\"DE\",\"ID\"],\"terms_version\":\"7\","
                          "\"settings\":{\"return_days\":0,\"grace_days\":365}}"));
    ck_assert(reading.fine);
    ck_assert_int_eq(reading.programme.level_count, 2);
    ck_assert_int_eq(reading.programme.fixed_count, 1);
    ck_assert(!reading.programme.earns_points[PART_RENEWAL]);
    ck_assert(!reading.programme.earns_points[PART_REINSTATEMENT]);
    ck_assert(reading.programme.earns_points[PART_LICENCE]);
    ck_assert(programme_closes_direct(&reading.programme, S("ID")));
    ck_assert(!programme_closes_direct(&reading.programme, S("FR")));
    ck_assert_int_eq(reading.programme.return_days, 0);
    ck_assert_int_eq(reading.programme.grace_days, 365);
    ck_assert_int_eq(reading.programme.payment_days, 59);
    ck_assert(text_equal(reading.programme.name, S("Other")));
    ck_assert(text_equal(reading.programme.terms_version, S("7")));
    end_reading(&reading);
}

#define LEVELS     "\"levels\":[{\"level\":\"BL\",\"points\":\"0.00\"}]"
#define NAMED      "{\"name\":\"x\",\n"
#define LEVELLED   NAMED LEVELS ",\n"
#define FIXED(x)   LEVELLED "\"fixed_levels\":[" x "]}"
#define SETTING(x) LEVELLED "\"settings\":{\n" x "}}"

typedef struct {
    const char *why;
    const char *json;
    const char *place; // "FILE:line: place: " in front
    const char *part;  // of the message
} MistakeCase;

static const MistakeCase mistake_cases[] = {
    {"no object", "[]", "f:1: ", "a list stands here; allowed is an object"},
    {"no name", "{" LEVELS "}", "f:1: ", "lacks its member \"name\""},
    {"no levels", "{\"name\":\"x\"}", "f:1: ", "lacks its member \"levels\""},
    {"an unknown member", LEVELLED "\"level\":1}", "f:3: level: ", "an unknown member"},
    {"an empty name", "{\"name\":\"\"," LEVELS "}", "f:1: name: ", "1 to 200 characters"},
    {"an empty table", NAMED "\"levels\":[]}",
     "f:2: levels: ", "no level; allowed is at least one"},
    {"levels are no list", NAMED "\"levels\":{}}", "f:2: levels: ", "allowed is a list"},
    {"a level without points", NAMED "\"levels\":[{\"level\":\"BL\"}]}",
     "f:2: levels.0: ", "a level lacks its member \"points\""},
    {"points are a number", NAMED "\"levels\":[{\"level\":\"BL\",\"points\":0}]}",
     "f:2: levels.0.points: ", "0 stands here; allowed is a text"},
    {"points of a wrong shape", NAMED "\"levels\":[{\"level\":\"BL\",\"points\":\"0,00\"}]}",
     "f:2: levels.0.points: ", "\"0,00\"; allowed are points such as \"500.00\" (R2.2)"},
    {"points with three digits", NAMED "\"levels\":[{\"level\":\"BL\",\"points\":\"0.000\"}]}",
     "f:2: levels.0.points: ", "\"0.000\"; allowed are points"},
    {"the first level is not at nothing",
     NAMED "\"levels\":[{\"level\":\"BL\",\"points\":\"0.01\"}]}",
     "f:2: levels.0.points: ", "\"0.01\"; allowed is \"0.00\" for the first level (R2.1)"},
    {"two levels at the same points",
     NAMED "\"levels\":[{\"level\":\"BL\",\"points\":\"0\"},\n{\"level\":\"D\",\"points\":\"0\"}]}",
     "f:3: levels.1.points: ", "\"0\"; allowed is more than the level before has (R2.1)"},
    {"a level below the one before",
     NAMED "\"levels\":[{\"level\":\"BL\",\"points\":\"0\"},{\"level\":\"D\",\"points\":\"500\"},\n"
           "{\"level\":\"E\",\n\"points\":\"499.99\"}]}",
     "f:4: levels.2.points: ", "\"499.99\"; allowed is more than the level before has (R2.1)"},
    {"a level twice",
     NAMED "\"levels\":[{\"level\":\"BL\",\"points\":\"0\"},{\"level\":\"BL\",\"points\":\"1\"}]}",
     "f:2: levels.1.level: ", "\"BL\" stands twice"},
    {"small letters", NAMED "\"levels\":[{\"level\":\"bl\",\"points\":\"0\"}]}",
     "f:2: levels.0.level: ", "\"bl\"; allowed are 1 to 8 capitals and digits"},
    {"a code of nine", NAMED "\"levels\":[{\"level\":\"ABCDEFGHI\",\"points\":\"0\"}]}",
     "f:2: levels.0.level: ", "\"ABCDEFGHI\"; allowed are 1 to 8 capitals and digits"},
    {"a code with a dash", NAMED "\"levels\":[{\"level\":\"B-L\",\"points\":\"0\"}]}",
     "f:2: levels.0.level: ", "\"B-L\"; allowed are"},
    {"a name in no language of the program",
     NAMED
     "\"levels\":[{\"level\":\"BL\",\"points\":\"0\",\"names\":[{\"language\":\"xx\",\"name\":"
     "\"Base\"}]}]}",
     "f:2: levels.0.names.0.language: ", "\"xx\"; allowed is each language of the program once"},
    {"two names in one language",
     NAMED
     "\"levels\":[{\"level\":\"BL\",\"points\":\"0\",\"names\":[{\"language\":\"en\",\"name\":"
     "\"Base\"},{\"language\":\"en\",\"name\":\"Bottom\"}]}]}",
     "f:2: levels.0.names.1.language: ", "\"en\"; allowed is each language of the program once"},
    {"a name that fills no chip",
     NAMED
     "\"levels\":[{\"level\":\"BL\",\"points\":\"0\",\"names\":[{\"language\":\"en\",\"name\":"
     "\"The lowest of all our levels\"}]}]}",
     "f:2: levels.0.names.0.name: ", "1 to 24 characters"},
    {"a fixed level with a moving one's code",
     FIXED("{\"level\":\"BL\",\"customer_type\":\"academic\"}"),
     "f:3: fixed_levels.0.level: ", "\"BL\" stands twice"},
    {"a fixed level of no customer type", FIXED("{\"level\":\"GV\"}"),
     "f:3: fixed_levels.0: ", "a fixed level lacks its member \"customer_type\""},
    {"an unknown customer type", FIXED("{\"level\":\"GV\",\"customer_type\":\"state\"}"),
     "f:3: fixed_levels.0.customer_type: ",
     "\"state\"; allowed are commercial, government, academic"},
    {"a second fixed level of a type",
     FIXED("{\"level\":\"GV\",\"customer_type\":\"government\"},\n"
           "{\"level\":\"GW\",\"customer_type\":\"government\"}"),
     "f:4: fixed_levels.1.customer_type: ", "a second fixed level for this customer type"},
    {"points of a fixed level",
     FIXED("{\"level\":\"GV\",\"customer_type\":\"government\",\"points\":\"1\"}"),
     "f:3: fixed_levels.0.points: ", "an unknown member of a fixed level"},
    {"an unknown type of part", LEVELLED "\"types_without_points\":[\"renewal\",\"renewals\"]}",
     "f:3: types_without_points.1: ", "\"renewals\" is no part type (R2.3)"},
    {"no country", LEVELLED "\"no_direct_purchase\":[\"DE\",\"Germany\"]}",
     "f:3: no_direct_purchase.1: ", "\"Germany\" is no country; allowed are codes as ID (P18)"},
    {"terms that are no text", LEVELLED "\"terms_version\":7}",
     "f:3: terms_version: ", "allowed is a text"},
    {"types that are no list", LEVELLED "\"types_without_points\":\"renewal\"}",
     "f:3: types_without_points: ", "allowed is a list"},
    {"an unknown setting", SETTING("\"return_day\":30"),
     "f:4: settings.return_day: ", "an unknown setting"},
    {"settings are a list", LEVELLED "\"settings\":[]}", "f:3: settings: ", "allowed is an object"},
    {"below the least", SETTING("\"return_days\":-1"), "f:4: settings.return_days: ",
     "-1; allowed are whole numbers from 0 to 365: days in which a licence may be returned"},
    {"above the most", SETTING("\"return_days\":366"),
     "f:4: settings.return_days: ", "366; allowed are whole numbers from 0 to 365"},
    {"above 32 bits", SETTING("\"return_days\":4294967326"),
     "f:4: settings.return_days: ", "4294967326; allowed are"},
    {"a setting as a text", SETTING("\"return_days\":\"30\""),
     "f:4: settings.return_days: ", "\"30\"; allowed are whole numbers"},
    {"a setting with a point", SETTING("\"return_days\":30.0"),
     "f:4: settings.return_days: ", "a number; allowed are whole numbers"},
    {"months below the least", SETTING("\n\"inactive_months\":0"),
     "f:5: settings.inactive_months: ", "0; allowed are whole numbers from 1 to 120"},
};

START_TEST(each_mistake_names_line_key_value_and_what_is_allowed) {
    for (size_t i = 0; i < sizeof mistake_cases / sizeof mistake_cases[0]; i++) {
        const MistakeCase *row = &mistake_cases[i];
        Reading reading = read_definition(text_of(row->json));
        ck_assert_msg(!reading.fine, "%s", row->why);
        ck_assert_msg(reading.complaints.count == 1, "%s: %d complaints", row->why,
                      reading.complaints.count);
        Text line = complaint_text(&reading.arena, S("f"), &reading.complaints.items[0]);
        expect_says(line, row->place, row->part, row->why);
        end_reading(&reading);
    }
}

static Text many_levels(Arena *arena, int moving, int fixed) {
    static const char *const types[] = {"government", "academic", "commercial"};
    TextBuf buf = buf_new(arena, 4096);
    buf_add(&buf, S("{\"name\":\"x\",\"levels\":["));
    for (int i = 0; i < moving; i++) {
        buf_addf(&buf, "%s{\"level\":\"L%d\",\"points\":\"%d\"}", i == 0 ? "" : ",", i, i);
    }
    buf_add(&buf, S("],\"fixed_levels\":["));
    for (int i = 0; i < fixed; i++) {
        buf_addf(&buf, "%s{\"level\":\"F%d\",\"customer_type\":\"%s\"}", i == 0 ? "" : ",", i,
                 types[i]);
    }
    buf_add(&buf, S("]}"));
    return buf_text(&buf);
}

typedef struct {
    int moving;
    int fixed;
    const char *place; // NULL: fine
} CountCase;

START_TEST(there_is_room_for_sixteen_levels) {
    static const CountCase cases[] = {
        {1, 0, NULL},
        {16, 0, NULL},
        {17, 0, "f:1: levels.16: "},
        {100, 0, "f:1: levels.16: "},
        {13, 3, NULL},
        {14, 2, NULL},
        {14, 3, "f:1: fixed_levels.2: "},
        {16, 1, "f:1: fixed_levels.0: "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena arena = new_arena();
        Reading reading = read_definition(many_levels(&arena, cases[i].moving, cases[i].fixed));
        ck_assert_msg(reading.fine == (cases[i].place == NULL), "%d and %d", cases[i].moving,
                      cases[i].fixed);
        if (!reading.fine) {
            Text line = complaint_text(&reading.arena, S("f"), &reading.complaints.items[0]);
            expect_says(line, cases[i].place, "too many levels; allowed are 16", "17 levels");
        }
        end_reading(&reading);
        arena_free(&arena);
    }
}

START_TEST(all_mistakes_come_at_once) {
    Reading reading = read_definition(
        S("{\"name\":\"x\",\"levels\":[{\"level\":\"b\",\"points\":\"1\"}],"
          "\"types_without_points\":[\"y\"],\"settings\":{\"z\":1,\"grace_days\":-1}}"));
    ck_assert(!reading.fine);
    ck_assert_int_eq(reading.complaints.count, 5);
    end_reading(&reading);
}

// A list of complaints that is full already must not make a bad definition good.
START_TEST(a_full_list_of_complaints_hides_nothing) {
    Arena arena = new_arena();
    JsonDocument *document = NULL;
    JsonFault fault;
    Programme programme;
    Text json = S("{\"name\":\"x\",\"levels\":[]}");
    ck_assert(json_parse(&arena, json, &document, &fault));
    Complaints complaints = {.arena = &arena, .document = document};
    for (int i = 0; i < COMPLAINTS_MAX; i++) {
        complain(&complaints, NULL, "an earlier one");
    }
    ck_assert(!programme_read(json_root(document), NULL, &programme, &complaints));
    json_free(document);
    arena_free(&arena);
}
