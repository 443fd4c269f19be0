// What sites hold, on any day (portal.md P35): of one site, or of an agreement with all its sites.
// A row is a site, a part and a coverage end; a purchase and its renewal are one record and count
// once. A partner sees its own lines and no counts.
//
// What a customer allocates and says is deployed it counts by part (action/held): its lines by
// coverage end take of that in their order, what they are entitled to each, and what is more stands
// in the last.
#ifndef ACTION_SITE_ENTITLEMENT_LIST_H
#define ACTION_SITE_ENTITLEMENT_LIST_H

#include "action/action.h"
#include "action/row_source.h"
#include "action/as_of.h"

enum { ENTITLEMENTS_LIMIT_DEFAULT = 50, ENTITLEMENTS_LIMIT_MAX = 1000 };

typedef enum {
    ENTITLEMENTS_ALL,
    ENTITLEMENTS_PURCHASED, // not renewed so far
    ENTITLEMENTS_RENEWED,
    ENTITLEMENTS_ALLOCATED, // some of them are
    ENTITLEMENTS_FUTURE     // a stretch of their coverage has not begun
} EntitlementKind;

typedef struct {
    Text site;      // numbers; a customer who gives none asks for all that it sees
    Text agreement; // all its sites
    Text product;
    Text part;
    int kind; // EntitlementKind
    ViewTimeInput when;
    Text sort; // empty: by site, part and coverage end
    Text after;
    int64_t limit; // 0: ENTITLEMENTS_LIMIT_DEFAULT
} EntitlementsInput;

extern const FieldTable entitlements_fields;

typedef struct {
    Currency money; // of no column
    Text site;
    Text product;
    Text part; // @part
    Text description;
    Text part_type;
    Text metric;
    Quantity entitled;
    Quantity covered;
    Quantity allocated;
    bool allocated_null;
    Quantity deployed;
    bool deployed_null;
    Quantity difference;
    bool difference_null;
    Date coverage_end;
    bool coverage_end_null; // nothing is left of what is counted
    Date term_end;
    bool term_end_null;
    Text state;       // covered, lapsed; of term types running; ended where nothing is left
    Text proofs;      // numbers, with a blank between
    Text moved_from;  // site numbers
    Text entitlement; // the part at the site (held_name), of which counts are kept
} EntitlementListRow;

extern const ColumnTable entitlement_columns;

typedef struct {
    EntitlementListRow *rows; // by site, part and coverage end, or as they are sorted
    size_t count;
    Text next;            // `after` of the next page; empty: this was the last
    const ViewTime *when; // NULL: now
    bool counts_seen;     // else the viewer may not: the columns are empty
} EntitlementsView;

// Refuses filter_required (who is no customer names a site or an agreement) · site_not_found,
// agreement_not_found, also where it was not there then · number_lacks_zeros · bad_after · bad_sort
// · too_many_lines (of a sorted list, row_order.h).
Err see_entitlement_list(const ActionContext *context, const EntitlementsInput *input,
                         EntitlementsView *ret_entitlements, Refusals *ret_refusals);

enum { ENTITLEMENT_PLACE_BYTES_MAX = 1024 };

typedef struct {
    char after[ENTITLEMENT_PLACE_BYTES_MAX]; // input.after's
    EntitlementsInput input;
} EntitlementsState;

extern const RowSource entitlements_source;

// Copies what the input points to into the memory of the state.
void entitlements_state(EntitlementsState *state, Arena *memory, const EntitlementsInput *input);

#endif
