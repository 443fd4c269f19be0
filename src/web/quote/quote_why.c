// Why a price is what it is: the trace's steps in its order (R4.13), each with what it did.
#include "base/messages.h"
#include "web/chart/price_bar.h"
#include "web/level_words.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_view.h"

enum { LEAST_STEPS = 2 }; // the list price and the price

typedef struct {
    const PageCall *call;
    const QuoteLine *line;
    const PriceTrace *trace;
    Money largest;
    WhyStep *steps;
    size_t count;
} Telling;

static Text called(const Telling *telling, Level level) {
    return level_called_of(telling->call, level);
}

static void add(Telling *telling, PriceBarKind kind, Message label, Message source, Money before,
                Money after) {
    Currency money = telling->line->money;
    telling->steps[telling->count++] = (WhyStep){
        .label = label,
        .source = source,
        .bar = price_bar_html(telling->call->arena, kind, before, after, telling->largest),
        .changes = kind != PRICE_BAR_FIRST,
        .change = amount_bare((Money){after.minor - before.minor}, money),
        .result = amount_bare(after, money),
    };
}

static Message label_of(const Telling *telling, const PriceStep *step) {
    switch (step->kind) {
    case PRICE_STEP_LEVEL:
        return msg_why_level(called(telling, telling->trace->level_paid));
    case PRICE_STEP_CAP:
        return msg_why_cap();
    case PRICE_STEP_BID:
        return msg_why_bid(telling->line->bid);
    case PRICE_STEP_MONTHS:
        return msg_why_months(step->operand);
    case PRICE_STEP_CHANNEL:
        return msg_why_channel();
    case PRICE_STEP_STAFF: // of orders alone
    case PRICE_STEP_QUANTITY:
        break;
    }
    return msg_why_net();
}

static Message source_of(const Telling *telling, const PriceStep *step) {
    const QuoteLine *line = telling->line;
    switch (step->kind) {
    case PRICE_STEP_LEVEL:
        return msg_why_source_level();
    case PRICE_STEP_CAP:
        return msg_why_source_cap((Share){step->operand_2},
                                  amount_bare((Money){step->operand}, line->money));
    case PRICE_STEP_BID:
        return msg_plain(line->bid);
    case PRICE_STEP_MONTHS:
        return msg_why_source_months(line->coverage_start, line->coverage_end);
    case PRICE_STEP_CHANNEL:
        return msg_why_source_channel((Share){step->operand});
    case PRICE_STEP_STAFF:
    case PRICE_STEP_QUANTITY:
        break;
    }
    return msg_why_source_total(amount_of(step->operand),
                                money_amount((Money){step->result}, line->money));
}

// The row in force, at its lowest level; without a price there the row's own at the level paid.
static Money add_list(Telling *telling) {
    const QuoteLine *line = telling->line;
    const PriceTrace *trace = telling->trace;
    Money list = line->list_unit_null ? (Money){trace->steps[0].result} : line->list_unit;
    add(telling, PRICE_BAR_FIRST, msg_why_list(),
        msg_why_source_row(trace->row_from, trace->row_published), list, list);
    return list;
}

static void find_largest(Telling *telling) {
    const PriceTrace *trace = telling->trace;
    telling->largest = telling->line->list_unit_null ? (Money){0} : telling->line->list_unit;
    for (int32_t i = 0; i < trace->step_count; i++) {
        bool unit = trace->steps[i].kind != PRICE_STEP_QUANTITY;
        if (unit && trace->steps[i].result > telling->largest.minor) {
            telling->largest.minor = trace->steps[i].result;
        }
    }
}

Why quote_view_why(const PageCall *call, const QuoteLine *line) {
    const PriceTrace *trace = quote_line_trace(line);
    Telling telling = {.call = call, .line = line, .trace = trace};
    telling.steps = arena_array(call->arena, WhyStep, PRICE_STEPS_MAX + LEAST_STEPS);
    find_largest(&telling);
    Money list = add_list(&telling);
    Money before = list;
    for (int32_t i = 0; i < trace->step_count; i++) {
        const PriceStep *step = &trace->steps[i];
        bool last = step->kind == PRICE_STEP_QUANTITY;
        Money after = last ? before : (Money){step->result};
        add(&telling, last ? PRICE_BAR_LAST : PRICE_BAR_STEP, label_of(&telling, step),
            source_of(&telling, step), last ? list : before, after);
        before = after;
    }
    return (Why){
        .title = msg_why_title(money_amount(before, line->money), line->part),
        .steps = {telling.steps, telling.count},
        .rounding = msg_why_rounding(),
    };
}
