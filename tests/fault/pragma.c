// To be put before a program (LD_PRELOAD): SQLITE_PRAGMAS are set on each connection of SQLite, as
// "PRAGMA synchronous=OFF". The product reads its settings back when it opens a database and
// refuses weaker ones, so this strikes later: before each statement that is prepared. For the
// power-loss test: weaker syncs are its negative controls, and frequent checkpoints make a short
// record hold many.
#include <dlfcn.h>
#include <stdlib.h>

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;
typedef int (*Exec)(sqlite3 *, const char *, void *, void *, char **);
typedef int (*Prepare)(sqlite3 *, const char *, int, unsigned, sqlite3_stmt **, const char **);

int sqlite3_prepare_v3(sqlite3 *handle, const char *sql, int bytes, unsigned flags,
                       sqlite3_stmt **ret_statement, const char **ret_tail);

int sqlite3_prepare_v3(sqlite3 *handle, const char *sql, int bytes, unsigned flags,
                       sqlite3_stmt **ret_statement, const char **ret_tail) {
    Prepare prepare = __extension__(Prepare) dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
    Exec exec = __extension__(Exec) dlsym(RTLD_NEXT, "sqlite3_exec");
    const char *pragmas = getenv("SQLITE_PRAGMAS");
    if (pragmas != NULL) {
        // What is refused inside a transaction was set by an earlier statement.
        (void)exec(handle, pragmas, NULL, NULL, NULL);
    }
    return prepare(handle, sql, bytes, flags, ret_statement, ret_tail);
}
