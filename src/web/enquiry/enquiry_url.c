// Addresses and gate.
#include "web/enquiry/enquiry_url.h"

#include "base/messages.h"
#include "web/part/frame/icon.h"

Url enquiry_url(Arena *arena, Text name) {
    return url_join(arena, url_path(S("/enquiries")), name);
}

bool enquiry_ask_opens(const Viewer *viewer) {
    static const Gate gate = ENQUIRY_ASK_GATE;
    return gate_ask(&gate, true, viewer) == GATE_OPEN;
}

Url enquiry_ask_url(Arena *arena, Text site, Text part) {
    Url url = url_path(S("/enquiries/new"));
    if (site.len > 0) {
        url = url_with(arena, url, S("site"), site);
    }
    return part.len > 0 ? url_with(arena, url, S("part"), part) : url;
}

Actions enquiry_actions(const PageCall *call, bool primary) {
    if (!enquiry_ask_opens(call->viewer)) {
        return (Actions){0};
    }
    Action *ask = arena_array(call->arena, Action, 1);
    *ask = (Action){
        .label = msg_enquiry_ask(),
        .url = enquiry_ask_url(call->arena, S(""), S("")),
        .icon = icon_html(call->arena, ICON_PLUS),
        .primary = primary,
    };
    return (Actions){ask, 1};
}
