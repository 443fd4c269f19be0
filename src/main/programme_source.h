// Programmes for reports, read from the definitions that the database keeps.
#ifndef MAIN_PROGRAMME_SOURCE_H
#define MAIN_PROGRAMME_SOURCE_H

#include "report/programme_source.h"

ProgrammeSource programme_source(void);

#endif
