// Scenarios: what makes a file unusable (replay.md), each with its place; what does not.
#include "main/replay/scenario.h"

#include "expect.h"

typedef struct {
    Arena arena;
    Scenario scenario;
    Complaints complaints;
    bool fine;
} Reading;

static Reading read_scenario(Text json) {
    Reading reading = {.arena = new_arena()};
    reading.fine = scenario_read(&reading.arena, json, &reading.scenario, &reading.complaints);
    return reading;
}

static void end_reading(Reading *reading) {
    scenario_free(&reading->scenario);
    arena_free(&reading->arena);
}

#define PART(members) "{\"parts\":[\n{" members "}],\"steps\":[]}"
#define LICENCE       "\"part\":\"L\",\"type\":\"licence\",\"points\":\"1.00\""
#define PRICES(row)   PART(LICENCE ",\"prices\":[\n{" row "}]")
#define NO_PRICES     ",\"prices\":[]"
#define STEPS(steps)  "{\"parts\":[],\"steps\":[\n" steps "]}"
#define ON            "\"on\":\"2024-01-10\","
#define ENROL(id)     "{\"id\":\"" id "\"," ON "\"do\":\"enrol\",\"site\":\"S\",\"agreement\":\"A\"}"
#define STEP(members) STEPS("{\"id\":\"s\"," ON members "}")

typedef struct {
    const char *why;
    const char *json;
    const char *place; // "FILE:line: place: " in front
    const char *part;  // of the message
} UnusableCase;

static const UnusableCase shape_cases[] = {
    {"not JSON", "{", "f:1: ", ""},
    {"nothing", "", "f:1: ", ""},
    {"not an object", "[]", "f:1: ", "a list stands here; allowed is an object"},
    {"no parts", "{\"steps\":[]}", "f:1: ", "lacks its member \"parts\""},
    {"no steps", "{\"parts\":[]}", "f:1: ", "lacks its member \"steps\""},
    {"an unknown member", "{\"parts\":[],\n\"steps\":[],\n\"step\":[]}", "f:3: step: ",
     "an unknown member of a scenario; allowed are currency, parts, steps, programme"},
    {"parts are no list", "{\"parts\":{},\"steps\":[]}", "f:1: parts: ", "allowed is a list"},
    {"steps are no list", "{\"parts\":[],\"steps\":{}}", "f:1: steps: ", "allowed is a list"},
    {"an unknown currency", "{\"currency\":\"USX\",\"parts\":[],\"steps\":[]}",
     "f:1: currency: ", "\"USX\"; allowed are the codes of ISO 4217"},
    {"a currency in small letters", "{\"currency\":\"usd\",\"parts\":[],\"steps\":[]}",
     "f:1: currency: ", "\"usd\"; allowed are"},
    {"a currency that is no text", "{\"currency\":840,\"parts\":[],\"steps\":[]}",
     "f:1: currency: ", "840 stands here; allowed is a text"},
    {"a duplicate member", "{\"parts\":[],\"parts\":[],\"steps\":[]}", "f:1: ", "duplicate"},
    {"a programme that is no definition", "{\"programme\":7,\"parts\":[],\"steps\":[]}",
     "f:1: programme: ", "7 stands here; allowed is a text"},
    {"a programme with a mistake",
     "{\"programme\":{\"name\":\"x\",\n\"levels\":[]},\"parts\":[],\"steps\":[]}",
     "f:2: programme.levels: ", "no level; allowed is at least one"},
    {"a programme file that is not there",
     "{\"programme\":\"no/such/file.json\",\"parts\":[],\"steps\":[]}",
     "f:1: programme: ", "\"no/such/file.json\": a file could not be opened"},
    {"a programme file that is a folder", "{\"programme\":\"build\",\"parts\":[],\"steps\":[]}",
     "f:1: programme: ", "\"build\": a file could not be read"},
    {"a programme file that is no JSON", "{\"programme\":\"Makefile\",\"parts\":[],\"steps\":[]}",
     "f:1: programme: ", "line 1 of that file"},
};

