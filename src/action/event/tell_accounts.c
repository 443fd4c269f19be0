// The accounts are noted in the transaction that tells: what opens a site to whom changes later.
#include "action/event/tell_accounts_private.h"

#include "store/q_outbox.h"

Err tell_customer(Action *action) {
    int64_t added = 0;
    return q_outbox_add_to_customer(action->db,
                                    &(QOutboxAddToCustomerIn){.enterprise = action->enterprise,
                                                              .seq = action->seq,
                                                              .item = action->told},
                                    &added);
}

Err tell_partners(Action *action, AgreementId agreement) {
    int64_t added = 0;
    return q_outbox_add_to_partners(action->db,
                                    &(QOutboxAddToPartnersIn){.enterprise = action->enterprise,
                                                              .seq = action->seq,
                                                              .item = action->told,
                                                              .agreement = agreement,
                                                              .today = action->today},
                                    &added);
}
