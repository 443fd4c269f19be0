// To be put before a program (LD_PRELOAD): SQLite with WEAKEN=NORMAL or WEAKEN=OFF instead of full
// sync, for the negative controls of the power-loss test. The product reads its settings back when
// it opens a database and refuses weaker ones, so this one strikes later: before the first
// statement of each connection.
#include <dlfcn.h>
#include <stdio.h>
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
    const char *wanted = getenv("WEAKEN");
    if (wanted != NULL) {
        char pragma[64];
        (void)snprintf(pragma, sizeof pragma, "PRAGMA synchronous=%s", wanted);
        // Refused inside a transaction; then an earlier statement has set it already.
        (void)exec(handle, pragma, NULL, NULL, NULL);
    }
    return prepare(handle, sql, bytes, flags, ret_statement, ret_tail);
}
