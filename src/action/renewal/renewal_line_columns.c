// The tables of renewal lines: what may be asked (P21's filters), and the columns of both views.
#include "action/renewal/renewal_lines.h"

#include <stddef.h>

static const Text views[] = {S_INIT("detail"), S_INIT("summary")};
static const Text totals[] = {S_INIT("none"), S_INIT("counts"), S_INIT("values")};

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(RenewalLinesInput, member)

static const Field fields[] = {
    {ASKED(due_from, FIELD_DATE)},
    {ASKED(due_to, FIELD_DATE)},
    {ASKED(end_from, FIELD_DATE)},
    {ASKED(end_to, FIELD_DATE)},
    {ASKED(agreement, FIELD_NAME)},
    {ASKED(quote, FIELD_NAME)},
    {ASKED(site, FIELD_NAME)},
    {ASKED(site_name, FIELD_NAME)},
    {ASKED(part, FIELD_NAME)},
    {ASKED(state, FIELD_NAMES)},
    {ASKED(distributor, FIELD_NAME)},
    {ASKED(reseller, FIELD_NAME)},
    {ASKED(currency, FIELD_NAME)},
    {ASKED(renewal_line, FIELD_NAMES)},
    {ASKED(sort, FIELD_NAME)},
    {ASKED(after, FIELD_NAME)},
    {ASKED(limit, FIELD_INTEGER), .least = 1, .most = RENEWAL_PAGE_MAX},
    {ASKED(view, FIELD_CHOICE), .choices = views, .choice_count = 2},
    {ASKED(totals, FIELD_CHOICE), .choices = totals, .choice_count = 3},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(RenewalLinesInput, when)}};
const FieldTable renewal_lines_fields =
    FIELD_TABLE_WITH("a question for renewal lines", RenewalLinesInput, fields, insides);

#define LINE(member, kind)         COLUMN(RenewalLine, member, kind)
#define LINE_OR_NULL(member, kind) COLUMN_OR_NULL(RenewalLine, member, kind)

static const Column line_columns[] = {
    LINE(renewal_line, COLUMN_NUMBER),
    LINE(state, COLUMN_TEXT),
    LINE(agreement, COLUMN_NUMBER),
    LINE(site, COLUMN_NUMBER),
    LINE(customer_name, COLUMN_TEXT),
    LINE(city, COLUMN_TEXT),
    LINE(country, COLUMN_TEXT),
    LINE(programme, COLUMN_TEXT),
    LINE(customer_type, COLUMN_TEXT),
    LINE_OR_NULL(next_anniversary, COLUMN_DATE),
    LINE(quote, COLUMN_NUMBER),
    LINE(quote_state, COLUMN_TEXT),
    LINE_OR_NULL(quote_valid_to, COLUMN_DATE),
    LINE(entitlement, COLUMN_NUMBER),
    LINE(licence_part, COLUMN_NUMBER),
    LINE(part, COLUMN_NUMBER),
    LINE(description, COLUMN_TEXT),
    LINE(part_type, COLUMN_TEXT),
    LINE(metric, COLUMN_TEXT),
    LINE(quantity, COLUMN_QUANTITY),
    LINE(previous_end, COLUMN_DATE),
    LINE(due, COLUMN_DATE),
    LINE(coverage_start, COLUMN_DATE),
    LINE(coverage_end, COLUMN_DATE),
    LINE(months, COLUMN_COUNT),
    LINE_OR_NULL(points, COLUMN_POINTS),
    LINE(level, COLUMN_TEXT),
    LINE_OR_NULL(unit, COLUMN_MONEY),
    LINE_OR_NULL(extended, COLUMN_MONEY),
    LINE_OR_NULL(buy_unit, COLUMN_MONEY),
    LINE_OR_NULL(buy_extended, COLUMN_MONEY),
    LINE_OR_NULL(sell_unit, COLUMN_MONEY),
    LINE_OR_NULL(sell_extended, COLUMN_MONEY),
    LINE(currency, COLUMN_TEXT),
    LINE_OR_NULL(previous_unit, COLUMN_MONEY),
    LINE_OR_NULL(change_percent, COLUMN_PERCENT),
    LINE_OR_NULL(cap_percent, COLUMN_PERCENT),
    LINE(bid, COLUMN_NUMBER),
    LINE(distributor, COLUMN_NUMBER),
    LINE(distributor_name, COLUMN_TEXT),
    LINE(reseller, COLUMN_NUMBER),
    LINE(reseller_name, COLUMN_TEXT),
    LINE(auto_renew, COLUMN_BOOL),
    LINE(rep_name, COLUMN_TEXT),
    LINE(rep_mail, COLUMN_TEXT),
    LINE_OR_NULL(last_notice_on, COLUMN_DATE),
    LINE(days_to_due, COLUMN_COUNT),
    LINE(days_to_end, COLUMN_COUNT),
    LINE(proof, COLUMN_NUMBER),
    LINE(orphan, COLUMN_BOOL),
};
const ColumnTable renewal_line_columns = COLUMN_TABLE(line_columns, RenewalLine, money);

#define GROUP(member, kind) COLUMN(RenewalGroup, member, kind)

static const Column group_columns[] = {
    GROUP(quote, COLUMN_NUMBER),
    GROUP(agreement, COLUMN_NUMBER),
    GROUP(site, COLUMN_NUMBER),
    GROUP(customer_name, COLUMN_TEXT),
    GROUP(city, COLUMN_TEXT),
    GROUP(country, COLUMN_TEXT),
    GROUP(programme, COLUMN_TEXT),
    GROUP(customer_type, COLUMN_TEXT),
    COLUMN_OR_NULL(RenewalGroup, next_anniversary, COLUMN_DATE),
    GROUP(due, COLUMN_DATE),
    GROUP(lines, COLUMN_COUNT),
    GROUP(quantity, COLUMN_QUANTITY),
    GROUP(total, COLUMN_MONEY),
    GROUP(currency, COLUMN_TEXT),
    GROUP(days_to_due, COLUMN_COUNT),
};
const ColumnTable renewal_group_columns = COLUMN_TABLE(group_columns, RenewalGroup, money);
