// Steps of a scenario: each `do` has its own table of members.
#include "main/replay/scenario_private.h"

#include <stddef.h>

#define MEMBER(member, kind_of)                                                                    \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(Step, member)

static const Text step_kinds[] = {
    [DO_ENROL] = S_INIT("enrol"),         [DO_ADD_SITE] = S_INIT("add_site"),
    [DO_ORDER] = S_INIT("order"),         [DO_RENEWALS] = S_INIT("renewals"),
    [DO_RENEW] = S_INIT("renew"),         [DO_RETURN] = S_INIT("return"),
    [DO_MIGRATE] = S_INIT("migrate"),     [DO_MOVE_SITE] = S_INIT("move_site"),
    [DO_AGREEMENT] = S_INIT("agreement"), [DO_ENTITLEMENTS] = S_INIT("entitlements"),
};
enum { STEP_KIND_COUNT = sizeof step_kinds / sizeof step_kinds[0] };

Text step_kind_name(StepKind kind) {
    return step_kinds[kind];
}

static const Text programmes[] = {S_INIT("relationship"), S_INIT("express")};

static const Field line_fields[] = {
    {.name = S_INIT("part"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(ScenarioLine, part)},
    {.name = S_INIT("quantity"),
     .kind = FIELD_COUNT,
     .required = true,
     .offset = offsetof(ScenarioLine, quantity)},
};
static const FieldTable line_table = FIELD_TABLE("an order line", ScenarioLine, line_fields);

static const Field move_line_fields[] = {
    {.name = S_INIT("order"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(ScenarioMoveLine, order)},
    {.name = S_INIT("line"),
     .kind = FIELD_COUNT,
     .required = true,
     .offset = offsetof(ScenarioMoveLine, line)},
    {.name = S_INIT("quantity"),
     .kind = FIELD_COUNT,
     .required = true,
     .offset = offsetof(ScenarioMoveLine, quantity)},
};
static const FieldTable move_line_table =
    FIELD_TABLE("a line to move", ScenarioMoveLine, move_line_fields);

// Every step begins with these.
#define COMMON_MEMBERS                                                                             \
    {MEMBER(id, FIELD_NAME), .required = true}, {MEMBER(on, FIELD_DATE), .required = true}, {      \
        .name = S_INIT("do"), .kind = FIELD_CHOICE, .required = true,                              \
        .offset = offsetof(Step, kind), .choices = step_kinds, .choice_count = STEP_KIND_COUNT     \
    }

static const Field enrol_fields[] = {
    COMMON_MEMBERS,
    {MEMBER(site, FIELD_NAME), .required = true},
    {MEMBER(agreement, FIELD_NAME)},
    {MEMBER(programme, FIELD_CHOICE), .choices = programmes, .choice_count = 2},
    {MEMBER(customer_type, FIELD_CHOICE), .choices = customer_type_names,
     .choice_count = CUSTOMER_TYPE_COUNT},
};
static const Field site_fields[] = {
    COMMON_MEMBERS,
    {MEMBER(agreement, FIELD_NAME), .required = true},
    {MEMBER(site, FIELD_NAME), .required = true},
};
static const Field order_fields[] = {
    COMMON_MEMBERS,
    {MEMBER(site, FIELD_NAME), .required = true},
    {MEMBER(lines, FIELD_LIST), .required = true, .items = &line_table},
};
static const Field renewals_fields[] = {
    COMMON_MEMBERS,
    {MEMBER(site, FIELD_NAME)},
    {MEMBER(agreement, FIELD_NAME)},
    {MEMBER(by, FIELD_DATE)},
};
static const Field renew_fields[] = {
    COMMON_MEMBERS,           {MEMBER(site, FIELD_NAME)},    {MEMBER(agreement, FIELD_NAME)},
    {MEMBER(by, FIELD_DATE)}, {MEMBER(except, FIELD_NAMES)},
};
static const Field return_fields[] = {
    COMMON_MEMBERS,
    {MEMBER(order, FIELD_NAME), .required = true},
    {MEMBER(line, FIELD_COUNT), .required = true},
    {MEMBER(quantity, FIELD_COUNT), .required = true},
};
static const Field migrate_fields[] = {
    COMMON_MEMBERS,
    {MEMBER(from, FIELD_NAME), .required = true},
    {MEMBER(to, FIELD_NAME), .required = true},
    {MEMBER(lines, FIELD_LIST), .items = &move_line_table},
};
static const Field agreement_fields[] = {
    COMMON_MEMBERS,
    {MEMBER(agreement, FIELD_NAME), .required = true},
};
static const Field entitlements_fields[] = {
    COMMON_MEMBERS,
    {MEMBER(site, FIELD_NAME)},
    {MEMBER(agreement, FIELD_NAME)},
};

static const FieldTable step_tables[] = {
    [DO_ENROL] = FIELD_TABLE("an enrol step", Step, enrol_fields),
    [DO_ADD_SITE] = FIELD_TABLE("an add_site step", Step, site_fields),
    [DO_ORDER] = FIELD_TABLE("an order step", Step, order_fields),
    [DO_RENEWALS] = FIELD_TABLE("a renewals step", Step, renewals_fields),
    [DO_RENEW] = FIELD_TABLE("a renew step", Step, renew_fields),
    [DO_RETURN] = FIELD_TABLE("a return step", Step, return_fields),
    [DO_MIGRATE] = FIELD_TABLE("a migrate step", Step, migrate_fields),
    [DO_MOVE_SITE] = FIELD_TABLE("a move_site step", Step, site_fields),
    [DO_AGREEMENT] = FIELD_TABLE("an agreement step", Step, agreement_fields),
    [DO_ENTITLEMENTS] = FIELD_TABLE("an entitlements step", Step, entitlements_fields),
};

// Finds which table a step is read by.
static bool read_kind(Json object, const JsonPlace *place, int *ret_kind, Complaints *complaints) {
    Json value;
    JsonPlace member = {.parent = place, .key = S("do")};
    if (!fields_expect(object, JSON_KIND_OBJECT, place, complaints)) {
        return false;
    }
    if (!json_get_member(object, S("do"), &value)) {
        complain(complaints, place, "a step lacks its member \"do\"");
        return false;
    }
    for (int i = 0; i < STEP_KIND_COUNT; i++) {
        if (json_kind(value) == JSON_KIND_TEXT && text_equal(json_get_text(value), step_kinds[i])) {
            *ret_kind = i;
            return true;
        }
    }
    Text quote = complaint_quote_json(complaints->arena, value);
    complain(
        complaints, &member,
        "%.*s; allowed are enrol, add_site, order, renewals, renew, return, migrate, move_site, "
        "agreement, entitlements",
        TEXT_ARG(quote));
    return false;
}

// What a table cannot say: members that depend on each other.
static bool judge_members(const Step *step, const JsonPlace *place, Complaints *complaints) {
    StepKind kind = (StepKind)step->kind;
    bool of_holder = kind == DO_RENEWALS || kind == DO_RENEW || kind == DO_ENTITLEMENTS;
    if (of_holder && step->site.len > 0 && step->agreement.len > 0) {
        complain(complaints, place, "site and agreement in one step; allowed is one of them");
        return false;
    }
    if (of_holder && step->site.len == 0 && step->agreement.len == 0) {
        complain(complaints, place, "the step lacks its member \"site\" or \"agreement\"");
        return false;
    }
    if (kind == DO_ENROL && step->programme == 0 && step->agreement.len == 0) {
        complain(complaints, place, "a relationship enrol step lacks its member \"agreement\"");
        return false;
    }
    return true;
}

// Days go forward, within the years that the calendar's arithmetic allows.
static bool judge_day(const Step *step, const Step *before, const JsonPlace *place,
                      Complaints *complaints) {
    JsonPlace member = {.parent = place, .key = S("on")};
    char on[DATE_TEXT_BYTES];
    char last[DATE_TEXT_BYTES];
    int32_t year = date_civil(step->on.date).year;
    Text id = complaint_quote(complaints->arena, step->id);
    date_write(step->on.date, on);
    if (year < SCENARIO_STEP_YEAR_MIN || year > SCENARIO_STEP_YEAR_MAX) {
        complain(complaints, &member, "step %.*s: %.*s; allowed are the years %d to %d",
                 TEXT_ARG(id), DATE_TEXT_BYTES, on, SCENARIO_STEP_YEAR_MIN, SCENARIO_STEP_YEAR_MAX);
        return false;
    }
    if (before != NULL && date_before(step->on.date, before->on.date)) {
        date_write(before->on.date, last);
        complain(complaints, &member, "step %.*s: %.*s is before %.*s of the step before it",
                 TEXT_ARG(id), DATE_TEXT_BYTES, on, DATE_TEXT_BYTES, last);
        return false;
    }
    return true;
}

static bool read_step(Json object, const JsonPlace *place, Scenario *scenario, size_t index,
                      Complaints *complaints) {
    Step *step = &scenario->steps[index];
    int kind = 0;
    if (!read_kind(object, place, &kind, complaints) ||
        !fields_read(object, place, &step_tables[kind], step, complaints) ||
        !judge_members(step, place, complaints) ||
        !judge_day(step, index == 0 ? NULL : step - 1, place, complaints)) {
        return false;
    }
    size_t taken = 0;
    if (text_map_find(&scenario->step_ids, step->id, &taken)) {
        JsonPlace member = {.parent = place, .key = S("id")};
        Text quote = complaint_quote(complaints->arena, step->id);
        complain(complaints, &member, "%.*s stands twice; allowed is each step id once",
                 TEXT_ARG(quote));
        return false;
    }
    text_map_add(complaints->arena, &scenario->step_ids, step->id, index);
    return true;
}

// What a replay computes grows with the years that pass over each agreement, whatever its file's
// size: 26 agreements over the whole calendar, or twenty years of each step, must do.
static bool judge_years(const Scenario *scenario, const JsonPlace *place, Complaints *complaints) {
    int64_t agreements = 0;
    for (size_t i = 0; i < scenario->step_count; i++) {
        const Step *step = &scenario->steps[i];
        agreements += step->kind == DO_ENROL && step->programme == 0;
    }
    if (agreements == 0) {
        return true;
    }
    int64_t most = (int64_t)scenario->step_count * SCENARIO_YEARS_PER_STEP;
    most = most < SCENARIO_AGREEMENT_YEARS ? SCENARIO_AGREEMENT_YEARS : most;
    int32_t first = date_civil(scenario->steps[0].on.date).year;
    int32_t last = date_civil(scenario->steps[scenario->step_count - 1].on.date).year;
    int64_t years = agreements * (last - first);
    if (years > most) {
        complain(complaints, place,
                 "%lld agreements from %d to %d are %lld agreement-years; allowed are %lld",
                 (long long)agreements, first, last, (long long)years, (long long)most);
    }
    return years <= most;
}

bool scenario_read_steps(Json list, Scenario *scenario, Complaints *complaints) {
    JsonPlace place = {.key = S("steps")};
    if (!fields_expect(list, JSON_KIND_LIST, &place, complaints)) {
        return false;
    }
    scenario->step_count = json_list_count(list);
    scenario->steps = arena_array(complaints->arena, Step, scenario->step_count);
    for (size_t i = 0; i < scenario->step_count; i++) {
        JsonPlace item = {.parent = &place, .index = i, .is_item = true};
        if (!read_step(json_list_item(list, i), &item, scenario, i, complaints)) {
            return false;
        }
    }
    return judge_years(scenario, &place, complaints);
}
