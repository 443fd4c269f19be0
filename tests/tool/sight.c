// sight ADDRESS [--all | --without TABLE]: runs any query of the program on a connection that shows
// what it is scoped to (--all: an unscoped one), by lines on standard input, fields separated by
// tabs:
//
//   scope KIND ACCOUNT ENTERPRISE SITE AGREEMENT WHOLE TODAY SINCE     nobody, partner, customer,
//   staff run QUERY VALUE…                 a value is n, i<number>, t<text> or d<day> views
//   SQLite's views, one per line queries                          name, rows (one many …), SQLite's
//   text, one per line
//
// Answers `run` with its rows, fields separated by tabs, and a line "= N". --without TABLE: the
// condition of this table is lost, as if somebody had forgotten it (SQLite only).
#include "store/db_scope.h"

#include "store/db_private.h"
#include "store/query_defs.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LINE_MAX_BYTES = 1 << 20, VALUES_MAX = 64, VIEW_BYTES = 512, REPEATS = 1000 };

static void must(Err err, const char *what) {
    if (err_failed(err)) {
        (void)fprintf(stderr, "sight: %s: %s (%s:%d, %d)\n", what, err_message(err), err.file,
                      err.line, err.number);
        exit(1);
    }
}

static int query_named(const char *name) {
    for (int i = 0; i < (int)QUERY_COUNT; i++) {
        if (strcmp(query_defs[i].name, name) == 0) {
            return i;
        }
    }
    (void)fprintf(stderr, "sight: no query %s\n", name);
    exit(1);
}

static DbValue value_of(char *word) {
    Date date;
    switch (word[0]) {
    case 'i':
        return db_of_int(strtoll(word + 1, NULL, 10));
    case 't':
        return db_of_text(text_of(word + 1));
    case 'd':
        ENSURE(date_parse(text_of(word + 1), &date));
        return db_of_date(date);
    default:
        return db_of_null();
    }
}

static void say_value(DbValue value) {
    char day[DATE_TEXT_BYTES];
    switch (value.kind) {
    case DB_NULL:
        (void)fputs("-", stdout);
        break;
    case DB_INT:
        (void)printf("%lld", (long long)value.number);
        break;
    case DB_TEXT:
        (void)printf("%.*s", TEXT_ARG(value.text));
        break;
    case DB_DATE:
        date_write(value.date, day);
        (void)printf("%.*s", (int)DATE_TEXT_BYTES, day);
        break;
    case DB_OTHER:
        (void)fputs("?", stdout);
    }
}

static long say_rows(DbCursor *cursor, int columns) {
    long rows = 0;
    bool more = false;
    for (;; rows++) {
        must(db_cursor_next(cursor, &more), "a row");
        if (!more) {
            return rows;
        }
        for (int i = 0; i < columns; i++) {
            (void)fputs(i == 0 ? "" : "\t", stdout);
            say_value(cursor->db->engine->value(cursor, i));
        }
        (void)fputs("\n", stdout);
    }
}

// The query of a line; its values go into `in`.
static int read_query(char **words, int count, DbValue in[VALUES_MAX]) {
    int query = query_named(words[1]);
    ENSURE(count - 2 == query_defs[query].in_count && count - 2 <= VALUES_MAX);
    for (int i = 2; i < count; i++) {
        in[i - 2] = value_of(words[i]);
    }
    return query;
}

