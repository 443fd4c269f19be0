// Signing in (P01); on a database made by the demo, one person of each role by one click.
#ifndef WEB_ACCOUNT_SIGN_IN_H
#define WEB_ACCOUNT_SIGN_IN_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/show/name.h"

typedef struct {
    Text identity;
    Html icon;
    Name name;
    Message role;
    Name account;
} SignInPerson;

typedef struct {
    SignInPerson *items;
    size_t count;
} SignInPeople;

typedef struct {
    Text csrf;
    Text next; // path to go to afterwards; empty: home
    Text kept; // a form of it that waits; empty: none
    FormFields fields;
    Url register_page; // empty: there is none, as the next
    Url request_access;
    SignInPeople people; // none but on a demo database
} SignInPage;

#endif
