// What a process that only turns bytes into bytes gives up before it reads any.
#ifndef MAIN_PAPER_CAGE_H
#define MAIN_PAPER_CAGE_H

#include "base/err.h"

// Limits of memory, time and files; no new socket or program; no file to be written or made (as far
// as the kernel knows how). Reading stays: fonts are files. FAULT_CAGE where the kernel refuses
// what it must know.
Err cage_enter(void);

#endif
