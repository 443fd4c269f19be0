// The scenario as a whole: its members, its programme, its steps.
#include "main/replay/scenario.h"

#include "base/file.h"
#include "main/programme_read.h"
#include "main/replay/scenario_private.h"

#include <stddef.h>
#include <string.h>

typedef struct {
    Text currency;
    FieldJson parts_json;
    FieldJson steps_json;
    FieldJson programme;
} Shape;

static const Field shape_fields[] = {
    {.name = S_INIT("currency"), .kind = FIELD_NAME, .offset = offsetof(Shape, currency)},
    {.name = S_INIT("parts"),
     .kind = FIELD_ANY,
     .required = true,
     .offset = offsetof(Shape, parts_json)},
    {.name = S_INIT("steps"),
     .kind = FIELD_ANY,
     .required = true,
     .offset = offsetof(Shape, steps_json)},
    {.name = S_INIT("programme"), .kind = FIELD_ANY, .offset = offsetof(Shape, programme)},
};
static const FieldTable shape_table = FIELD_TABLE("a scenario", Shape, shape_fields);

static bool read_currency(const Shape *shape, Scenario *scenario, Complaints *complaints) {
    Text code = shape->currency.len > 0 ? shape->currency : S("USD");
    JsonPlace place = {.key = S("currency")};
    if (currency_find(code, &scenario->currency)) {
        return true;
    }
    Text quote = complaint_quote(complaints->arena, code);
    complain(complaints, &place, "%.*s; allowed are the codes of ISO 4217", TEXT_ARG(quote));
    return false;
}

// Parses a programme definition that stands in a text of its own.
static bool read_programme_text(Arena *arena, Text text, Scenario *scenario,
                                Complaints *complaints) {
    JsonFault fault;
    JsonPlace place = {.key = S("programme")};
    if (!json_parse(arena, text, &scenario->programme_document, &fault)) {
        complain(complaints, &place, "line %d of that file: %.*s", fault.line,
                 TEXT_ARG(fault.message));
        return false;
    }
    Complaints inner = {.arena = arena, .document = scenario->programme_document};
    scenario->programme_text = text;
    if (programme_read(json_root(scenario->programme_document), NULL, &scenario->programme,
                       &inner)) {
        return true;
    }
    Text first = complaint_text(arena, S("that file"), &inner.items[0]);
    complain(complaints, &place, "%.*s", TEXT_ARG(first));
    return false;
}

static bool read_programme_file(Arena *arena, Text path, Scenario *scenario,
                                Complaints *complaints) {
    JsonPlace place = {.key = S("programme")};
    Text terminated = text_copy(arena, path);
    Text text;
    Err err = file_read(arena, terminated.bytes, SCENARIO_BYTES_MAX, &text);
    if (err_failed(err)) {
        Text quote = complaint_quote(arena, path);
        complain(complaints, &place, "%.*s: %s: %s", TEXT_ARG(quote), err_message(err),
                 err.number == 0 ? err_hint(err) : strerror(err.number));
        return false;
    }
    return read_programme_text(arena, text, scenario, complaints);
}

// The programme that the scenario holds or names; else the shipped one.
static bool read_programme(const Shape *shape, Scenario *scenario, Complaints *complaints) {
    Arena *arena = complaints->arena;
    JsonPlace place = {.key = S("programme")};
    if (!shape->programme.given) {
        return read_programme_text(arena, programme_standard_text(), scenario, complaints);
    }
    Json value = shape->programme.value;
    if (json_kind(value) == JSON_KIND_OBJECT) {
        scenario->programme_text = json_source(scenario->document, &place);
        return programme_read(value, &place, &scenario->programme, complaints);
    }
    Text path;
    return fields_read_name(value, &place, &path, complaints) &&
           read_programme_file(arena, path, scenario, complaints);
}

bool scenario_read(Arena *arena, Text text, Scenario *ret_scenario, Complaints *complaints) {
    JsonFault fault;
    Shape shape = {0};
    *ret_scenario = (Scenario){0};
    *complaints = (Complaints){.arena = arena};
    if (!json_parse(arena, text, &ret_scenario->document, &fault)) {
        complain(complaints, NULL, "%.*s", TEXT_ARG(fault.message));
        complaints->items[0].line = fault.line;
        return false;
    }
    complaints->document = ret_scenario->document;
    return fields_read(json_root(ret_scenario->document), NULL, &shape_table, &shape, complaints) &&
           read_currency(&shape, ret_scenario, complaints) &&
           read_programme(&shape, ret_scenario, complaints) &&
           scenario_read_parts(shape.parts_json.value, ret_scenario, complaints) &&
           scenario_read_steps(shape.steps_json.value, ret_scenario, complaints);
}

void scenario_free(Scenario *scenario) {
    json_free(scenario->document);
    json_free(scenario->programme_document);
}
