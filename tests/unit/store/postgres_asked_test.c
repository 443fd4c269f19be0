// What is asked for ahead: found by all its values until something of it is changed.
#include "store/postgres/postgres_asked.h"

#include "store/query_defs.h"
#include <check.h>
#include <stdlib.h>
#include <string.h>

static AskedList list;

// So many rows of one number each; where they are of several places, each has its place behind it.
static PGresult *an_answer(int rows, const int *places) {
    PGresAttDesc columns[2] = {{.name = (char[]){"a"}, .format = 1},
                               {.name = (char[]){"place"}, .format = 1, .typid = 20}};
    PGresult *answer = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
    ck_assert_int_eq(PQsetResultAttrs(answer, 2, columns), 1);
    for (int row = 0; row < rows; row++) {
        char place[8] = {0};
        place[7] = (char)(places == NULL ? 0 : places[row]);
        ck_assert_int_eq(PQsetvalue(answer, row, 0, (char[]){"x"}, 1), 1);
        ck_assert_int_eq(PQsetvalue(answer, row, 1, place, 8), 1);
    }
    return answer;
}

static bool has(int query, const DbValue *in) {
    return postgres_asked_has(&list, query, in);
}

// Asks with one place, which is answered.
static void ask(int query, const DbValue *in) {
    int64_t number = 0;
    ck_assert(postgres_asked_begin(&list, &number));
    ck_assert(postgres_asked_add(&list, number, 0, query, in));
    ck_assert(!err_failed(postgres_asked_answer(&list, number, 1, an_answer(1, NULL))));
}

static void change(int query, int64_t enterprise) {
    DbValue in[ASKED_VALUES_MAX * 4] = {db_of_int(enterprise)};
    postgres_asked_change(&list, query, in);
}

START_TEST(an_answer_is_for_who_asked_exactly_this) {
    char text[] = "[7]";
    DbValue in[2] = {db_of_int(7), db_of_text((Text){text, 3})};
    DbValue same[2] = {db_of_int(7), db_of_text(S("[7]"))};
    DbValue others[][2] = {
        {db_of_int(8), same[1]}, {same[0], db_of_text(S("[8]"))}, {same[0], db_of_null()}};
    AskedRows rows;
    int64_t number = 0;
    ck_assert(postgres_asked_begin(&list, &number));
    ck_assert(postgres_asked_add(&list, number, 0, Q_ENTITLEMENT_LIST_HELD, in));
    text[1] = 'x'; // its texts are kept
    ck_assert(has(Q_ENTITLEMENT_LIST_HELD, same));
    ck_assert(!postgres_asked_find(&list, Q_ENTITLEMENT_LIST_HELD, same, &rows)); // not yet
    PGresult *answer = an_answer(3, NULL);
    ck_assert(!err_failed(postgres_asked_answer(&list, number, 1, answer)));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        ck_assert(!has(Q_ENTITLEMENT_LIST_HELD, others[i]));
    }
    ck_assert(!has(Q_AGREEMENT_LOAD, same));
    for (int i = 0; i < 2; i++) { // it stays
        ck_assert(postgres_asked_find(&list, Q_ENTITLEMENT_LIST_HELD, same, &rows));
        ck_assert(rows.result == answer && rows.begin == 0 && rows.end == 3);
    }
    postgres_asked_free(&list);
}

START_TEST(what_was_read_is_found_once_more) {
    DbValue in[2] = {db_of_int(7), db_of_text(S("[7]"))};
    DbValue other[2] = {db_of_int(7), db_of_text(S("[8]"))};
    AskedRows rows;
    PGresult *answer = an_answer(2, NULL);
    ck_assert(postgres_asked_keep(&list, Q_ENTITLEMENT_LIST_HELD, in, answer));
    ck_assert(postgres_asked_find(&list, Q_ENTITLEMENT_LIST_HELD, in, &rows));
    ck_assert(rows.result == answer && rows.begin == 0 && rows.end == 2);
    ck_assert(!has(Q_ENTITLEMENT_LIST_HELD, other));
    postgres_asked_lapse(&list); // another viewer
    ck_assert(!has(Q_ENTITLEMENT_LIST_HELD, in));
    PGresult *large = an_answer(2000, NULL);
    ck_assert(!postgres_asked_keep(&list, Q_ENTITLEMENT_LIST_HELD, in, large));
    ck_assert(!postgres_asked_keep(&list, Q_ENTITLEMENT_LIST_HELD, in, NULL));
    PQclear(large); // it stayed the caller's
    postgres_asked_free(&list);
}

START_TEST(rows_belong_to_their_places) {
    static const int good[] = {1, 1, 3};
    static const int bad[] = {3, 1, 1};
    AskedRows rows;
    int64_t number = 0;
    for (int round = 0; round < 2; round++) {
        ck_assert(postgres_asked_begin(&list, &number));
        for (int place = 0; place < 3; place++) {
            DbValue in[1] = {db_of_int(round * 10 + place)};
            ck_assert(postgres_asked_add(&list, number, place, Q_NIGHT_LIST_TOLD, in));
        }
        Err err = postgres_asked_answer(&list, number, 3, an_answer(3, round == 0 ? good : bad));
        ck_assert_int_eq(err.code, round == 0 ? FAULT_NONE : FAULT_DB_QUERY);
    }
    static const int ends[] = {0, 2, 2, 3};
    for (int place = 0; place < 3; place++) {
        DbValue in[1] = {db_of_int(place)};
        ck_assert(postgres_asked_find(&list, Q_NIGHT_LIST_TOLD, in, &rows));
        ck_assert_int_eq(rows.begin, ends[place]);
        ck_assert_int_eq(rows.end, ends[place + 1]);
    }
    postgres_asked_free(&list);
}