static const UnusableCase part_cases[] = {
    {"a part that is no object", "{\"parts\":[7],\"steps\":[]}",
     "f:1: parts.0: ", "7 stands here; allowed is an object"},
    {"a part without a number", PART("\"type\":\"licence\",\"points\":\"1\"" NO_PRICES),
     "f:2: parts.0: ", "a part lacks its member \"part\""},
    {"a part without a type", PART("\"part\":\"L\",\"points\":\"1\"" NO_PRICES),
     "f:2: parts.0: ", "a part lacks its member \"type\""},
    {"a part without points", PART("\"part\":\"L\",\"type\":\"licence\"" NO_PRICES),
     "f:2: parts.0: ", "a part lacks its member \"points\""},
    {"a part without prices", PART(LICENCE),
     "f:2: parts.0: ", "a part lacks its member \"prices\""},
    {"an unknown member of a part", PART(LICENCE NO_PRICES ",\"price\":1"),
     "f:2: parts.0.price: ", "an unknown member of a part"},
    {"an unknown type", PART("\"part\":\"L\",\"type\":\"cloud\",\"points\":\"1\"" NO_PRICES),
     "f:2: parts.0.type: ", "\"cloud\"; allowed are licence"},
    {"points with three digits",
     PART("\"part\":\"L\",\"type\":\"licence\",\"points\":\"1.000\"" NO_PRICES),
     "f:2: parts.0.points: ", "\"1.000\": more digits behind the point than allowed"},
    {"points as a number", PART("\"part\":\"L\",\"type\":\"licence\",\"points\":1" NO_PRICES),
     "f:2: parts.0.points: ", "allowed is a text"},
    {"negative points", PART("\"part\":\"L\",\"type\":\"licence\",\"points\":\"-1\"" NO_PRICES),
     "f:2: parts.0.points: ", "\"-1\": allowed are digits"},
    {"discountable as a text", PART(LICENCE NO_PRICES ",\"discountable\":\"no\""),
     "f:2: parts.0.discountable: ", "allowed is a truth value"},
    {"a part twice", "{\"parts\":[{" LICENCE NO_PRICES "},\n{" LICENCE NO_PRICES "}],\"steps\":[]}",
     "f:2: parts.1.part: ", "\"L\" stands twice"},
    {"a renewal that is no part", PART(LICENCE NO_PRICES ",\"renewal\":\"R\""),
     "f:2: parts.0.renewal: ", "\"R\" is no part of type renewal (R6.7)"},
    {"a renewal of another type", PART(LICENCE NO_PRICES ",\"renewal\":\"L\""),
     "f:2: parts.0.renewal: ", "\"L\" is no part of type renewal"},
    {"a reinstatement that is no part", PART(LICENCE NO_PRICES ",\"reinstatement\":\"S\""),
     "f:2: parts.0.reinstatement: ", "\"S\" is no part of type reinstatement (R6.7)"},
    {"a committed term without months",
     PART("\"part\":\"L\",\"type\":\"committed_term\",\"points\":\"1\"" NO_PRICES),
     "f:2: parts.0: ", "lacks its member \"term_months\""},
    {"a licence with months", PART(LICENCE NO_PRICES ",\"term_months\":12"),
     "f:2: parts.0.term_months: ", "a part of type licence cannot have it"},
    {"no quantity as the minimum", PART(LICENCE NO_PRICES ",\"minimum_quantity\":0"),
     "f:2: parts.0.minimum_quantity: ", "0; allowed are whole numbers from 1"},
    {"no multiple", PART(LICENCE NO_PRICES ",\"multiple\":0"),
     "f:2: parts.0.multiple: ", "0; allowed are whole numbers from 1"},
    {"prices are no list", PART(LICENCE ",\"prices\":{}"),
     "f:2: parts.0.prices: ", "allowed is a list"},
    {"a price row that is no object", PART(LICENCE ",\"prices\":[7]"),
     "f:2: parts.0.prices.0: ", "allowed is an object"},
    {"a price row without from", PRICES("\"BL\":\"1.00\""),
     "f:3: parts.0.prices.0: ", "a price row lacks its member \"from\""},
    {"a day that does not exist", PRICES("\"from\":\"2023-02-30\""),
     "f:3: parts.0.prices.0.from: ", "\"2023-02-30\" is no day"},
    {"published on no day", PRICES("\"from\":\"2023-01-01\",\"published\":\"1900-02-29\""),
     "f:3: parts.0.prices.0.published: ", "\"1900-02-29\" is no day"},
    {"an unknown level", PRICES("\"from\":\"2023-01-01\",\"BX\":\"1.00\""),
     "f:3: parts.0.prices.0.BX: ", "an unknown member of a price row"},
    {"a price with three digits", PRICES("\"from\":\"2023-01-01\",\"BL\":\"1.000\""),
     "f:3: parts.0.prices.0.BL: ", "\"1.000\": more digits behind the point than allowed"},
    {"a price as a number", PRICES("\"from\":\"2023-01-01\",\"BL\":1"),
     "f:3: parts.0.prices.0.BL: ", "allowed is a text"},
    {"a negative price", PRICES("\"from\":\"2023-01-01\",\"BL\":\"-1\""),
     "f:3: parts.0.prices.0.BL: ", "\"-1\": allowed are digits"},
    {"a price of yen with digits",
     "{\"currency\":\"JPY\",\"parts\":[{" LICENCE
     ",\"prices\":[{\"from\":\"2023-01-01\",\"BL\":\"1.0\"}]}],\"steps\":[]}",
     "f:1: parts.0.prices.0.BL: ", "\"1.0\": more digits behind the point than allowed"},
};

