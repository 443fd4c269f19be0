// The kept due days (R4.2): what each entitlement's coverage, agreement and part make of them.
#include "report/check/check_private.h"

#include "domain/coverage.h"

// The due day that must be kept; not given where nothing of the record will be renewed. False where
// its agreement or its part cannot be judged by, which others say.
static bool due_of(const Books *books, size_t index, MaybeDate *ret_due) {
    const QCheckListEntitlementsRow *row = &books->entitlements.rows[index];
    const EntitlementState *held = &books->entitlement_books[index].now;
    AgreementId agreement = {0};
    PartType type;
    size_t at = 0;
    Date due = {0};
    if (!held->exists || !date_is_month_last(held->coverage_end) || row->type_null ||
        !part_type_find(row->type, &type) ||
        !books_agreement_of_site(books, held->site, INT64_MAX, &agreement) ||
        !books_agreement(books, agreement, &at) || !books->agreement_books[at].usable) {
        return false;
    }
    Text renewal = row->renewal_null ? (Text){0} : row->renewal;
    bool renews = held->quantity > 0 && !books->entitlement_books[index].declined &&
                  part_renews(type, renewal) &&
                  renewal_due(&books->agreement_books[at].standing, held->coverage_end,
                              held->agreement_since, &due);
    *ret_due = renews ? some_day(due) : (MaybeDate){0};
    return true;
}

void check_due(const Books *books) {
    for (size_t i = 0; i < books->entitlements.count; i++) {
        const QCheckListEntitlementsRow *row = &books->entitlements.rows[i];
        Spot spot = spot_of(books, "entitlement", row->entitlement.id);
        MaybeDate due;
        if (due_of(books, i, &due)) {
            (void)same_day(books->findings, &spot, (Claim){CHECK_DUE, "kept due day", "R4.2"},
                           day_or_null(row->due_null, row->due), due);
        }
    }
}
