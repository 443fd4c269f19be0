// What a home's JSON holds.
#include "api/home/home_answer.h"

#include <stddef.h>

static const Column task_columns[] = {
    COLUMN(HomeTaskRow, kind, COLUMN_TEXT),
    COLUMN(HomeTaskRow, object, COLUMN_NUMBER),
    COLUMN(HomeTaskRow, customer_name, COLUMN_TEXT),
    COLUMN(HomeTaskRow, partner_name, COLUMN_TEXT),
    COLUMN_OR_NULL(HomeTaskRow, total, COLUMN_MONEY),
    COLUMN(HomeTaskRow, currency, COLUMN_TEXT),
    COLUMN_OR_NULL(HomeTaskRow, day, COLUMN_DATE),
};
static const ColumnTable task_table = COLUMN_TABLE(task_columns, HomeTaskRow, money);
static const Shape task_shape = SHAPE("home_task", task_table);

static const Column count_columns[] = {
    COLUMN(HomeQuoteCount, quotes, COLUMN_COUNT),
    COLUMN(HomeQuoteCount, rows, COLUMN_TEXT),
};
static const ColumnTable count_table = COLUMN_TABLE_PLAIN(count_columns, HomeQuoteCount);
static const Shape count_shape = SHAPE("home_quote_count", count_table);

static const ColumnTable no_columns = {NULL, 0, 0, 0};

static const ShapePart quotes_parts[] = {
    PART_INSIDE("draft", &count_shape, HomeQuoteCounts, draft),
    PART_INSIDE("presented", &count_shape, HomeQuoteCounts, presented),
    PART_INSIDE("accepted", &count_shape, HomeQuoteCounts, accepted),
};
static const Shape quotes_shape = SHAPE_WITH("home_quotes", no_columns, quotes_parts);

static const Column agreement_columns[] = {
    COLUMN(HomeAgreementRow, agreement, COLUMN_NUMBER),
    COLUMN(HomeAgreementRow, programme, COLUMN_TEXT),
    COLUMN(HomeAgreementRow, customer_type, COLUMN_TEXT),
    COLUMN(HomeAgreementRow, level, COLUMN_TEXT),
    COLUMN_OR_NULL(HomeAgreementRow, term_end, COLUMN_DATE),
    COLUMN_OR_NULL(HomeAgreementRow, next_anniversary, COLUMN_DATE),
    COLUMN(HomeAgreementRow, term_points, COLUMN_POINTS),
    COLUMN(HomeAgreementRow, next_level, COLUMN_TEXT),
    COLUMN_OR_NULL(HomeAgreementRow, points_to_next, COLUMN_POINTS),
};
static const ColumnTable agreement_table = COLUMN_TABLE_PLAIN(agreement_columns, HomeAgreementRow);
static const Shape agreement_shape = SHAPE("home_agreement", agreement_table);

static const Shape order_row_shape = {.name = S_INIT("home_order"), .columns = &order_columns};
static const Shape proof_row_shape = {.name = S_INIT("home_proof"), .columns = &proof_columns};

static const Shape queue_shape = {.name = S_INIT("home_queue"), .columns = &queue_sum_columns};

static const Column figure_columns[] = {
    COLUMN(HomeFigure, lines, COLUMN_COUNT),
    COLUMN(HomeFigure, unpriced, COLUMN_COUNT),
    COLUMN(HomeFigure, value, COLUMN_MONEY),
    COLUMN(HomeFigure, rows, COLUMN_TEXT),
};
static const ColumnTable figure_table = COLUMN_TABLE(figure_columns, HomeFigure, money);
static const Shape figure_shape = SHAPE("home_figure", figure_table);

static const Column currency_columns[] = {
    COLUMN(HomeCurrencyRow, currency, COLUMN_TEXT),
    COLUMN_OR_NULL(HomeCurrencyRow, lines, COLUMN_COUNT),
};
static const ColumnTable currency_table = COLUMN_TABLE_PLAIN(currency_columns, HomeCurrencyRow);
static const Shape currency_shape = SHAPE("home_currency", currency_table);

