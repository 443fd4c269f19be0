// Addresses of moves.
#include "web/transfer/transfer_url.h"

Url transfer_url(Arena *arena, Text number) {
    return url_join(arena, url_path(S("/transfers")), number);
}

Url transfer_new_url(const PageCall *call, Text field, Text number) {
    static const Gate gate = MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_UPDATE);
    const Viewer *viewer = call->viewer;
    bool asks = viewer->kind != VIEWER_STAFF || viewer->desk == DESK_RENEWALS;
    return asks && gate_ask(&gate, true, viewer) == GATE_OPEN
               ? url_with(call->arena, url_path(S("/transfers/new")), field, number)
               : (Url){0};
}
