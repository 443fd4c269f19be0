// What a customer allocates and says is deployed, of parts at its sites (portal.md P35, R7.3): seen
// beside what is entitled, and written. Only the customer writes (at its own site, or at all of an
// agreement that it sees whole) and sees it; an auditor and the house itself read it, other desks
// and partners do not.
#ifndef ACTION_HELD_HELD_COUNTS_H
#define ACTION_HELD_HELD_COUNTS_H

#include "action/action.h"
#include "action/site/entitlement_list.h"
#include "domain/record/held_count.h"

// ---- seeing ----

// A row of their history.
typedef struct {
    Date on;
    Instant at;
    Quantity download;
    Quantity media;
    Quantity support;
    Quantity deployed;
    bool deployed_null;
} HeldStep;

extern const ColumnTable held_step_columns;

// A part at a site.
typedef struct {
    Text entitlement; // its name (held_name)
    Text site;
    Text product;
    Text part;
    Text description;
    Text part_type;
    Text metric;
    Quantity entitled;
    Quantity covered;
    bool counts_null; // the viewer does not see them
    Quantity allocated;
    Quantity download;
    Quantity media;
    Quantity support;
    Quantity deployed; // null: never said, or not seen
    bool deployed_null;
    Quantity difference;
    bool difference_null;
    int64_t revision; // of the counts; 1 where nothing was written
    bool revision_null;
    bool may_write;
    Instant changed_at; // of the last step, as the next
    Text changed_by;
    EntitlementListRow *rows; // what is held, by coverage end
    size_t row_count;
    HeldStep *steps; // the oldest first; none where they are not seen
    size_t step_count;
} HeldView;

extern const ColumnTable held_columns;

// Refuses entitlement_not_found: hidden, never held there and no name are one (V6); for a partner
// also what nothing is left of.
Err see_held(const ActionContext *context, Text entitlement, HeldView *ret_held,
             Refusals *ret_refusals);

// ---- writing ----

enum { HELD_ROWS_MAX = 5000, HELD_TEXT_MAX = 2000000 }; // rows, characters

// What of a part at a site is to be written; a count that is not given stays.
typedef struct {
    Text row_key;     // empty: its place
    Text entitlement; // or site and part
    Text site;
    Text part;
    FieldWhole download;
    FieldWhole media;
    FieldWhole support;
    FieldWhole deployed;
} HeldRowAsk;

extern const FieldTable held_row_fields;

typedef struct {
    FieldWhole download;
    FieldWhole media;
    FieldWhole support;
} AllocationsAsk;

extern const FieldTable allocations_fields;

typedef struct {
    FieldWhole deployed;
} DeploymentsAsk;

extern const FieldTable deployments_fields;

typedef enum { HELD_ALL, HELD_GOOD_LINES } HeldMode;

typedef struct {
    int mode; // HeldMode
    FieldBool dry_run;
    FieldList rows; // of HeldRowAsk
    Text text;      // or rows as a file has them (action/held/held_text.h)
    Text site;      // of rows that name none
} HeldBulkAsk;

extern const FieldTable held_bulk_fields;

typedef enum { HELD_DONE, HELD_UNCHANGED, HELD_REFUSED } HeldResult;

// "done", "unchanged", "refused".
Text held_result_name(HeldResult result);

// What becomes of a row.
typedef struct {
    Text row_key;
    int64_t line; // of the text; 0: it came in none
    HeldResult result;
    Text site;
    Text part;
    bool found; // the part was held at the site some time: the figures below are there
    Quantity entitled;
    HeldCounts before;
    HeldCounts after;
    int64_t revision;
    Refusal problem; // of a refused one
} HeldRowDone;

typedef struct {
    HeldRowDone *rows; // as asked
    size_t count;
    size_t done; // or would be
    size_t unchanged;
    size_t refused;
    bool written; // false: nothing was, for it was a dry run, or one of all was refused
    bool repeated;
} HeldBulkDone;

typedef struct {
    const HeldRowAsk *rows;
    const int64_t *lines; // beside them; NULL: of no text
    size_t count;
    Text site; // of rows that name none; empty: the viewer's own
    HeldMode mode;
    bool dry_run;
} HeldBulk;

// Writes the counts of all rows, or of those that nothing speaks against: one transaction, by one
// key. A row is refused by its own problem: entitlement_not_found (as see_held) · bad_quantity ·
// allocation_too_large (value: how many are entitled) · row_twice. Refuses as a whole
// too_many_lines · no_lines · right_missing.
Err do_held_write(const ActionContext *context, const HeldBulk *bulk, HeldBulkDone *ret_done,
                  Refusals *ret_refusals);

typedef struct {
    HeldRowAsk row;
    int64_t revision; // as it was seen
} HeldPut;

// Writes the counts of one: as above, with its problems as refusals of the whole, and stale.
Err do_held_put(const ActionContext *context, const HeldPut *put, HeldBulkDone *ret_done,
                Refusals *ret_refusals);

#endif
