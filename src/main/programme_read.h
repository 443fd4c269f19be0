// Reading a programme definition (house.md "Settings") from JSON.
#ifndef MAIN_PROGRAMME_READ_H
#define MAIN_PROGRAMME_READ_H

#include "base/input/complaint.h"
#include "domain/programme.h"

// Reads and judges the definition that stands at `place`. Every mistake is a complaint that names
// line, key, value and what is allowed; true where there is none. Texts live as long as the
// document.
bool programme_read(Json definition, const JsonPlace *place, Programme *ret_programme,
                    Complaints *complaints);

// The shipped definition, programme/standard.json.
Text programme_standard_text(void);

#endif
