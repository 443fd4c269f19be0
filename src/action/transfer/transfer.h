// Joining and moving (portal.md P38, P39): what is asked to move between two sites of an enterprise
// (R5.1), or a whole site into another agreement (R5.6). The primaries of both sites say yes, each
// on its own; with the second yes it is done, in one commit. awaiting_approvals → done | refused |
// withdrawn.
//
// Who asks sees both: a partner or the renewals desk, or a customer who sees both sites.
#ifndef ACTION_TRANSFER_TRANSFER_H
#define ACTION_TRANSFER_TRANSFER_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/columns.h"

enum { TRANSFER_LINES_MAX = 2000 };

// ---- what is asked ----

typedef struct {
    Text entitlement;    // as P21's and P35's lines name the record
    FieldWhole quantity; // not given: all of it
} TransferAskLine;

typedef struct {
    Text from;      // number of the site
    Text to;        // of the other site; or
    Text agreement; // number of the agreement that the whole site joins
    FieldList
        lines; // of TransferAskLine, one without anything is none; none: all that the viewer sees
} TransferAsk;

extern const FieldTable transfer_fields;

// ---- what it would do, and what it is ----

typedef struct {
    Currency money;
    Text entitlement;
    Text part;
    Quantity quantity; // that moves
    Date coverage_end;
    bool due_null; // it has no renewal
    Date due;      // of its next coverage, at the target (R5.2)
    int64_t months;
    Text level; // at which it would be renewed there
    bool old_price_null;
    Money old_price; // the unit of its next renewal, without the move
    bool new_price_null;
    Money new_price; // with it
    Text currency;
    Points points;        // R5.3: none
    Text blocker;         // code of the refusal that keeps it from moving; empty: nothing does
    RefusalId blocked_by; // the same
} TransferRow;

extern const ColumnTable transfer_row_columns;

// What the source holds, as far as the viewer sees.
typedef struct {
    Text entitlement;
    Text part;
    Quantity quantity;
    Date coverage_end;
} TransferHeld;

typedef struct {
    Text from;
    Text to; // empty: the whole site joins
    Text agreement;
    bool takes_lines; // it does not
    TransferHeld *held;
    size_t held_count;
    bool blocked; // some row, or all of it
    TransferRow *rows;
    size_t count;
    const Refusals *blockers; // why it would be refused
} TransferPreview;

// What it would do, of what the viewer sees, and what keeps it from being done; without effect.
// Refuses what finds no two places: site_not_found · agreement_not_found · right_missing.
Err see_transfer_preview(const ActionContext *context, const TransferAsk *ask,
                         TransferPreview *ret_preview, Refusals *ret_refusals);

typedef struct {
    Text entitlement;
    Text part;
    Text description;
    Quantity quantity;
    Date coverage_end;
} TransferLine;

extern const ColumnTable transfer_line_columns;

typedef struct {
    Text verb; // "submit", "approve", "refuse", "withdraw"
    Text side; // of an approval: "source", "target"
    Date on;
    Text reason;
} TransferStep;

extern const ColumnTable transfer_step_columns;

typedef struct {
    Text transfer; // number
    Text kind;     // "entitlements", "site"
    Text state;
    Text from;
    Text to;
    Text agreement;
    Quantity quantity; // of its lines
    Date asked_on;
    bool source_approved_on_null;
    Date source_approved_on;
    bool target_approved_on_null;
    Date target_approved_on;
    bool done_on_null;
    Date done_on;
    int64_t revision;   // rises with each step
    Instant changed_at; // no columns from here
    Text changed_by;    // the customer's account; empty: whoever asked
    TransferLine *lines;
    size_t line_count;
    TransferStep *steps;
    size_t step_count;
    Text approves; // the side whose yes is the viewer's to give now; empty: none
    bool may_withdraw;
} Transfer;

extern const ColumnTable transfer_columns;

// Refuses transfer_not_found.
Err see_transfer(const ActionContext *context, Text number, Transfer *ret_transfer,
                 Refusals *ret_refusals);

// ---- doing ----

typedef struct {
    Transfer transfer; // as it is then
    bool repeated;
} TransferMoved;

// Asks for it. Refuses right_missing · what see_transfer_preview does · not_same_enterprise ·
// same_site · target_is_express · agreement_inactive · of a whole site express_has_one_site and
// same_agreement · line by line line_not_found, bad_quantity, order_waits, transfer_waits ·
// nothing_to_migrate · too_many_lines.
Err do_transfer_submit(const ActionContext *context, const TransferAsk *ask,
                       TransferMoved *ret_moved, Refusals *ret_refusals);

typedef enum { TRANSFER_APPROVE, TRANSFER_REFUSE, TRANSFER_WITHDRAW } TransferVerb;

typedef struct {
    Text reason;
} TransferDecideAsk;

extern const FieldTable transfer_decide_fields;

typedef struct {
    Text number;
    int64_t revision; // as it was seen
    Text reason;
} TransferDecision;

// The primary of one of the sites approves for it, or refuses; who asked withdraws. With the second
// approval it is done. Refuses transfer_not_found · right_missing · stale · already_decided (value:
// its state, or the side that said yes) · reason_required (of a refusal) · what do_transfer_submit
// refuses, as it is then.
Err do_transfer_decide(const ActionContext *context, TransferVerb verb,
                       const TransferDecision *decision, TransferMoved *ret_moved,
                       Refusals *ret_refusals);

#endif
