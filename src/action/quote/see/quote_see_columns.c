// The columns of a quote's lines and of the steps of a price.
#include "action/quote/quote_see.h"

#include <stddef.h>

#define LINE(member, kind)         COLUMN(QuoteLine, member, kind)
#define LINE_OR_NULL(member, kind) COLUMN_OR_NULL(QuoteLine, member, kind)

static const Column lines[] = {
    LINE(line, COLUMN_COUNT),
    LINE(part, COLUMN_NUMBER),
    LINE(description, COLUMN_TEXT),
    LINE(part_type, COLUMN_TEXT),
    LINE(metric, COLUMN_TEXT),
    LINE(quantity, COLUMN_QUANTITY),
    LINE(coverage_start, COLUMN_DATE),
    LINE(coverage_end, COLUMN_DATE),
    LINE(months, COLUMN_COUNT),
    LINE(points_per_unit, COLUMN_POINTS),
    LINE(points, COLUMN_POINTS),
    LINE(level, COLUMN_TEXT),
    LINE_OR_NULL(unit, COLUMN_MONEY),
    LINE_OR_NULL(extended, COLUMN_MONEY),
    LINE_OR_NULL(buy_unit, COLUMN_MONEY),
    LINE_OR_NULL(buy_extended, COLUMN_MONEY),
    LINE_OR_NULL(sell_unit, COLUMN_MONEY),
    LINE_OR_NULL(sell_extended, COLUMN_MONEY),
    LINE(currency, COLUMN_TEXT),
    LINE_OR_NULL(bid_percent, COLUMN_PERCENT),
    LINE_OR_NULL(bid_unit, COLUMN_MONEY),
    LINE(price_source, COLUMN_TEXT),
    LINE(bid, COLUMN_NUMBER),
    LINE(state, COLUMN_TEXT),
    LINE(site, COLUMN_NUMBER),
    LINE(customer_name, COLUMN_TEXT),
    LINE(renewal_line, COLUMN_NUMBER),
    LINE_OR_NULL(due, COLUMN_DATE),
    LINE_OR_NULL(covered, COLUMN_QUANTITY),
    LINE(declared, COLUMN_BOOL),
    LINE_OR_NULL(list_unit, COLUMN_MONEY),
    LINE_OR_NULL(list_extended, COLUMN_MONEY),
    LINE_OR_NULL(shown_unit, COLUMN_MONEY),
    LINE(note, COLUMN_TEXT),
    LINE(contact, COLUMN_NUMBER),
    LINE(contact_role, COLUMN_TEXT),
    LINE_OR_NULL(maximum_end_price, COLUMN_MONEY),
};
enum { OF_THE_WHOLE = 3, LINE_COLUMNS = sizeof lines / sizeof lines[0] - OF_THE_WHOLE };
const ColumnTable quote_line_columns = {lines, LINE_COLUMNS, sizeof(QuoteLine),
                                        offsetof(QuoteLine, money)};
const ColumnTable quote_file_columns = COLUMN_TABLE(lines, QuoteLine, money);
