// The shape of a customer, and its values.
#include "api/site/site_answer.h"

#include <stddef.h>

// The tables hold no money; any member stands for the currency that is not read.
static const Column customer_only[] = {COLUMN(SiteAnswer, true_on, COLUMN_DATE)};
static const ColumnTable answer_columns = COLUMN_TABLE(customer_only, SiteAnswer, true_on);

static const Column summary_list[] = {
    COLUMN(SiteSummaryAnswer, level, COLUMN_TEXT),
    COLUMN_OR_NULL(SiteSummaryAnswer, term_points, COLUMN_POINTS),
    COLUMN_OR_NULL(SiteSummaryAnswer, term_start, COLUMN_DATE),
    COLUMN_OR_NULL(SiteSummaryAnswer, term_end, COLUMN_DATE),
    COLUMN(SiteSummaryAnswer, next_level, COLUMN_TEXT),
    COLUMN_OR_NULL(SiteSummaryAnswer, points_to_next, COLUMN_POINTS),
};
static const ColumnTable summary_columns = COLUMN_TABLE(summary_list, SiteSummaryAnswer, level);

static const Column span_list[] = {
    COLUMN(CoverageSpan, start, COLUMN_DATE),
    COLUMN(CoverageSpan, end, COLUMN_DATE),
};
static const ColumnTable span_columns = COLUMN_TABLE(span_list, CoverageSpan, start);

static const Column licence_list[] = {
    COLUMN(SiteLicenceAnswer, part, COLUMN_NUMBER),
    COLUMN(SiteLicenceAnswer, description, COLUMN_TEXT),
    COLUMN(SiteLicenceAnswer, part_type, COLUMN_TEXT),
    COLUMN(SiteLicenceAnswer, metric, COLUMN_TEXT),
    COLUMN(SiteLicenceAnswer, quantity, COLUMN_QUANTITY),
    COLUMN(SiteLicenceAnswer, state, COLUMN_TEXT),
};
static const ColumnTable licence_columns = COLUMN_TABLE(licence_list, SiteLicenceAnswer, part);

static const Column chance_list[] = {
    COLUMN(SiteChanceAnswer, kind, COLUMN_TEXT),
    COLUMN(SiteChanceAnswer, licences, COLUMN_COUNT),
    COLUMN_OR_NULL(SiteChanceAnswer, points, COLUMN_POINTS),
    COLUMN(SiteChanceAnswer, level, COLUMN_TEXT),
    COLUMN(SiteChanceAnswer, part, COLUMN_NUMBER),
    COLUMN(SiteChanceAnswer, replacement, COLUMN_NUMBER),
};
static const ColumnTable chance_columns = COLUMN_TABLE(chance_list, SiteChanceAnswer, kind);

static const Column evidence_list[] = {
    COLUMN(SiteEvidenceAnswer, evidence, COLUMN_TEXT),
    COLUMN(SiteEvidenceAnswer, number, COLUMN_NUMBER),
    COLUMN(SiteEvidenceAnswer, count, COLUMN_COUNT),
    COLUMN(SiteEvidenceAnswer, from, COLUMN_DATE),
    COLUMN_OR_NULL(SiteEvidenceAnswer, until, COLUMN_DATE),
};
static const ColumnTable evidence_columns =
    COLUMN_TABLE(evidence_list, SiteEvidenceAnswer, evidence);

static const Shape customer_shape = SHAPE("customer", customer_columns);
static const Shape summary_shape = SHAPE("customer_summary", summary_columns);
static const Shape span_shape = SHAPE("coverage_span", span_columns);
static const Shape chance_shape = SHAPE("opportunity", chance_columns);
static const Shape evidence_shape = SHAPE("customer_evidence", evidence_columns);
static const ShapePart licence_parts[] = {
    PART_LIST("coverage", &span_shape, SiteLicenceAnswer, coverage, coverage_count),
};
static const Shape licence_shape = SHAPE_WITH("customer_licence", licence_columns, licence_parts);

