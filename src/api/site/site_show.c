// GET /api/v1/customers/{site} (portal.md P10): the customer's columns, summary, coverage, what
// could be done, and what opens it.
#include "action/site/site_see.h"
#include "api/answer.h"
#include "api/problem.h"
#include "report/rows_file.h"

enum { POINTS_ROOM = 32 };

static void write_text(JsonWriter *writer, Text name, Text value) {
    json_key(writer, name);
    if (value.len > 0) {
        json_add_text(writer, value);
    } else {
        json_add_null(writer);
    }
}

static void write_day(JsonWriter *writer, Arena *arena, Text name, bool given, Date day) {
    write_text(writer, name, given ? date_text(arena, day) : (Text){0});
}

static void write_points(JsonWriter *writer, Arena *arena, Text name, bool given, Points points) {
    TextBuf buf = buf_new(arena, POINTS_ROOM);
    points_write(&buf, points);
    write_text(writer, name, given ? buf_text(&buf) : (Text){0});
}

static void write_summary(JsonWriter *writer, const EndpointCall *call, const SiteView *site) {
    const AgreementSummary *summary = &site->summary;
    const Programme *programme = call->context->prices.programme;
    bool term = summary->has_term;
    bool next = summary->has_next_level;
    json_key(writer, S("summary"));
    if (!site->has_summary) {
        json_add_null(writer);
        return;
    }
    json_begin_object(writer);
    write_text(writer, S("level"), programme_level_code(programme, summary->level));
    write_points(writer, call->arena, S("term_points"), term && !summary->express,
                 summary->term_points);
    write_day(writer, call->arena, S("term_start"), term, summary->term_start);
    write_day(writer, call->arena, S("term_end"), term, summary->term_end);
    write_text(writer, S("next_level"),
               next ? programme_level_code(programme, summary->next_level) : (Text){0});
    write_points(writer, call->arena, S("points_to_next"), next, summary->points_to_next);
    json_end_object(writer);
}

static void write_licence(JsonWriter *writer, Arena *arena, const CoverageRow *row) {
    json_begin_object(writer);
    write_text(writer, S("part"), row->part);
    write_text(writer, S("description"), row->description);
    write_text(writer, S("part_type"), part_type_row(row->type)->name);
    write_text(writer, S("metric"), row->metric);
    json_key(writer, S("quantity"));
    json_add_int(writer, row->quantity.count);
    write_text(writer, S("state"), row->covered ? S("covered") : S("lapsed"));
    json_key(writer, S("coverage"));
    json_begin_list(writer);
    for (size_t i = 0; i < row->span_count; i++) {
        json_begin_object(writer);
        write_text(writer, S("start"), date_text(arena, row->spans[i].start));
        write_text(writer, S("end"), date_text(arena, row->spans[i].end));
        json_end_object(writer);
    }
    json_end_list(writer);
    json_end_object(writer);
}

static void write_chance(JsonWriter *writer, const EndpointCall *call, const Chance *chance) {
    static const Text kinds[] = {[CHANCE_LAPSED] = S_INIT("lapsed_coverage"),
                                 [CHANCE_NEAR_LEVEL] = S_INIT("near_level"),
                                 [CHANCE_REPLACED] = S_INIT("replaced_part")};
    bool near = chance->kind == CHANCE_NEAR_LEVEL;
    json_begin_object(writer);
    write_text(writer, S("kind"), kinds[chance->kind]);
    json_key(writer, S("licences"));
    json_add_int(writer, chance->licences);
    write_points(writer, call->arena, S("points"), near, chance->points);
    write_text(writer, S("level"),
               near ? programme_level_code(call->context->prices.programme, chance->level)
                    : (Text){0});
    write_text(writer, S("part"), chance->part);
    write_text(writer, S("replacement"), chance->replacement);
    json_end_object(writer);
}

static void write_evidence(JsonWriter *writer, Arena *arena, const SiteEvidence *evidence) {
    json_begin_object(writer);
    write_text(writer, S("evidence"), evidence->evidence);
    write_text(writer, S("number"), evidence->number);
    json_key(writer, S("count"));
    json_add_int(writer, evidence->count);
    write_day(writer, arena, S("from"), true, evidence->from);
    write_day(writer, arena, S("until"), evidence->has_until, evidence->until);
    json_end_object(writer);
}

static void write_lists(JsonWriter *writer, const EndpointCall *call, const SiteView *site) {
    json_key(writer, S("licences"));
    json_begin_list(writer);
    for (size_t i = 0; i < site->coverage.count; i++) {
        write_licence(writer, call->arena, &site->coverage.rows[i]);
    }
    json_end_list(writer);
    json_key(writer, S("opportunities"));
    json_begin_list(writer);
    for (size_t i = 0; i < site->chance_count; i++) {
        write_chance(writer, call, &site->chances[i]);
    }
    json_end_list(writer);
    json_key(writer, S("evidence"));
    json_begin_list(writer);
    for (size_t i = 0; i < site->evidence_count; i++) {
        write_evidence(writer, call->arena, &site->evidence[i]);
    }
    json_end_list(writer);
}

ENDPOINT(site_show, HTTP_GET, "/customers/{site}",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &site_input_fields) {
    SiteView site;
    Refusals refusals = {0};
    AnswerText text;
    RowsChoice columns = rows_choose_all(&customer_columns);
    TRY(see_site(call->context, call->params[0], call->input, &site, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    answer_text_begin(call, &text);
    json_begin_object(&text.writer);
    write_text(&text.writer, S("true_on"), date_text(call->arena, site.on));
    json_key(&text.writer, S("customer"));
    json_begin_list(&text.writer);
    for (size_t i = 0; i < site.row_count; i++) {
        rows_write_object(&text.writer, call->arena, &columns, &site.rows[i]);
    }
    json_end_list(&text.writer);
    write_summary(&text.writer, call, &site);
    write_lists(&text.writer, call, &site);
    json_end_object(&text.writer);
    return answer_text_end(call, &text, 200, S("application/json"));
}
