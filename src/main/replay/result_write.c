// One object per step, members in the order of replay.md.
#include "main/replay/result_write.h"

#include "main/refusal_words.h"

enum { AMOUNT_TEXT_MAX = 32 };

static void write_money(const ResultWriter *writer, Text key, Money money) {
    char bytes[AMOUNT_TEXT_MAX];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    money_write(&buf, money, writer->scenario->currency);
    json_key(writer->json, key);
    json_add_text(writer->json, buf_text(&buf));
}

static void write_points(const ResultWriter *writer, Text key, Points points) {
    char bytes[AMOUNT_TEXT_MAX];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    points_write(&buf, points);
    json_key(writer->json, key);
    json_add_text(writer->json, buf_text(&buf));
}

static void write_date(const ResultWriter *writer, Text key, Date date) {
    char bytes[DATE_TEXT_BYTES];
    date_write(date, bytes);
    json_key(writer->json, key);
    json_add_text(writer->json, (Text){bytes, sizeof bytes});
}

static void write_term_date(const ResultWriter *writer, Text key, bool has_term, Date date) {
    if (has_term) {
        write_date(writer, key, date);
    } else {
        json_key(writer->json, key);
        json_add_null(writer->json);
    }
}

static void write_text(const ResultWriter *writer, Text key, Text text) {
    json_key(writer->json, key);
    json_add_text(writer->json, text);
}

static void write_int(const ResultWriter *writer, Text key, int64_t number) {
    json_key(writer->json, key);
    json_add_int(writer->json, number);
}

static void write_level(const ResultWriter *writer, Text key, Level level) {
    json_key(writer->json, key);
    if (level_is_none(level)) {
        json_add_null(writer->json);
    } else {
        json_add_text(writer->json, programme_level_code(&writer->scenario->programme, level));
    }
}

static void write_next_level(const ResultWriter *writer, const AgreementSummary *agreement) {
    if (agreement->has_next_level) {
        write_level(writer, S("next_level"), agreement->next_level);
        write_points(writer, S("points_to_next"), agreement->points_to_next);
        return;
    }
    json_key(writer->json, S("next_level"));
    json_add_null(writer->json);
    json_key(writer->json, S("points_to_next"));
    json_add_null(writer->json);
}

static void write_agreement(const ResultWriter *writer, const AgreementSummary *agreement) {
    json_key(writer->json, S("agreement"));
    json_begin_object(writer->json);
    write_text(writer, S("programme"), agreement->express ? S("express") : S("relationship"));
    write_level(writer, S("level"), agreement->level);
    if (!agreement->express) {
        write_term_date(writer, S("term_start"), agreement->has_term, agreement->term_start);
        write_term_date(writer, S("term_end"), agreement->has_term, agreement->term_end);
        write_points(writer, S("term_points"), agreement->term_points);
        write_term_date(writer, S("next_anniversary"), agreement->has_term,
                        agreement->next_anniversary);
        if (!agreement->fixed_level) {
            write_next_level(writer, agreement);
        }
    }
    json_end_object(writer->json);
}

static void write_step(const ResultWriter *writer, const PriceStep *step) {
    json_begin_object(writer->json);
    write_text(writer, S("step"), price_step_name(step->kind));
    write_text(writer, S("rule"), price_step_rule(step->kind));
    write_int(writer, S("input"), step->input);
    write_int(writer, S("operand"), step->operand);
    if (step->kind == PRICE_STEP_CAP) {
        write_int(writer, S("rise"), step->operand_2);
    }
    write_int(writer, S("result"), step->result);
    write_text(writer, S("rounding"), step->rounding == ROUNDING_EXACT ? S("exact") : S("half_up"));
    json_end_object(writer->json);
}

static void write_trace(const ResultWriter *writer, const PriceTrace *trace) {
    json_key(writer->json, S("trace"));
    json_begin_object(writer->json);
    json_key(writer->json, S("source"));
    json_begin_object(writer->json);
    write_date(writer, S("from"), trace->row_from);
    write_date(writer, S("published"), trace->row_published);
    write_date(writer, S("price_on"), trace->price_on);
    write_date(writer, S("published_by"), trace->published_by);
    write_level(writer, S("level_asked"), trace->level_asked);
    write_level(writer, S("level_paid"), trace->level_paid);
    json_key(writer->json, S("discountable"));
    json_add_bool(writer->json, trace->discountable);
    json_end_object(writer->json);
    json_key(writer->json, S("steps"));
    json_begin_list(writer->json);
    for (int32_t i = 0; i < trace->step_count; i++) {
        write_step(writer, &trace->steps[i]);
    }
    json_end_list(writer->json);
    json_end_object(writer->json);
}

