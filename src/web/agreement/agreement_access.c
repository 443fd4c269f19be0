// Who signs in for the sites of an agreement.
#include "base/messages.h"
#include "web/account/seat_words.h"
#include "web/agreement/agreement_view.h"
#include "web/part/frame/icon.h"

static AgreementRights rights_of(const PageCall *call, RightSet rights) {
    Message *names = arena_array(call->arena, Message, RIGHT_COUNT);
    size_t count = 0;
    for (int right = 0; right < (int)RIGHT_COUNT; right++) {
        if (rights_have(rights, (Right)right)) {
            names[count++] = right_words((Right)right);
        }
    }
    return (AgreementRights){names, count};
}

static Message role_words(Text role) {
    return text_equal(role, S("primary"))     ? msg_role_primary()
           : text_equal(role, S("secondary")) ? msg_role_secondary()
                                              : msg_role_user();
}

void agreement_fill_access(const PageCall *call, const AccessView *access, AgreementShow *view) {
    AgreementUser *users = arena_array(call->arena, AgreementUser, access->count);
    for (size_t i = 0; i < access->count; i++) {
        const AccessRow *row = &access->rows[i];
        users[i] = (AgreementUser){
            .person = name_of(row->name, call->lang),
            .mail = row->mail,
            .customer = name_of(row->customer_name, call->lang),
            .site = row->site,
            .role = role_words(row->role),
            .rights = rights_of(call, row->right_set),
            .from = row->from,
            .has_until = !row->until_null,
            .until = row->until,
            .state = tag_of(call->arena, STATES_OF_USER, row->state),
        };
    }
    view->shows_access = true;
    view->users = (AgreementUsers){users, access->count};
    view->shows_rights = access->sees_rights;
    view->access_text = access->whole ? msg_access_all() : msg_access_site();
    view->no_users = (Empty){.icon = icon_html(call->arena, ICON_USERS),
                             .title = msg_no_users(),
                             .text = msg_no_users_text()};
}
