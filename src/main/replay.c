// Loads the catalogue of a scenario and runs its steps.
#include "main/replay.h"

#include "action/agreement/agreement_see.h"
#include "action/entitlement/entitlement_move.h"
#include "action/order/order_accept.h"
#include "action/order/renewal.h"
#include "store/q_part.h"
#include "store/q_programme.h"

enum { RENEWALS_AHEAD_DAYS = 90, PROGRAMME_VERSION = 1 };

static const Text country_group = S_INIT("WW");

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

static Err add_parts(Replay *replay, const PriceList *list) {
    const Scenario *scenario = replay->scenario;
    for (size_t i = 0; i < scenario->part_count; i++) {
        const ScenarioPart *part = &scenario->parts[i];
        TRY(store_part_add(replay->db, &part->part));
        for (size_t j = 0; j < part->row_count; j++) {
            TRY(store_price_row_add(replay->db, list, part->part.part, &part->rows[j]));
        }
    }
    for (size_t i = 0; i < scenario->part_count; i++) {
        const Part *part = &scenario->parts[i].part;
        if (part->renewal.len > 0 || part->reinstatement.len > 0) {
            TRY(q_part_set_followers(replay->db,
                                     &(QPartSetFollowersIn){
                                         .part = part->part,
                                         .renewal_null = part->renewal.len == 0,
                                         .renewal = part->renewal,
                                         .reinstatement_null = part->reinstatement.len == 0,
                                         .reinstatement = part->reinstatement,
                                     }));
        }
    }
    return OK;
}

static PriceList price_list(const Scenario *scenario) {
    return (PriceList){
        .programme = &scenario->programme,
        .country_group = country_group,
        .currency = scenario->currency,
    };
}

// The catalogue: the programme and the price list, in one transaction.
static Err load_catalogue(Replay *replay) {
    PriceList list = price_list(replay->scenario);
    TRY(db_begin(replay->db));
    TRY(q_programme_add_version(replay->db, &(QProgrammeAddVersionIn){
                                                .version = PROGRAMME_VERSION,
                                                .from_day = DATE_MIN,
                                                .name = replay->scenario->programme.name,
                                                .definition = replay->scenario->programme_text,
                                            }));
    TRY(store_numbers_begin(replay->db));
    TRY(add_parts(replay, &list));
    if (replay->options->add_accounts != NULL) {
        TRY(replay->options->add_accounts(replay->db));
    }
    return db_commit(replay->db);
}

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
        .prices = price_list(replay->scenario),
        .programme_version = PROGRAMME_VERSION,
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

Err replay_run(Arena *arena, const Scenario *scenario, const ReplayOptions *options,
               ResultSink sink) {
    Replay replay = {.scenario = scenario, .options = options, .arena = arena};
    TRY(db_open(options->database, &replay.db));
    Err err = db_migrate(replay.db);
    if (!err_failed(err)) {
        err = load_catalogue(&replay);
    }
    if (!err_failed(err)) {
        err = run_steps(&replay, sink);
    }
    db_close(replay.db);
    return err;
}
