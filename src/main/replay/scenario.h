// A replay scenario (replay.md): parts, prices and steps, read from JSON and judged for shape. What
// stands here is usable; whether a step is accepted is the actions' business.
#ifndef MAIN_REPLAY_SCENARIO_H
#define MAIN_REPLAY_SCENARIO_H

#include "base/input/fields.h"
#include "base/text_map.h"
#include "domain/price.h"

typedef enum {
    DO_ENROL,
    DO_ADD_SITE,
    DO_ORDER,
    DO_RENEWALS,
    DO_RENEW,
    DO_RETURN,
    DO_MIGRATE,
    DO_MOVE_SITE,
    DO_AGREEMENT,
    DO_ENTITLEMENTS,
} StepKind;

typedef struct {
    Text part;
    int64_t quantity; // 0 for anything that is no integer
} ScenarioLine;

typedef struct {
    Text order; // a step's id
    int64_t line;
    int64_t quantity;
} ScenarioMoveLine;

// One step; the members that its kind does not have stay empty.
typedef struct {
    Text id;
    FieldDate on;
    int kind; // StepKind
    Text site;
    Text agreement;
    int programme;     // 0 relationship, 1 express
    int customer_type; // CustomerType
    FieldList lines;   // ScenarioLine, or ScenarioMoveLine of a migrate
    FieldDate by;
    FieldList except; // Text
    Text order;
    int64_t line;
    int64_t quantity;
    Text from;
    Text to;
} Step;

typedef struct {
    Part part;
    PriceRow *rows;
    size_t row_count;
} ScenarioPart;

typedef struct {
    Currency currency;
    Programme programme;
    Text programme_text; // its definition
    ScenarioPart *parts;
    size_t part_count;
    Step *steps;
    size_t step_count;
    TextMap step_ids; // id → index in steps
    // Documents that the texts live in; freed with scenario_free.
    JsonDocument *document;
    JsonDocument *programme_document;
} Scenario;

enum {
    SCENARIO_BYTES_MAX = 16 * 1024 * 1024,
    SCENARIO_STEP_YEAR_MAX = 9799,
    SCENARIO_STEP_YEAR_MIN = 1900,
    // Agreements times years from the first step to the last: so many in all, or per step if that
    // is more.
    SCENARIO_AGREEMENT_YEARS = 206000,
    SCENARIO_YEARS_PER_STEP = 20
};

// Reads a scenario. False where it is unusable, with at least one complaint: the first is the one
// to show. ret_scenario is to be freed either way.
bool scenario_read(Arena *arena, Text text, Scenario *ret_scenario, Complaints *complaints);
void scenario_free(Scenario *scenario);

// "order", "add_site" …
Text step_kind_name(StepKind kind);

#endif
