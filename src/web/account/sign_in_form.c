// Shows the sign-in form; begins a session in the browser.
#include "web/account/sign_in_form.h"

#include "action/identity/sign_in.h"
#include "base/messages.h"
#include "web/account/demo_people.h"
#include "web/account/kept.h"
#include "web/account/sign_in.h"
#include "web/cookie.h"
#include "web/frame.h"
#include "web/tpl_sign_in.h"

static Problems failed(const PageCall *call) {
    Problem *problem = arena_array(call->arena, Problem, 1);
    *problem = (Problem){.text = msg_sign_in_failed()};
    return (Problems){problem, 1};
}

Err sign_in_show(PageCall *call, int status, SignInWay way, const Refusals *refusals) {
    FormField *fields = arena_array(call->arena, FormField, 2);
    fields[0] = field_text(S("mail"), msg_mail(), page_typed(call, S("mail")));
    fields[0].type = S("email");
    fields[0].autocomplete = S("username");
    fields[1] = field_password(S("password"), msg_password());
    SignInPage view = {
        .csrf = call->csrf, .next = way.next, .kept = way.kept, .fields = {fields, 2}};
    if (call->is_demo) {
        TRY(demo_people(call, &view.people));
    }
    PageParts parts = {.title = msg_sign_in(), .main = page_part(call)};
    parts.problems = refusals != NULL ? failed(call) : page_problems(call, NULL);
    tpl_sign_in(&parts.main, &view);
    return page_show(call, status, &parts);
}

Err sign_in_lead_on(PageCall *call, Text session, Text device, bool has_seat, SignInWay way) {
    Url url;
    cookie_set(call->arena, call->answer, COOKIE_SESSION, session, COOKIE_FOR_SESSION);
    if (device.len > 0) {
        cookie_set(call->arena, call->answer, COOKIE_DEVICE, device, COOKIE_FOR_YEARS);
    }
    bool goes_back = way.next.len > 0 && url_local(way.next, &url);
    if (goes_back && way.kept.len > 0) {
        return kept_show(call, session, url, way.kept);
    }
    if (has_seat) {
        return page_see_other(call, goes_back ? way.next : S("/home"));
    }
    Url seat = url_path(S("/seat"));
    return page_see_other(
        call, (goes_back ? url_with(call->arena, seat, S("next"), way.next) : seat).text);
}
