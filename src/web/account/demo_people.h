// Whom a database of the demo offers by one click.
#ifndef WEB_ACCOUNT_DEMO_PEOPLE_H
#define WEB_ACCOUNT_DEMO_PEOPLE_H

#include "web/account/sign_in.h"
#include "web/page.h"

Err demo_people(const PageCall *call, SignInPeople *ret_people);

#endif
