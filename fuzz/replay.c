// A whole scenario: read, replayed in memory, written with its traces. Beside not crashing:
//   every step has its result, in order, and the result is JSON;
//   an order's lines add up, their prices come out of their traces again (price_trace_recompute);
//   coverage ends on a month's last day, a renewal starts on a 1st and has 1 to 12 months;
//   every step done twice with its key comes to the same (property 8);
//   no fault but "too large": any other would be the program's own.
#include "base/json_read.h"
#include "main/replay/replay.h"
#include "main/replay/result_explain.h"
#include "main/replay/result_write.h"

#include "json_mutate.h"

enum { INPUT_BYTES_MAX = 64 * 1024, ARENA_BYTES = 256 << 20, KEPT_BYTES = 1 << 20 };
// A term is closed for each agreement and year, a view walks over its years: more than this is only
// slow, not new.
enum { CLOSES_MAX = 5000, WALKS_MAX = 200000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

typedef struct {
    const ResultWriter *writer;
    size_t results;
} Check;

// Keeps output as long as there is room, and a sum over all of it.
typedef struct {
    TextBuf kept;
    uint64_t sum;
} Basket;

static Err basket_take(void *target, Text piece) {
    Basket *basket = target;
    for (size_t i = 0; i < piece.len; i++) {
        basket->sum = (basket->sum ^ (unsigned char)piece.bytes[i]) * UINT64_C(0x100000001b3);
    }
    buf_add(&basket->kept, piece);
    return OK;
}

static void check_trace(const OrderLineView *line) {
    Money unit = {-1};
    Money extended = {-1};
    ENSURE(price_trace_recompute(line->trace, &unit, &extended));
    ENSURE(unit.minor == line->unit.minor && extended.minor == line->extended.minor);
}

static void check_order(const OrderView *order) {
    Wide total = 0;
    Wide points = 0;
    for (size_t i = 0; i < order->line_count; i++) {
        const OrderLineView *line = &order->lines[i];
        total += line->extended.minor;
        points += line->points.hundredths;
        ENSURE(date_is_month_last(line->coverage_end));
        ENSURE(!date_before(line->coverage_end, line->coverage_start));
        if (line->months != 0) {
            ENSURE(line->months >= 1 && line->months <= 12);
            ENSURE(date_is_month_first(line->coverage_start));
            ENSURE(date_months_between(line->coverage_start, line->coverage_end) ==
                   line->months - 1);
        }
        if (line->trace != NULL) {
            check_trace(line);
        }
    }
    ENSURE(total == order->total.minor && total <= AMOUNT_MAX);
    ENSURE(points == order->points.hundredths && points <= AMOUNT_MAX);
}

static void check_entitlements(const EntitlementRows *rows) {
    for (size_t i = 0; i < rows->count; i++) {
        ENSURE(rows->rows[i].quantity.count > 0);
        ENSURE(date_is_month_last(rows->rows[i].coverage_end));
    }
}

static Err take_checked(void *target, const StepResult *result) {
    Check *check = target;
    ENSURE(result->step == &check->writer->scenario->steps[check->results]);
    check->results++;
    StepKind kind = (StepKind)result->step->kind;
    if (!refused(&result->refusals)) {
        if (kind == DO_ORDER || kind == DO_RENEW || kind == DO_RENEWALS) {
            check_order(&result->order);
        } else if (kind == DO_ENTITLEMENTS) {
            check_entitlements(&result->entitlements);
        } else if (kind == DO_RETURN) {
            ENSURE(result->back.points.hundredths <= 0 && result->back.credit.minor >= 0);
        } else if (kind == DO_MIGRATE) {
            ENSURE(result->moved.count > 0);
        }
    }
    result_write(check->writer, result);
    return check->writer->json->fault;
}

static Err take_explained(void *target, const StepResult *result) {
    return result_explain(target, result);
}

// Replays and writes; returns the sum over the output.
static uint64_t run_json(Arena *arena, const Scenario *scenario, bool repeat, bool trace) {
    Basket basket = {.kept = buf_new(arena, KEPT_BYTES)};
    JsonWriter json = json_writer(arena, (Sink){basket_take, &basket});
    ResultWriter writer = {
        .json = &json, .arena = arena, .scenario = scenario, .with_trace = trace};
    Check check = {.writer = &writer};
    ReplayOptions options = {.database = S(":memory:"), .repeat_steps = repeat};
    json_begin_list(&json);
    Err err = replay_run(arena, scenario, &options, (ResultSink){take_checked, &check});
    json_end_list(&json);
    ENSURE(!err_failed(json_writer_end(&json)));
    ENSURE(!err_failed(err) || err.code == FAULT_TOO_LARGE);
    ENSURE(err_failed(err) || check.results == scenario->step_count);
    if (!basket.kept.overflow) {
        JsonDocument *document = NULL;
        JsonFault fault;
        ENSURE(json_parse(arena, buf_text(&basket.kept), &document, &fault));
        ENSURE(json_list_count(json_root(document)) == check.results);
        json_free(document);
    }
    return basket.sum;
}

static void run_explained(Arena *arena, const Scenario *scenario) {
    Basket basket = {.kept = buf_new(arena, KEPT_BYTES)};
    ResultExplainer explainer = {
        .sink = {basket_take, &basket}, .arena = arena, .scenario = scenario};
    ReplayOptions options = {.database = S(":memory:")};
    Err err = replay_run(arena, scenario, &options, (ResultSink){take_explained, &explainer});
    ENSURE(!err_failed(err) || err.code == FAULT_TOO_LARGE);
    ENSURE(basket.kept.overflow || text_is_utf8(buf_text(&basket.kept)));
}

// A definition in another file would be read from wherever the name leads.
static bool names_a_file(Arena *arena, Text text) {
    JsonDocument *document = NULL;
    JsonFault fault;
    Json value;
    if (!json_parse(arena, text, &document, &fault)) {
        return false;
    }
    Json root = json_root(document);
    bool named = json_kind(root) == JSON_KIND_OBJECT &&
                 json_get_member(root, S("programme"), &value) &&
                 json_kind(value) == JSON_KIND_TEXT;
    json_free(document);
    return named;
}

static bool is_only_slow(const Scenario *scenario) {
    if (scenario->step_count == 0) {
        return false;
    }
    Date first = scenario->steps[0].on.date;
    Date last = scenario->steps[scenario->step_count - 1].on.date;
    int64_t years = (last.days - first.days) / 365 + 1;
    int64_t enrolments = 0;
    for (size_t i = 0; i < scenario->step_count; i++) {
        enrolments += scenario->steps[i].kind == DO_ENROL;
    }
    return years * enrolments > CLOSES_MAX || years * (int64_t)scenario->step_count > WALKS_MAX;
}

static void run_scenario(Arena *arena, const Scenario *scenario, uint64_t choice) {
    uint64_t once = run_json(arena, scenario, false, choice % 4 != 0);
    if (choice % 4 == 0) {
        ENSURE(run_json(arena, scenario, true, false) == once);
    } else if (choice % 4 == 1) {
        run_explained(arena, scenario);
    }
}

static uint64_t sum_of(Text text) {
    Basket basket = {0};
    (void)basket_take(&basket, text);
    return basket.sum >> 20;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Arena arena;
    Scenario scenario;
    Complaints complaints;
    Text text = {(const char *)data, size};
    if (arena.start == NULL) {
        ENSURE(!err_failed(arena_init(&arena, ARENA_BYTES)));
    }
    arena_reset(&arena);
    if (size > INPUT_BYTES_MAX || names_a_file(&arena, text)) {
        return 0;
    }
    bool usable = scenario_read(&arena, text, &scenario, &complaints);
    ENSURE(usable == (complaints.count == 0));
    for (int32_t i = 0; i < complaints.count; i++) {
        ENSURE(text_is_plain(complaint_text(&arena, S("input"), &complaints.items[i])));
    }
    if (usable && !is_only_slow(&scenario)) {
        run_scenario(&arena, &scenario, sum_of(text));
    }
    scenario_free(&scenario);
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed) {
    return json_mutate(data, size, max_size, seed);
}