static const Column due_columns[] = {
    COLUMN(HomeDueSoon, due_to, COLUMN_DATE),
    COLUMN(HomeDueSoon, risk_to, COLUMN_DATE),
};
static const ColumnTable due_table = COLUMN_TABLE_PLAIN(due_columns, HomeDueSoon);
static const ShapePart due_parts[] = {
    PART_INSIDE("all", &figure_shape, HomeDueSoon, all),
    PART_INSIDE("ordered", &figure_shape, HomeDueSoon, ordered),
    PART_INSIDE("quoted", &figure_shape, HomeDueSoon, quoted),
    PART_INSIDE("open", &figure_shape, HomeDueSoon, open),
    PART_INSIDE("risk", &figure_shape, HomeDueSoon, risk),
};
static const Shape due_shape = SHAPE_WITH("home_due_soon", due_table, due_parts);

static const Column month_columns[] = {
    COLUMN(HomeMonth, first, COLUMN_DATE),
    COLUMN(HomeMonth, last, COLUMN_DATE),
};
static const ColumnTable month_table = COLUMN_TABLE_PLAIN(month_columns, HomeMonth);
static const ShapePart month_parts[] = {
    PART_INSIDE("all", &figure_shape, HomeMonth, all),
    PART_INSIDE("quoted", &figure_shape, HomeMonth, quoted),
    PART_INSIDE("open", &figure_shape, HomeMonth, open),
};
static const Shape month_shape = SHAPE_WITH("home_month", month_table, month_parts);

static const Column calendar_columns[] = {
    COLUMN(HomeCalendarRow, step, COLUMN_TEXT),  COLUMN(HomeCalendarRow, days_before, COLUMN_COUNT),
    COLUMN(HomeCalendarRow, month, COLUMN_DATE), COLUMN(HomeCalendarRow, lines, COLUMN_COUNT),
    COLUMN(HomeCalendarRow, rows, COLUMN_TEXT),
};
static const ColumnTable calendar_table = COLUMN_TABLE_PLAIN(calendar_columns, HomeCalendarRow);
static const Shape calendar_shape = SHAPE("home_calendar_cell", calendar_table);

static const Column end_columns[] = {
    COLUMN_CALLED("coverage_end", HomeEnd, end, COLUMN_DATE),
    COLUMN(HomeEnd, lines, COLUMN_COUNT),
    COLUMN(HomeEnd, rows, COLUMN_TEXT),
};
static const ColumnTable end_table = COLUMN_TABLE_PLAIN(end_columns, HomeEnd);
static const Shape end_shape = SHAPE("home_covered", end_table);

static const Column group_columns[] = {
    COLUMN(HomeGroup, site, COLUMN_NUMBER),
    COLUMN(HomeGroup, customer_name, COLUMN_TEXT),
    COLUMN(HomeGroup, level, COLUMN_TEXT),
    COLUMN(HomeGroup, due, COLUMN_DATE),
    COLUMN(HomeGroup, coverage_end, COLUMN_DATE),
    COLUMN(HomeGroup, currency, COLUMN_TEXT),
    COLUMN(HomeGroup, quote, COLUMN_NUMBER),
    COLUMN(HomeGroup, quote_state, COLUMN_TEXT),
    COLUMN_CALLED_OR_NULL("quote_valid_to", HomeGroup, valid_to, valid_to_null, COLUMN_DATE),
};
static const ColumnTable group_table = COLUMN_TABLE_PLAIN(group_columns, HomeGroup);
static const ShapePart group_parts[] = {PART_INSIDE("figure", &figure_shape, HomeGroup, figure)};
static const Shape group_shape = SHAPE_WITH("home_group", group_table, group_parts);

static const Column lapsing_columns[] = {
    COLUMN(HomeLapsingAll, end_to, COLUMN_DATE),
    COLUMN(HomeLapsingAll, lines, COLUMN_COUNT),
    COLUMN(HomeLapsingAll, sites, COLUMN_COUNT),
    COLUMN(HomeLapsingAll, rows, COLUMN_TEXT),
};
static const ColumnTable lapsing_table = COLUMN_TABLE_PLAIN(lapsing_columns, HomeLapsingAll);
static const Shape lapsing_shape = SHAPE("home_lapsing", lapsing_table);

static const Column close_columns[] = {
    COLUMN(HomeClose, agreement, COLUMN_NUMBER),
    COLUMN(HomeClose, customer_name, COLUMN_TEXT),
    COLUMN(HomeClose, level, COLUMN_TEXT),
    COLUMN_CALLED("term_points", HomeClose, points, COLUMN_POINTS),
    COLUMN_CALLED("term_end", HomeClose, until, COLUMN_DATE),
    COLUMN(HomeClose, next_level, COLUMN_TEXT),
    COLUMN_CALLED("points_to_next", HomeClose, missing, COLUMN_POINTS),
    COLUMN(HomeClose, rows, COLUMN_TEXT),
};
static const ColumnTable close_table = COLUMN_TABLE_PLAIN(close_columns, HomeClose);
static const Shape close_shape = SHAPE("home_close", close_table);

