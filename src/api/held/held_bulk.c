// POST /api/v1/entitlements/bulk: the counts of many parts at once (portal.md P35, §9), as rows or
// as the text of a file.
#include "api/held/held_bulk.h"

#include "action/held/held_text.h"
#include "action/refusal_message.h"
#include "api/answer.h"
#include "api/problem.h"
#include "report/table_text.h"

static void say_problem(const EndpointCall *call, HeldRowAnswer *answer) {
    const Refusal *problem = &answer->row.problem;
    if (answer->row.result != HELD_REFUSED) {
        return;
    }
    answer->code = refusal_code(problem->id);
    answer->field = problem->field;
    answer->value = problem->value;
    answer->rule = refusal_rule(problem->id);
    answer->message = message_text(call->arena, call->lang, refusal_what(problem->id));
    answer->next = message_text(call->arena, call->lang, refusal_next(problem->id));
}

static HeldRowAnswer answer_of(const EndpointCall *call, const HeldRowDone *row) {
    HeldRowAnswer answer = {
        .row = *row,
        .line_null = row->line == 0,
        .result = held_result_name(row->result),
        .object = row->found ? held_name(call->arena, row->site, row->part) : (Text){0},
        .unknown = !row->found,
        .download_before = row->before.allocated[USE_DOWNLOAD],
        .download = row->after.allocated[USE_DOWNLOAD],
        .media_before = row->before.allocated[USE_MEDIA],
        .media = row->after.allocated[USE_MEDIA],
        .support_before = row->before.allocated[USE_SUPPORT],
        .support = row->after.allocated[USE_SUPPORT],
        .deployed_before = row->before.deployed,
        .deployed_before_null = !row->before.has_deployed,
        .deployed = row->after.deployed,
        .deployed_null = !row->after.has_deployed,
    };
    say_problem(call, &answer);
    return answer;
}

// The rows of the request: as they are, or as its text has them.
static HeldBulk bulk_of(const EndpointCall *call, HeldRead *read, Refusals *refusals) {
    const HeldBulkAsk *ask = call->input;
    HeldBulk bulk = {.rows = ask->rows.items,
                     .count = ask->rows.count,
                     .site = ask->site,
                     .mode = (HeldMode)ask->mode,
                     .dry_run = ask->dry_run.value};
    if (ask->text.len > 0 && !ask->rows.given) {
        TableText table;
        table_text_read(call->arena, ask->text, HELD_ROWS_MAX, &table, refusals);
        HeldTable cells = {table.header, table.columns, table.rows, table.lines, table.count};
        if (!refused(refusals)) {
            held_text_read(call->arena, &cells, read, refusals);
        }
        bulk.rows = read->rows;
        bulk.lines = read->lines;
        bulk.count = read->count;
    }
    return bulk;
}

ENDPOINT(held_bulk, HTTP_POST, "/entitlements/bulk",
         MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE),
         &held_bulk_fields, GIVES(200, &held_bulk_shape), ALSO(422),
         SAYS("Writes the counts of many parts, all or those that nothing speaks against")) {
    Refusals refusals = {0};
    HeldRead read = {0};
    HeldBulkAnswer answer = {0};
    HeldBulk bulk = bulk_of(call, &read, &refusals);
    if (!refused(&refusals)) {
        TRY(do_held_write(call->context, &bulk, &answer.done, &refusals));
    }
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    answer.done_count = (int64_t)answer.done.done;
    answer.unchanged = (int64_t)answer.done.unchanged;
    answer.refused = (int64_t)answer.done.refused;
    answer.joined = (int64_t)read.joined;
    answer.rows = arena_array(call->arena, HeldRowAnswer, answer.done.count);
    for (size_t i = 0; i < answer.done.count; i++) {
        answer.rows[i] = answer_of(call, &answer.done.rows[i]);
    }
    answer_replayed(call, answer.done.repeated);
    return answer.done.written || bulk.dry_run ? answer_shape(call, &answer)
                                               : answer_shape_also(call, &answer);
}
