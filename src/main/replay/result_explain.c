// The printed walk.
#include "main/replay/result_explain.h"

#include "main/price_words.h"
#include "main/refusal_words.h"

enum { PARAGRAPH_MAX = 512 * 1024 };

typedef struct {
    Words words;
    TextBuf *buf;
} Walk;

static void add_date(const Walk *walk, Date date) {
    words_add_date(&walk->words, date);
}

static Text level_name(const Walk *walk, Level level) {
    return words_level(&walk->words, level);
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

static void add_line(const Walk *walk, const OrderLineView *line, size_t number) {
    words_add_line(&walk->words, &(LineWords){
                                     .number = (int64_t)number,
                                     .part = line->part,
                                     .quantity = line->quantity,
                                     .unit = line->unit,
                                     .extended = line->extended,
                                     .points = line->points,
                                     .coverage_start = line->coverage_start,
                                     .coverage_end = line->coverage_end,
                                     .months = line->months,
                                     .due = line->due,
                                     .trace = line->trace,
                                 });
}

static void add_order(const Walk *walk, const OrderView *order, bool is_stored) {
    Text level = level_name(walk, order->level);
    Text currency = currency_code(walk->words.currency);
    buf_addf(walk->buf, "    %s at level %.*s (R2.5): ", is_stored ? "accepted" : "would be priced",
             TEXT_ARG(level));
    words_add_money(&walk->words, order->total);
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
    words_add_money(&walk->words, back->credit);
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
    Walk walk = {.words = {&explainer->scenario->programme, explainer->scenario->currency, &buf},
                 .buf = &buf};
    add_heading(&walk, result->step);
    if (refused(&result->refusals)) {
        Text words = refusal_words(explainer->arena, LANG_EN, &result->refusals.items[0]);
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
