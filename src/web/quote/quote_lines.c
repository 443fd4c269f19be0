// The lines of a quote's page: what is typed stays, each mistake stands at its field.
#include "base/messages.h"
#include "web/frame.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_view.h"

enum { FIELD_ROOM = 48, YEAR_MONTHS = 12 };

// "lines.3.quantity": fields are numbered as they stand on the page.
static Text field_name(Arena *arena, size_t row, const char *member) {
    TextBuf buf = buf_new(arena, FIELD_ROOM);
    buf_addf(&buf, "lines.%zu.%s", row, member);
    return buf_text(&buf);
}

static Text whole(Arena *arena, int64_t number) {
    TextBuf buf = buf_new(arena, FIELD_ROOM);
    buf_add_int(&buf, number);
    return buf_text(&buf);
}

// R4.10 asks for a declaration where less is renewed than is covered.
static void fill_quantity(const PageCall *call, const QuoteShown *shown, const QuoteLine *line,
                          size_t row, QuoteShowLine *view) {
    view->quantity_field = field_name(call->arena, row, "quantity");
    view->evidence_field = field_name(call->arena, row, "evidence");
    view->out_of_use_field = field_name(call->arena, row, "out_of_use");
    view->line_field = field_name(call->arena, row, "line");
    view->remove_field = field_name(call->arena, row, "remove");
    Text typed = page_typed(call, view->quantity_field);
    bool tried = shown->refusals != NULL || (call->complaints != NULL && call->typed_count > 0);
    view->typed = tried && typed.len > 0 ? typed : whole(call->arena, line->quantity.count);
    view->evidence = page_typed(call, view->evidence_field);
    view->out_of_use = page_typed(call, view->out_of_use_field).len > 0;
    bool undeclared =
        page_problem_of(call, shown->refusals, view->out_of_use_field, &view->problem);
    view->wrong =
        undeclared || page_problem_of(call, shown->refusals, view->quantity_field, &view->problem);
    view->reduced = line->renewal_line.len > 0 && line->quantity.count < line->covered.count;
    view->covered = line->covered.count;
    view->declared = view->reduced && line->declared;
    view->asks_declaration = undeclared || view->out_of_use;
}

// What the reader sells at, as a program writes it.
static void fill_sell_field(const PageCall *call, const QuoteShown *shown, const QuoteLine *line,
                            size_t row, QuoteShowLine *view) {
    TextBuf price = buf_new(call->arena, FIELD_ROOM);
    view->sell_field = field_name(call->arena, row, "sell_unit");
    if (!line->sell_unit_null) {
        money_write(&price, line->sell_unit, line->money);
    }
    bool sent = page_was_sent(call, view->sell_field);
    view->sell_typed = sent ? page_typed(call, view->sell_field) : buf_text(&price);
    view->sell_wrong =
        page_problem_of(call, shown->refusals, view->sell_field, &view->sell_problem);
}

bool quote_sets_sell(const PageCall *call, const QuoteShown *shown) {
    return quote_is_open(shown) && call->viewer->kind == VIEWER_PARTNER;
}

QuoteOwn quote_own(const PageCall *call, const QuoteShown *shown) {
    QuoteOwn own = QUOTE_OWN_NONE;
    for (size_t i = 0; i < shown->quote->line_count; i++) {
        const QuoteLine *line = &shown->quote->lines[i];
        if (!line->buy_unit_null) {
            return QUOTE_OWN_BUY;
        }
        if (!line->sell_unit_null && !quote_sets_sell(call, shown)) {
            own = QUOTE_OWN_SELL;
        }
    }
    return own;
}

static void fill_prices(const QuoteLine *line, QuoteOwn own, QuoteShowLine *view) {
    view->has_price = !line->unit_null;
    view->unit = amount_bare(line->unit, line->money);
    view->extended = amount_bare(line->extended, line->money);
    view->has_previous = !line->shown_unit_null && line->shown_unit.minor != line->unit.minor;
    view->previous = amount_bare(line->shown_unit, line->money);
    bool buys = own == QUOTE_OWN_BUY;
    view->has_own = buys ? !line->buy_unit_null : !line->sell_unit_null;
    view->own_unit = amount_bare(buys ? line->buy_unit : line->sell_unit, line->money);
    view->has_sell = buys && !line->sell_unit_null;
    view->sell_unit = amount_bare(line->sell_unit, line->money);
    view->has_points = line->level.len > 0;
    view->points = points_amount(line->points);
}

static QuoteShowLine line_of(const PageCall *call, const QuoteShown *shown, const QuoteLine *line,
                             QuoteOwn own, size_t row) {
    QuoteShowLine view = {
        .line = line->line,
        .part = line->part,
        .description = line->description,
        .site = text_equal(line->site, shown->quote->site) ? S("") : line->site,
        .coverage_start = line->coverage_start,
        .coverage_end = line->coverage_end,
        .prorated = line->months > 0 && line->months != YEAR_MONTHS,
        .months = line->months,
        .quantity = quantity_amount(line->quantity),
        .has_why = shown->ask.why == line->line && line->trace != NULL,
        .not_open = line->state.len > 0 && !text_equal(line->state, S("open")),
    };
    fill_quantity(call, shown, line, row, &view);
    fill_sell_field(call, shown, line, row, &view);
    fill_prices(line, own, &view);
    if (line->trace != NULL) {
        view.why_page = quote_here(call, shown, view.has_why ? 0 : line->line, shown->ask.after);
    }
    if (view.has_why) {
        view.why = quote_view_why(call, line);
    }
    return view;
}

QuoteShowLines quote_view_lines(const PageCall *call, const QuoteShown *shown) {
    QuoteShowLine *lines = arena_array(call->arena, QuoteShowLine, shown->count);
    QuoteOwn own = quote_own(call, shown);
    for (size_t i = 0; i < shown->count; i++) {
        lines[i] = line_of(call, shown, &shown->quote->lines[shown->first + i], own, i + 1);
    }
    return (QuoteShowLines){lines, shown->count};
}

Pager quote_view_pager(const PageCall *call, const QuoteShown *shown) {
    const Quote *quote = shown->quote;
    size_t end = shown->first + shown->count;
    Pager pager = {.range = msg_range_lines((int64_t)shown->first + 1, (int64_t)end,
                                            (int64_t)quote->line_count)};
    if (shown->first > 0) {
        size_t before = shown->first > QUOTE_PAGE_LINES ? shown->first - QUOTE_PAGE_LINES : 0;
        pager.previous =
            quote_here(call, shown, 0, before == 0 ? 0 : quote->lines[before - 1].line);
    }
    if (end < quote->line_count) {
        pager.next = quote_here(call, shown, 0, quote->lines[end - 1].line);
    }
    return pager;
}
