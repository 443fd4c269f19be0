// What was asked of renewal lines, turned into ids, days and patterns. Inside action only.
#ifndef ACTION_RENEWAL_LINE_FILTER_PRIVATE_H
#define ACTION_RENEWAL_LINE_FILTER_PRIVATE_H

#include "action/as_of_private.h"
#include "action/renewal/line_stream_private.h"
#include "action/renewal/renewal_lines.h"

typedef enum {
    LINE_FUTURE,
    LINE_ANNOUNCED, // from the contact check on (R4.8)
    LINE_QUOTED,
    LINE_ORDERED,
    LINE_LAPSED,
    LINE_STATE_COUNT
} LineState;

Text line_state_name(LineState state);
LineState line_state_of(const ActionContext *context, const LineRow *row);

// A line that was asked for by its name (line_name).
typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement; // in which its site stands now
    SiteId site;
    EntitlementId entitlement;
    Date start; // first day of the month in which its coverage begins
} LineNamed;

typedef struct {
    const ViewTime *when;       // NULL: now
    const ActionContext *day;   // whose today is the day that is asked for
    AgreementId agreement_then; // of another day: in which the sites stood; 0: any
    LineFilter filter;
    unsigned states; // bit per LineState; 0: all but lapsed, and where the filter says all of them
    bool nothing;    // a filter names what is not there for this viewer: no line can match
    bool is_named;   // only these lines are asked for
    LineNamed *named;
    size_t named_count;
    LinePlace after;
    size_t limit;
    Sort sort; // no key: by due day
    bool shows_proofs;
} LineQuestion;

// Refuses bad_sort, bad_after, search_too_short, bad_state.
Err line_question(const ActionContext *context, const RenewalLinesInput *input,
                  LineQuestion *ret_question, Refusals *refusals);
// True where the row is one of those asked for, beside what the queries look at.
bool line_matches(const LineQuestion *question, const LineRow *row);

// Reads the names of lines; one that is none, or not there, finds nothing (V6). Refuses
// too_many_lines.
Err line_names(const ActionContext *context, const FieldList *names, LineQuestion *question,
               Refusals *refusals);
bool line_is_named(const LineQuestion *question, const LineRow *row);
// Where lines are asked for by name: finds those that the viewer sees by their sites, and the
// question's pages then are of them. Not of another day, whose lines are all folded.
Err lines_named_open(const ActionContext *context, LineQuestion *question);

Text line_place_text(const ActionContext *context, LinePlace place);

#endif
