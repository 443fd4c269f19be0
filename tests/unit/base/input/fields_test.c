// Field tables: each kind of field with what it accepts and what it refuses.
#include "base/input/fields.h"
#include "expect.h"

#include <check.h>
#include <stddef.h>

typedef struct {
    Text name;
    int64_t number;
} Item;

typedef struct {
    Text name;
    FieldList names;
    FieldDate day;
    FieldBool flag;
    int64_t number;
    int64_t count;
    int choice;
    FieldList items;
    FieldJson any;
    Text brief;
} Input;

static const Text colours[] = {S_INIT("red"), S_INIT("green"), S_INIT("blue")};

static const Field item_fields[] = {
    {.name = S_INIT("name"), .kind = FIELD_NAME, .required = true, .offset = offsetof(Item, name)},
    {.name = S_INIT("number"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(Item, number),
     .least = -2,
     .most = 2},
};
static const FieldTable item_table = FIELD_TABLE("an item", Item, item_fields);

static const Field input_fields[] = {
    {.name = S_INIT("name"), .kind = FIELD_NAME, .required = true, .offset = offsetof(Input, name)},
    {.name = S_INIT("names"), .kind = FIELD_NAMES, .offset = offsetof(Input, names)},
    {.name = S_INIT("day"), .kind = FIELD_DATE, .offset = offsetof(Input, day)},
    {.name = S_INIT("flag"), .kind = FIELD_BOOL, .offset = offsetof(Input, flag)},
    {.name = S_INIT("number"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(Input, number),
     .least = 1,
     .most = 120},
    {.name = S_INIT("count"), .kind = FIELD_COUNT, .offset = offsetof(Input, count)},
    {.name = S_INIT("choice"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(Input, choice),
     .choices = colours,
     .choice_count = 3},
    {.name = S_INIT("items"),
     .kind = FIELD_LIST,
     .offset = offsetof(Input, items),
     .items = &item_table},
    {.name = S_INIT("any"), .kind = FIELD_ANY, .offset = offsetof(Input, any)},
    {.name = S_INIT("short"), .kind = FIELD_NAME, .offset = offsetof(Input, brief), .most = 3},
};
static const FieldTable input_table = FIELD_TABLE("an input", Input, input_fields);

typedef struct {
    Arena arena;
    JsonDocument *document;
    Complaints complaints;
    Input input;
    bool fine;
} Reading;

static void read_input(Reading *reading, const char *json) {
    JsonFault fault;
    *reading = (Reading){.arena = new_arena()};
    bool parsed = json_parse(&reading->arena, text_of(json), &reading->document, &fault);
    ck_assert_msg(parsed, "%s", json);
    reading->complaints = (Complaints){.arena = &reading->arena, .document = reading->document};
    reading->fine = fields_read(json_root(reading->document), NULL, &input_table, &reading->input,
                                &reading->complaints);
}

static void end_reading(Reading *reading) {
    json_free(reading->document);
    arena_free(&reading->arena);
}

static const char *const good_inputs[] = {
    "{\"name\":\"x\"}",
    "{\"name\":\"x\",\"names\":[]}",
    "{\"name\":\"x\",\"names\":[\"a\",\"b\"]}",
    "{\"name\":\"x\",\"day\":\"2024-02-29\"}",
    "{\"name\":\"x\",\"flag\":true}",
    "{\"name\":\"x\",\"flag\":false}",
    "{\"name\":\"x\",\"number\":1}",
    "{\"name\":\"x\",\"number\":120}",
    "{\"name\":\"x\",\"count\":-5}",
    "{\"name\":\"x\",\"choice\":\"blue\"}",
    "{\"name\":\"x\",\"items\":[]}",
    "{\"name\":\"x\",\"items\":[{\"name\":\"i\",\"number\":-2},{\"name\":\"j\"}]}",
    "{\"name\":\"x\",\"any\":null}",
    "{\"any\":[{}],\"name\":\"x\"}",
};

START_TEST(what_the_table_allows_is_read) {
    for (size_t i = 0; i < sizeof good_inputs / sizeof good_inputs[0]; i++) {
        Reading reading;
        read_input(&reading, good_inputs[i]);
        ck_assert_msg(reading.fine && reading.complaints.count == 0, "%s", good_inputs[i]);
        end_reading(&reading);
    }
}

typedef struct {
    const char *json;
    const char *place;
    const char *message; // stands in the complaint
} BadInput;

static const BadInput bad_inputs[] = {
    {"[]", "", "a list stands here; allowed is an object"},
    {"7", "", "7 stands here; allowed is an object"},
    {"{}", "", "an input lacks its member \"name\""},
    {"{\"name\":\"\"}", "name", "allowed are 1 to 200 characters"},
    {"{\"name\":5}", "name", "5 stands here; allowed is a text"},
    {"{\"name\":null}", "name", "null stands here; allowed is a text"},
    {"{\"name\":\"a\\nb\"}", "name", "a text with control characters; allowed are"},
    {"{\"name\":\"\\u202e\"}", "name", "turn the writing direction"},
    {"{\"name\":\"x\",\"nmae\":1}", "nmae", "an unknown member of an input; allowed are name, "},
    {"{\"name\":\"x\",\"\":1}", "", "an unknown member"},
    {"{\"name\":\"x\",\"Name\":1}", "Name", "an unknown member"},
    {"{\"name\":\"x\",\"names\":\"a\"}", "names", "\"a\" stands here; allowed is a list"},
    {"{\"name\":\"x\",\"names\":[\"a\",7]}", "names.1", "7 stands here; allowed is a text"},
    {"{\"name\":\"x\",\"names\":[\"\"]}", "names.0", "allowed are 1 to 200 characters"},
    {"{\"name\":\"x\",\"day\":\"2023-02-30\"}", "day", "\"2023-02-30\" is no day"},
    {"{\"name\":\"x\",\"day\":20240229}", "day", "20240229 stands here; allowed is a text"},
    {"{\"name\":\"x\",\"flag\":1}", "flag", "1 stands here; allowed is a truth value"},
    {"{\"name\":\"x\",\"flag\":\"true\"}", "flag", "\"true\" stands here"},
    {"{\"name\":\"x\",\"number\":0}", "number", "0; allowed are whole numbers from 1 to 120"},
    {"{\"name\":\"x\",\"number\":121}", "number", "121; allowed are"},
    {"{\"name\":\"x\",\"number\":1.0}", "number", "a number; allowed are"},
    {"{\"name\":\"x\",\"number\":\"1\"}", "number", "\"1\"; allowed are"},
    {"{\"name\":\"x\",\"number\":99999999999999999999}", "number", "allowed are"},
    {"{\"name\":\"x\",\"choice\":\"Red\"}", "choice", "\"Red\"; allowed are red, green, blue"},
    {"{\"name\":\"x\",\"choice\":0}", "choice", "0; allowed are red, green, blue"},
    {"{\"name\":\"x\",\"items\":{}}", "items", "an object stands here; allowed is a list"},
    {"{\"name\":\"x\",\"items\":[1]}", "items.0", "1 stands here; allowed is an object"},
    {"{\"name\":\"x\",\"items\":[{\"name\":\"i\"},{}]}", "items.1", "an item lacks its member"},
    {"{\"name\":\"x\",\"items\":[{\"name\":\"i\",\"number\":3}]}", "items.0.number",
     "3; allowed are whole numbers from -2 to 2"},
    {"{\"name\":\"x\",\"items\":[{\"name\":\"i\",\"x\":3}]}", "items.0.x",
     "an unknown member of an item; allowed are name, number"},
};

START_TEST(what_it_does_not_allow_is_complained_about) {
    for (size_t i = 0; i < sizeof bad_inputs / sizeof bad_inputs[0]; i++) {
        const BadInput *row = &bad_inputs[i];
        Reading reading;
        read_input(&reading, row->json);
        ck_assert_msg(!reading.fine, "%s", row->json);
        ck_assert_msg(reading.complaints.count == 1, "%s: %d", row->json, reading.complaints.count);
        expect_text(reading.complaints.items[0].place, row->place, row->json);
        expect_holds(reading.complaints.items[0].message, row->message, row->json);
        end_reading(&reading);
    }
}

START_TEST(values_come_to_their_places) {
    Reading reading;
    read_input(&reading, "{\"name\":\"é\",\"names\":[\"a\",\"b\"],\"day\":\"1970-01-02\","
                         "\"flag\":true,\"number\":7,\"count\":9,\"choice\":\"green\","
                         "\"items\":[{\"name\":\"i\",\"number\":2}],\"any\":12}");
    const Input *input = &reading.input;
    expect_text(input->name, "é", "a name");
    ck_assert(input->names.given && input->names.count == 2);
    expect_text(((const Text *)input->names.items)[1], "b", "the second of the names");
    ck_assert(input->day.given && input->day.date.days == 1);
    ck_assert(input->flag.given && input->flag.value);
    ck_assert_int_eq(input->number, 7);
    ck_assert_int_eq(input->count, 9);
    ck_assert_int_eq(input->choice, 1);
    ck_assert(input->items.given && input->items.count == 1);
    const Item *item = input->items.items;
    expect_text(item->name, "i", "an item's name");
    ck_assert_int_eq(item->number, 2);
    ck_assert(input->any.given);
    ck_assert_int_eq(json_get_integer(input->any.value), 12);
    end_reading(&reading);
}

START_TEST(what_is_not_given_is_empty) {
    Reading reading;
    read_input(&reading, "{\"name\":\"x\"}");
    const Input *input = &reading.input;
    ck_assert(!input->names.given && !input->day.given && !input->flag.given);
    ck_assert(!input->items.given && !input->any.given);
    ck_assert(input->number == 0 && input->count == 0 && input->choice == 0);
    end_reading(&reading);
}

// fields.h: *ret is zeroed by fields_read, whatever stood there.
START_TEST(what_stood_there_before_is_gone) {
    Reading reading;
    read_input(&reading, "{\"name\":\"x\"}");
    Input input;
    memset(&input, 0x5A, sizeof input);
    ck_assert(
        fields_read(json_root(reading.document), NULL, &input_table, &input, &reading.complaints));
    ck_assert_int_eq(input.number, 0);
    ck_assert_int_eq(input.count, 0);
    ck_assert_uint_eq(input.names.count, 0);
    end_reading(&reading);
}

typedef struct {
    const char *count;
    int64_t read;
} CountCase;

// replay.md: a quantity of the wrong kind is a refusal, not unusable.
START_TEST(a_count_of_the_wrong_kind_is_zero) {
    static const CountCase cases[] = {
        {"5", 5},
        {"0", 0},
        {"-5", -5},
        {"1.0", 0},
        {"5e0", 0},
        {"\"5\"", 0},
        {"null", 0},
        {"true", 0},
        {"[5]", 0},
        {"{}", 0},
        {"1e400", 0},
        {"9223372036854775807", INT64_MAX},
        {"9223372036854775808", INT64_MAX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char json[100];
        (void)snprintf(json, sizeof json, "{\"name\":\"x\",\"count\":%s}", cases[i].count);
        Reading reading;
        read_input(&reading, json);
        ck_assert_msg(reading.fine, "%s", json);
        ck_assert_msg(reading.input.count == cases[i].read, "%s", json);
        end_reading(&reading);
    }
}

static void name_of(char *json, const char *unit, size_t count) {
    size_t at = (size_t)snprintf(json, 20, "{\"name\":\"");
    for (size_t i = 0; i < count; i++) {
        memcpy(json + at, unit, strlen(unit));
        at += strlen(unit);
    }
    memcpy(json + at, "\"}", 3);
}

START_TEST(a_name_has_up_to_200_characters) {
    static const char *const units[] = {"a", "é", "😀"};
    char json[1000];
    Reading reading;
    for (size_t i = 0; i < 3; i++) {
        name_of(json, units[i], 200);
        read_input(&reading, json);
        ck_assert(reading.fine);
        end_reading(&reading);
        name_of(json, units[i], 201);
        read_input(&reading, json);
        ck_assert(!reading.fine);
        end_reading(&reading);
    }
}

START_TEST(a_field_has_its_own_most) {
    Reading reading;
    read_input(&reading, "{\"name\":\"x\",\"short\":\"abc\"}");
    ck_assert(reading.fine);
    end_reading(&reading);
    read_input(&reading, "{\"name\":\"x\",\"short\":\"abcd\"}");
    ck_assert(!reading.fine);
    end_reading(&reading);
}

START_TEST(all_mistakes_are_told_at_once) {
    Reading reading;
    read_input(&reading, "{\"day\":1,\"flag\":2,\n\"number\":0,\"choice\":3,\"x\":4,"
                         "\n\"items\":[{\"number\":9},{\"name\":\"\"}]}");
    ck_assert(!reading.fine);
    ck_assert_int_eq(reading.complaints.count, 9);
    ck_assert_int_eq(reading.complaints.items[0].line, 1);
    ck_assert_int_eq(reading.complaints.items[2].line, 2);
    ck_assert_int_eq(reading.complaints.items[5].line, 3);
    end_reading(&reading);
}

// Reads {"name":"x", and so many members like these}; the arena's room that judging takes, beside
// the document's own.
static size_t room_for_mistakes(int count, const char *value) {
    enum { JSON_BYTES_MAX = 1 << 16 };
    Arena arena = new_arena();
    TextBuf json = buf_new(&arena, JSON_BYTES_MAX);
    JsonDocument *document = NULL;
    JsonFault fault;
    Input input;
    buf_add(&json, S("{\"name\":\"x\""));
    for (int i = 0; i < count; i++) {
        buf_addf(&json, ",\"u%d\":%s", i, value);
    }
    buf_add(&json, S("}"));
    ck_assert(json_parse(&arena, buf_text(&json), &document, &fault));
    Complaints complaints = {.arena = &arena, .document = document};
    size_t before = arena.used;
    ck_assert(!fields_read(json_root(document), NULL, &input_table, &input, &complaints));
    ck_assert_int_eq(complaints.count, COMPLAINTS_MAX);
    ck_assert_int_eq(complaints.more, count - COMPLAINTS_MAX);
    size_t room = arena.used - before;
    json_free(document);
    arena_free(&arena);
    return room;
}

START_TEST(mistakes_that_are_only_counted_take_no_memory) {
    ck_assert_uint_gt(room_for_mistakes(COMPLAINTS_MAX, "0"), 0);
    ck_assert_uint_eq(room_for_mistakes(COMPLAINTS_MAX * 40, "0"),
                      room_for_mistakes(COMPLAINTS_MAX, "0"));
}

// {"name":"x","items":[…]} with items that are no objects, or whose number is too large.
START_TEST(wrong_items_that_are_only_counted_take_no_memory) {
    enum { JSON_BYTES_MAX = 1 << 16 };
    static const char *const items[] = {"7", "{\"name\":\"i\",\"number\":9}"};
    for (size_t kind = 0; kind < 2; kind++) {
        size_t room[2];
        for (size_t many = 0; many < 2; many++) {
            Reading reading;
            char json[JSON_BYTES_MAX];
            TextBuf buf = {.bytes = json, .max = sizeof json - 1};
            size_t count = COMPLAINTS_MAX * (1 + many * 20);
            buf_addf(&buf, "{\"name\":\"x\",\"items\":[%s", items[kind]);
            for (size_t i = 1; i < count; i++) {
                buf_addf(&buf, ",%s", items[kind]);
            }
            buf_add(&buf, S("]}"));
            json[buf.len] = 0;
            read_input(&reading, json);
            ck_assert_int_eq(reading.complaints.more, (int)(count - COMPLAINTS_MAX));
            room[many] = reading.arena.used - count * sizeof(Item);
            end_reading(&reading);
        }
        // What the document itself takes grows with it: less than a complaint would.
        ck_assert_uint_lt(room[1] - room[0], COMPLAINTS_MAX * 20 * 100);
    }
}
