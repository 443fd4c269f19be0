// A paper as PDF by a process of its own: this program again, in a cage (cage.h).
#ifndef MAIN_PAPER_PAPER_CHILD_H
#define MAIN_PAPER_PAPER_CHILD_H

#include "base/text.h"

// The word that makes this program set a paper from standard input as PDF on standard output.
#define PAPER_COMMAND "set-paper"

// Sets a paper (doc/paper.h). `program`: where the program is, "/proc/self/exe" for this one. May
// be called by any thread. FAULT_PAPER (number: the child's status) where it ended without a
// document: over its limits, out of time, or it is no paper.
Err paper_child_set(Arena *arena, const char *program, Text paper, Text *ret_pdf);

#endif
