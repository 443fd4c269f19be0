// Rows that wait: in which order they go, what may not overtake them, and what is taken back.
#include "store/postgres/postgres_waiting.h"

#include "store/query_defs.h"
#include <check.h>
#include <stdlib.h>

static RowsWaiting waiting;

static void add(int query, int64_t enterprise) {
    DbValue row[ROWS_WIDTH_MAX] = {db_of_int(enterprise)};
    RowsGathered *own = postgres_waiting_of(&waiting, query);
    ck_assert_ptr_nonnull(own);
    ck_assert(!err_failed(postgres_rows_add(own, row, db_query_def(query)->in_count)));
}

static bool meets(int query, int64_t enterprise) {
    DbValue in[ROWS_WIDTH_MAX] = {db_of_int(enterprise)};
    return postgres_waiting_meets(&waiting, db_query_def(query), in, NULL);
}

static int first(void) {
    const RowsGathered *rows = postgres_waiting_first(&waiting, false);
    return rows == NULL ? -1 : rows->query;
}

static void end(void) {
    postgres_waiting_forget(&waiting);
    postgres_waiting_free(&waiting);
}

START_TEST(what_is_named_goes_before_what_names_it) {
    static const int order[] = {Q_ENTERPRISE_ADD, Q_QUOTE_ADD, Q_QUOTE_ADD_LINE};
    ck_assert_int_eq(first(), -1);
    add(Q_QUOTE_ADD_LINE, 7);
    add(Q_QUOTE_ADD, 7);
    add(Q_ENTERPRISE_ADD, 7);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(first(), order[i]);
        postgres_rows_drop(postgres_waiting_of(&waiting, order[i]), 1);
    }
    ck_assert_int_eq(first(), -1);
    end();
}

START_TEST(who_would_read_what_waits_must_not_overtake_it) {
    ck_assert(!meets(Q_NIGHT_LIST_QUOTED, 7));
    add(Q_QUOTE_ADD_LINE, 7);
    ck_assert(meets(Q_NIGHT_LIST_QUOTED, 7));
    ck_assert(!meets(Q_NIGHT_LIST_QUOTED, 8)); // another enterprise's
    ck_assert(!meets(Q_NIGHT_LIST_TOLD, 7));   // another table
    ck_assert(meets(Q_QUOTE_REMOVE_LINE, 7));  // changes the same table
    ck_assert(!meets(Q_NIGHT_ADD_NOTICE, 7));
    ck_assert(meets(Q_NIGHT_LIST_ENTERPRISES, 7)); // looks over all of them
    end();
}

START_TEST(a_row_is_changed_once_by_a_statement) {
    DbValue same[] = {db_of_int(7)};
    DbValue other[] = {db_of_int(8)};
    const QueryDef *def = db_query_def(Q_ENTERPRISE_TAKE_SEQ);
    add(Q_ENTERPRISE_TAKE_SEQ, 7);
    const RowsGathered *own = postgres_waiting_of(&waiting, Q_ENTERPRISE_TAKE_SEQ);
    ck_assert(postgres_waiting_meets(&waiting, def, same, own));
    ck_assert(!postgres_waiting_meets(&waiting, def, other, own));
    end();
}

START_TEST(a_step_takes_back_its_own_rows) {
    add(Q_QUOTE_ADD, 7);
    postgres_waiting_mark(&waiting);
    add(Q_QUOTE_ADD, 8);
    add(Q_QUOTE_ADD_LINE, 8);
    ck_assert_int_eq(postgres_waiting_first(&waiting, true)->query, Q_QUOTE_ADD);
    postgres_waiting_take_back(&waiting);
    ck_assert_int_eq(postgres_waiting_of(&waiting, Q_QUOTE_ADD)->rows, 1);
    ck_assert_int_eq(postgres_waiting_of(&waiting, Q_QUOTE_ADD_LINE)->rows, 0);
    end();
}

START_TEST(there_is_no_place_for_more_statements_than_that) {
    for (int i = 0; i < WAITING_MAX; i++) {
        RowsGathered *rows = postgres_waiting_of(&waiting, i);
        ck_assert_ptr_nonnull(rows);
        rows->rows = 1;
    }
    ck_assert_ptr_null(postgres_waiting_of(&waiting, WAITING_MAX));
    waiting.items[3]->rows = 0; // free again
    ck_assert_ptr_eq(postgres_waiting_of(&waiting, WAITING_MAX), waiting.items[3]);
    end();
}
