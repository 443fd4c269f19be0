// The agreements that a viewer sees (portal.md P11): a customer its own (V1), a partner those of
// the sites that its evidence opens, with the summary where that opens it (V2, V3), the desks all.
// An express site without an agreement number has none to list.
//
// Lists come by number, so that a page costs what it shows; any other order is made of at most
// AGREEMENTS_SORTED agreements. Of another day, or as known earlier: those that are seen today (C6)
// and were enrolled then, as they stood then (agreement_row_load says what nobody can tell of it),
// with the sites that they had.
#ifndef ACTION_AGREEMENT_AGREEMENTS_SEE_H
#define ACTION_AGREEMENT_AGREEMENTS_SEE_H

#include "action/action.h"
#include "action/agreement/agreement_row.h"
#include "action/agreement/agreements_input.h"
#include "action/sight.h"

// Agreements that one sort, or one page of another day, looks at.
enum { AGREEMENTS_SORTED = 1000 };

typedef struct {
    AgreementRow *rows;
    size_t count;
    Text next;            // `after` of the next page; empty: this was the last
    const ViewTime *when; // NULL: now
} AgreementsView;

// The nearest name first where one is asked (§12), then by number; or as `sort` says, then so.
// Refuses number_lacks_zeros · search_too_short · bad_choice · bad_sort · bad_after (also where
// what a sorted page ended with is gone) · too_many_lines (narrow the filter).
Err see_agreements(const ActionContext *context, const AgreementsInput *input,
                   AgreementsView *ret_agreements, Refusals *ret_refusals);

typedef struct {
    AgreementKey *keys;
    size_t count;
} AgreementKeys;

// The whole of a list that has a `sort`, in its order; for files, which take their rows by these
// keys. Keys live in `memory`. Refuses as see_agreements.
Err see_agreements_sorted(const ActionContext *context, const AgreementsInput *input, Arena *memory,
                          AgreementKeys *ret_keys, Refusals *ret_refusals);
// The rows of such keys, as far as they are still seen and found.
Err see_agreements_of(const ActionContext *context, const AgreementsInput *input,
                      const AgreementKey *keys, size_t count, AgreementsView *ret_agreements);

#endif
