// Results of a replay as a walk for people: what happened, what it cost, and why.
#ifndef MAIN_REPLAY_RESULT_EXPLAIN_H
#define MAIN_REPLAY_RESULT_EXPLAIN_H

#include "base/json_write.h"
#include "main/replay/replay.h"

typedef struct {
    Sink sink;
    Arena *arena;
    const Scenario *scenario;
} ResultExplainer;

// Writes a paragraph on one step; the steps of each price below its line.
Err result_explain(const ResultExplainer *explainer, const StepResult *result);

#endif
