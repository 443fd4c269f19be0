// Results of a replay as JSON (replay.md).
#ifndef MAIN_REPLAY_RESULT_WRITE_H
#define MAIN_REPLAY_RESULT_WRITE_H

#include "base/json_write.h"
#include "main/replay/replay.h"

typedef struct {
    JsonWriter *json;
    Arena *arena;
    const Scenario *scenario;
    bool with_trace; // each priced line tells its steps
    bool for_people; // a line break after each result
} ResultWriter;

void result_write(const ResultWriter *writer, const StepResult *result);

#endif