START_TEST(what_is_changed_is_asked_for_anew) {
    DbValue seven[2] = {db_of_int(7), db_of_date((Date){20000})};
    DbValue eight[2] = {db_of_int(8), db_of_date((Date){20000})};
    DbValue parts[1] = {db_of_text(S("[]"))};
    ask(Q_NIGHT_LIST_QUOTED, seven);
    ask(Q_NIGHT_LIST_QUOTED, eight);
    ask(Q_NIGHT_LIST_TOLD, seven);
    ask(Q_PART_LIST, parts);
    change(Q_NIGHT_ADD_EXCEPTION, 7); // a table that none of them reads
    ck_assert(has(Q_NIGHT_LIST_QUOTED, seven) && has(Q_NIGHT_LIST_TOLD, seven));
    change(Q_QUOTE_ADD_LINE, 7);
    ck_assert(!has(Q_NIGHT_LIST_QUOTED, seven));
    ck_assert(has(Q_NIGHT_LIST_QUOTED, eight) && has(Q_NIGHT_LIST_TOLD, seven));
    ask(Q_NIGHT_LIST_QUOTED, seven);
    ck_assert(has(Q_NIGHT_LIST_QUOTED, seven));
    ck_assert(has(Q_PART_LIST, parts));
    change(Q_PART_ADD, 0);
    ck_assert(!has(Q_PART_LIST, parts));
    postgres_asked_lapse(&list);
    ck_assert(!has(Q_NIGHT_LIST_QUOTED, seven));
    postgres_asked_free(&list);
}

START_TEST(what_is_everybodys_is_asked_anew_behind_any_change) {
    DbValue five[1] = {db_of_int(5)};
    DbValue six[1] = {db_of_int(6)};
    ask(Q_EVENT_LAST_NUMBER, five);
    ask(Q_EVENT_LAST_NUMBER, six);
    change(Q_QUOTE_ADD_LINE, 7); // a table that it does not read
    ck_assert(has(Q_EVENT_LAST_NUMBER, five) && has(Q_EVENT_LAST_NUMBER, six));
    change(Q_EVENT_ADD, 5);
    ck_assert(!has(Q_EVENT_LAST_NUMBER, five) && !has(Q_EVENT_LAST_NUMBER, six));
    ask(Q_EVENT_LAST_NUMBER, five);
    ck_assert_msg(has(Q_EVENT_LAST_NUMBER, five), "asked behind the change");
    postgres_asked_free(&list);
}

START_TEST(what_was_asked_in_a_step_is_not_kept_behind_it) {
    DbValue before[1] = {db_of_int(7)};
    DbValue inside[1] = {db_of_int(8)};
    ask(Q_NIGHT_LIST_TOLD, before);
    postgres_asked_step(&list);
    ask(Q_NIGHT_LIST_TOLD, inside);
    postgres_asked_step_back(&list);
    postgres_asked_step_end(&list);
    ck_assert(has(Q_NIGHT_LIST_TOLD, before));
    ck_assert(!has(Q_NIGHT_LIST_TOLD, inside));
    postgres_asked_free(&list);
}

// The answer of a forgotten asking is nobody's, also where the same was asked for again since.
START_TEST(an_answer_that_comes_late_is_nobodys) {
    DbValue in[1] = {db_of_int(7)};
    AskedRows rows;
    int64_t first = 0;
    int64_t second = 0;
    ck_assert(postgres_asked_begin(&list, &first));
    ck_assert(postgres_asked_add(&list, first, 0, Q_NIGHT_LIST_TOLD, in));
    postgres_asked_forget(&list);
    ck_assert(!has(Q_NIGHT_LIST_TOLD, in));
    ck_assert(postgres_asked_begin(&list, &second));
    ck_assert(postgres_asked_add(&list, second, 0, Q_NIGHT_LIST_TOLD, in));
    ck_assert(first != second);
    ck_assert(!err_failed(postgres_asked_answer(&list, first, 1, an_answer(1, NULL))));
    ck_assert(!postgres_asked_find(&list, Q_NIGHT_LIST_TOLD, in, &rows));
    postgres_asked_free(&list);
}

START_TEST(what_has_no_room_is_not_asked_for) {
    static char letters[ASKED_TEXT_BYTES + 1];
    DbValue long_one[2] = {db_of_int(7), db_of_text((Text){letters, sizeof letters})};
    int64_t number = 0;
    memset(letters, 'a', sizeof letters);
    ck_assert(postgres_asked_begin(&list, &number));
    ck_assert(!postgres_asked_add(&list, number, 0, Q_ENTITLEMENT_LIST_HELD, long_one));
    for (int i = 0; i < ASKED_MAX; i++) {
        DbValue in[1] = {db_of_int(i)};
        ck_assert(postgres_asked_add(&list, number, i, Q_NIGHT_LIST_TOLD, in));
    }
    DbValue more[1] = {db_of_int(ASKED_MAX)};
    ck_assert(!postgres_asked_add(&list, number, ASKED_MAX, Q_NIGHT_LIST_TOLD, more));
    for (int i = 1; i < ASKED_ANSWERS_MAX; i++) {
        ck_assert(postgres_asked_begin(&list, &number));
    }
    ck_assert(!postgres_asked_begin(&list, &number));
    postgres_asked_free(&list);
}