static const UnusableCase step_cases[] = {
    {"a step that is no object", STEPS("[]"), "f:2: steps.0: ", "allowed is an object"},
    {"a step without do", STEPS("{\"id\":\"s\"," ON "\"site\":\"S\"}"),
     "f:2: steps.0: ", "a step lacks its member \"do\""},
    {"an unknown do", STEP("\"do\":\"buy\""),
     "f:2: steps.0.do: ", "\"buy\"; allowed are enrol, add_site, order"},
    {"a do that is no text", STEP("\"do\":1"), "f:2: steps.0.do: ", "1; allowed are enrol"},
    {"no id", STEPS("{" ON "\"do\":\"agreement\",\"agreement\":\"A\"}"),
     "f:2: steps.0: ", "an agreement step lacks its member \"id\""},
    {"no on", STEPS("{\"id\":\"s\",\"do\":\"agreement\",\"agreement\":\"A\"}"),
     "f:2: steps.0: ", "an agreement step lacks its member \"on\""},
    {"a day that does not exist",
     STEPS("{\"id\":\"s\",\"on\":\"2023-02-29\",\"do\":\"agreement\",\"agreement\":\"A\"}"),
     "f:2: steps.0.on: ", "\"2023-02-29\" is no day"},
    {"an unknown member of a step", STEP("\"do\":\"agreement\",\"agreement\":\"A\",\"site\":\"S\""),
     "f:2: steps.0.site: ", "an unknown member of an agreement step"},
    {"on before the step before it",
     STEPS(ENROL("s1") ",\n{\"id\":\"s2\",\"on\":\"2024-01-09\",\"do\":\"agreement\","
                       "\"agreement\":\"A\"}"),
     "f:3: steps.1.on: ", "step \"s2\": 2024-01-09 is before 2024-01-10 of the step before it"},
    {"a year before all",
     STEPS("{\"id\":\"s\",\"on\":\"1899-12-31\",\"do\":\"agreement\","
           "\"agreement\":\"A\"}"),
     "f:2: steps.0.on: ", "step \"s\": 1899-12-31; allowed are the years 1900 to"},
    {"a year behind all",
     STEPS("{\"id\":\"s\",\"on\":\"9999-12-31\",\"do\":\"agreement\","
           "\"agreement\":\"A\"}"),
     "f:2: steps.0.on: ", "step \"s\": 9999-12-31; allowed are the years"},
    {"a repeated id", STEPS(ENROL("s") ",\n" ENROL("s")),
     "f:3: steps.1.id: ", "\"s\" stands twice"},
    {"a relationship without an agreement", STEP("\"do\":\"enrol\",\"site\":\"S\""),
     "f:2: steps.0: ", "a relationship enrol step lacks its member \"agreement\""},
    {"an enrolment without a site", STEP("\"do\":\"enrol\",\"agreement\":\"A\""),
     "f:2: steps.0: ", "an enrol step lacks its member \"site\""},
    {"an unknown programme",
     STEP("\"do\":\"enrol\",\"site\":\"S\",\"agreement\":\"A\",\"programme\":\"gold\""),
     "f:2: steps.0.programme: ", "\"gold\"; allowed are relationship, express"},
    {"an unknown customer type",
     STEP("\"do\":\"enrol\",\"site\":\"S\",\"agreement\":\"A\",\"customer_type\":\"state\""),
     "f:2: steps.0.customer_type: ", "\"state\"; allowed are commercial, government, academic"},
    {"a new site without an agreement", STEP("\"do\":\"add_site\",\"site\":\"S\""),
     "f:2: steps.0: ", "an add_site step lacks its member \"agreement\""},
    {"an order without lines", STEP("\"do\":\"order\",\"site\":\"S\""),
     "f:2: steps.0: ", "an order step lacks its member \"lines\""},
    {"lines that are no list", STEP("\"do\":\"order\",\"site\":\"S\",\"lines\":{}"),
     "f:2: steps.0.lines: ", "allowed is a list"},
    {"a line without a quantity",
     STEP("\"do\":\"order\",\"site\":\"S\",\"lines\":[{\"part\":\"L\"}]"),
     "f:2: steps.0.lines.0: ", "an order line lacks its member \"quantity\""},
    {"an unknown member of a line",
     STEP("\"do\":\"order\",\"site\":\"S\",\"lines\":[{\"part\":\"L\",\"quantity\":1,\"unit\":1}]"),
     "f:2: steps.0.lines.0.unit: ", "an unknown member of an order line"},
    {"site and agreement", STEP("\"do\":\"renewals\",\"site\":\"S\",\"agreement\":\"A\""),
     "f:2: steps.0: ", "site and agreement in one step"},
    {"neither site nor agreement", STEP("\"do\":\"renew\""),
     "f:2: steps.0: ", "lacks its member \"site\" or \"agreement\""},
    {"entitlements of both", STEP("\"do\":\"entitlements\",\"site\":\"S\",\"agreement\":\"A\""),
     "f:2: steps.0: ", "site and agreement in one step"},
    {"a by that is no day", STEP("\"do\":\"renew\",\"site\":\"S\",\"by\":\"soon\""),
     "f:2: steps.0.by: ", "\"soon\" is no day"},
    {"except in a renewals step", STEP("\"do\":\"renewals\",\"site\":\"S\",\"except\":[\"R\"]"),
     "f:2: steps.0.except: ", "an unknown member of a renewals step"},
    {"an except that is no list", STEP("\"do\":\"renew\",\"site\":\"S\",\"except\":\"R\""),
     "f:2: steps.0.except: ", "allowed is a list"},
    {"a return without its line", STEP("\"do\":\"return\",\"order\":\"o\",\"quantity\":1"),
     "f:2: steps.0: ", "a return step lacks its member \"line\""},
    {"a move without a target", STEP("\"do\":\"migrate\",\"from\":\"S\""),
     "f:2: steps.0: ", "a migrate step lacks its member \"to\""},
    {"a line to move without its order",
     STEP("\"do\":\"migrate\",\"from\":\"S\",\"to\":\"T\",\"lines\":[{\"line\":1,\"quantity\":1}]"),
     "f:2: steps.0.lines.0: ", "a line to move lacks its member \"order\""},
    {"an empty identifier", STEP("\"do\":\"agreement\",\"agreement\":\"\""),
     "f:2: steps.0.agreement: ", "allowed are 1 to 200 characters"},
    {"an identifier that turns the writing direction",
     STEP("\"do\":\"agreement\",\"agreement\":\"\\u202e\""),
     "f:2: steps.0.agreement: ", "marks that turn the writing direction"},
    {"an identifier that is a number", STEP("\"do\":\"agreement\",\"agreement\":7"),
     "f:2: steps.0.agreement: ", "7 stands here; allowed is a text"},
};

