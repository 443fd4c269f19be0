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

typedef struct {
    const ViewTime *when;       // NULL: now
    const ActionContext *day;   // whose today is the day that is asked for
    AgreementId agreement_then; // of another day: in which the sites stood; 0: any
    LineFilter filter;
    unsigned states; // bit per LineState; 0: all but lapsed, and where the filter says all of them
    bool nothing;    // a filter names what is not there for this viewer: no line can match
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

Text line_place_text(const ActionContext *context, LinePlace place);

#endif
