// Nothing is computed here, the trace has it all.
#include "action/price_trace.h"

#include <stddef.h>

enum { INPUT_BYTES = 64, SOURCE_BYTES = 160 };

static Text input_of(const ActionContext *context, const PriceTrace *trace, const PriceStep *step,
                     Currency money) {
    TextBuf buf = buf_new(context->arena, INPUT_BYTES);
    switch (step->kind) {
    case PRICE_STEP_LEVEL:
        buf_add(&buf, programme_level_code(context->prices.programme, trace->level_paid));
        break;
    case PRICE_STEP_CAP:
        decimal_write(&buf, step->operand_2, 2);
        break;
    case PRICE_STEP_BID:
    case PRICE_STEP_STAFF:
        money_write(&buf, (Money){step->operand}, money);
        break;
    case PRICE_STEP_MONTHS:
        buf_addf(&buf, "%lld/12", (long long)step->operand);
        break;
    case PRICE_STEP_CHANNEL:
        decimal_write(&buf, step->operand, 2);
        break;
    case PRICE_STEP_QUANTITY:
        buf_add_int(&buf, step->operand);
        break;
    }
    return buf_text(&buf);
}

// Where the operand came from: of the first step the price row by its days (R4.6), and the level
// that was asked where it pays another's price (R4.7, R2.4); the how-many-th change of its order.
static Text source_of(const ActionContext *context, const PriceTrace *trace,
                      const PriceStep *step) {
    static const Text sources[] = {
        [PRICE_STEP_LEVEL] = S_INIT("price_row"), [PRICE_STEP_CAP] = S_INIT("agreement"),
        [PRICE_STEP_BID] = S_INIT("bid"),         [PRICE_STEP_MONTHS] = S_INIT("coverage"),
        [PRICE_STEP_STAFF] = S_INIT("change"),    [PRICE_STEP_CHANNEL] = S_INIT("discount"),
        [PRICE_STEP_QUANTITY] = S_INIT("line"),
    };
    TextBuf buf = buf_new(context->arena, SOURCE_BYTES);
    buf_add(&buf, sources[step->kind]);
    if (step->kind == PRICE_STEP_STAFF) {
        buf_addf(&buf, " %lld", (long long)step->operand_2);
    }
    if (step->kind != PRICE_STEP_LEVEL) {
        return buf_text(&buf);
    }
    buf_addf(&buf, " %lld from ", (long long)trace->row.id);
    buf_add(&buf, date_text(context->arena, trace->row_from));
    buf_add(&buf, S(" published "));
    buf_add(&buf, date_text(context->arena, trace->row_published));
    buf_add(&buf, S(" priced on "));
    buf_add(&buf, date_text(context->arena, trace->price_on));
    if (!level_is_none(trace->level_asked) && !level_equal(trace->level_asked, trace->level_paid)) {
        buf_add(&buf, S(" asked "));
        buf_add(&buf, programme_level_code(context->prices.programme, trace->level_asked));
    }
    return buf_text(&buf);
}

void price_trace_rows(const ActionContext *context, const PriceTrace *trace, Currency money,
                      PriceTraceRow **ret_rows, size_t *ret_count) {
    *ret_count = trace == NULL ? 0 : (size_t)trace->step_count;
    *ret_rows = arena_array(context->arena, PriceTraceRow, *ret_count);
    for (size_t i = 0; i < *ret_count; i++) {
        const PriceStep *step = &trace->steps[i];
        (*ret_rows)[i] = (PriceTraceRow){
            .money = money,
            .step = price_step_name(step->kind),
            .rule = price_step_rule(step->kind),
            .input = input_of(context, trace, step, money),
            .source = source_of(context, trace, step),
            .before = {step->input},
            .after = {step->result},
            .rounding = step->rounding == ROUNDING_HALF_UP ? S("half_up") : S("exact"),
        };
    }
}

#define STEP(member, kind) COLUMN(PriceTraceRow, member, kind)

static const Column steps[] = {
    STEP(step, COLUMN_TEXT),     STEP(rule, COLUMN_TEXT),    STEP(input, COLUMN_TEXT),
    STEP(source, COLUMN_TEXT),   STEP(before, COLUMN_MONEY), STEP(after, COLUMN_MONEY),
    STEP(rounding, COLUMN_TEXT),
};
const ColumnTable price_trace_columns = COLUMN_TABLE(steps, PriceTraceRow, money);
