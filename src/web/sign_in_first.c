// Leads to the sign-in and back.
#include "web/sign_in_first.h"

#include "web/account/kept.h"
#include "web/account/seat_form.h"
#include "web/account/sign_in_form.h"
#include "web/frame.h"

enum { PATH_BYTES_MAX = 4096 };

// PATH?next=…: where to go on afterwards. Only what GET can reach is gone back to.
static Err lead_to(PageCall *call, Text path) {
    TextBuf back = buf_new(call->arena, PATH_BYTES_MAX);
    Url next;
    buf_add(&back, call->request->path);
    if (call->request->raw_query.len > 0) {
        buf_add_char(&back, '?');
        buf_add(&back, call->request->raw_query);
    }
    if (back.overflow || !url_local(buf_text(&back), &next) || text_equal(next.text, S("/"))) {
        return page_see_other(call, path);
    }
    return page_see_other(call, url_with(call->arena, url_path(path), S("next"), next.text).text);
}

Err page_sign_in_first(PageCall *call) {
    if (call->request->method == HTTP_POST) {
        return sign_in_show(call, 401, (SignInWay){call->request->path, kept_form(call)}, NULL);
    }
    return lead_to(call, S("/sign-in"));
}

Err page_choose_seat_first(PageCall *call) {
    return call->request->method == HTTP_POST
               ? seat_show(call, 401, call->request->path, kept_form(call))
               : lead_to(call, S("/seat"));
}
