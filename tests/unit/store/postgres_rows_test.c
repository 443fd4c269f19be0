// Statements of many rows: which may go together, and what they read like.
#include "store/postgres_rows.h"

#include <check.h>
#include <stdlib.h>

START_TEST(inserts_of_values_alone_go_together) {
    ck_assert(postgres_rows_are_gathered("INSERT INTO t (a, b) VALUES ($1, $2)"));
    ck_assert(!postgres_rows_are_gathered("UPDATE t SET a = $1 WHERE b = $2"));
    ck_assert(!postgres_rows_are_gathered("INSERT INTO t (a) SELECT a FROM u WHERE b = $1"));
    ck_assert(postgres_rows_are_gathered(
        "INSERT INTO t (a, b) VALUES ($1, (SELECT u.b FROM tt AS u WHERE u.a = $1))"));
    // It would read what a row beside it adds.
    ck_assert(!postgres_rows_are_gathered(
        "INSERT INTO t (a, b) VALUES ($1, (SELECT MAX(b) + 1 FROM t WHERE a = $1))"));
    ck_assert(
        !postgres_rows_are_gathered("INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO NOTHING"));
    ck_assert(!postgres_rows_are_gathered("INSERT INTO t (a) VALUES ($1) RETURNING a"));
}

START_TEST(parameters_become_places_of_arrays) {
    char sql[ROWS_SQL_BYTES];
    postgres_rows_write("INSERT INTO t (a, b, c, d) VALUES ($2, 0, COALESCE($1, $2), $3)", "ntd",
                        sql);
    ck_assert_str_eq(sql,
                     "INSERT INTO t (a, b, c, d) SELECT ($2::text[])[row_at], 0, "
                     "COALESCE(($1::bigint[])[row_at], ($2::text[])[row_at]), ($3::date[])[row_at] "
                     "FROM generate_subscripts($1::bigint[], 1) AS row_at");
}

START_TEST(rows_wait_with_copies_of_their_texts) {
    static RowsGathered gathered;
    RowParameters parameters;
    char text[] = "abc";
    DbValue row[2] = {db_of_int(7), db_of_text((Text){text, 3})};
    for (int i = 0; i < ROWS_VALUES_MAX / 2; i++) {
        ck_assert(postgres_rows_have_room(&gathered, 1, row, 2));
        ck_assert_int_eq(postgres_rows_add(&gathered, 1, row, 2).code, FAULT_NONE);
    }
    text[0] = 'x';
    ck_assert(!postgres_rows_have_room(&gathered, 1, row, 2)); // as many as go at once
    ck_assert_int_eq(postgres_rows_bind_gathered(&gathered, "nt", &parameters).code, FAULT_NONE);
    ck_assert_int_eq(parameters.lengths[1], ROWS_ARRAY_HEAD_BYTES + ROWS_VALUES_MAX / 2 * 7);
    ck_assert_mem_eq(parameters.values[1] + ROWS_ARRAY_HEAD_BYTES + 4, "abc", 3);
    postgres_rows_forget(&gathered);
    ck_assert(postgres_rows_have_room(&gathered, 2, row, 2));
    ck_assert_int_eq(postgres_rows_add(&gathered, 2, row, 2).code, FAULT_NONE);
    ck_assert(!postgres_rows_have_room(&gathered, 1, row, 2)); // another statement's
    row[1] = db_of_text((Text){text, ROWS_TEXT_BYTES});
    ck_assert(!postgres_rows_have_room(&gathered, 2, row, 2));
}

START_TEST(an_array_has_its_numbers_highest_byte_first_and_its_nulls) {
    static RowsGathered gathered;
    static const unsigned char wanted[] = {
        0,    0,    0,    1,    0,    0,    0,    1, // one dimension, with a NULL
        0,    0,    0,    20,   0,    0,    0,    2,
        0,    0,    0,    1, // of bigint, two, from 1
        0,    0,    0,    8,    0xff, 0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xfe, // -2
        0xff, 0xff, 0xff, 0xff, // NULL
    };
    RowParameters parameters;
    DbValue row[1] = {db_of_int(-2)};
    ck_assert_int_eq(postgres_rows_add(&gathered, 1, row, 1).code, FAULT_NONE);
    ck_assert_int_eq(postgres_rows_bind_gathered(&gathered, "n", &parameters).code, FAULT_NONE);
    ck_assert_int_eq(parameters.lengths[0], 8); // one row goes as it is
    row[0] = db_of_null();
    ck_assert_int_eq(postgres_rows_add(&gathered, 1, row, 1).code, FAULT_NONE);
    ck_assert_int_eq(postgres_rows_bind_gathered(&gathered, "n", &parameters).code, FAULT_NONE);
    ck_assert_int_eq(parameters.lengths[0], (int)sizeof wanted);
    ck_assert_mem_eq(parameters.values[0], wanted, sizeof wanted);
}

START_TEST(a_text_with_a_zero_is_refused_by_its_place) {
    static RowsGathered gathered;
    DbValue row[2] = {db_of_int(7), db_of_text((Text){"a\0b", 3})};
    Err err = postgres_rows_add(&gathered, 1, row, 2);
    ck_assert_int_eq(err.code, FAULT_DB_VALUE);
    ck_assert_int_eq(err.number, 2);
    ck_assert_int_eq(gathered.rows, 0);
}
