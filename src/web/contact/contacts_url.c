// The address and the gate.
#include "web/contact/contacts_url.h"

bool contacts_gate_opens(const Viewer *viewer) {
    static const Gate gate = CONTACTS_GATE;
    return gate_ask(&gate, true, viewer) == GATE_OPEN;
}

Url contacts_url(Arena *arena, Text site) {
    return url_join(arena, url_join(arena, url_path(S("/sites")), site), S("contacts"));
}
