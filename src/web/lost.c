// The page for each status.
#include "web/lost.h"

#include "action/refusal_message.h"
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/part/frame/lost.h"
#include "web/tpl_lost.h"

static Message text_of_status(int status) {
    switch (status) {
    case 400:
    case 422:
        return msg_lost_input_text();
    case 403:
        return msg_lost_forbidden_here();
    case 404:
    case 405:
        return msg_lost_not_found_text();
    case 503:
    case 507:
        return msg_lost_busy_text();
    default:
        return msg_lost_broken_text();
    }
}

static Err show_lost(PageCall *call, int status, Lost *lost) {
    Action *home = arena_array(call->arena, Action, 1);
    *home = (Action){.label = msg_lost_home(), .url = url_path(S("/")), .primary = true};
    lost->status = status;
    lost->title = status_message(status);
    if (lost->actions.count == 0) {
        lost->actions = (Actions){home, 1};
    }
    PageParts parts = {.title = lost->title, .main = page_part(call)};
    if (call->complaints != NULL) {
        parts.problems = page_problems(call, NULL);
    }
    tpl_lost(&parts.main, lost);
    return page_show(call, status, &parts);
}

Err page_lost(PageCall *call, int status) {
    Lost lost = {.text = text_of_status(status)};
    if (status == 500) {
        lost.reference = call->request->id;
    }
    return show_lost(call, status, &lost);
}

Err page_refused(PageCall *call, const Refusals *refusals) {
    ENSURE(refusals->count > 0);
    RefusalId id = refusals->items[0].id;
    int status = status_of_refusal(id);
    if (status == 404) {
        return page_lost(call, status);
    }
    Lost lost = {.text = page_refusal_words(call, &refusals->items[0]),
                 .has_next = true,
                 .next = refusal_next(id)};
    return show_lost(call, status, &lost);
}

Err page_stale(PageCall *call, Changes changes, Text by, Date day, Url again) {
    Action *look = arena_array(call->arena, Action, 1);
    *look = (Action){.label = msg_look_again(), .url = again, .primary = true};
    Lost lost = {.text = by.len > 0 ? msg_lost_changed_text(by, day) : msg_lost_nothing_saved(),
                 .changes = changes,
                 .actions = {look, 1}};
    return show_lost(call, 412, &lost);
}
