// Rows as files: three forms of one table, the choice of columns, stretches that fit together.
#include "report/rows_ask.h"
#include "report/rows_stream.h"

#include <check.h>
#include <stddef.h>

typedef struct {
    Currency money;
    Text number;
    Text name;
    Quantity quantity;
    Money unit;
    bool unit_null;
    Date due;
    bool open;
} Row;

static const Column columns[] = {
    COLUMN(Row, number, COLUMN_NUMBER),     COLUMN(Row, name, COLUMN_TEXT),
    COLUMN(Row, quantity, COLUMN_QUANTITY), COLUMN_OR_NULL(Row, unit, COLUMN_MONEY),
    COLUMN(Row, due, COLUMN_DATE),          COLUMN(Row, open, COLUMN_BOOL),
};
static const ColumnTable table = COLUMN_TABLE(columns, Row, money);

enum { ROOM = 1 << 16 };

static Date day(int year, int month, int number) {
    return date_of((CivilDay){year, month, number});
}

static void fill(Row rows[2]) {
    Currency dollar;
    ck_assert(currency_find(S("USD"), &dollar));
    rows[0] = (Row){.money = dollar,
                    .number = S("0012345"),
                    .name = S("=A, \"B\""),
                    .quantity = {40},
                    .unit = {118600},
                    .due = day(2026, 12, 1),
                    .open = true};
    rows[1] = (Row){.money = dollar,
                    .number = S("0000007"),
                    .name = S("遠望"),
                    .quantity = {1},
                    .unit_null = true,
                    .due = day(2027, 1, 1)};
}

static Text written(Arena *arena, RowsFormat format, bool sheet, size_t at_once) {
    Row rows[2];
    TextBuf buf = buf_new(arena, ROOM);
    RowsStream stream = {
        .form = {.choice = rows_choose_all(&table), .format = format, .marks = {sheet, ',', '.'}}};
    fill(rows);
    for (size_t i = 0; i < 2; i += at_once) {
        Err err = rows_stream_add(&stream, arena, &rows[i], at_once, i + at_once >= 2, &buf);
        ck_assert(!err_failed(err));
    }
    return buf_text(&buf);
}

static void expect(RowsFormat format, bool sheet, const char *wanted) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 16 << 20)));
    for (size_t at_once = 1; at_once <= 2; at_once++) {
        Text got = written(&arena, format, sheet, at_once);
        ck_assert_msg(text_equal(got, text_of(wanted)), "%.*s", TEXT_ARG(got));
    }
    arena_free(&arena);
}

START_TEST(csv_is_plain) {
    expect(ROWS_CSV, false,
           "number,name,quantity,unit,due,open\r\n"
           "0012345,\"=A, \"\"B\"\"\",40,1186.00,2026-12-01,true\r\n"
           "0000007,遠望,1,,2027-01-01,false\r\n");
}

START_TEST(a_sheet_is_safe) {
    expect(ROWS_CSV, true,
           "\xEF\xBB\xBFnumber,name,quantity,unit,due,open\r\n"
           "\"=\"\"0012345\"\"\",\"'=A, \"\"B\"\"\",40,1186.00,2026-12-01,true\r\n"
           "\"=\"\"0000007\"\"\",遠望,1,,2027-01-01,false\r\n");
}

START_TEST(json_has_meta_and_rows) {
    expect(ROWS_JSON, false,
           "{\"meta\":{\"next\":null},\"rows\":["
           "{\"number\":\"0012345\",\"name\":\"=A, \\\"B\\\"\",\"quantity\":40,"
           "\"unit\":\"1186.00\",\"due\":\"2026-12-01\",\"open\":true},"
           "{\"number\":\"0000007\",\"name\":\"遠望\",\"quantity\":1,\"unit\":null,"
           "\"due\":\"2027-01-01\",\"open\":false}]}");
}

START_TEST(ndjson_is_a_row_per_line) {
    expect(ROWS_NDJSON, false,
           "{\"number\":\"0012345\",\"name\":\"=A, \\\"B\\\"\",\"quantity\":40,"
           "\"unit\":\"1186.00\",\"due\":\"2026-12-01\",\"open\":true}\n"
           "{\"number\":\"0000007\",\"name\":\"遠望\",\"quantity\":1,\"unit\":null,"
           "\"due\":\"2027-01-01\",\"open\":false}\n");
}

typedef struct {
    const char *fields;
    size_t count;
    const char *wrong;   // NULL: it is fine
    const char *nearest; // the column that may be meant
} Choice;

static const Choice choices[] = {
    {"due,number", 2, NULL, ""}, {"unit", 1, NULL, ""},    {"due,unti", 0, "unti", ""},
    {"due,due", 0, "due", ""},   {"due,,unit", 0, "", ""}, {"Due", 0, "Due", "due"},
};

START_TEST(columns_are_chosen_by_name) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++) {
        Text fields = text_of(choices[i].fields);
        RowsAsk ask = {.fields = {true, &fields, 1}};
        RowsChoice choice;
        Complaints complaints = {.arena = &arena};
        bool fine = rows_ask_choose(&ask, &table, &choice, &complaints);
        ck_assert_msg(fine == (choices[i].wrong == NULL), "%s", choices[i].fields);
        if (fine) {
            ck_assert_uint_eq(choice.count, choices[i].count);
        } else {
            const Complaint *complaint = &complaints.items[0];
            ck_assert_msg(text_equal(complaint->value, text_of(choices[i].wrong)), "%.*s",
                          TEXT_ARG(complaint->value));
            ck_assert_msg(text_equal(complaint->nearest, text_of(choices[i].nearest)), "%.*s",
                          TEXT_ARG(complaint->nearest));
        }
    }
    arena_free(&arena);
}
