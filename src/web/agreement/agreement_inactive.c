// The notice that an agreement is inactive.
#include "web/agreement/agreement_inactive.h"

#include "base/messages.h"
#include "web/customer/customer_words.h"
#include "web/part/frame/icon.h"

void agreement_inactive_tell(const PageCall *call, Text agreement, Text state, Notices *notices) {
    if (!text_equal(state, S("inactive"))) {
        return;
    }
    notices->items[notices->count++] = (Notice){
        .tone = S("warn"),
        .icon = icon_html(call->arena, ICON_CIRCLE_ALERT),
        .title = msg_agreement_is_inactive(),
        .more = true,
        .text = msg_agreement_is_inactive_text(),
        .link = agreement_state_url(call->arena, agreement),
        .link_label = msg_agreement_state(),
    };
}
