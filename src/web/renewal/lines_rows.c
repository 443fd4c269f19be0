// Rows and sums of renewal lines.
#include "base/messages.h"
#include "web/customer/customer_link.h"
#include "domain/value/figures.h"
#include "web/level_words.h"
#include "web/part/show/amounts.h"
#include "web/part/show/part_type.h"
#include "web/renewal/lines_view.h"

enum { NEAR_DAYS = 14, SUMS_MAX = 24 };

static bool is_open(const RenewalLine *line) {
    return text_equal(line->state, S("announced")) || text_equal(line->state, S("future"));
}

// A line that nobody has quoted and that ends soon is at risk.
static Tag state_tag(const PageCall *call, const RenewalLine *line) {
    bool risk = is_open(line) && line->days_to_end <= NEAR_DAYS;
    return tag_of(call->arena, STATES_OF_RENEWAL, risk ? S("risk") : line->state);
}

// A line that a partner quotes leaves the quote that the night made of it (P23).
static bool can_be_quoted(const RenewalLine *line) {
    return is_open(line) || text_equal(line->quote_state, S("standing"));
}

static bool may_see_quotes(const Viewer *viewer) {
    static const Gate gate = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
    return gate_ask(&gate, true, viewer) == GATE_OPEN;
}

static RenewalLineRow row_of(const PageCall *call, const RenewalLine *line, bool can_quote,
                             const ListColumns *columns) {
    RenewalLineRow row = {
        .line = line->renewal_line,
        .selectable = can_quote && can_be_quoted(line),
        .select = msg_select_line(line->part, line->customer_name),
        .due = due_of(date_add_days(line->due, -(int32_t)line->days_to_due), line->due, NEAR_DAYS),
        .customer = name_of(line->customer_name, call->lang),
        .site_page = customer_link(call, line->site),
        .site = line->site,
        .part = line->part,
        .part_type = part_type_words(line->part_type),
        .description = line->description,
        .quantity = msg_quantity_metric(quantity_amount(line->quantity), line->metric),
        .coverage_start = line->coverage_start,
        .coverage_end = line->coverage_end,
        .level = {line->level.len == 0, level_called(call, line->level)},
        .has_points = !line->points_null && line->level.len > 0,
        .points = points_amount(line->points),
        .has_price = !line->extended_null,
        .extended = amount_bare(line->extended, line->money),
        .currency = line->currency,
        .state = state_tag(call, line),
        .quote = line->quote,
        .extra = list_extra_cells(call, columns, line),
    };
    if (line->quote.len > 0 && may_see_quotes(call->viewer)) {
        row.quote_page = url_join(call->arena, url_path(S("/quotes")), line->quote);
    }
    return row;
}

RenewalLineRows lines_rows(const PageCall *call, const RenewalLines *lines, bool can_quote,
                           const ListColumns *columns) {
    RenewalLineRow *rows = arena_array_room(call->arena, RenewalLineRow, lines->line_count);
    for (size_t i = 0; i < lines->line_count; i++) {
        rows[i] = row_of(call, &lines->lines[i], can_quote, columns);
    }
    return (RenewalLineRows){rows, lines->line_count};
}

Message lines_count_words(const RenewalTotals *totals) {
    return totals->more ? msg_count_more_lines(totals->lines) : msg_count_lines(totals->lines);
}

Sums lines_sums(const PageCall *call, const RenewalTotals *totals) {
    Message *sums = arena_array(call->arena, Message, totals->sum_count + 2);
    size_t count = 0;
    sums[count++] = lines_count_words(totals);
    if (!totals->more) { // else only those of the lines that were counted
        sums[count++] = msg_count_customers(totals->customers);
    }
    for (size_t i = 0; totals->valued && i < totals->sum_count; i++) {
        sums[count++] =
            msg_sum_money(money_amount(totals->sums[i].extended, totals->sums[i].money));
    }
    return (Sums){sums, count};
}

typedef struct {
    Currency currency;
    Money sum;
} PageSum;

Sums lines_page_sums(const PageCall *call, const RenewalLines *lines) {
    PageSum sums[SUMS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < lines->line_count; i++) {
        const RenewalLine *line = &lines->lines[i];
        size_t at = 0;
        while (at < count && sums[at].currency.index != line->money.index) {
            at++;
        }
        if (at == count && count < SUMS_MAX) {
            sums[count++] = (PageSum){.currency = line->money};
        }
        if (at < count && !line->extended_null) {
            sums[at].sum.minor += line->extended.minor; // at most a page of valid amounts
        }
    }
    Message *shown = arena_array(call->arena, Message, count + 1);
    shown[0] = msg_sum_page_lines((int64_t)lines->line_count);
    for (size_t i = 0; i < count; i++) {
        shown[i + 1] = msg_sum_money(money_amount(sums[i].sum, sums[i].currency));
    }
    return (Sums){shown, count + 1};
}
