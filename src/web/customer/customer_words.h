// What people call programmes and kinds of customers; the addresses of their pages.
#ifndef WEB_CUSTOMER_CUSTOMER_WORDS_H
#define WEB_CUSTOMER_CUSTOMER_WORDS_H

#include "base/show/message.h"
#include "base/show/url.h"

// Of stable names; a name that is none stands as it is.
Message programme_words(Text name);
Message customer_type_words(Text name);

// /customers/<site>, /agreements/<agreement>, /agreements/<agreement>/state
Url customer_url(Arena *arena, Text site);
Url agreement_url(Arena *arena, Text agreement);
Url agreement_state_url(Arena *arena, Text agreement);

#endif
