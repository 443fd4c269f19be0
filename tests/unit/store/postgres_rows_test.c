// Statements of many rows: which may go together, and what they read like; rows that wait.
#include "store/postgres/postgres_rows.h"

#include <check.h>
#include <stdlib.h>

// A statement of two numbers, of an enterprise.
static QueryDef def_of(const char *sql, DbRowsKind rows) {
    return (QueryDef){.postgres = sql,
                      .in_types = "nn",
                      .in_count = 2,
                      .rows = rows,
                      .writes = {{1}},
                      .of_enterprise = true};
}

static RowsForm form_of(const char *sql) {
    QueryDef def = def_of(sql, DB_CHANGES_ONE);
    return postgres_rows_form(&def);
}

START_TEST(inserts_of_values_alone_go_together) {
    ck_assert_int_eq(form_of("INSERT INTO t (a, b) VALUES ($1, $2)"), ROWS_ADDED);
    ck_assert_int_eq(form_of("INSERT INTO t (a) SELECT a FROM u WHERE b = $1"), ROWS_ALONE);
    ck_assert_int_eq(form_of("INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO NOTHING"),
                     ROWS_ALONE);
    ck_assert_int_eq(form_of("INSERT INTO t (a) VALUES ($1) RETURNING a"), ROWS_ALONE);
    // It would read what a row beside it adds.
    QueryDef def =
        def_of("INSERT INTO t (a, b) VALUES ($1, (SELECT MAX(b) + 1 FROM t))", DB_CHANGES_ONE);
    def.reads = (TableSet){{2}};
    ck_assert_int_eq(postgres_rows_form(&def), ROWS_ADDED);
    def.reads = (TableSet){{1}};
    ck_assert_int_eq(postgres_rows_form(&def), ROWS_ALONE);
}

START_TEST(changes_of_one_row_of_an_enterprise_go_together) {
    QueryDef def = def_of("UPDATE t SET a = $1 WHERE b = $2", DB_CHANGES_ONE);
    ck_assert_int_eq(postgres_rows_form(&def), ROWS_CHANGED);
    def.rows = DB_CHANGES_ANY;
    ck_assert_int_eq(postgres_rows_form(&def), ROWS_ALONE);
    def.rows = DB_CHANGES_ONE;
    def.of_enterprise = false;
    ck_assert_int_eq(postgres_rows_form(&def), ROWS_ALONE);
    ck_assert_int_eq(form_of("UPDATE t SET a = 1 WHERE b = $1 AND c = (SELECT d FROM u)"),
                     ROWS_ALONE);
    ck_assert_int_eq(form_of("DELETE FROM t WHERE b = $1"), ROWS_ALONE);
    ck_assert_int_eq(form_of("SELECT a FROM t WHERE b = $1"), ROWS_ASKED);
    ck_assert_int_eq(form_of("WITH c AS (DELETE FROM t RETURNING a) SELECT a FROM c"), ROWS_ALONE);
    def = def_of("WITH c AS (SELECT a FROM t WHERE b = $1) SELECT a FROM c", DB_CHANGES_ONE);
    def.writes = (TableSet){{0}};
    ck_assert_int_eq(postgres_rows_form(&def), ROWS_ASKED);
}

