// Roles as bits, and as words.
#include "domain/record/contact.h"

#include "domain/record/name_words.h"

enum { ROLES_BYTES_MAX = 80 };

static const Text names[CONTACT_ROLE_COUNT] = {
    [CONTACT_PRIMARY] = S_INIT("primary"),     [CONTACT_SECONDARY] = S_INIT("secondary"),
    [CONTACT_TECHNICAL] = S_INIT("technical"), [CONTACT_PROOF] = S_INIT("proof"),
    [CONTACT_RENEWAL] = S_INIT("renewal"),     [CONTACT_BILLING] = S_INIT("billing"),
    [CONTACT_MEDIA] = S_INIT("media"),
};

ContactRoles contact_roles_all(void) {
    return (ContactRoles){(1U << CONTACT_ROLE_COUNT) - 1};
}

ContactRoles contact_roles_missing(const ContactRoles *held, size_t count) {
    ContactRoles missing = contact_roles_all();
    for (size_t i = 0; i < count; i++) {
        missing.bits &= ~held[i].bits;
    }
    return missing;
}

Text contact_role_name(ContactRole role) {
    ENSURE(role < CONTACT_ROLE_COUNT);
    return names[role];
}

bool contact_role_find(Text name, ContactRole *ret_role) {
    for (int role = 0; role < (int)CONTACT_ROLE_COUNT; role++) {
        if (text_equal(names[role], name)) {
            *ret_role = (ContactRole)role;
            return true;
        }
    }
    return false;
}

Text contact_roles_text(Arena *arena, ContactRoles roles) {
    TextBuf buf = buf_new(arena, ROLES_BYTES_MAX);
    for (int role = 0; role < (int)CONTACT_ROLE_COUNT; role++) {
        if (contact_holds(roles, (ContactRole)role)) {
            buf_add(&buf, buf.len > 0 ? S(" ") : S(""));
            buf_add(&buf, names[role]);
        }
    }
    return buf_text(&buf);
}

bool contact_roles_parse(Text text, ContactRoles *ret_roles) {
    ContactRoles roles = {0};
    int last = -1;
    size_t begin = 0;
    for (size_t i = 0; i <= text.len; i++) {
        ContactRole role;
        if (i < text.len && text.bytes[i] != ' ') {
            continue;
        }
        if (!contact_role_find((Text){text.bytes + begin, i - begin}, &role) || (int)role <= last) {
            return false;
        }
        roles = contact_roles_with(roles, role);
        last = (int)role;
        begin = i + 1;
    }
    *ret_roles = roles;
    return true;
}

Text contact_name(Arena *arena, Text first, Text last) {
    bool family_first = name_begins_spaceless(last);
    TextBuf buf = buf_new(arena, first.len + last.len + 1);
    buf_add(&buf, family_first ? last : first);
    buf_add(&buf, family_first || first.len == 0 || last.len == 0 ? S("") : S(" "));
    buf_add(&buf, family_first ? first : last);
    return buf_text(&buf);
}
