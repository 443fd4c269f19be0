// GET /home: what waits for the reader, before anything else (portal.md P43).
#include "base/messages.h"
#include "web/frame.h"
#include "web/home/home_view.h"
#include "web/part/frame/icon.h"
#include "web/tpl_home.h"

PAGE(home, HTTP_GET, "/home", SEATED, NO_FIELDS) {
    HomePage view = {
        .title = msg_home_title(),
        .sub = msg_plain(call->viewer->account_name),
        .tasks = {arena_array(call->arena, HomeTask, HOME_TASKS_MAX), 0},
        .empty = {.icon = icon_html(call->arena, ICON_CIRCLE_CHECK),
                  .title = msg_home_nothing(),
                  .text = msg_home_nothing_text()},
        .all = home_lines_url(),
        .all_label = msg_renewal_lines(),
    };
    TRY(home_add_orders(call, &view.tasks));
    TRY(home_add_quotes(call, &view.tasks));
    TRY(home_add_lapsing(call, &view.tasks));
    TRY(home_coming(call, &view.coming));
    if (view.tasks.count > 0) {
        view.tasks.items[0].first = true;
    }
    PageParts parts = {.title = view.title, .main = page_part(call)};
    tpl_home(&parts.main, &view);
    return page_show(call, 200, &parts);
}