static void expect_unusable(const UnusableCase *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const UnusableCase *row = &cases[i];
        Reading reading = read_scenario(text_of(row->json));
        ck_assert_msg(!reading.fine && reading.complaints.count > 0, "%s", row->why);
        Text line = complaint_text(&reading.arena, S("f"), &reading.complaints.items[0]);
        expect_says(line, row->place, row->part, row->why);
        ck_assert_msg(text_is_plain(line), "%s", row->why);
        end_reading(&reading);
    }
}

START_TEST(a_wrong_shape_is_unusable) {
    expect_unusable(shape_cases, sizeof shape_cases / sizeof shape_cases[0]);
}

START_TEST(a_wrong_part_is_unusable) {
    expect_unusable(part_cases, sizeof part_cases / sizeof part_cases[0]);
}

START_TEST(a_wrong_step_is_unusable) {
    expect_unusable(step_cases, sizeof step_cases / sizeof step_cases[0]);
}

static const char *const usable_cases[] = {
    "{\"parts\":[],\"steps\":[]}",
    "{\"currency\":\"JPY\",\"parts\":[],\"steps\":[]}",
    PART(LICENCE NO_PRICES),
    PRICES("\"from\":\"2024-02-29\""),
    PRICES("\"from\":\"2024-02-29\",\"published\":\"2023-12-01\",\"BL\":\"0.00\",\"GV\":\"1\""),
    STEPS(ENROL("s")),
    STEPS(ENROL("s1") "," ENROL("s2")),
    STEP("\"do\":\"enrol\",\"site\":\"S\",\"programme\":\"express\""),
    STEP("\"do\":\"order\",\"site\":\"S\",\"lines\":[]"),
    STEP("\"do\":\"migrate\",\"from\":\"S\",\"to\":\"S\""),
    STEP("\"do\":\"renew\",\"agreement\":\"A\",\"except\":[]"),
    STEP("\"do\":\"return\",\"order\":\"nobody\",\"line\":-1,\"quantity\":null"),
    STEP("\"do\":\"order\",\"site\":\"S\",\"lines\":[{\"part\":\"L\",\"quantity\":\"1\"}]"),
    STEP("\"do\":\"order\",\"site\":\"S\",\"lines\":[{\"part\":\"L\",\"quantity\":1e400}]"),
};

