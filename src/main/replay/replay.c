// Runs the steps of a scenario.
#include "main/replay/replay.h"

#include "action/agreement/agreement_see.h"
#include "action/entitlement/entitlement_move.h"
#include "action/order/order_accept.h"
#include "action/order/renewal.h"
#include "main/replay/catalogue.h"
#include "store/number_store.h"

enum { RENEWALS_AHEAD_DAYS = 90 };

// An order that a step placed; enterprise 0 where it placed none.
typedef struct {
    EnterpriseId enterprise;
    OrderId order;
} PlacedOrder;

typedef struct {
    const Scenario *scenario;
    const ReplayOptions *options;
    Arena *arena;
    Db *db;
    NumberSource numbers;
    bool has_enterprise;
    EnterpriseId enterprise; // of the first enrolment; later ones join it (R1.6)
    PlacedOrder *orders;     // by step
} Replay;

// A scenario knows nothing of a site but its number; all its sites are in UTC (replay.md).
static SiteDetails site_details(const Step *step) {
    return (SiteDetails){.name = step->site, .name_key = step->site, .time_zone = S("UTC")};
}

static Err enrol(Replay *replay, const ActionContext *context, StepResult *result) {
    const Step *step = result->step;
    EnrolOutcome outcome;
    EnrolInput input = {
        .details = site_details(step),
        .has_enterprise = replay->has_enterprise,
        .enterprise = replay->enterprise,
        .site = step->site,
        .agreement = step->agreement,
        .express = step->programme == 1,
        .customer_type = (CustomerType)step->customer_type,
    };
    TRY(do_enrol(context, &input, &outcome, &result->refusals));
    if (!refused(&result->refusals)) {
        replay->has_enterprise = true;
        replay->enterprise = outcome.enterprise;
        result->agreement = outcome.agreement;
    }
    return OK;
}

static OrderParties parties_of(const Replay *replay, const Step *step) {
    return replay->options->parties_of == NULL ? (OrderParties){0}
                                               : replay->options->parties_of(step);
}

static void keep_order(Replay *replay, StepResult *result) {
    if (!refused(&result->refusals)) {
        size_t index = (size_t)(result->step - replay->scenario->steps);
        replay->orders[index] = (PlacedOrder){result->order.enterprise, result->order.order};
    }
}

static Err order(Replay *replay, const ActionContext *context, StepResult *result) {
    const Step *step = result->step;
    const ScenarioLine *lines = step->lines.items;
    OrderLineInput *input = arena_array(context->arena, OrderLineInput, step->lines.count);
    for (size_t i = 0; i < step->lines.count; i++) {
        input[i] = (OrderLineInput){.part = lines[i].part, .quantity = {lines[i].quantity}};
    }
    TRY(do_order_accept(context,
                        &(OrderInput){.site = step->site,
                                      .lines = input,
                                      .line_count = step->lines.count,
                                      .parties = parties_of(replay, step)},
                        &result->order, &result->refusals));
    keep_order(replay, result);
    return OK;
}

static Err renew(Replay *replay, const ActionContext *context, StepResult *result) {
    const Step *step = result->step;
    RenewalInput input = {
        .of_agreement = step->agreement.len > 0,
        .number = step->agreement.len > 0 ? step->agreement : step->site,
        .by = step->by.given ? step->by.date : date_add_days(step->on.date, RENEWALS_AHEAD_DAYS),
        .except = step->except.items,
        .except_count = step->except.count,
        .parties = parties_of(replay, step),
    };
    if (step->kind == DO_RENEWALS) {
        return see_renewals(context, &input, &result->order, &result->refusals);
    }
    TRY(do_renew(context, &input, &result->order, &result->refusals));
    keep_order(replay, result);
    return OK;
}

// The order that a step of this id placed; one that is nowhere if there is none.
static PlacedOrder placed_order(const Replay *replay, Text id) {
    size_t index = 0;
    if (!text_map_find(&replay->scenario->step_ids, id, &index)) {
        return (PlacedOrder){0};
    }
    return replay->orders[index];
}

