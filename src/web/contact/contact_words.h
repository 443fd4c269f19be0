// What the roles of contacts are called (R1.8).
#ifndef WEB_CONTACT_CONTACT_WORDS_H
#define WEB_CONTACT_CONTACT_WORDS_H

#include "base/show/message.h"
#include "domain/record/contact.h"

Message contact_role_words(ContactRole role);
// Of a role that the store gave by its name.
Message contact_role_words_of(Text role);

#endif
