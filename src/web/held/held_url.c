// Addresses of counts.
#include "web/held/held_url.h"

#include "action/gate.h"

Url held_url(Arena *arena, Text entitlement) {
    return url_join(arena, url_path(S("/entitlements")), entitlement);
}

Url held_import_url(Arena *arena, Text site) {
    Url page = url_path(S("/entitlements/import"));
    return site.len > 0 ? url_with(arena, page, S("site"), site) : page;
}

bool held_writes(const PageCall *call) {
    static const Gate gate =
        MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE);
    return gate_ask(&gate, true, call->viewer) == GATE_OPEN;
}
