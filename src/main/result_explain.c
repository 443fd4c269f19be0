// The printed walk.
#include "main/result_explain.h"

#include "main/refusal_words.h"

enum { PARAGRAPH_MAX = 512 * 1024 };

typedef struct {
    const Scenario *scenario;
    TextBuf *buf;
} Walk;

static void add_date(const Walk *walk, Date date) {
    char bytes[DATE_TEXT_BYTES];
    date_write(date, bytes);
    buf_add(walk->buf, (Text){bytes, sizeof bytes});
}

static void add_minor(const Walk *walk, int64_t minor) {
    money_write(walk->buf, (Money){minor}, walk->scenario->currency);
}

static Text level_name(const Walk *walk, Level level) {
    return level_is_none(level) ? S("none (express)")
                                : programme_level_code(&walk->scenario->programme, level);
}

static void add_agreement(const Walk *walk, const AgreementSummary *agreement) {
    if (agreement->express) {
        buf_add(walk->buf, S("    agreement: express, without points and level (R1.1)\n"));
        return;
    }
    Text level = level_name(walk, agreement->level);
    buf_addf(walk->buf, "    agreement: level %.*s", TEXT_ARG(level));
    if (agreement->has_term) {
        buf_add(walk->buf, S(", term "));
        add_date(walk, agreement->term_start);
        buf_add(walk->buf, S(" to "));
        add_date(walk, agreement->term_end);
        buf_add(walk->buf, S(" with "));
        points_write(walk->buf, agreement->term_points);
        buf_add(walk->buf, S(" points, anniversary "));
        add_date(walk, agreement->next_anniversary);
    } else {
        buf_add(walk->buf, S(", no term before its first order (R3.1)"));
    }
    if (agreement->has_next_level) {
        Text next = level_name(walk, agreement->next_level);
        buf_add(walk->buf, S("; "));
        points_write(walk->buf, agreement->points_to_next);
        buf_addf(walk->buf, " points to level %.*s", TEXT_ARG(next));
    }
    buf_add(walk->buf, S("\n"));
}

// What a step of a price did, in words.
static void add_operation(const Walk *walk, const PriceTrace *trace, const PriceStep *step) {
    Text paid = level_name(walk, trace->level_paid);
    switch (step->kind) {
    case PRICE_STEP_LEVEL:
        buf_add(walk->buf, S("row from "));
        add_date(walk, trace->row_from);
        buf_add(walk->buf, S(", published "));
        add_date(walk, trace->row_published);
        buf_add(walk->buf, S(", in force on "));
        add_date(walk, trace->price_on);
        buf_addf(walk->buf, "; level %.*s", TEXT_ARG(paid));
        return;
    case PRICE_STEP_CAP:
        buf_add(walk->buf, S("at most "));
        add_minor(walk, step->operand);
        buf_addf(walk->buf, " and %lld hundredths of a per cent more", (long long)step->operand_2);
        return;
    case PRICE_STEP_BID:
        buf_add(walk->buf, S("at most the bid "));
        add_minor(walk, step->operand);
        return;
    case PRICE_STEP_MONTHS:
        buf_addf(walk->buf, "x %lld months / 12", (long long)step->operand);
        return;
    case PRICE_STEP_CHANNEL:
        buf_addf(walk->buf, "less %lld hundredths of a per cent", (long long)step->operand);
        return;
    case PRICE_STEP_QUANTITY:
        buf_addf(walk->buf, "x %lld", (long long)step->operand);
        return;
    }
    NEVER("a kind of price step");
}

static void add_trace(const Walk *walk, const PriceTrace *trace) {
    for (int32_t i = 0; i < trace->step_count; i++) {
        const PriceStep *step = &trace->steps[i];
        Text name = price_step_name(step->kind);
        Text rule = price_step_rule(step->kind);
        buf_addf(walk->buf, "        %-9.*s", TEXT_ARG(name));
        add_operation(walk, trace, step);
        buf_add(walk->buf, S(" = "));
        add_minor(walk, step->result);
        buf_addf(walk->buf, "  (%.*s%s)\n", TEXT_ARG(rule),
                 step->rounding == ROUNDING_HALF_UP ? ", rounded half up" : "");
    }
}