static Err give_back(Replay *replay, const ActionContext *context, StepResult *result) {
    const Step *step = result->step;
    PlacedOrder placed = placed_order(replay, step->order);
    ReturnInput input = {
        .enterprise = placed.enterprise,
        .order = placed.order,
        .line = step->line,
        .quantity = {step->quantity},
    };
    return do_order_return(context, &input, &result->back, &result->refusals);
}

static Err migrate(Replay *replay, const ActionContext *context, StepResult *result) {
    const Step *step = result->step;
    const ScenarioMoveLine *lines = step->lines.items;
    MoveLineInput *input = arena_array(context->arena, MoveLineInput, step->lines.count);
    for (size_t i = 0; i < step->lines.count; i++) {
        input[i] = (MoveLineInput){
            .order = placed_order(replay, lines[i].order).order,
            .line = lines[i].line,
            .quantity = {lines[i].quantity},
        };
    }
    return do_entitlements_move(context,
                                &(MoveInput){
                                    .from = step->from,
                                    .to = step->to,
                                    .all = !step->lines.given,
                                    .lines = input,
                                    .line_count = step->lines.count,
                                },
                                &result->moved, &result->refusals);
}

static Err run_step(Replay *replay, const ActionContext *context, StepResult *result) {
    const Step *step = result->step;
    SiteInput site = {
        .agreement = step->agreement, .site = step->site, .details = site_details(step)};
    switch ((StepKind)step->kind) {
    case DO_ENROL:
        return enrol(replay, context, result);
    case DO_ADD_SITE:
        return do_site_add(context, &site, &result->agreement, &result->refusals);
    case DO_MOVE_SITE:
        return do_site_move(context, &site, &result->agreement, &result->refusals);
    case DO_ORDER:
        return order(replay, context, result);
    case DO_RENEWALS:
    case DO_RENEW:
        return renew(replay, context, result);
    case DO_RETURN:
        return give_back(replay, context, result);
    case DO_MIGRATE:
        return migrate(replay, context, result);
    case DO_AGREEMENT:
        return see_agreement(context, step->agreement, NULL, &result->agreement, &result->refusals);
    case DO_ENTITLEMENTS:
        return see_entitlements(context, step->agreement.len > 0,
                                step->agreement.len > 0 ? step->agreement : step->site, NULL,
                                &result->entitlements, &result->refusals);
    }
    NEVER("a kind of step");
}

static ActionContext step_context(Replay *replay, const Step *step) {
    return (ActionContext){
        .db = replay->db,
        .arena = replay->arena,
        .prices = catalogue_prices(replay->scenario),
        .programme_version = CATALOGUE_PROGRAMME_VERSION,
        .today = step->on.date,
        .now = date_midnight_utc(step->on.date),
        .numbers = &replay->numbers,
        .key = step->id,
    };
}

static Err run_steps(Replay *replay, ResultSink sink) {
    const Scenario *scenario = replay->scenario;
    replay->orders = arena_array(replay->arena, PlacedOrder, scenario->step_count);
    size_t mark = replay->arena->used;
    for (size_t i = 0; i < scenario->step_count; i++) {
        StepResult result = {.step = &scenario->steps[i]};
        ActionContext context = step_context(replay, result.step);
        TRY(run_step(replay, &context, &result));
        if (replay->options->repeat_steps) {
            StepResult again = {.step = result.step};
            TRY(run_step(replay, &context, &again));
            result = again;
        }
        TRY(sink.take(sink.target, &result));
        arena_rewind(replay->arena, mark);
    }
    return OK;
}

Err replay_run_in(Db *db, Arena *arena, const Scenario *scenario, const ReplayOptions *options,
                  ResultSink sink) {
    Replay replay = {.scenario = scenario, .options = options, .arena = arena, .db = db};
    TRY(catalogue_load(db, scenario));
    if (options->add_accounts != NULL) {
        TRY(options->add_accounts(db));
    }
    return run_steps(&replay, sink);
}

Err replay_run(Arena *arena, const Scenario *scenario, const ReplayOptions *options,
               ResultSink sink) {
    Db *db = NULL;
    TRY(db_open(options->database, &db));
    Err err = db_require_empty(db);
    if (!err_failed(err)) {
        err = db_migrate(db);
    }
    if (!err_failed(err)) {
        err = replay_run_in(db, arena, scenario, options, sink);
    }
    db_close(db);
    return err;
}
