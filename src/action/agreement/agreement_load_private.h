// Agreements as their page and the list show them. Inside action.
#ifndef ACTION_AGREEMENT_AGREEMENT_LOAD_PRIVATE_H
#define ACTION_AGREEMENT_AGREEMENT_LOAD_PRIVATE_H

#include "action/as_of_private.h"
#include "action/agreement/agreement_row.h"
#include "action/sight.h"
#include "domain/calendar.h"
#include "store/q_agreement.h"

typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    QAgreementListSeenRow kept;
    AgreementActivity activity; // what agreements_add_activity found
    bool stands;       // agreement_row_load found how it stands; of another time not everybody can
    Standing standing; // of that time, as summary
    AgreementSummary summary;
} AgreementLoaded;

// Those of these that the connection shows, in their order; ret_loaded has room for all. Here and
// below so many questions, however many agreements.
Err agreements_load(const ActionContext *context, const AgreementKey *keys, size_t count,
                    AgreementLoaded *ret_loaded, size_t *ret_count);
// One; false where it is not among them.
Err agreement_load(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                   AgreementLoaded *ret_loaded, bool *ret_found);
// Their last orders and the end of their coverage, of those that the viewer sees whole.
Err agreements_add_activity(const ActionContext *context, AgreementLoaded *loaded, size_t count);
// The same of agreements on a connection, for who judges them.
Err agreements_activity(Db *db, Arena *arena, const AgreementKey *keys, size_t count,
                        AgreementActivity *ret_activities);
// Whether level, points and term of each are the viewer's to see (V3).
Err agreements_open_summary(const ActionContext *context, const AgreementLoaded *loaded,
                            size_t count, bool *ret_opens);
// The sites of now that are seen, and how many users all of its sites have, where rows show them.
Err agreements_fill_sites(const ActionContext *context, AgreementRow *rows, size_t count);

// The columns of P11 but sites and users, for who may see it; opens_summary: level and points too
// (V3). then: NULL is now, and asks nothing; else false where it was not enrolled yet, and what
// nobody can say of that time is null: level and points for who does not see its whole ledger, and
// its term too where an earlier instant is asked for; users, cap and from when it may be inactive.
Err agreement_row_load(const ActionContext *context, const AsOf *then, AgreementLoaded *loaded,
                       bool opens_summary, AgreementRow *ret_row, bool *ret_found);

#endif
