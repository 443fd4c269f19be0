// Partner accounts as the administrators keep them (portal.md P43, §5 partner_account): active ⇄
// suspended → closed. Whoever sits at an account that is not active cannot act, at once; what it
// had open stands in the queue of orphans.
#ifndef ACTION_PARTNER_PARTNER_ACCOUNT_H
#define ACTION_PARTNER_PARTNER_ACCOUNT_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/columns.h"

typedef struct {
    Text number;
    Text name;
    Text country;
    Text tier; // "distributor", "reseller"
    bool direct;
    Text distributor; // number; empty: none
    Text state;       // "active", "suspended", "closed"
    Date since;
    bool state_on_null;
    Date state_on; // since when it is suspended, closed or active again
    Text name_key; // not a column
} PartnerAccount;

extern const ColumnTable partner_account_columns;

enum { PARTNERS_DEFAULT = 50, PARTNERS_MAX = 1000 };

typedef struct {
    Text state; // empty: all
    Text after; // number of the last one of the page before
    int64_t limit;
} PartnersInput;

extern const FieldTable partners_fields;

typedef struct {
    PartnerAccount *rows;
    size_t count;
    Text next; // empty: these were the last
} PartnersView;

// By name. Refuses bad_after.
Err see_partner_accounts(const ActionContext *context, const PartnersInput *input,
                         PartnersView *ret_view, Refusals *ret_refusals);

typedef struct {
    Text state;
    Text reason;
    Date on;
    Text by; // name of the administrator
} PartnerStep;

typedef struct {
    PartnerAccount account;
    int64_t revision; // rises with each change
    PartnerStep *steps;
    size_t step_count;
    Text changed_by; // of the last step; empty: none
    Instant changed_at;
    bool may_suspend;
    bool may_resume;
    bool may_close; // it is suspended, and by somebody else
} PartnerSeen;

// Refuses partner_not_found.
Err see_partner_account(const ActionContext *context, Text number, PartnerSeen *ret_partner,
                        Refusals *ret_refusals);

typedef enum { PARTNER_SUSPEND, PARTNER_RESUME, PARTNER_CLOSE } PartnerVerb;

typedef struct {
    Text number;
    int64_t revision; // as it was seen
    Text reason;
} PartnerMove;

// Two people close an account: who suspended it does not close it. Refuses partner_not_found ·
// stale · already_decided (no such move from its state; value: that state) · own_request (by the
// same person) · reason_required. With the same key it is done once.
Err do_partner_move(const ActionContext *context, PartnerVerb verb, const PartnerMove *move,
                    PartnerSeen *ret_partner, Refusals *ret_refusals);

#endif
