// The line, and which faults are the input's.
#include "main/command_fault.h"

#include "base/input/complaint.h"
#include "main/command.h"

#include <stdio.h>
#include <string.h>

static bool is_of_file(Err err) {
    return err.code == FAULT_FILE_OPEN || err.code == FAULT_FILE_READ;
}

// A database that is not there, is another program's or must be empty and is not: a wrong word.
static bool is_of_input(Err err) {
    return is_of_file(err) || err.code == FAULT_TOO_LARGE || err.code == FAULT_DB_OPEN ||
           err.code == FAULT_DB_SCHEMA || err.code == FAULT_DB_NOT_EMPTY ||
           err.code == FAULT_DB_COLLATION || err.code == FAULT_DB_WEAK;
}

int command_say_fault(const char *subject, Err err) {
    Text shown = subject == NULL ? (Text){0} : complaint_file(subject);
    // The number of a database is the engine's own, and no errno.
    bool has_why = is_of_file(err) && err.number != 0;
    char code[32] = "";
    if (!is_of_file(err) && err.number != 0) {
        (void)snprintf(code, sizeof code, ", code %d", err.number);
    }
    (void)fprintf(stderr, "licet: %.*s%s%s%s%s%s (%s)\n", TEXT_ARG(shown),
                  subject == NULL ? "" : ": ", err_message(err), has_why ? ": " : "",
                  has_why ? strerror(err.number) : "", code, err_hint(err));
    return is_of_input(err) ? EXIT_UNUSABLE : EXIT_FAULT;
}
