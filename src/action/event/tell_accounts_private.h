// Who is told beside those that took part (portal.md §6). Inside action only.
#ifndef ACTION_TELL_ACCOUNTS_PRIVATE_H
#define ACTION_TELL_ACCOUNTS_PRIVATE_H

#include "action/action_private.h"
#include "store/q_outbox.h"

// What action_tell left last goes to the enterprise's own account too.
Err tell_customer(Action *action);

// The same for who tells several things: those accounts are asked for (db_ask), loaded once, told.
Err told_customers_ask(const ActionContext *context, EnterpriseId enterprise);
Err told_customers_load(const Action *action, QOutboxCustomersRows *ret_customers);
Err tell_customers(const Action *action, const QOutboxCustomersRows *customers);

// It goes to the partners too that see a site of the agreement today (V2), and to no other.
Err told_partners_load(const Action *action, AgreementId agreement,
                       QOutboxPartnersRows *ret_partners);
Err tell_partners(const Action *action, const QOutboxPartnersRows *partners);
// Says that they will be loaded (db_ask).
Err told_partners_ask(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement);

#endif
