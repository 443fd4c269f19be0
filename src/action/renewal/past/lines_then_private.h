// Renewal lines of another day. Inside action only.
#ifndef ACTION_RENEWAL_PAST_LINES_THEN_PRIVATE_H
#define ACTION_RENEWAL_PAST_LINES_THEN_PRIVATE_H

#include "action/renewal/line_filter_private.h"

// Lines, by due day or record by record, each with what was known of its enterprise then.
typedef struct {
    LineRow *rows;
    size_t count;
    LinePlace last; // the record that was looked at last; its due day counts not
    bool more;      // there are records behind it
} LinesFolded;

// Folds the records behind a place that the viewer may see today (C6) into the lines that they were
// then, as far as the filter says without quotes: until there are `most` lines, or `looked` records
// were looked at. What is only shown is missing (lines_then_fill).
Err lines_then_fold(const ActionContext *context, const LineQuestion *question, LinePlace after,
                    size_t most, size_t looked, LinesFolded *ret_folded);
// Fills what lines share, with the quotes in which they stood then, and what is only shown where
// the filter shows it.
Err lines_then_fill(const ActionContext *context, const LineQuestion *question,
                    LineRow *const *rows, size_t count);

// Where another day is asked for: finds all its lines, which the question's pages then are of.
// Refuses too_many_lines.
Err lines_then_open(const ActionContext *context, LineQuestion *question, Refusals *refusals);

#endif
