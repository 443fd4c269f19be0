// What was asked, as a list (portal.md P16): a page of it, or all of it for files.
#ifndef ACTION_ENQUIRY_ENQUIRIES_SEE_H
#define ACTION_ENQUIRY_ENQUIRIES_SEE_H

#include "action/as_of.h"
#include "action/enquiry/enquiry.h"
#include "action/row_source.h"

enum { ENQUIRIES_LIMIT_DEFAULT = 50, ENQUIRIES_LIMIT_MAX = 1000, ENQUIRIES_AFTER_BYTES_MAX = 64 };

typedef struct {
    int state; // 0: all of them
    Text site; // number
    FieldDate asked_from;
    FieldDate asked_to;
    ViewTimeInput when;
    Text sort;
    Text after;    // the last of the page before; of a sorted list a place
    int64_t limit; // 0: ENQUIRIES_LIMIT_DEFAULT
} EnquiriesAsk;

extern const FieldTable enquiries_ask_fields;

typedef struct {
    const ViewTime *when; // NULL: now
    EnquiryRow *rows;
    size_t count;
    Text next; // empty: these were the last
} EnquiriesView;

// The latest first, or sorted. Of another time: what was asked by then, and open what ended later;
// `quote` is then told of what was answered alone, for of drafts nobody kept which was there when.
// Whoever sees one today sees it. Refuses bad_after · bad_sort · too_many_lines (more than
// ROWS_SORTED in an order that is asked for).
Err see_enquiries(const ActionContext *context, const EnquiriesAsk *ask,
                  EnquiriesView *ret_enquiries, Refusals *ret_refusals);

typedef struct {
    char after[ENQUIRIES_AFTER_BYTES_MAX]; // ask.after's
    EnquiriesAsk ask;
} EnquiriesState;

extern const RowSource enquiries_source;

// Copies what is asked into the memory of the state.
void enquiries_state(EnquiriesState *state, Arena *memory, const EnquiriesAsk *ask);

#endif
