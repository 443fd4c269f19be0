// Mail addresses: what is taken for one, and the form by which two are the same person's.
#ifndef AUTH_MAIL_ADDRESS_H
#define AUTH_MAIL_ADDRESS_H

#include "base/text.h"

enum { MAIL_BYTES_MAX = 254 };

// The key of an address: blanks around it gone, ASCII letters small. Nothing more is folded: an
// accent or another script is another domain, and another mailbox. False for what is no address:
// one @, something on both sides, a dot inside the domain, no blanks, no control characters, at
// most 254 bytes.
bool mail_key_of(Arena *arena, Text mail, Text *ret_key);

#endif
