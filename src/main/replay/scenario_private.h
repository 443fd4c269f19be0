// The two halves of reading a scenario; between scenario*.c only.
#ifndef MAIN_REPLAY_SCENARIO_PRIVATE_H
#define MAIN_REPLAY_SCENARIO_PRIVATE_H

#include "main/replay/scenario.h"

// Read after currency and programme.
bool scenario_read_parts(Json list, Scenario *scenario, Complaints *complaints);
bool scenario_read_steps(Json list, Scenario *scenario, Complaints *complaints);

#endif
