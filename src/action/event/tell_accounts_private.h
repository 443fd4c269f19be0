// Who is told beside those that took part (portal.md §6). Inside action only.
#ifndef ACTION_TELL_ACCOUNTS_PRIVATE_H
#define ACTION_TELL_ACCOUNTS_PRIVATE_H

#include "action/action_private.h"

// What action_tell left last goes to the enterprise's own account too.
Err tell_customer(Action *action);

// It goes to the partners too that see a site of the agreement today (V2), and to no other.
Err tell_partners(Action *action, AgreementId agreement);

#endif
