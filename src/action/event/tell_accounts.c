// The accounts are noted in the transaction that tells: what opens a site to whom changes later.
#include "action/event/tell_accounts_private.h"

#include "store/q_outbox.h"

Err told_customers_ask(const ActionContext *context, EnterpriseId enterprise) {
    return q_outbox_customers_ask(context->db, &(QOutboxCustomersIn){.enterprise = enterprise});
}

Err told_customers_load(const Action *action, QOutboxCustomersRows *ret_customers) {
    return q_outbox_customers(action->db, action->arena,
                              &(QOutboxCustomersIn){.enterprise = action->enterprise},
                              ret_customers);
}

static Err tell_account(const Action *action, AccountId account) {
    return q_outbox_add_to(action->db, &(QOutboxAddToIn){.enterprise = action->enterprise,
                                                         .seq = action->seq,
                                                         .item = action->told,
                                                         .account = account});
}

Err tell_customers(const Action *action, const QOutboxCustomersRows *customers) {
    for (size_t i = 0; i < customers->count; i++) {
        TRY(tell_account(action, customers->rows[i].account));
    }
    return OK;
}

Err tell_customer(Action *action) {
    QOutboxCustomersRows customers;
    TRY(told_customers_load(action, &customers));
    return tell_customers(action, &customers);
}

static QOutboxPartnersIn partners_of(const ActionContext *context, EnterpriseId enterprise,
                                     AgreementId agreement) {
    return (QOutboxPartnersIn){
        .enterprise = enterprise, .agreement = agreement, .today = context->today};
}

Err told_partners_ask(const ActionContext *context, EnterpriseId enterprise,
                      AgreementId agreement) {
    QOutboxPartnersIn in = partners_of(context, enterprise, agreement);
    return q_outbox_partners_ask(context->db, &in);
}

Err told_partners_load(const Action *action, AgreementId agreement,
                       QOutboxPartnersRows *ret_partners) {
    QOutboxPartnersIn in = partners_of(action->context, action->enterprise, agreement);
    return q_outbox_partners(action->db, action->arena, &in, ret_partners);
}

Err tell_partners(const Action *action, const QOutboxPartnersRows *partners) {
    for (size_t i = 0; i < partners->count; i++) {
        TRY(tell_account(action, partners->rows[i].account));
    }
    return OK;
}
