// Contacts of a site: what they are for (R1.8), and who stands in. Knows no database.
#ifndef DOMAIN_RECORD_CONTACT_H
#define DOMAIN_RECORD_CONTACT_H

#include "base/text.h"

// In R1.8's order.
typedef enum {
    CONTACT_PRIMARY,
    CONTACT_SECONDARY,
    CONTACT_TECHNICAL,
    CONTACT_PROOF,
    CONTACT_RENEWAL,
    CONTACT_BILLING,
    CONTACT_MEDIA,
    CONTACT_ROLE_COUNT
} ContactRole;

// A set of them.
typedef struct {
    unsigned bits;
} ContactRoles;

static inline bool contact_holds(ContactRoles roles, ContactRole role) {
    return (roles.bits >> role & 1U) != 0;
}
static inline ContactRoles contact_roles_with(ContactRoles roles, ContactRole role) {
    return (ContactRoles){roles.bits | 1U << role};
}

// All of them: of an express site's one buyer (R1.8).
ContactRoles contact_roles_all(void);
// R1.8: those that none of a site's contacts holds. The primary stands in for them.
ContactRoles contact_roles_missing(const ContactRoles *held, size_t count);

// "technical"; false for a name that is none.
bool contact_role_find(Text name, ContactRole *ret_role);
Text contact_role_name(ContactRole role);
// "primary billing": names in R1.8's order, with blanks between. The parser takes no other order,
// and no role twice.
Text contact_roles_text(Arena *arena, ContactRoles roles);
bool contact_roles_parse(Text text, ContactRoles *ret_roles);

// A person as papers name it: first and last, but the family first and without a space in scripts
// that have none.
Text contact_name(Arena *arena, Text first, Text last);

#endif
