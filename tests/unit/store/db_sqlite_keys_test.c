// keys_each() of SQLite: each key's numbers by their place, and no list that is none.
#include "store/db_sqlite_keys_private.h"

#include "base/text.h"

#include <check.h>
#include <string.h>

#define SEVEN "0000000000000000007"
#define MOST  "9223372036854775807"

// "at enterprise first second third" of each key, a number that is missing as "-", or the fault.
static const char *keys_of(const char *list) {
    static char found[256];
    sqlite3 *handle = NULL;
    sqlite3_stmt *statement = NULL;
    ck_assert_int_eq(sqlite3_open(":memory:", &handle), SQLITE_OK);
    ck_assert_int_eq(sqlite_keys_begin(handle), SQLITE_OK);
    const char *sql = "SELECT group_concat(at || ' ' || enterprise || ' ' || COALESCE(first, '-') "
                      "|| ' ' || COALESCE(second, '-') || ' ' || COALESCE(third, '-'), ', ') "
                      "FROM keys_each(?1)";
    ck_assert_int_eq(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_bind_text(statement, 1, list, -1, SQLITE_STATIC), SQLITE_OK);
    bool is_list = sqlite3_step(statement) == SQLITE_ROW;
    const char *text = is_list ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    (void)snprintf(found, sizeof found, "%s",
                   !is_list       ? sqlite3_errmsg(handle)
                   : text == NULL ? ""
                                  : text);
    (void)sqlite3_finalize(statement);
    ck_assert_int_eq(sqlite3_close(handle), SQLITE_OK);
    return found;
}

START_TEST(keys_are_numbers_by_their_place) {
    ck_assert_str_eq(keys_of("[]"), "");
    ck_assert_str_eq(keys_of("[\"" SEVEN "\"]"), "0 7 - - -");
    ck_assert_str_eq(keys_of("[\"" SEVEN MOST "\",\"" MOST SEVEN "\"]"),
                     "0 7 " MOST " - -, 1 " MOST " 7 - -");
    ck_assert_str_eq(keys_of("[\"" SEVEN SEVEN MOST SEVEN "\"]"), "0 7 7 " MOST " 7");
}

START_TEST(what_is_no_list_of_keys_is_refused) {
    static const char *const wrong[] = {
        "",
        "[",
        "]",
        "[]]",
        "{}",
        "[\"\"]",
        "[7]",
        "[\"7\"]",
        "[\"" SEVEN "\"",
        "[\"" SEVEN "\",]",
        "[\"" SEVEN "\"\"" SEVEN "\"]",
        "[\"" SEVEN "\", \"" SEVEN "\"]",
        "[\"" SEVEN "8\"]",
        "[\"000000000000000000-\"]",
        "[\"9223372036854775808\"]",
        "[\"" SEVEN SEVEN SEVEN SEVEN SEVEN "\"]",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        ck_assert_str_eq(keys_of(wrong[i]), "keys_each: this is no list of keys");
    }
}
