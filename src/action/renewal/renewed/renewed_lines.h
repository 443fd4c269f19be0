// What became of a partner's renewal lines that fell due between two days (portal.md P43): renewed
// by their due day, later, or not (yet). Its own are those that it renewed itself and those that it
// sold last and nobody renewed; a line that was given back, moved away or reinstated is none, nor
// is one that a rebill took over. A line that was not renewed is here as long as its coverage is
// kept, however long that is over.
#ifndef ACTION_RENEWAL_RENEWED_RENEWED_LINES_H
#define ACTION_RENEWAL_RENEWED_RENEWED_LINES_H

#include "action/row_source.h"
#include "base/input/fields.h"

enum {
    RENEWED_LINES_DEFAULT = 50,
    RENEWED_LINES_MAX = 1000,
    RENEWED_MONTHS_BEFORE =
        12,               // no coverage is longer: no line is renewed earlier before its due day
    RENEWED_QUARTERS = 4, // that ended last: what is shown where no day is named
    RENEWED_OUTCOMES = 3,
};

extern const Text renewed_outcomes[RENEWED_OUTCOMES]; // on_time, late, no

// The first day of the quarter that so many quarters ended before the one that runs: 0 is the one
// that runs.
Date renewed_quarter(Date today, int32_t before);

typedef struct {
    FieldDate due_from;
    FieldDate due_to;
    Text renewed;  // of renewed_outcomes; empty: any
    Text sort;     // empty: by due day
    Text after;    // where the page before ended
    int64_t limit; // 0: RENEWED_LINES_DEFAULT
} RenewedLinesInput;

extern const FieldTable renewed_lines_fields;

typedef struct {
    Text renewed;
    Date due;
    Date accepted_on; // of the order that renewed it
    bool accepted_on_null;
    Text order;
    int64_t line;
    bool line_null;
    Text site;
    Text customer_name;
    Text part; // that was ordered; of one that is left the licence
    Text description;
    Quantity quantity;
    Date coverage_start; // of what was ordered
    bool coverage_start_null;
    Date coverage_end; // of one that is left: of the coverage that it has or had
} RenewedLine;

extern const ColumnTable renewed_line_columns;

typedef struct {
    RenewedLine *rows;
    size_t count;
    Text next; // empty: these were the last
} RenewedLines;

// Of who is no partner there are none. Refuses bad_choice · bad_after · bad_sort · too_many_lines
// (of a sorted list, row_order.h).
Err see_renewed_lines(const ActionContext *context, const RenewedLinesInput *input,
                      RenewedLines *ret_lines, Refusals *ret_refusals);

// All of them, for files.
enum { RENEWED_AFTER_BYTES = 24 };

typedef struct {
    char after[RENEWED_AFTER_BYTES]; // input.after's
    RenewedLinesInput input;
} RenewedLinesState;

extern const RowSource renewed_lines_source;

void renewed_lines_state(RenewedLinesState *state, Arena *memory, const RenewedLinesInput *input);

#endif
