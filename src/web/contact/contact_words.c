// Roles to words.
#include "web/contact/contact_words.h"

#include "base/messages.h"

Message contact_role_words(ContactRole role) {
    static Message (*const words[CONTACT_ROLE_COUNT])(void) = {
        [CONTACT_PRIMARY] = msg_contact_primary,     [CONTACT_SECONDARY] = msg_contact_secondary,
        [CONTACT_TECHNICAL] = msg_contact_technical, [CONTACT_PROOF] = msg_contact_proof,
        [CONTACT_RENEWAL] = msg_contact_renewal,     [CONTACT_BILLING] = msg_contact_billing,
        [CONTACT_MEDIA] = msg_contact_media,
    };
    ENSURE(role >= CONTACT_PRIMARY && role < CONTACT_ROLE_COUNT);
    return words[role]();
}

Message contact_role_words_of(Text role) {
    ContactRole found = CONTACT_PRIMARY;
    bool known = contact_role_find(role, &found);
    ENSURE(known);
    return contact_role_words(found);
}
