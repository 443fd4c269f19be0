// What is asked for ahead: found by all its values, answered once, forgotten whole.
#include "store/postgres_asked.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { QUERY = 7 };

static PGresult *an_answer(void) {
    return PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
}

START_TEST(an_answer_is_taken_once_by_who_asked_exactly_this) {
    static AskedList list;
    char text[] = "abc";
    DbValue in[3] = {db_of_int(7), db_of_text((Text){text, 3}), db_of_date((Date){20000})};
    DbValue same[3] = {db_of_int(7), db_of_text(S("abc")), db_of_date((Date){20000})};
    DbValue others[][3] = {{db_of_int(8), same[1], same[2]},
                           {same[0], db_of_text(S("abd")), same[2]},
                           {same[0], same[1], db_of_date((Date){20001})},
                           {db_of_null(), same[1], same[2]}};
    int number = 0;
    ck_assert(postgres_asked_add(&list, QUERY, in, 3, &number));
    text[0] = 'x'; // its texts are kept
    ck_assert(postgres_asked_has(&list, QUERY, same, 3));
    ck_assert_ptr_null(postgres_asked_take(&list, QUERY, same, 3)); // not answered yet
    PGresult *answer = an_answer();
    postgres_asked_answer(&list, number, answer);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        ck_assert(!postgres_asked_has(&list, QUERY, others[i], 3));
        ck_assert_ptr_null(postgres_asked_take(&list, QUERY, others[i], 3));
    }
    ck_assert_ptr_null(postgres_asked_take(&list, QUERY + 1, same, 3));
    ck_assert_ptr_eq(postgres_asked_take(&list, QUERY, same, 3), answer);
    ck_assert(!postgres_asked_has(&list, QUERY, same, 3));
    PQclear(answer);
}

// The answer of a forgotten asking is nobody's, also where the same was asked for again since.
START_TEST(an_answer_that_comes_late_is_nobodys) {
    static AskedList list;
    DbValue in[1] = {db_of_int(7)};
    int first = 0;
    int second = 0;
    ck_assert(postgres_asked_add(&list, QUERY, in, 1, &first));
    postgres_asked_forget(&list);
    ck_assert(!postgres_asked_has(&list, QUERY, in, 1));
    ck_assert(postgres_asked_add(&list, QUERY, in, 1, &second));
    ck_assert_int_ne(first, second);
    postgres_asked_answer(&list, first, an_answer());
    ck_assert_ptr_null(postgres_asked_take(&list, QUERY, in, 1));
    PGresult *answer = an_answer();
    postgres_asked_answer(&list, second, answer);
    ck_assert_ptr_eq(postgres_asked_take(&list, QUERY, in, 1), answer);
    PQclear(answer);
}

START_TEST(what_has_no_room_is_not_asked_for) {
    static AskedList list;
    static char letters[ASKED_TEXT_BYTES + 1];
    DbValue in[1] = {db_of_text((Text){letters, sizeof letters})};
    int number = 0;
    memset(letters, 'a', sizeof letters);
    ck_assert(!postgres_asked_add(&list, QUERY, in, 1, &number));
    for (int i = 0; i < ASKED_MAX; i++) {
        in[0] = db_of_int(i);
        ck_assert(postgres_asked_add(&list, QUERY, in, 1, &number));
        ck_assert(!postgres_asked_add(&list, QUERY, in, 1, &number)); // it is asked for already
    }
    in[0] = db_of_int(ASKED_MAX);
    ck_assert(!postgres_asked_add(&list, QUERY, in, 1, &number));
    in[0] = db_of_int(0);
    postgres_asked_answer(&list, list.items[0].number, an_answer());
    PGresult *answer = postgres_asked_take(&list, QUERY, in, 1); // of the first: the others stay
    ck_assert_ptr_nonnull(answer);
    PQclear(answer);
    in[0] = db_of_int(ASKED_MAX - 1);
    ck_assert(postgres_asked_has(&list, QUERY, in, 1));
    postgres_asked_forget(&list);
}