static const ShapePart site_parts[] = {
    PART_LIST("customer", &customer_shape, SiteAnswer, customer, customer_count),
    PART_OR_NULL("summary", &summary_shape, SiteAnswer, summary),
    PART_LIST("licences", &licence_shape, SiteAnswer, licences, licence_count),
    PART_LIST("opportunities", &chance_shape, SiteAnswer, opportunities, opportunity_count),
    PART_LIST("evidence", &evidence_shape, SiteAnswer, evidence, evidence_count),
};
const Shape site_shape = SHAPE_WITH("customer_page", answer_columns, site_parts);

static const SiteSummaryAnswer *summary_of(const ActionContext *context, const SiteView *site) {
    const AgreementSummary *summary = &site->summary;
    const Programme *programme = context->prices.programme;
    if (!site->has_summary) {
        return NULL;
    }
    SiteSummaryAnswer *answer = arena_new(context->arena, SiteSummaryAnswer);
    *answer = (SiteSummaryAnswer){
        .level = programme_level_code(programme, summary->level),
        .term_points = summary->term_points,
        .term_points_null = !summary->has_term || summary->express,
        .term_start = summary->term_start,
        .term_start_null = !summary->has_term,
        .term_end = summary->term_end,
        .term_end_null = !summary->has_term,
        .points_to_next = summary->points_to_next,
        .points_to_next_null = !summary->has_next_level,
    };
    if (summary->has_next_level) {
        answer->next_level = programme_level_code(programme, summary->next_level);
    }
    return answer;
}

static void add_licences(const ActionContext *context, const SiteView *site, SiteAnswer *answer) {
    answer->licence_count = site->coverage.count;
    answer->licences = arena_array(context->arena, SiteLicenceAnswer, site->coverage.count);
    for (size_t i = 0; i < site->coverage.count; i++) {
        const CoverageRow *row = &site->coverage.rows[i];
        answer->licences[i] = (SiteLicenceAnswer){
            .part = row->part,
            .description = row->description,
            .part_type = part_type_row(row->type)->name,
            .metric = row->metric,
            .quantity = row->quantity,
            .state = row->covered ? S("covered") : S("lapsed"),
            .coverage = row->spans,
            .coverage_count = row->span_count,
        };
    }
}

static void add_chances(const ActionContext *context, const SiteView *site, SiteAnswer *answer) {
    static const Text kinds[] = {[CHANCE_LAPSED] = S_INIT("lapsed_coverage"),
                                 [CHANCE_NEAR_LEVEL] = S_INIT("near_level"),
                                 [CHANCE_REPLACED] = S_INIT("replaced_part")};
    answer->opportunity_count = site->chance_count;
    answer->opportunities = arena_array(context->arena, SiteChanceAnswer, site->chance_count);
    for (size_t i = 0; i < site->chance_count; i++) {
        const Chance *chance = &site->chances[i];
        SiteChanceAnswer *to = &answer->opportunities[i];
        *to = (SiteChanceAnswer){.kind = kinds[chance->kind],
                                 .licences = chance->licences,
                                 .points = chance->points,
                                 .points_null = chance->kind != CHANCE_NEAR_LEVEL,
                                 .part = chance->part,
                                 .replacement = chance->replacement};
        if (chance->kind == CHANCE_NEAR_LEVEL) {
            to->level = programme_level_code(context->prices.programme, chance->level);
        }
    }
}

SiteAnswer site_answer(const ActionContext *context, const SiteView *site) {
    SiteAnswer answer = {
        .true_on = site->on,
        .customer = site->rows,
        .customer_count = site->row_count,
        .summary = summary_of(context, site),
        .evidence_count = site->evidence_count,
        .evidence = arena_array(context->arena, SiteEvidenceAnswer, site->evidence_count),
    };
    add_licences(context, site, &answer);
    add_chances(context, site, &answer);
    for (size_t i = 0; i < site->evidence_count; i++) {
        const SiteEvidence *from = &site->evidence[i];
        answer.evidence[i] = (SiteEvidenceAnswer){.evidence = from->evidence,
                                                  .number = from->number,
                                                  .count = from->count,
                                                  .from = from->from,
                                                  .until = from->until,
                                                  .until_null = !from->has_until};
    }
    return answer;
}