START_TEST(parameters_become_places_of_arrays) {
    char sql[ROWS_SQL_BYTES];
    QueryDef def = {.postgres = "INSERT INTO t (a, b, c, d) VALUES ($2, 0, COALESCE($1, $2), $3)",
                    .in_types = "ntd",
                    .in_count = 3};
    postgres_rows_write(&def, ROWS_ADDED, sql);
    ck_assert_str_eq(sql,
                     "INSERT INTO t (a, b, c, d) SELECT ($2::text[])[row_at], 0, "
                     "COALESCE(($1::bigint[])[row_at], ($2::text[])[row_at]), ($3::date[])[row_at] "
                     "FROM generate_subscripts($1::bigint[], 1) AS row_at");
    def.postgres = "UPDATE t SET a = $2, b = b + 1 WHERE c = $1 AND d = $3";
    postgres_rows_write(&def, ROWS_CHANGED, sql);
    ck_assert_str_eq(sql, "WITH changed AS (UPDATE t SET a = given.v2, b = b + 1 FROM "
                          "unnest($1::bigint[], $2::text[], $3::date[]) AS given (v1, v2, v3) "
                          "WHERE c = given.v1 AND d = given.v3 RETURNING 1) "
                          "SELECT 1 / (count(*) = cardinality($1::bigint[]))::pg_catalog.int4 "
                          "FROM changed");
    def.postgres = "SELECT a FROM t WHERE c = $1 AND d > $3 AND e = $2 ORDER BY a";
    postgres_rows_write(&def, ROWS_ASKED, sql);
    ck_assert_str_eq(sql, "SELECT answer.*, given.place FROM "
                          "unnest($1::bigint[], $2::text[], $3::date[]) WITH ORDINALITY "
                          "AS given (v1, v2, v3, place) CROSS JOIN LATERAL "
                          "(SELECT a FROM t WHERE c = given.v1 AND d > given.v3 AND e = given.v2 "
                          "ORDER BY a OFFSET 0) AS answer");
}

START_TEST(rows_wait_with_copies_of_their_texts) {
    static RowsGathered gathered;
    static char arrays[ROWS_ARRAY_BYTES];
    RowParameters parameters;
    char text[] = "abc";
    DbValue row[2] = {db_of_int(7), db_of_text((Text){text, 3})};
    for (int i = 0; i < ROWS_VALUES_MAX / 2; i++) {
        ck_assert(postgres_rows_have_room(&gathered, row, 2));
        ck_assert_int_eq(postgres_rows_add(&gathered, row, 2).code, FAULT_NONE);
    }
    text[0] = 'x';
    ck_assert(!postgres_rows_have_room(&gathered, row, 2)); // as many as go at once
    ck_assert_int_eq(
        postgres_rows_bind_gathered(&gathered, gathered.rows, "nt", arrays, &parameters).code,
        FAULT_NONE);
    ck_assert_int_eq(parameters.lengths[1], ROWS_ARRAY_HEAD_BYTES + ROWS_VALUES_MAX / 2 * 7);
    ck_assert_mem_eq(parameters.values[1] + ROWS_ARRAY_HEAD_BYTES + 4, "abc", 3);
    postgres_rows_drop(&gathered, gathered.rows - 1); // the last one stays as it was
    ck_assert_int_eq(gathered.rows, 1);
    ck_assert(text_equal(gathered.values[1].text, S("abc")));
    postgres_rows_drop(&gathered, 1);
    row[1] = db_of_text((Text){text, ROWS_TEXT_BYTES + 1});
    ck_assert(!postgres_rows_have_room(&gathered, row, 2));
}

START_TEST(an_array_has_its_numbers_highest_byte_first_and_its_nulls) {
    static RowsGathered gathered;
    static char arrays[ROWS_ARRAY_BYTES];
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
    ck_assert_int_eq(postgres_rows_add(&gathered, row, 1).code, FAULT_NONE);
    ck_assert_int_eq(postgres_rows_bind_gathered(&gathered, 1, "n", arrays, &parameters).code,
                     FAULT_NONE);
    ck_assert_int_eq(parameters.lengths[0], 8); // one row goes as it is
    row[0] = db_of_null();
    ck_assert_int_eq(postgres_rows_add(&gathered, row, 1).code, FAULT_NONE);
    ck_assert_int_eq(postgres_rows_bind_gathered(&gathered, 2, "n", arrays, &parameters).code,
                     FAULT_NONE);
    ck_assert_int_eq(parameters.lengths[0], (int)sizeof wanted);
    ck_assert_mem_eq(parameters.values[0], wanted, sizeof wanted);
}

START_TEST(a_text_with_a_zero_is_refused_by_its_place) {
    static RowsGathered gathered;
    DbValue row[2] = {db_of_int(7), db_of_text((Text){"a\0b", 3})};
    Err err = postgres_rows_add(&gathered, row, 2);
    ck_assert_int_eq(err.code, FAULT_DB_VALUE);
    ck_assert_int_eq(err.number, 2);
    ck_assert_int_eq(gathered.rows, 0);
}
