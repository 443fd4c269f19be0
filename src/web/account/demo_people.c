// The demo's people: their roles stand as the demo says them.
#include "web/account/demo_people.h"

#include "action/identity/sign_in.h"
#include "base/messages.h"
#include "web/part/frame/icon.h"

Err demo_people(const PageCall *call, SignInPeople *ret_people) {
    DemoPerson *found = NULL;
    size_t count = 0;
    TRY(see_demo_people(call->context, &found, &count));
    SignInPerson *people = arena_array(call->arena, SignInPerson, count);
    for (size_t i = 0; i < count; i++) {
        people[i] = (SignInPerson){
            .identity = found[i].mail,
            .icon = icon_html(call->arena, ICON_USER_ROUND),
            .name = name_of(found[i].mail, call->lang),
            .role = msg_plain(found[i].what),
        };
    }
    *ret_people = (SignInPeople){people, count};
    return OK;
}
