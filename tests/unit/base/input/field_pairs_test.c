// Queries and forms through field tables: the same rules as of JSON, and the ways of pairs.
#include "base/input/fields.h"
#include "expect.h"

#include <check.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Text part;
    int64_t quantity;
} Line;

typedef struct {
    Text site;
    FieldDate day;
    FieldInstant at;
    FieldBool all;
    int64_t limit;
    int64_t count;
    int order;
    FieldList numbers;
    FieldList lines;
} Form;

static const Text orders[] = {S_INIT("rising"), S_INIT("falling")};

static const Field line_fields[] = {
    {.name = S_INIT("part"), .kind = FIELD_NAME, .required = true, .offset = offsetof(Line, part)},
    {.name = S_INIT("quantity"), .kind = FIELD_COUNT, .offset = offsetof(Line, quantity)},
};
static const FieldTable line_table = FIELD_TABLE("a line", Line, line_fields);

static const Field form_fields[] = {
    {.name = S_INIT("site"), .kind = FIELD_NAME, .required = true, .offset = offsetof(Form, site)},
    {.name = S_INIT("day"), .kind = FIELD_DATE, .offset = offsetof(Form, day)},
    {.name = S_INIT("at"), .kind = FIELD_INSTANT, .offset = offsetof(Form, at)},
    {.name = S_INIT("all"), .kind = FIELD_BOOL, .offset = offsetof(Form, all)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(Form, limit),
     .least = 1,
     .most = 1000},
    {.name = S_INIT("count"), .kind = FIELD_COUNT, .offset = offsetof(Form, count)},
    {.name = S_INIT("order"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(Form, order),
     .choices = orders,
     .choice_count = 2},
    {.name = S_INIT("number"), .kind = FIELD_NAMES, .offset = offsetof(Form, numbers)},
    {.name = S_INIT("lines"),
     .kind = FIELD_LIST,
     .offset = offsetof(Form, lines),
     .items = &line_table},
};
static const FieldTable form_table = FIELD_TABLE("a form", Form, form_fields);

enum { ARENA_BYTES = 64 << 20, PAIRS_MAX = 64 };

// "a=1&b=2" as pairs; no escapes here.
static size_t split(char *text, FieldPair *pairs) {
    size_t count = 0;
    for (char *pair = strsep(&text, "&"); pair != NULL; pair = strsep(&text, "&")) {
        char *equals = strchr(pair, '=');
        *equals = 0;
        pairs[count++] = (FieldPair){text_of(pair), text_of(equals + 1)};
    }
    return count;
}

typedef struct {
    Arena arena;
    Complaints complaints;
    Form form;
    char text[512];
    bool fine;
} Reading;

static Reading *read_form(const char *text) {
    Reading *reading = calloc(1, sizeof *reading);
    FieldPair pairs[PAIRS_MAX];
    ck_assert(!err_failed(arena_init(&reading->arena, ARENA_BYTES)));
    reading->complaints.arena = &reading->arena;
    ck_assert(strlen(text) < sizeof reading->text);
    memcpy(reading->text, text, strlen(text) + 1);
    size_t count = split(reading->text, pairs);
    reading->fine =
        fields_read_pairs(pairs, count, &form_table, &reading->form, &reading->complaints);
    ck_assert_int_eq(reading->fine, reading->complaints.count == 0);
    return reading;
}

static void end(Reading *reading) {
    arena_free(&reading->arena);
    free(reading);
}

START_TEST(reads_every_kind) {
    Reading *r = read_form("site=7001234&day=2026-12-31&all=yes&limit=1000&count=12&order=falling"
                           "&number=a&number=b&number=&lines.2.part=Y&lines.1.quantity=-3"
                           "&lines.1.part=X&lines.2.quantity=x");
    ck_assert(r->fine);
    ck_assert(text_equal(r->form.site, S("7001234")));
    ck_assert(r->form.day.given && r->form.all.given && r->form.all.value);
    ck_assert_int_eq(r->form.limit, 1000);
    ck_assert_int_eq(r->form.count, 12);
    ck_assert_int_eq(r->form.order, 1);
    ck_assert_uint_eq(r->form.numbers.count, 2);
    ck_assert_uint_eq(r->form.lines.count, 2);
    const Line *lines = r->form.lines.items;
    ck_assert(text_equal(lines[0].part, S("X")) && lines[0].quantity == -3);
    ck_assert(text_equal(lines[1].part, S("Y")) && lines[1].quantity == 0);
    end(r);
}

START_TEST(an_empty_value_was_not_given) {
    Reading *r = read_form("site=S&day=&limit=&order=&all=");
    ck_assert(r->fine && !r->form.day.given && !r->form.all.given && r->form.limit == 0);
    end(r);
}

typedef struct {
    const char *text;
    ComplaintKind kind;
    const char *place;
    const char *value;
} Bad;

static const Bad bads[] = {
    {"limit=1", COMPLAINT_MISSING, "", ""},
    {"site=", COMPLAINT_MISSING, "", ""},
    {"site=a&site=b", COMPLAINT_TWICE, "site", "b"},
    {"site=a&sight=b", COMPLAINT_UNKNOWN, "sight", "sight"},
    {"site=a&day=2023-02-30", COMPLAINT_DATE, "day", "\"2023-02-30\""},
    {"site=a&day=31-12-2026", COMPLAINT_DATE, "day", "\"31-12-2026\""},
    {"site=a&at=2026-11-21", COMPLAINT_INSTANT, "at", "\"2026-11-21\""},
    {"site=a&at=2026-11-21T24:00:00Z", COMPLAINT_INSTANT, "at", "\"2026-11-21T24:00:00Z\""},
    {"site=a&limit=0", COMPLAINT_INTEGER, "limit", "\"0\""},
    {"site=a&limit=1001", COMPLAINT_INTEGER, "limit", "\"1001\""},
    {"site=a&limit=1.5", COMPLAINT_INTEGER, "limit", "\"1.5\""},
    {"site=a&limit=+1", COMPLAINT_INTEGER, "limit", "\"+1\""},
    {"site=a&limit=01", COMPLAINT_INTEGER, "limit", "\"01\""},
    {"site=a&limit=9223372036854775808", COMPLAINT_INTEGER, "limit", "\"9223372036854775808\""},
    {"site=a&order=up", COMPLAINT_CHOICE, "order", "\"up\""},
    {"site=a&all=on", COMPLAINT_CHOICE, "all", "\"on\""},
    {"site=\x01", COMPLAINT_NAME, "site", "a text with control characters"},
    {"site=\xff", COMPLAINT_NAME, "", ""},
    {"site=a&lines.1.part=", COMPLAINT_MISSING, "lines.0", ""},
    {"site=a&lines.2.part=X", COMPLAINT_MISSING, "lines.0", ""},
    {"site=a&lines.1.part=X&lines.1.part=Y", COMPLAINT_TWICE, "lines.0.part", "Y"},
    {"site=a&lines.1.price=X&lines.1.part=Y", COMPLAINT_UNKNOWN, "lines.0.price", "price"},
    {"site=a&lines.0.part=X", COMPLAINT_UNKNOWN, "lines.0.part", "lines.0.part"},
    {"site=a&lines.01.part=X", COMPLAINT_UNKNOWN, "lines.01.part", "lines.01.part"},
    {"site=a&lines.10001.part=X", COMPLAINT_UNKNOWN, "lines.10001.part", "lines.10001.part"},
    {"site=a&lines.=X", COMPLAINT_UNKNOWN, "lines.", "lines."},
    {"site=a&lines=X", COMPLAINT_UNKNOWN, "lines", "lines"},
};

START_TEST(complains_with_kind_place_and_value) {
    for (size_t i = 0; i < sizeof bads / sizeof bads[0]; i++) {
        Reading *r = read_form(bads[i].text);
        ck_assert_msg(!r->fine, "%s", bads[i].text);
        const Complaint *first = &r->complaints.items[0];
        ck_assert_msg(first->kind == bads[i].kind, "%s: kind %d", bads[i].text, (int)first->kind);
        ck_assert_msg(text_equal(first->place, text_of(bads[i].place)), "%s: %.*s", bads[i].text,
                      TEXT_ARG(first->place));
        ck_assert_msg(text_equal(first->value, text_of(bads[i].value)), "%s: %.*s", bads[i].text,
                      TEXT_ARG(first->value));
        end(r);
    }
}

START_TEST(all_mistakes_at_once) {
    Reading *r = read_form("day=x&limit=x&order=x&lines.1.quantity=2");
    ck_assert_int_eq(r->complaints.count, 5);
    end(r);
}

typedef struct {
    const char *text;
    bool fine;
    int64_t number;
} Number;

static const Number numbers[] = {
    {"0", true, 0},
    {"-1", true, -1},
    {"9223372036854775807", true, INT64_MAX},
    {"-9223372036854775808", true, INT64_MIN},
    {"9223372036854775808", false, 0},
    {"-9223372036854775809", false, 0},
    {"", false, 0},
    {"-", false, 0},
    {"-0", false, 0},
    {"00", false, 0},
    {" 1", false, 0},
    {"1 ", false, 0},
    {"0x1", false, 0},
};

START_TEST(whole_numbers_are_read_whole) {
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        int64_t number = 77;
        ck_assert_int_eq(text_to_int(text_of(numbers[i].text), &number), numbers[i].fine);
        ck_assert_int_eq(number, numbers[i].fine ? numbers[i].number : 77);
    }
}