static const Column outcome_columns[] = {
    COLUMN(HomeRenewedFigure, lines, COLUMN_COUNT),
    COLUMN(HomeRenewedFigure, rows, COLUMN_TEXT),
};
static const ColumnTable outcome_table = COLUMN_TABLE_PLAIN(outcome_columns, HomeRenewedFigure);
static const Shape outcome_shape = SHAPE("home_renewed_lines", outcome_table);

static const Column renewed_columns[] = {
    COLUMN_CALLED("due_from", HomeQuarter, first, COLUMN_DATE),
    COLUMN_CALLED("due_to", HomeQuarter, last, COLUMN_DATE),
};
static const ColumnTable renewed_table = COLUMN_TABLE_PLAIN(renewed_columns, HomeQuarter);
static const ShapePart renewed_parts[] = {
    PART_INSIDE("all", &outcome_shape, HomeQuarter, all),
    PART_INSIDE("on_time", &outcome_shape, HomeQuarter, on_time),
    PART_INSIDE("late", &outcome_shape, HomeQuarter, late),
    PART_INSIDE("no", &outcome_shape, HomeQuarter, left),
};
static const Shape renewed_shape = SHAPE_WITH("home_renewed", renewed_table, renewed_parts);

static const Column renewals_columns[] = {
    COLUMN(HomeRenewals, whole, COLUMN_BOOL),
    COLUMN_OR_NULL(HomeRenewals, known_to, COLUMN_DATE),
    COLUMN(HomeRenewals, lines, COLUMN_COUNT),
    COLUMN(HomeRenewals, rows, COLUMN_TEXT),
    COLUMN(HomeRenewals, currency, COLUMN_TEXT),
};
static const ColumnTable renewals_table = COLUMN_TABLE_PLAIN(renewals_columns, HomeRenewals);
static const ShapePart renewals_parts[] = {
    PART_LIST("currencies", &currency_shape, HomeRenewals, currencies, currency_count),
    PART_OR_NULL("due_soon", &due_shape, HomeRenewals, due_soon),
    PART_LIST("months", &month_shape, HomeRenewals, months, month_count),
    PART_LIST("calendar", &calendar_shape, HomeRenewals, calendar, calendar_count),
    PART_LIST("covered", &end_shape, HomeRenewals, covered, covered_count),
    PART_LIST("coming", &group_shape, HomeRenewals, coming, coming_count),
    PART_LIST("lapsing", &group_shape, HomeRenewals, lapsing, lapsing_count),
    PART_OR_NULL("lapsing_all", &lapsing_shape, HomeRenewals, lapsing_all),
    PART_LIST("close", &close_shape, HomeRenewals, close, close_count),
    PART_LIST("renewed", &renewed_shape, HomeRenewals, renewed, renewed_count),
};
static const Shape renewals_shape = SHAPE_WITH("home_renewals", renewals_table, renewals_parts);

static const Column home_columns[] = {
    COLUMN(HomeAnswer, kind, COLUMN_TEXT),
    COLUMN(HomeAnswer, today, COLUMN_DATE),
    COLUMN(HomeAnswer, site, COLUMN_NUMBER),
};
static const ColumnTable home_table = COLUMN_TABLE_PLAIN(home_columns, HomeAnswer);
static const ShapePart home_parts[] = {
    PART_LIST("waiting", &task_shape, HomeAnswer, waiting, waiting_count),
    PART_OR_NULL("quotes", &quotes_shape, HomeAnswer, quotes),
    PART_OR_NULL("agreement", &agreement_shape, HomeAnswer, agreement),
    PART_LIST("orders", &order_row_shape, HomeAnswer, orders, order_count),
    PART_LIST("proofs", &proof_row_shape, HomeAnswer, proofs, proof_count),
    PART_LIST("queues", &queue_shape, HomeAnswer, queues, queue_count),
    PART_OR_NULL("renewals", &renewals_shape, HomeAnswer, renewals),
};
const Shape home_shape = SHAPE_WITH("home", home_table, home_parts);
