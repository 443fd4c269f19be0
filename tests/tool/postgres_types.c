// postgres_types ADDRESS LIST: migrates the empty schema at ADDRESS, prepares every query of LIST
// there (queries.list of sqlbind: name, text, types in, types out; separated by tabs) and compares
// what PostgreSQL says of parameters and columns with what the query's in: and out: lines say.
#include "store/db.h"

#include <postgresql/libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name;
    Oid oid; // of pg_type.h; they never change
} Type;

static const Type types[] = {{"bigint", 20}, {"text", 25}, {"date", 1082}};

static const char *type_name(Oid oid) {
    static char other[32];
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (types[i].oid == oid) {
            return types[i].name;
        }
    }
    (void)snprintf(other, sizeof other, "the type with oid %u", oid);
    return other;
}

// Compares a list of types, with commas between, with what is there. False where they differ.
static bool compare(const char *query, const char *what, char *said, int count,
                    Oid (*type_at)(const PGresult *, int), const PGresult *description) {
    bool good = true;
    int at = 0;
    char *rest = said;
    for (char *type = NULL; *said != '\0' && (type = strsep(&rest, ",")) != NULL; at++) {
        const char *is = at < count ? type_name(type_at(description, at)) : "not there";
        if (strcmp(type, is) != 0) {
            printf("%s: %s %d is %s, the file says %s\n", query, what, at + 1, is, type);
            good = false;
        }
    }
    if (at < count) {
        printf("%s: %d %ss, the file says %d\n", query, count, what, at);
        good = false;
    }
    return good;
}

static bool check_described(PGconn *connection, const char *query, char *in, char *out) {
    PGresult *description = PQdescribePrepared(connection, "");
    bool good = PQresultStatus(description) == PGRES_COMMAND_OK;
    if (good) {
        good = compare(query, "parameter", in, PQnparams(description), PQparamtype, description);
        good &= compare(query, "column", out, PQnfields(description), PQftype, description);
    }
    PQclear(description);
    return good;
}

static bool check_query(PGconn *connection, char *line) {
    char *name = strsep(&line, "\t");
    char *text = strsep(&line, "\t");
    char *in = strsep(&line, "\t");
    char *out = strsep(&line, "\n");
    if (out == NULL) {
        printf("%s: not four fields\n", name);
        return false;
    }
    PGresult *prepared = PQprepare(connection, "", text, 0, NULL);
    bool good = PQresultStatus(prepared) == PGRES_COMMAND_OK;
    if (!good) {
        printf("%s: %s", name, PQresultErrorMessage(prepared));
    }
    PQclear(prepared);
    return good && check_described(connection, name, in, out);
}

static int check_list(PGconn *connection, FILE *list) {
    char *line = NULL;
    size_t room = 0;
    int passed = 0;
    int failed = 0;
    while (getline(&line, &room, list) > 0) {
        bool good = check_query(connection, line);
        passed += good;
        failed += !good;
    }
    free(line);
    printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}

static Err migrate(const char *address) {
    Db *db = NULL;
    TRY(db_open(text_of(address), &db));
    Err err = db_migrate(db);
    db_close(db);
    return err;
}

int main(int count, char **words) {
    FILE *list = count == 3 ? fopen(words[2], "r") : NULL;
    if (list == NULL) {
        (void)fputs("usage: postgres_types ADDRESS LIST\n", stderr);
        return 2;
    }
    int status = 1;
    Err err = migrate(words[1]);
    if (err_failed(err)) {
        printf("%s (%d)\n0 passed, 1 failed\n", err_message(err), err.number);
    } else {
        PGconn *connection = PQconnectdb(words[1]);
        status = check_list(connection, list);
        PQfinish(connection);
    }
    (void)fclose(list);
    return status;
}
