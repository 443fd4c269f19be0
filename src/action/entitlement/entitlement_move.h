// Moving entitlements between sites of one enterprise (R5.1–R5.6).
#ifndef ACTION_ENTITLEMENT_ENTITLEMENT_MOVE_H
#define ACTION_ENTITLEMENT_ENTITLEMENT_MOVE_H

#include "action/action.h"

// Part of what the source site holds of an order line.
typedef struct {
    OrderId order;     // one that is not there is refused
    int64_t line;      // from 1; anything else is refused
    Quantity quantity; // anything below 1 is refused
} MoveLineInput;

// Part of a record, or all of it.
typedef struct {
    EntitlementId entitlement;
    Quantity quantity; // anything below 1 is refused
} MoveRecordInput;

typedef struct {
    Text from; // site numbers
    Text to;
    bool all; // everything the source holds; else `lines`
    const MoveLineInput *lines;
    size_t line_count;
    const MoveRecordInput *records; // instead of lines: exactly these
    size_t record_count;
} MoveInput;

// Refuses site_not_found · not_same_enterprise · same_site · target_is_express ·
// agreement_inactive (another one than they come from) · line by line line_not_found, bad_quantity
// · nothing_to_migrate. What live quotes hold of it leaves them (P39). ret_moved is the whole
// quantity that moved.
Err do_entitlements_move(const ActionContext *context, const MoveInput *input, Quantity *ret_moved,
                         Refusals *ret_refusals);

#endif