static void add_line(const Walk *walk, const OrderLineView *line, size_t number) {
    buf_addf(walk->buf, "    line %zu: %lld x ", number, (long long)line->quantity.count);
    buf_add(walk->buf, line->part);
    buf_add(walk->buf, S(" at "));
    add_minor(walk, line->unit.minor);
    buf_add(walk->buf, S(" = "));
    add_minor(walk, line->extended.minor);
    buf_add(walk->buf, S(", "));
    points_write(walk->buf, line->points);
    buf_add(walk->buf, S(" points, covered "));
    add_date(walk, line->coverage_start);
    buf_add(walk->buf, S(" to "));
    add_date(walk, line->coverage_end);
    if (line->months != 0) {
        buf_addf(walk->buf, " (%d months, due ", line->months);
        add_date(walk, line->due);
        buf_add(walk->buf, S(")"));
    }
    buf_add(walk->buf, S("\n"));
    if (line->trace != NULL) {
        add_trace(walk, line->trace);
    }
}

static void add_order(const Walk *walk, const OrderView *order, bool is_stored) {
    Text level = level_name(walk, order->level);
    Text currency = currency_code(walk->scenario->currency);
    buf_addf(walk->buf, "    %s at level %.*s (R2.5): ", is_stored ? "accepted" : "would be priced",
             TEXT_ARG(level));
    add_minor(walk, order->total.minor);
    buf_addf(walk->buf, " %.*s, ", TEXT_ARG(currency));
    points_write(walk->buf, order->points);
    buf_add(walk->buf, S(" points\n"));
    for (size_t i = 0; i < order->line_count; i++) {
        add_line(walk, &order->lines[i], i + 1);
    }
    if (is_stored) {
        add_agreement(walk, &order->agreement);
    }
}

static void add_return(const Walk *walk, const ReturnOutcome *back) {
    buf_add(walk->buf, S("    credited "));
    add_minor(walk, back->credit.minor);
    buf_add(walk->buf, S(", points "));
    points_write(walk->buf, back->points);
    buf_add(walk->buf, S(" (R9.2, R2.10)\n"));
    add_agreement(walk, &back->agreement);
}

static void add_entitlements(const Walk *walk, const EntitlementRows *rows) {
    for (size_t i = 0; i < rows->count; i++) {
        const EntitlementRow *row = &rows->rows[i];
        buf_add(walk->buf, S("    site "));
        buf_add(walk->buf, row->site);
        buf_addf(walk->buf, " holds %lld x ", (long long)row->quantity.count);
        buf_add(walk->buf, row->part);
        buf_add(walk->buf, row->covered ? S(", covered to ") : S(", lapsed since "));
        add_date(walk, row->coverage_end);
        buf_add(walk->buf, S("\n"));
    }
}

static void add_outcome(const Walk *walk, const StepResult *result) {
    switch ((StepKind)result->step->kind) {
    case DO_ENROL:
    case DO_ADD_SITE:
    case DO_MOVE_SITE:
    case DO_AGREEMENT:
        add_agreement(walk, &result->agreement);
        return;
    case DO_RENEWALS:
        add_order(walk, &result->order, false);
        return;
    case DO_ORDER:
    case DO_RENEW:
        add_order(walk, &result->order, true);
        return;
    case DO_RETURN:
        add_return(walk, &result->back);
        return;
    case DO_MIGRATE:
        buf_addf(walk->buf, "    moved %lld, coverage and points as they were (R5.2, R5.3)\n",
                 (long long)result->moved.count);
        return;
    case DO_ENTITLEMENTS:
        add_entitlements(walk, &result->entitlements);
        return;
    }
    NEVER("a kind of step");
}

// "2024-03-15  o1: order at site S1"
static void add_heading(const Walk *walk, const Step *step) {
    add_date(walk, step->on.date);
    buf_add(walk->buf, S("  "));
    buf_add(walk->buf, step->id);
    buf_add(walk->buf, S(": "));
    buf_add(walk->buf, step_kind_name((StepKind)step->kind));
    const Text names[] = {step->site, step->agreement, step->order, step->from, step->to};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (names[i].len > 0) {
            buf_add(walk->buf, S(" "));
            buf_add(walk->buf, names[i]);
        }
    }
    buf_add(walk->buf, S("\n"));
}

Err result_explain(const ResultExplainer *explainer, const StepResult *result) {
    TextBuf buf = buf_new(explainer->arena, PARAGRAPH_MAX);
    Walk walk = {.scenario = explainer->scenario, .buf = &buf};
    add_heading(&walk, result->step);
    if (refused(&result->refusals)) {
        Text words = refusal_words(explainer->arena, &result->refusals.items[0]);
        buf_add(&buf, S("    refused: "));
        buf_add(&buf, words);
        buf_add(&buf, S("\n"));
    } else {
        add_outcome(&walk, result);
    }
    if (buf.overflow) {
        TRY(explainer->sink.write(explainer->sink.target, buf_text(&buf)));
        return explainer->sink.write(explainer->sink.target,
                                     S("\n    … (more than can be shown)\n"));
    }
    return explainer->sink.write(explainer->sink.target, buf_text(&buf));
}