typedef struct {
    Form form;
    Text format;
} Outer;

static const Field outer_fields[] = {
    {.name = S_INIT("format"), .kind = FIELD_NAME, .offset = offsetof(Outer, format), .most = 4},
};
static const FieldInside outer_insides[] = {{&form_table, offsetof(Outer, form)}};
static const FieldTable outer_table =
    FIELD_TABLE_WITH("an outer form", Outer, outer_fields, outer_insides);

static bool read_outer(Arena *arena, const char *text, Outer *ret, Complaints *complaints) {
    FieldPair pairs[PAIRS_MAX];
    char *copy = arena_take(arena, strlen(text) + 1);
    memcpy(copy, text, strlen(text) + 1);
    *complaints = (Complaints){.arena = arena};
    return fields_read_pairs(pairs, split(copy, pairs), &outer_table, ret, complaints);
}

START_TEST(a_table_can_stand_inside_another) {
    Arena arena;
    Outer outer;
    Complaints complaints;
    ck_assert(!err_failed(arena_init(&arena, ARENA_BYTES)));
    ck_assert(read_outer(&arena, "format=csv&limit=7&site=S", &outer, &complaints));
    ck_assert(text_equal(outer.format, S("csv")) && text_equal(outer.form.site, S("S")));
    ck_assert_int_eq(outer.form.limit, 7);
    ck_assert(!read_outer(&arena, "format=xlsx5&site=S", &outer, &complaints));
    ck_assert_int_eq(complaints.items[0].kind, COMPLAINT_NAME);
    ck_assert(!read_outer(&arena, "format=csv", &outer, &complaints)); // the inner one's site
    ck_assert_int_eq(complaints.items[0].kind, COMPLAINT_MISSING);
    ck_assert(!read_outer(&arena, "site=S&form=x", &outer, &complaints));
    ck_assert_int_eq(complaints.items[0].kind, COMPLAINT_UNKNOWN);
    arena_free(&arena);
}

static Err add_piece(void *target, Text piece) {
    buf_add(target, piece);
    return OK;
}

static Text written(Arena *arena, const char *text) {
    Outer outer;
    Complaints complaints;
    TextBuf buf = buf_new(arena, 4096);
    ck_assert(read_outer(arena, text, &outer, &complaints));
    JsonWriter writer = json_writer(arena, (Sink){add_piece, &buf});
    fields_write(&writer, &outer_table, &outer);
    ck_assert(!err_failed(json_writer_end(&writer)));
    return buf_text(&buf);
}

START_TEST(inputs_that_mean_the_same_are_written_the_same) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, ARENA_BYTES)));
    Text one = written(&arena, "site=S&day=2026-12-31&lines.1.part=X&lines.1.quantity=2");
    Text same = written(&arena, "lines.1.quantity=2&limit=&day=2026-12-31&lines.1.part=X&site=S");
    Text other = written(&arena, "site=S&day=2026-12-31&lines.1.part=X&lines.1.quantity=3");
    ck_assert(text_equal(one, same));
    ck_assert(!text_equal(one, other));
    arena_free(&arena);
}
