// How a command says a fault: one line on standard error.
#ifndef MAIN_COMMAND_FAULT_H
#define MAIN_COMMAND_FAULT_H

#include "base/err.h"

// "licet: SUBJECT: what happened: why (what to do)"; the subject is a file or a database, NULL for
// none. Returns the exit status: EXIT_UNUSABLE where the fault is of the input, else EXIT_FAULT.
int command_say_fault(const char *subject, Err err);

#endif
