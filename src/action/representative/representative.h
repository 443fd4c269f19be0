// The vendor's renewal representatives (portal.md P43): a person of a desk for a site or for a
// partner; that of a site goes first. Administrators and the renewals desk assign and end them.
#ifndef ACTION_REPRESENTATIVE_REPRESENTATIVE_H
#define ACTION_REPRESENTATIVE_REPRESENTATIVE_H

#include "action/action.h"
#include "action/viewer.h"
#include "base/input/fields.h"
#include "domain/columns.h"

enum { REPRESENTATIVES_DEFAULT = 50, REPRESENTATIVES_MAX = 1000 };

typedef struct {
    Text kind;   // "site", "partner"
    Text number; // of it
    Text called; // its name
    Text rep_name;
    Text rep_mail;
    Date since;
} Representative;

extern const ColumnTable representative_columns;

typedef struct {
    Text after; // number of the last one of the page before
    int64_t limit;
} RepresentativesInput;

extern const FieldTable representatives_fields;

typedef struct {
    Representative *rows;
    size_t count;
    Text next; // empty: these were the last
} RepresentativesView;

// For the desks, by number; others are refused right_missing.
Err see_representatives(const ActionContext *context, const RepresentativesInput *input,
                        RepresentativesView *ret_view, Refusals *ret_refusals);
bool representatives_may_assign(const Viewer *viewer);

typedef struct {
    int kind; // RepresentativeKind
    Text number;
    Text mail; // of a person of a desk; empty: nobody any more
} RepresentativeInput;

typedef enum { REPRESENTS_AT_SITE, REPRESENTS_TO_PARTNER } RepresentativeKind;

extern const FieldTable representative_fields;

// Doing it again changes nothing. Refuses right_missing · site_not_found, partner_not_found ·
// person_not_found. `rep_name` of what comes back is empty where nobody is assigned any more.
Err do_representative_assign(const ActionContext *context, const RepresentativeInput *input,
                             Representative *ret_representative, Refusals *ret_refusals);

#endif
