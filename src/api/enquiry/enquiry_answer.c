// Shapes, and what every decision answers.
#include "api/enquiry/enquiry_answer.h"

#include "api/answer.h"
#include "api/if_match.h"
#include "api/problem.h"

#include <stddef.h>

const Shape enquiry_outcome_shape = {.name = S_INIT("enquiry_outcome"),
                                     .columns = &enquiry_outcome_columns};

static const Shape line_shape = {.name = S_INIT("enquiry_line"), .columns = &enquiry_line_columns};

static const Column columns[] = {
    COLUMN_CALLED("enquiry", EnquiryView, row.enquiry, COLUMN_NUMBER),
    COLUMN_CALLED("site", EnquiryView, row.site, COLUMN_NUMBER),
    COLUMN_CALLED("customer_name", EnquiryView, row.customer_name, COLUMN_TEXT),
    COLUMN_CALLED("partner", EnquiryView, row.partner, COLUMN_NUMBER),
    COLUMN_CALLED("partner_name", EnquiryView, row.partner_name, COLUMN_TEXT),
    COLUMN_CALLED("asked_on", EnquiryView, row.asked_on, COLUMN_DATE),
    COLUMN_CALLED("state", EnquiryView, row.state, COLUMN_TEXT),
    COLUMN(EnquiryView, revision, COLUMN_COUNT),
    COLUMN_CALLED("quote", EnquiryView, row.quote, COLUMN_NUMBER),
    COLUMN_CALLED_OR_NULL("ended_on", EnquiryView, row.ended_on, row.ended_on_null, COLUMN_DATE),
    COLUMN(EnquiryView, note, COLUMN_TEXT),
    COLUMN(EnquiryView, reason, COLUMN_TEXT),
};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, EnquiryView);
static const ShapePart parts[] = {
    PART_LIST("lines", &line_shape, EnquiryView, lines, line_count),
};
const Shape enquiry_shape = SHAPE_WITH("enquiry", table, parts);

// 412: open, or by whom it was ended.
static Err say_stale(EndpointCall *call, const Refusals *refusals) {
    EnquiryView now;
    Refusals unseen = {0};
    ProblemRevision revision;
    Err answered = OK;
    if (!if_match_revision(call, &revision.seen, &answered)) {
        return answered;
    }
    TRY(see_enquiry(call->context, call->params[0], &now, &unseen));
    if (refused(&unseen)) {
        return problem_refuse(call, &unseen);
    }
    const EnquiryRow *row = &now.row;
    bool by_partner = !row->ended_on_null && !text_equal(row->state, S("withdrawn"));
    revision.now = now.revision;
    revision.at = date_midnight_utc(row->ended_on_null ? row->asked_on : row->ended_on);
    revision.by = by_partner ? row->partner_name : row->customer_name;
    return problem_stale_revision(call, refusals, &revision);
}

Err enquiry_outcome_answer(EndpointCall *call, const EnquiryOutcome *outcome,
                           const Refusals *refusals) {
    if (refused(refusals)) {
        return refusals->items[0].id == REFUSAL_STALE ? say_stale(call, refusals)
                                                      : problem_refuse(call, refusals);
    }
    (void)if_match_tag(call, outcome->revision);
    answer_replayed(call, outcome->repeated);
    return answer_shape(call, outcome);
}

bool enquiry_seen(EndpointCall *call, EnquiryEnd *ret_seen, Err *ret_answered) {
    *ret_seen = (EnquiryEnd){.enquiry = call->params[0]};
    return if_match_revision(call, &ret_seen->revision, ret_answered);
}