START_TEST(what_replay_md_allows_is_usable) {
    for (size_t i = 0; i < sizeof usable_cases / sizeof usable_cases[0]; i++) {
        Reading reading = read_scenario(text_of(usable_cases[i]));
        Text first = reading.complaints.count > 0 ? reading.complaints.items[0].message : S("");
        ck_assert_msg(reading.fine, "%s: %.*s", usable_cases[i], TEXT_ARG(first));
        end_reading(&reading);
    }
}

START_TEST(defaults_stand_where_nothing_is_given) {
    Reading reading = read_scenario(text_of(PRICES("\"from\":\"2024-02-29\",\"D\":\"1.50\"")));
    const Scenario *scenario = &reading.scenario;
    ck_assert(reading.fine);
    ck_assert(text_equal(currency_code(scenario->currency), S("USD")));
    ck_assert(text_equal(scenario->programme.name, S("Standard programme")));
    ck_assert_uint_eq(scenario->part_count, 1);
    const ScenarioPart *part = &scenario->parts[0];
    ck_assert(part->part.discountable);
    ck_assert_int_eq(part->part.minimum.count, 1);
    ck_assert_int_eq(part->part.multiple.count, 1);
    ck_assert_int_eq(part->part.term_months, 12);
    ck_assert_msg(date_equal(part->rows[0].from, part->rows[0].published),
                  "published defaults to from");
    Level d = {1};
    ck_assert(price_row_has(&part->rows[0], d) && part->rows[0].unit[1].minor == 150);
    ck_assert(!price_row_has(&part->rows[0], LEVEL_LOWEST));
    end_reading(&reading);
}

