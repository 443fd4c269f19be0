// The way to a new quote.
#include "web/quote/quote_make.h"

#include "base/messages.h"
#include "web/part/frame/icon.h"

Actions quote_make_actions(const PageCall *call, bool primary) {
    static const Gate gate = MAY(SUBJECT_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES);
    if (gate_ask(&gate, true, call->viewer) != GATE_OPEN) {
        return (Actions){0};
    }
    Action *make = arena_array(call->arena, Action, 1);
    *make = (Action){
        .label = msg_new_quote(),
        .url = url_path(S("/quotes/new")),
        .icon = icon_html(call->arena, ICON_PLUS),
        .primary = primary,
    };
    return (Actions){make, 1};
}
