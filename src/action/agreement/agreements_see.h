// The agreements that a viewer sees (portal.md P11): a customer its own (V1), a partner those of
// the sites that its evidence opens, with the summary where that opens it (V2, V3), the desks all.
// An express site without an agreement number has none to list.
//
// Not carried yet: true_on and known_on (this is now), sort. Levels are filtered as they are kept:
// of an agreement whose term ended and that nobody has closed yet, it is the level before its
// reset.
#ifndef ACTION_AGREEMENT_AGREEMENTS_SEE_H
#define ACTION_AGREEMENT_AGREEMENTS_SEE_H

#include "action/action.h"
#include "action/agreement/agreement_row.h"
#include "action/agreement/agreements_input.h"

typedef struct {
    AgreementRow *rows;
    size_t count;
    Text next; // `after` of the next page; empty: this was the last
} AgreementsView;

// The nearest name first where one is asked (§12), then by number. Refuses number_lacks_zeros ·
// search_too_short · bad_choice · bad_after.
Err see_agreements(const ActionContext *context, const AgreementsInput *input,
                   AgreementsView *ret_agreements, Refusals *ret_refusals);

#endif