START_TEST(members_come_to_their_step) {
    Reading reading = read_scenario(
        text_of(STEPS("{\"id\":\"m\"," ON "\"do\":\"migrate\",\"from\":\"S\",\"to\":\"T\","
                      "\"lines\":[{\"order\":\"o\",\"line\":2,\"quantity\":3}]},"
                      "{\"id\":\"r\"," ON "\"do\":\"renew\",\"agreement\":\"A\","
                      "\"by\":\"2024-02-01\",\"except\":[\"R1\",\"R2\"]}")));
    ck_assert(reading.fine);
    ck_assert_uint_eq(reading.scenario.step_count, 2);
    const Step *move = &reading.scenario.steps[0];
    const ScenarioMoveLine *line = move->lines.items;
    ck_assert_int_eq(move->kind, DO_MIGRATE);
    ck_assert(text_equal(move->from, S("S")) && text_equal(move->to, S("T")));
    ck_assert(text_equal(line->order, S("o")) && line->line == 2 && line->quantity == 3);
    const Step *renew = &reading.scenario.steps[1];
    ck_assert_int_eq(renew->kind, DO_RENEW);
    ck_assert(renew->by.given && renew->except.count == 2 && renew->site.len == 0);
    size_t index = 77;
    ck_assert(text_map_find(&reading.scenario.step_ids, S("r"), &index));
    ck_assert_uint_eq(index, 1);
    end_reading(&reading);
}

// So many agreements in 1900, and a step in 9799.
static Reading read_long_life(int agreements) {
    enum { JSON_BYTES_MAX = 1 << 14 };
    static char json[JSON_BYTES_MAX];
    TextBuf buf = {.bytes = json, .max = sizeof json};
    buf_add(&buf, S("{\"parts\":[],\"steps\":["));
    for (int i = 0; i < agreements; i++) {
        buf_addf(&buf,
                 "{\"id\":\"e%d\",\"on\":\"1900-01-01\",\"do\":\"enrol\",\"site\":\"S%d\","
                 "\"agreement\":\"A%d\"},",
                 i, i, i);
    }
    buf_add(&buf,
            S("{\"id\":\"last\",\"on\":\"9799-12-31\",\"do\":\"agreement\",\"agreement\":\"A0\"}"
              "]}"));
    return read_scenario(buf_text(&buf));
}

START_TEST(agreements_times_years_have_a_bound) {
    Reading reading = read_long_life(26);
    ck_assert(reading.fine);
    end_reading(&reading);
    reading = read_long_life(27);
    ck_assert(!reading.fine);
    ck_assert(
        text_equal(reading.complaints.items[0].message,
                   S("27 agreements from 1900 to 9799 are 213273 agreement-years; allowed are "
                     "206000")));
    end_reading(&reading);
}
