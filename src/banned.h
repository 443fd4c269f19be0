// The names that nobody here calls; the Makefile puts this file before every other (-include).
// A poisoned name in a later system header would be an error too, so the headers that declare these
// names come first. Instead of them:
//   strcpy strcat strncpy sprintf …   Text and TextBuf (base/text.h), memcpy, snprintf
//   atoi strtok sscanf …              the parsers of base, which refuse what they do not know
//   rand random …                     randomness from the system, handed in by main
//   time localtime strftime …         Clock, Instant and Date (base/clock.h, base/date.h)
#ifndef LICET_BANNED_H
#define LICET_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/time.h>
#include <time.h>
#include <wchar.h>
#ifdef MAY_WRITE_SPREADSHEETS
#include <xlsxwriter.h>
#endif

#pragma GCC poison strcpy stpcpy strcat strncpy stpncpy strncat sprintf vsprintf gets strtok
#pragma GCC poison atoi atol atoll atof scanf fscanf sscanf vscanf vfscanf vsscanf
#pragma GCC poison rand rand_r srand random srandom drand48 lrand48 mrand48
#pragma GCC poison localtime gmtime ctime ctime_r asctime asctime_r mktemp tmpnam

// The machine's clock is read in base (and by tests, benches and generators), nowhere else.
#ifndef MAY_READ_THE_CLOCK
#pragma GCC poison time clock_gettime gettimeofday localtime_r gmtime_r mktime timegm strftime
#endif

#endif