static void write_line(const ResultWriter *writer, const OrderLineView *line) {
    json_begin_object(writer->json);
    write_text(writer, S("part"), line->part);
    write_int(writer, S("quantity"), line->quantity.count);
    write_money(writer, S("unit"), line->unit);
    write_money(writer, S("extended"), line->extended);
    write_points(writer, S("points"), line->points);
    write_date(writer, S("coverage_start"), line->coverage_start);
    write_date(writer, S("coverage_end"), line->coverage_end);
    if (line->months != 0) {
        write_int(writer, S("months"), line->months);
        write_date(writer, S("due"), line->due);
    }
    if (writer->with_trace && line->trace != NULL) {
        write_trace(writer, line->trace);
    }
    json_end_object(writer->json);
}

static void write_order(const ResultWriter *writer, const OrderView *order, bool is_stored) {
    write_level(writer, S("level"), order->level);
    write_points(writer, S("points"), order->points);
    write_money(writer, S("total"), order->total);
    json_key(writer->json, S("lines"));
    json_begin_list(writer->json);
    for (size_t i = 0; i < order->line_count; i++) {
        write_line(writer, &order->lines[i]);
    }
    json_end_list(writer->json);
    if (is_stored && !order->express) {
        write_agreement(writer, &order->agreement);
    }
}

static void write_return(const ResultWriter *writer, const ReturnOutcome *back) {
    write_money(writer, S("credit"), back->credit);
    write_points(writer, S("points"), back->points);
    write_agreement(writer, &back->agreement);
}

static void write_entitlements(const ResultWriter *writer, const EntitlementRows *rows) {
    json_key(writer->json, S("entitlements"));
    json_begin_list(writer->json);
    for (size_t i = 0; i < rows->count; i++) {
        const EntitlementRow *row = &rows->rows[i];
        json_begin_object(writer->json);
        write_text(writer, S("site"), row->site);
        write_text(writer, S("part"), row->part);
        write_int(writer, S("quantity"), row->quantity.count);
        write_date(writer, S("coverage_end"), row->coverage_end);
        json_key(writer->json, S("covered"));
        json_add_bool(writer->json, row->covered);
        json_end_object(writer->json);
    }
    json_end_list(writer->json);
}

static void write_outcome(const ResultWriter *writer, const StepResult *result) {
    switch ((StepKind)result->step->kind) {
    case DO_ENROL:
    case DO_ADD_SITE:
    case DO_MOVE_SITE:
    case DO_AGREEMENT:
        write_agreement(writer, &result->agreement);
        return;
    case DO_RENEWALS:
        write_order(writer, &result->order, false);
        return;
    case DO_ORDER:
    case DO_RENEW:
        write_order(writer, &result->order, true);
        return;
    case DO_RETURN:
        write_return(writer, &result->back);
        return;
    case DO_MIGRATE:
        write_int(writer, S("moved"), result->moved.count);
        return;
    case DO_ENTITLEMENTS:
        write_entitlements(writer, &result->entitlements);
        return;
    }
    NEVER("a kind of step");
}

void result_write(const ResultWriter *writer, const StepResult *result) {
    bool ok = !refused(&result->refusals);
    json_begin_object(writer->json);
    write_text(writer, S("id"), result->step->id);
    json_key(writer->json, S("ok"));
    json_add_bool(writer->json, ok);
    if (ok) {
        write_outcome(writer, result);
    } else {
        const Refusal *first = &result->refusals.items[0];
        write_text(writer, S("error"), refusal_code(first->id));
        write_text(writer, S("message"), refusal_words(writer->arena, LANG_EN, first));
    }
    json_end_object(writer->json);
    if (writer->for_people) {
        json_line_break(writer->json);
    }
}