static long long nanoseconds(void) {
    struct timespec now;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static void repeat(Db *db, char **words, int count) {
    DbValue in[VALUES_MAX];
    int query = read_query(words, count, in);
    long long begin = nanoseconds();
    for (int i = 0; i < REPEATS; i++) {
        DbCursor cursor = {0};
        must(db_cursor_open(db, &(DbCall){.query = query, .in = in}, &cursor), words[1]);
        for (bool more = true; more;) {
            must(db_cursor_next(&cursor, &more), "a row");
        }
        db_cursor_close(&cursor);
    }
    (void)printf("%lld\n= 1\n", (nanoseconds() - begin) / REPEATS);
    (void)fflush(stdout);
}

static void run(Db *db, char **words, int count) {
    DbValue in[VALUES_MAX];
    DbCursor cursor = {0};
    int query = read_query(words, count, in);
    must(db_cursor_open(db, &(DbCall){.query = query, .in = in}, &cursor), words[1]);
    long rows = say_rows(&cursor, query_defs[query].out_count);
    db_cursor_close(&cursor);
    (void)printf("= %ld\n", rows);
    (void)fflush(stdout);
}

static void scope(Db *db, char **words, int count) {
    static const char *const kinds[] = {"nobody", "partner", "customer", "staff"};
    DbScope scope = {0};
    ENSURE(count == 9);
    for (int i = 0; i < 4; i++) {
        scope.kind = strcmp(kinds[i], words[1]) == 0 ? (DbScopeKind)i : scope.kind;
    }
    scope.account.id = strtoll(words[2], NULL, 10);
    scope.enterprise.id = strtoll(words[3], NULL, 10);
    scope.site.id = strtoll(words[4], NULL, 10);
    scope.agreement.id = strtoll(words[5], NULL, 10);
    scope.whole_agreement = strcmp(words[6], "1") == 0;
    ENSURE(date_parse(text_of(words[7]), &scope.today));
    ENSURE(date_parse(text_of(words[8]), &scope.contacts_since));
    db_rollback(db); // of the scope before
    must(db_begin_read(db), "begin");
    must(db_scope_to(db, &scope), "scope");
}

static void say_views(void) {
    for (size_t i = 0; i < SCOPE_COUNT; i++) {
        (void)printf("%s\n", scope_defs[i].view);
    }
    (void)printf("= %d\n", (int)SCOPE_COUNT);
    (void)fflush(stdout);
}

static void say_queries(void) {
    static const char *const rows[] = {"one", "maybe", "many", "changes", "changes"};
    for (int i = 0; i < (int)QUERY_COUNT; i++) {
        (void)printf("%s\t%s\t%s\n", query_defs[i].name, rows[query_defs[i].rows],
                     query_defs[i].sqlite);
    }
    (void)printf("= %d\n", (int)QUERY_COUNT);
    (void)fflush(stdout);
}

static void obey(Db *db, char *line) {
    char *words[VALUES_MAX + 2];
    int count = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *rest = line; rest != NULL;) {
        ENSURE(count < VALUES_MAX + 2);
        words[count++] = strsep(&rest, "\t");
    }
    if (strcmp(words[0], "run") == 0) {
        run(db, words, count);
    } else if (strcmp(words[0], "repeat") == 0) {
        repeat(db, words, count);
    } else if (strcmp(words[0], "scope") == 0) {
        scope(db, words, count);
    } else if (strcmp(words[0], "views") == 0) {
        say_views();
    } else {
        say_queries();
    }
}

// The views of the program, but one without its condition.
static Err open_without(Text address, const char *table, Db **ret_db) {
    static ScopeDef defs[SCOPE_COUNT];
    static char view[VIEW_BYTES];
    static const ScopeDefs spoilt = {defs, SCOPE_COUNT};
    (void)snprintf(view, sizeof view, "CREATE TEMP VIEW %s AS SELECT * FROM main.%s", table, table);
    for (size_t i = 0; i < SCOPE_COUNT; i++) {
        defs[i] = scope_defs[i];
        defs[i].view = strcmp(defs[i].table, table) == 0 ? view : defs[i].view;
    }
    return db_open_to_see_by(address, &spoilt, ret_db);
}

int main(int argc, char **argv) {
    static char line[LINE_MAX_BYTES];
    Db *db = NULL;
    ENSURE(argc >= 2);
    Text address = text_of(argv[1]);
    if (argc == 4) {
        must(open_without(address, argv[3], &db), "open");
    } else {
        must(argc == 3 ? db_open_to_read(address, &db) : db_open_to_see(address, &db), "open");
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        obey(db, line);
    }
    db_close(db);
    return 0;
}
