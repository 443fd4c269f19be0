// Tool rights: what a user of an account may do with it (portal.md P05). Which rows of the
// programme a right reaches is another matter: action/sight.h.
#ifndef DOMAIN_RIGHT_H
#define DOMAIN_RIGHT_H

#include "base/text.h"

typedef enum {
#define RIGHT(id, code, holders) id,
#include "domain/access/right.def"
#undef RIGHT
    RIGHT_COUNT
} Right;

enum { FOR_PARTNER = 1, FOR_CUSTOMER = 2 };

// A set of rights; a right is in it where it holds today.
typedef struct {
    uint32_t bits;
} RightSet;

static inline bool rights_have(RightSet rights, Right right) {
    return (rights.bits >> right & 1) != 0;
}

// The set with the right in it, and with the `view` that an `update` holds.
RightSet rights_with(RightSet rights, Right right);
// All that a primary of this kind of account holds (FOR_PARTNER or FOR_CUSTOMER).
RightSet rights_of_primary(unsigned holder);

// Its stable name, "access.update".
Text right_code(Right right);
// False for a name that is none.
bool right_parse(Text code, Right *ret_right);

#endif
