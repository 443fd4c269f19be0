// licet migrate: applies what an older database lacks.
#include "main/command.h"
#include "main/command_fault.h"
#include "store/db.h"

#include <stdio.h>

static int usage(void) {
    (void)fputs(
        "usage: licet migrate DATABASE    (a file or postgresql://…; there is no way back)\n",
        stderr);
    return EXIT_UNUSABLE;
}

// A database that is not there, or another program's, is left as it is.
static Err look(const char *database, DbVersion *ret_version) {
    Db *db = NULL;
    TRY(db_open_to_read(text_of(database), &db));
    Err err = db_version(db, ret_version);
    db_close(db);
    return err;
}

static Err migrate(const char *database) {
    Db *db = NULL;
    TRY(db_open(text_of(database), &db));
    Err err = db_migrate(db);
    db_close(db);
    return err;
}

int command_migrate(int count, char **words) {
    DbVersion version = {0};
    if (count != 1 || words[0][0] == '-') {
        return usage();
    }
    Err err = look(words[0], &version);
    if (!err_failed(err) && version.applied == 0) {
        err = FAULT_AT(FAULT_DB_SCHEMA, 0);
    }
    if (!err_failed(err) && version.applied < version.known) {
        err = migrate(words[0]);
    }
    if (err_failed(err)) {
        return command_say_fault(words[0], err);
    }
    (void)printf(version.applied < version.known ? "migrate: %s: from migration %d to %d\n"
                                                 : "migrate: %s: has migration %d of %d already\n",
                 words[0], (int)version.applied, (int)version.known);
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_FAULT;
}
